using System.Text;

namespace ChallengeHub.Benchmarks;

/// <summary>What is asked for how long.</summary>
/// <param name="Requests">
/// Whole, as they are sent, with the places of <see cref="NumberedRequest"/>; each connection begins with another.
/// </param>
internal sealed record LoadPlan(int Port, int Connections, double Seconds, IReadOnlyList<string> Requests)
{
    public double WarmUp { get; init; } = 2;

    /// <summary>
    /// So many requests a second from all connections together. Null: each asks again as soon as it is answered.
    /// </summary>
    public double? PerSecond { get; init; }

    /// <summary>So many requests after the warm-up, if the time is enough for them.</summary>
    public long? AtMost { get; init; }

    /// <summary>The first number that a request gets.</summary>
    public long First { get; init; }

    /// <summary>How many players the requests are about.</summary>
    public int Players { get; init; } = 1;

    public static string Get(string path, string? key = null) =>
        $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{(key is null ? "" : $"Authorization: Bearer {key}\r\n")}\r\n";

    public static string Post(string path, string json, string? key = null) =>
        $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{(key is null ? "" : $"Authorization: Bearer {key}\r\n")}"
        + $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}";
}

/// <param name="Rate">Answers a second.</param>
/// <param name="P50">Milliseconds, as the others.</param>
internal sealed record LoadResult(double Rate, double P50, double P99, double Longest)
{
    /// <summary>Requests, those of the warm-up too.</summary>
    public long Answered { get; init; }

    public string Said() => $"{Rate:N0}/s, {Times()}";

    public string Times() => $"p50 {P50:N2} ms, p99 {P99:N2} ms, longest {Longest:N0} ms";

    /// <param name="took">Milliseconds.</param>
    public static LoadResult Of(IEnumerable<double> took, TimeSpan elapsed)
    {
        var all = took.Order().ToList();
        return all.Count == 0
            ? throw new InvalidOperationException("Nothing was answered.")
            : new LoadResult(
                all.Count / elapsed.TotalSeconds,
                all[all.Count / 2],
                all[(int)(all.Count * 0.99)],
                all[^1]
            );
    }
}
