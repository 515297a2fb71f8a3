namespace ChallengeHub.Benchmarks;

/// <summary>What the machine can do at most, measured once in a run, when it is first asked for.</summary>
internal sealed class Yardsticks(Scale scale)
{
    private readonly Dictionary<int, Yardstick> echoes = [];
    private RawSqlite? sqlite;
    private Yardstick? start;

    /// <summary>A bare minimal API that reads an event and answers it, asked by the same load generator.</summary>
    public async Task<Yardstick> OfEcho(int connections)
    {
        if (echoes.TryGetValue(connections, out var known))
            return known;
        await using var echo = await Echo.Start();
        var request = LoadPlan.Post("/echo", MeasuredCampaign.Event("load1"));
        var answered = await Load.Run(
            new LoadPlan(echo.Port, connections, scale.Yardstick, [request]) { WarmUp = scale.WarmUp }
        );
        return echoes[connections] = new Yardstick(
            $"echo, {connections} connections: {answered.Rate:N0}/s, p99 {answered.P99:N2} ms",
            answered.Rate
        );
    }

    public Yardstick Commits() => new($"SQLite alone: {Sqlite.Commits:N0} commits/s", Sqlite.Commits);

    public Yardstick Rows() => new($"SQLite alone, 1,000 a commit: {Sqlite.Rows:N0} rows/s", Sqlite.Rows);

    /// <summary>Milliseconds.</summary>
    public Yardstick Reading(int rows)
    {
        var took = rows / Sqlite.RowsRead * 1_000;
        return new Yardstick($"SQLite alone reads {rows:N0} rows in {took:N0} ms", took);
    }

    /// <summary>Milliseconds.</summary>
    public async Task<Yardstick> OfStart()
    {
        if (start is not null)
            return start;
        await using var echo = await Echo.Start();
        var took = echo.Started.TotalMilliseconds;
        return start = new Yardstick($"echo: {took:N0} ms", took);
    }

    private RawSqlite Sqlite => sqlite ??= RawSqlite.Measure(scale.Yardstick);
}
