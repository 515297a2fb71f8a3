using System.Diagnostics;

namespace ChallengeHub.Benchmarks;

/// <summary>
/// The closing of a month of many players and entries, and how long the events of another campaign wait meanwhile.
/// </summary>
internal static class Closings
{
    private const double WritesBeside = 100;

    /// <summary>Seconds within which the month is filled.</summary>
    private const double Long = 3_600;

    public static Task Run(BenchRun run) => Run(run, run.Scale.Closing);

    public static Task RunLarge(BenchRun run) => Run(run, run.Scale.LargeClosing);

    private static async Task Run(BenchRun run, Size size)
    {
        await using var hub = await run.Hub();
        var campaign = await Filled(run, hub, size);
        var other = await hub.Launched(run.Scale.Reps);
        var beside = hub.Singles(4, Math.Max(1, run.Scale.Seconds * 2), other) with
        {
            WarmUp = 0,
            PerSecond = WritesBeside,
        };
        var writing = hub.Record(beside, 1, other);
        await Task.Delay(TimeSpan.FromSeconds(run.Scale.Seconds / 5));

        var began = Stopwatch.GetTimestamp();
        (await hub.Api.Post($"campaigns/{campaign.Code}/periods/1/close")).Is(200);
        var closed = Stopwatch.GetElapsedTime(began);

        Figures.Say(
            $"closing of a month, {size.Players:N0} players, {size.Entries:N0} entries",
            Figures.Milliseconds(closed),
            run.Yardsticks.Reading(size.Entries)
        );
        Figures.Say($"{WritesBeside:N0} events/s of another campaign meanwhile", (await writing).Said());
        await Reads.Closed(new Reading(run, hub, campaign), $"{size.Players:N0} reps");
    }

    /// <summary>All in the first month.</summary>
    private static async Task<MeasuredCampaign> Filled(BenchRun run, MeasuredHub hub, Size size)
    {
        var began = Stopwatch.GetTimestamp();
        var campaign = await hub.Launched(size.Players);
        Figures.Say($"{size.Players:N0} players put", $"{Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s");
        await hub.FirstEvents(campaign, TimeSpan.FromSeconds(1));

        var batches = hub.Batches(campaign, Long, run.Scale.Batch, MeasuredCampaign.Begins.AddDays(10));
        var requests = (size.Entries - size.Players) / run.Scale.Batch;
        await hub.Record(batches with { WarmUp = 0, AtMost = requests }, run.Scale.Batch, campaign);
        return campaign;
    }
}
