using System.Buffers.Text;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ChallengeHub.Benchmarks;

/// <summary>
/// One screen: it says SignalR's few words by hand, and notes of each board no more than when it came and up to which
/// place of the ledger it is.
/// </summary>
internal sealed class CrowdScreen
{
    /// <summary>What stands before the number in a message of the yardstick, as in one of the hub.</summary>
    public const string Mark = "\"target\":\"Standings\",\"seq\":";

    private const char End = '\u001e';
    private const int Top = 10;
    private static readonly TimeSpan Pings = TimeSpan.FromSeconds(10);

    // held as long as the process lives, which ends with what it measures
    private readonly ClientWebSocket socket = new();
    private readonly Lock gate = new();
    private readonly List<Sight> sights = [];
    private long bytes;

    private CrowdScreen() => socket.Options.KeepAliveInterval = TimeSpan.Zero;

    /// <summary>Of the last board.</summary>
    public long Last
    {
        get
        {
            lock (gate)
                return sights.Count == 0 ? 0 : sights[^1].Number;
        }
    }

    public int Seen
    {
        get
        {
            lock (gate)
                return sights.Count;
        }
    }

    /// <summary>Of all boards together.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    public IReadOnlyList<Sight> Sights()
    {
        lock (gate)
            return [.. sights];
    }

    public static async Task<CrowdScreen> Connect(CrowdPlan plan)
    {
        var screen = new CrowdScreen();
        var buffer = new byte[16 << 10];
        if (plan.Events is { } events)
        {
            screen.socket.Options.SetRequestHeader("Authorization", $"Bearer {events.Key}");
            await screen.Open(plan.Port, "hubs/board");
            await screen.Say("""{"protocol":"json","version":1}""");
            await screen.Hear(buffer, "{}");
            object[] watched = [events.Campaign, "reps", "overall", Top];
            await screen.Say(
                JsonSerializer.Serialize(
                    new
                    {
                        type = 1,
                        invocationId = "1",
                        target = "Watch",
                        arguments = watched,
                    }
                )
            );
            await screen.Hear(buffer, "\"result\":");
            _ = screen.Ping();
        }
        else
            await screen.Open(plan.Port, "show");

        _ = screen.Look(buffer);
        return screen;
    }

    private Task Open(int port, string path) =>
        socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/{path}"), CancellationToken.None);

    private async Task Say(string message) =>
        await socket.SendAsync(
            Encoding.UTF8.GetBytes(message + End).AsMemory(),
            WebSocketMessageType.Text,
            endOfMessage: true,
            CancellationToken.None
        );

    /// <summary>Until that has come; what came beside it is not measured yet.</summary>
    private async Task Hear(byte[] buffer, string awaited)
    {
        var heard = "";
        while (!heard.Contains(awaited, StringComparison.Ordinal))
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            heard += Encoding.UTF8.GetString(buffer, 0, received.Count);
            var isRefused = heard.Contains("\"error\"", StringComparison.Ordinal);
            if (isRefused || received.MessageType == WebSocketMessageType.Close)
                throw new InvalidOperationException($"A screen is sent away: {heard}");
        }
    }

    private async Task Ping()
    {
        using var timer = new PeriodicTimer(Pings);
        while (await timer.WaitForNextTickAsync())
            await Say("""{"type":6}""");
    }

    private async Task Look(byte[] buffer)
    {
        var filled = 0;
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(filled), CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close)
                return;
            filled += received.Count;
            if (!received.EndOfMessage && filled < buffer.Length)
                continue;
            Note(buffer.AsSpan(0, filled));
            filled = 0;
        }
    }

    /// <summary>Several messages may come in one.</summary>
    private void Note(ReadOnlySpan<byte> message)
    {
        var at = Stopwatch.GetTimestamp();
        var board = message.LastIndexOf("\"target\":\"Standings\""u8);
        if (board < 0)
            return;

        var number = message[board..];
        var seq = "\"seq\":"u8;
        var from = number.IndexOf(seq);
        if (from < 0 || !Utf8Parser.TryParse(number[(from + seq.Length)..], out long value, out _))
            return;

        Interlocked.Add(ref bytes, message.Length);
        lock (gate)
            sights.Add(new Sight(at, value));
    }
}

/// <summary>An event or a board at one moment.</summary>
/// <param name="At">By the clock of <see cref="Stopwatch"/>, which all processes of a machine share.</param>
/// <param name="Number">The place in the ledger; in the yardstick the moment of sending.</param>
internal readonly record struct Sight(long At, long Number);
