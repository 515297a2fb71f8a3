namespace ChallengeHub.Benchmarks;

/// <summary>
/// From the sending of an event until each of many screens shows it, beside as many bare WebSockets that are sent the
/// same bytes as often.
/// </summary>
internal static class FanOut
{
    public static async Task Run(BenchRun run)
    {
        await using var hub = await run.Hub();
        var campaign = await hub.Launched(run.Scale.Reps);
        await hub.FirstEvents(campaign, TimeSpan.FromSeconds(1));

        foreach (var screens in run.Scale.Screens)
        {
            var bare = await Bare(run, screens);
            var before = hub.Cost.Processor;
            var shown = await Crowd.Run(
                Plan(run, hub.Port, screens) with
                {
                    Events = new CrowdEvents(campaign.Code, MeasuredCampaign.Event(campaign.Code), hub.Key)
                    {
                        First = hub.First(),
                        Players = campaign.Players,
                    },
                }
            );
            var processor = hub.Cost.Processor - before;

            Figures.Say(
                $"event to screen, {screens:N0} screens, top 10, 50 events/s",
                new Measured(shown.Said(), shown.P99),
                new Yardstick($"bare WebSockets: {bare.Said()}", bare.P99)
            );
            Figures.Say(
                $"{screens:N0} screens connected and shown their first board",
                new Measured($"{shown.Connected:N1} s", shown.Connected),
                new Yardstick($"bare WebSockets: {bare.Connected:N1} s", bare.Connected)
            );
            Figures.Say(
                $"{screens:N0} screens: processor of the hub, connecting included",
                $"{processor.TotalSeconds:N1} s"
            );
        }
    }

    private static async Task<CrowdResult> Bare(BenchRun run, int screens)
    {
        await using var echo = await Echo.Start();
        return await Crowd.Run(Plan(run, echo.Port, screens));
    }

    /// <summary>Long enough that each screen is sent something.</summary>
    private static CrowdPlan Plan(BenchRun run, int port, int screens) =>
        new(port, screens, Math.Max(0.5, run.Scale.Seconds * 2)) { WarmUp = run.Scale.WarmUp };
}
