using System.Buffers;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace ChallengeHub.Web;

/// <summary>
/// Answers a stream, one JSON text per line; a fault on the way breaks the connection, so that a part is never taken
/// for the whole.
/// </summary>
public sealed class NdJson<T>(IAsyncEnumerable<T> lines) : IResult
{
    public async Task ExecuteAsync(HttpContext http)
    {
        await using var line = lines.GetAsyncEnumerator(http.RequestAborted);

        // the first one before the headers: what cannot be read at all is an ordinary problem
        var more = await line.MoveNextAsync();
        http.Response.ContentType = NdJson.MediaType;

        for (var count = 1; more; more = await line.MoveNextAsync(), count++)
        {
            JsonSerializer.Serialize(
                new Utf8JsonWriter(
                    http.Response.BodyWriter,
                    new JsonWriterOptions { Encoder = WebJson.Options.Encoder }
                ),
                line.Current,
                WebJson.Options
            );

            http.Response.BodyWriter.Write("\n"u8);
            if (count % 100 == 0)
                await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }

        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}

/// <summary>When a stream of lines is asked for.</summary>
public static class NdJson
{
    public const string MediaType = "application/x-ndjson";

    public static bool IsAsked(HttpRequest request) =>
        request.Query["format"] == "ndjson"
        || MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
            && accepted.Any(x =>
                x.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase) && x.Quality is not 0
            );
}
