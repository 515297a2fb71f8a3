using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChallengeHub.Benchmarks;

/// <summary>
/// A load generator in a process of its own: connections that ask without a pause, or at a pace, on plain sockets, and
/// read no more of an answer than its status and length.
/// </summary>
internal static class Load
{
    public const string Word = "load";

    /// <summary>Runs in a second process and waits for what it measured.</summary>
    public static Task<LoadResult> Run(LoadPlan plan) => Second.Ask<LoadPlan, LoadResult>(Word, plan);

    /// <summary>The second process.</summary>
    public static Task<int> Answer() => Second.Answer<LoadPlan, LoadResult>(Measure);

    private static async Task<LoadResult> Measure(LoadPlan plan)
    {
        var numbers = new Numbers(plan.First, plan.Players);
        var before = plan.WarmUp > 0 ? await new Round(plan with { AtMost = null }, numbers, plan.WarmUp).Run() : [];

        var began = Stopwatch.GetTimestamp();
        var took = await new Round(plan, numbers, plan.Seconds).Run();
        return LoadResult.Of(took, Stopwatch.GetElapsedTime(began)) with { Answered = before.Count + took.Count };
    }

    /// <summary>All connections for some seconds.</summary>
    private sealed class Round(LoadPlan plan, Numbers numbers, double seconds)
    {
        private readonly long began = Stopwatch.GetTimestamp();
        private long asked;

        /// <summary>Milliseconds of each answer.</summary>
        public async Task<IReadOnlyCollection<double>> Run()
        {
            var took = await Task.WhenAll(
                Enumerable.Range(0, plan.Connections).Select(at => Task.Run(() => Connection(at)))
            );
            return [.. took.SelectMany(x => x)];
        }

        private async Task<List<double>> Connection(int at)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.NoDelay = true;
            await socket.ConnectAsync(IPAddress.Loopback, plan.Port);
            var requests = plan.Requests.Select(x => new NumberedRequest(x)).ToList();
            var until = began + (long)(seconds * Stopwatch.Frequency);
            var took = new List<double>();
            var buffer = new byte[1 << 16];

            for (var i = at; ; i += plan.Connections)
            {
                var sent = await Turn(i);
                // each asks once at least, however slow the machine is
                var isOver = took.Count > 0 && Math.Max(sent, Stopwatch.GetTimestamp()) >= until;
                if (isOver || !IsAsked())
                    return took;

                await Send(socket, requests[i % requests.Count].Next(numbers));
                await Wait(socket, buffer);
                took.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            }
        }

        private bool IsAsked() => Interlocked.Increment(ref asked) <= (plan.AtMost ?? long.MaxValue);

        /// <summary>
        /// When the request is sent, or was to be sent: a hub that holds a connection up is not spared those behind.
        /// </summary>
        private async Task<long> Turn(int request)
        {
            if (plan.PerSecond is not { } pace)
                return Stopwatch.GetTimestamp();
            var due = began + (long)(request / pace * Stopwatch.Frequency);
            var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (wait <= TimeSpan.Zero)
                return due;
            await Task.Delay(wait);
            return Stopwatch.GetTimestamp();
        }
    }

    private static async Task Send(Socket socket, ReadOnlyMemory<byte> request)
    {
        while (request.Length > 0)
            request = request[await socket.SendAsync(request)..];
    }

    private static async Task Wait(Socket socket, byte[] buffer)
    {
        var read = 0;
        int head;
        while ((head = buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8)) < 0)
            read += await Some(socket, buffer.AsMemory(read));
        var text = Encoding.ASCII.GetString(buffer, 0, head);
        if (!text.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
            throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, read));

        const string length = "content-length: ";
        var from = text.IndexOf(length, StringComparison.OrdinalIgnoreCase);
        if (from < 0)
        {
            await Chunks(socket, buffer, read);
            return;
        }

        var digits = text.AsSpan(from + length.Length);
        var end = digits.IndexOf('\r');
        var left = int.Parse(end < 0 ? digits : digits[..end], CultureInfo.InvariantCulture) - (read - head - 4);
        while (left > 0)
            left -= await Some(socket, buffer);
    }

    /// <summary>Until the last chunk, which is empty.</summary>
    private static async Task Chunks(Socket socket, byte[] buffer, int read)
    {
        while (!buffer.AsSpan(0, read).EndsWith("\r\n0\r\n\r\n"u8))
        {
            var kept = Math.Min(read, 8);
            buffer.AsSpan(read - kept, kept).CopyTo(buffer);
            read = kept + await Some(socket, buffer.AsMemory(kept));
        }
    }

    private static async Task<int> Some(Socket socket, Memory<byte> into) =>
        await socket.ReceiveAsync(into) is > 0 and var some
            ? some
            : throw new InvalidOperationException("The connection was closed.");
}
