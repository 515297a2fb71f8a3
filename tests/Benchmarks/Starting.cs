namespace ChallengeHub.Benchmarks;

/// <summary>From the start of the process until it is ready, and the first event after that.</summary>
internal static class Starting
{
    private const int NoSuchPeriod = 999;

    public static async Task Run(BenchRun run)
    {
        await run.Ledger.Fill();
        var echo = await run.Yardsticks.OfStart();
        var starts = new List<TimeSpan>();
        for (var i = 0; i < (run.Scale.IsSmoke ? 1 : 3); i++)
        {
            await using var empty = await MeasuredHub.Start();
            starts.Add(empty.Started);
        }
        var middle = starts.Order().ElementAt(starts.Count / 2);
        Figures.Say("start to ready, empty, the middle of three", Figures.Milliseconds(middle), echo);

        await using var hub = await run.Ledger.Open();
        var campaign = run.Ledger.Campaign;
        var entries = await hub.Entries(campaign);
        Figures.Say($"start to ready, {entries:N0} entries", Figures.Milliseconds(hub.Started), echo);

        await Say(hub, campaign, "the first event after the start");
        await Say(hub, campaign, "the second");
        (await hub.Api.Post($"campaigns/{campaign.Code}/periods/{NoSuchPeriod}/close")).Is(404);
        await Say(hub, campaign, "the first after a request that was refused under the lock");
        Figures.Say($"memory of the hub, {entries:N0} entries", $"{hub.Cost.Resident / 1e6:N0} MB");
    }

    private static async Task Say(MeasuredHub hub, MeasuredCampaign campaign, string figure) =>
        Figures.Say(figure, $"{(await hub.One(campaign)).TotalMilliseconds:N1} ms");
}
