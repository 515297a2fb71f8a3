using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>An answer of JSON that was written once; the instant of <c>asOf</c>, where it has one, is that of the
/// sending.</summary>
public sealed class JsonBytes : IResult
{
    private static readonly byte[] AsOf = "\"asOf\":\""u8.ToArray();
    private readonly byte[] bytes;
    private readonly int stamp;
    private readonly int after;
    private readonly TimeProvider? clock;

    private JsonBytes(byte[] bytes, int stamp, int after, TimeProvider? clock)
    {
        this.bytes = bytes;
        this.stamp = stamp;
        this.after = after;
        this.clock = clock;
    }

    public int Length => bytes.Length;

    /// <summary>False: it is for who asked now alone.</summary>
    public bool IsKept { get; init; } = true;

    /// <summary>It depends on the clock, and is kept no longer; null: as long as its version is the last.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>From when on who asks for it has it made again beside him; null: never.</summary>
    public DateTimeOffset? RenewFrom { get; init; }

    public bool IsGood(DateTimeOffset now) => Until is null || now < Until;

    public bool IsOld(DateTimeOffset now) => now >= RenewFrom;

    public static JsonBytes Of<T>(T answer) =>
        new(JsonSerializer.SerializeToUtf8Bytes(answer, WebJson.Options), 0, 0, null);

    /// <summary>Of an answer that depends on the clock: good for so long, and made again in time while it is asked
    /// for.</summary>
    public static JsonBytes Of<T>(T answer, DateTimeOffset now, TimeSpan good) =>
        new(JsonSerializer.SerializeToUtf8Bytes(answer, WebJson.Options), 0, 0, null)
        {
            Until = now + good,
            RenewFrom = now + good / 2,
        };

    /// <summary>Of an answer with a member <c>asOf</c>, before any text of people.</summary>
    public static JsonBytes Stamped<T>(T answer, TimeProvider clock, bool isKept)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, WebJson.Options);
        var stamp = bytes.AsSpan().IndexOf(AsOf) + AsOf.Length;
        var end = stamp + bytes.AsSpan(stamp).IndexOf((byte)'"');
        return new JsonBytes(bytes, stamp, end, clock) { IsKept = isKept };
    }

    public async Task ExecuteAsync(HttpContext http)
    {
        var response = http.Response;
        response.ContentType = "application/json; charset=utf-8";
        var now = clock is null ? [] : Encoding.ASCII.GetBytes(Text(clock.GetUtcNow()));
        response.ContentLength = bytes.Length - (after - stamp) + now.Length;
        if (HttpMethods.IsHead(http.Request.Method))
            return;

        response.BodyWriter.Write(bytes.AsSpan(0, stamp));
        response.BodyWriter.Write(now);
        response.BodyWriter.Write(bytes.AsSpan(after));
        await response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    private static string Text(DateTimeOffset now) => JsonSerializer.Serialize(now, WebJson.Options).Trim('"');
}
