using System.Diagnostics;

namespace ChallengeHub.Benchmarks;

/// <summary>Boards rebuilt from a large ledger and compared with it, in peace and while events come.</summary>
internal static class Rebuilding
{
    private const double WritesBeside = 500;

    public static async Task Run(BenchRun run)
    {
        await run.Ledger.Fill();
        await using var hub = await run.Ledger.Open();
        var campaign = run.Ledger.Campaign;
        var entries = (int)await hub.Entries(campaign);
        await Rebuild(hub, campaign);

        var quiet = await Rebuild(hub, campaign);
        var figure = $"rebuild with drift check, {entries:N0} entries";
        Figures.Say(figure, Figures.Milliseconds(quiet), run.Yardsticks.Reading(entries));

        var seconds = run.Scale.Seconds / 5 + quiet.TotalSeconds * 3;
        var events = hub.Singles(4, seconds, campaign) with { WarmUp = 0, PerSecond = WritesBeside };
        var writing = hub.Record(events, 1, campaign);
        await Task.Delay(TimeSpan.FromSeconds(run.Scale.Seconds / 5));
        var busy = await Rebuild(hub, campaign);
        Figures.Say(
            $"{figure}, while {WritesBeside:N0} events/s come",
            Figures.Milliseconds(busy),
            run.Yardsticks.Reading(entries)
        );
        Figures.Say("the events meanwhile", (await writing).Said());
    }

    /// <summary>Throws when a board was not what its ledger says.</summary>
    public static async Task<TimeSpan> Rebuild(MeasuredHub hub, MeasuredCampaign campaign)
    {
        var began = Stopwatch.GetTimestamp();
        var rebuilt = (await hub.Api.Post($"campaigns/{campaign.Code}/rebuild")).Is(200).Json;
        var took = Stopwatch.GetElapsedTime(began);
        return rebuilt.GetProperty("drift").GetInt64() == 0
            ? took
            : throw new InvalidOperationException($"The boards had drifted: {rebuilt}");
    }
}
