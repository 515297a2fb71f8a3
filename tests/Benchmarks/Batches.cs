namespace ChallengeHub.Benchmarks;

/// <summary>Events in requests as large as they may be, from four connections.</summary>
internal static class Batches
{
    public static async Task Run(BenchRun run)
    {
        var scale = run.Scale;
        await using var hub = await run.Hub();
        var campaign = await hub.Launched(scale.Reps);
        var plan = hub.Batches(campaign, scale.Seconds, scale.Batch) with { WarmUp = scale.WarmUp };

        var before = hub.Cost;
        var result = await hub.Record(plan, scale.Batch, campaign);
        var written = hub.Cost.Written - before.Written;

        var events = result.Rate * scale.Batch;
        Figures.Say(
            $"events in batches of {scale.Batch:N0}, 4 connections",
            new Measured($"{events:N0}/s, of a batch {result.Times()}", events),
            run.Yardsticks.Rows()
        );
        Figures.Say("bytes written to the disk an event", $"{written / (result.Answered * scale.Batch):N0}");
    }
}
