using System.Diagnostics;

namespace ChallengeHub.Benchmarks;

/// <summary>
/// The same figures as a ledger grows, and as the players of a campaign become more: each has to stay as it is, or to
/// grow in line.
/// </summary>
internal static class Growth
{
    private const string Top = "period=overall&top=100";
    private const string Around = $"period=overall&around=r{NumberedRequest.Player}";

    public static async Task Run(BenchRun run)
    {
        await run.Ledger.Fill(grown => Look(run, grown));
        await Players(run);
    }

    private static async Task Look(BenchRun run, GrownLedger grown)
    {
        var entries = await grown.Hub.Entries(grown.Campaign);
        var size = $"{entries:N0} entries";
        if (grown.Filled is { } filled)
            Figures.Say(
                $"{size}: the batches that filled it",
                new Measured($"{filled.Rate * run.Scale.Batch:N0}/s, {filled.Times()}", filled.Rate * run.Scale.Batch),
                run.Yardsticks.Rows()
            );
        await Look(run, grown.Hub, grown.Campaign, size);
        Figures.Say($"{size}: bytes of the database an entry", $"{grown.Hub.DatabaseBytes / entries:N0}");
    }

    private static async Task Players(BenchRun run)
    {
        await using var hub = await run.Hub();
        var campaign = await hub.Launched(run.Scale.Players[0]);
        await hub.FirstEvents(campaign, TimeSpan.FromSeconds(1));
        foreach (var players in run.Scale.Players)
        {
            var before = campaign.Players;
            var began = Stopwatch.GetTimestamp();
            campaign = await hub.Joined(campaign, players);
            var joined = Stopwatch.GetElapsedTime(began).TotalSeconds;
            await hub.FirstEvents(campaign, TimeSpan.FromSeconds(1), before);

            var size = $"{players:N0} players";
            if (players > before)
                Figures.Say($"{size}: {players - before:N0} put", $"{joined:N1} s");
            await Look(run, hub, campaign, size);
        }

        var closing = Stopwatch.GetTimestamp();
        (await hub.Api.Post($"campaigns/{campaign.Code}/periods/1/close")).Is(200);
        Figures.Say(
            $"{campaign.Players:N0} players: closing of a month with an entry of each",
            Figures.Milliseconds(Stopwatch.GetElapsedTime(closing)),
            run.Yardsticks.Reading(campaign.Players)
        );
    }

    private static async Task Look(BenchRun run, MeasuredHub hub, MeasuredCampaign campaign, string size)
    {
        var scale = run.Scale;
        var echo = await run.Yardsticks.OfEcho(scale.Connections);
        var seconds = scale.Seconds * 0.6;
        var warmUp = scale.WarmUp / 2;

        var top = hub.Boards(campaign, scale.Connections, seconds, Top) with { WarmUp = warmUp };
        Figures.Say($"{size}: top 100", await Load.Run(top), echo);
        var around = hub.Boards(campaign, scale.Connections, seconds, Around) with { WarmUp = warmUp };
        Figures.Say($"{size}: around one", await Load.Run(around), echo);

        var entries = (int)await hub.Entries(campaign);
        Figures.Say(
            $"{size}: rebuild with drift check",
            Figures.Milliseconds(await Rebuilding.Rebuild(hub, campaign)),
            run.Yardsticks.Reading(entries)
        );

        var events = hub.Singles(scale.Connections, seconds, campaign) with { WarmUp = warmUp };
        Figures.Say($"{size}: events", await hub.Record(events, 1, campaign), echo);
        Figures.Say($"{size}: memory of the hub", $"{hub.Cost.Resident / 1e6:N0} MB");
    }
}
