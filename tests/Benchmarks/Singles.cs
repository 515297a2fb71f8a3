namespace ChallengeHub.Benchmarks;

/// <summary>
/// Single durable events over HTTP: just after the start, by many connections and by one, at half of what is possible,
/// and of many campaigns at once; and what an event costs.
/// </summary>
internal static class Singles
{
    private const string Allocated = "dotnet_gc_heap_total_allocated_bytes_total";
    private const string Paused = "dotnet_gc_pause_time_seconds_total";

    public static async Task Run(BenchRun run)
    {
        var scale = run.Scale;
        var echo = await run.Yardsticks.OfEcho(scale.Connections);
        var echoOfOne = await run.Yardsticks.OfEcho(1);
        await using var hub = await run.Hub();
        var campaign = await hub.Launched(scale.Reps);

        var cold = hub.Singles(scale.Connections, scale.FirstSeconds, campaign) with { WarmUp = 0 };
        Figures.Say(
            $"events, {scale.Connections} connections, the first {scale.FirstSeconds} s after the start",
            await hub.Record(cold, 1, campaign),
            echo
        );

        var most = await Costing(run, hub, campaign);
        Figures.Say($"events, {scale.Connections} connections", most, echo);

        var alone = hub.Singles(1, scale.Seconds, campaign) with { WarmUp = scale.WarmUp };
        var one = await hub.Record(alone, 1, campaign);
        Figures.Say("events, 1 connection", one, echoOfOne);
        Figures.Say("the same beside a commit an event", new Measured(one.Said(), one.Rate), run.Yardsticks.Commits());

        var half = hub.Singles(scale.Connections, scale.OpenLoopSeconds, campaign) with { PerSecond = most.Rate / 2 };
        var paced = await hub.Record(half with { WarmUp = 0 }, 1, campaign);
        Figures.Say($"events at half of that pace for {scale.OpenLoopSeconds} s", paced.Said());
        Figures.Say("length of the database's log at the end", $"{hub.LogBytes / 1e6:N1} MB");

        var campaigns = new List<MeasuredCampaign>();
        for (var i = 0; i < scale.Campaigns; i++)
            campaigns.Add(await hub.Launched(Math.Min(100, scale.Reps)));
        var many = hub.Singles(scale.Connections, scale.Seconds, campaigns) with { WarmUp = scale.WarmUp };
        Figures.Say(
            $"events of {scale.Campaigns} campaigns, {scale.Connections} connections",
            await hub.Record(many, 1, campaigns),
            echo
        );
    }

    /// <summary>Says what an event costs, too.</summary>
    private static async Task<LoadResult> Costing(BenchRun run, MeasuredHub hub, MeasuredCampaign campaign)
    {
        var before = hub.Cost;
        var allocated = await hub.Counter(Allocated);
        var paused = await hub.Counter(Paused);
        var seconds = run.Scale.WarmUp + run.Scale.Seconds;

        var plan = hub.Singles(run.Scale.Connections, run.Scale.Seconds, campaign);
        var result = await hub.Record(plan with { WarmUp = run.Scale.WarmUp }, 1, campaign);

        var cost = hub.Cost;
        Figures.Say("bytes written to the disk an event", $"{(cost.Written - before.Written) / result.Answered:N0}");
        Figures.Say(
            "time of the hub's processor an event",
            $"{(cost.Processor - before.Processor).TotalMicroseconds / result.Answered:N0} µs"
        );
        if (await hub.Counter(Allocated) - allocated is { } bytes)
            Figures.Say("bytes allocated an event", $"{bytes / result.Answered:N0}");
        if (await hub.Counter(Paused) - paused is { } pauses)
            Figures.Say("pauses of the garbage collector", $"{pauses / seconds:P1} of the time");
        return result;
    }
}
