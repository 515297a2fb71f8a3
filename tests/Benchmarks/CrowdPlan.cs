namespace ChallengeHub.Benchmarks;

/// <summary>How many screens look on for how long.</summary>
internal sealed record CrowdPlan(int Port, int Screens, double Seconds)
{
    public double WarmUp { get; init; } = 2;

    /// <summary>Null: the <see cref="Echo"/> shows the time, and nothing is sent.</summary>
    public CrowdEvents? Events { get; init; }
}

/// <summary>What is sent while the screens look on.</summary>
/// <param name="Event">JSON, with the places of <see cref="NumberedRequest"/>.</param>
internal sealed record CrowdEvents(string Campaign, string Event, string Key)
{
    public double PerSecond { get; init; } = 50;
    public long First { get; init; }
    public int Players { get; init; } = 1;
}

/// <summary>From the sending of an event until each screen shows it.</summary>
/// <param name="P50">Milliseconds, as the others.</param>
/// <param name="Bytes">Of a message, on the average.</param>
/// <param name="Messages">A second, to all screens together.</param>
internal sealed record CrowdResult(double P50, double P99, double Longest, double Bytes, double Messages)
{
    public double Connected { get; init; }

    public string Said() =>
        $"p50 {P50:N0} ms, p99 {P99:N0} ms, longest {Longest:N0} ms; {Messages:N0} messages/s of {Bytes:N0} bytes";
}
