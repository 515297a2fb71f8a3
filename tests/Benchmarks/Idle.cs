namespace ChallengeHub.Benchmarks;

/// <summary>What a hub costs that nobody calls, with one running campaign.</summary>
internal static class Idle
{
    public static async Task Run(BenchRun run)
    {
        await using var hub = await run.Hub();
        await using var echo = await Echo.Start();
        var campaign = await hub.Launched(run.Scale.Reps);
        await hub.FirstEvents(campaign, TimeSpan.FromSeconds(1));

        // what the start and the first calls left to do is done by then
        await Task.Delay(TimeSpan.FromSeconds(run.Scale.IdleSeconds));
        var hubBefore = hub.Cost;
        var echoBefore = Cost.Of(echo.Id);
        await Task.Delay(TimeSpan.FromSeconds(run.Scale.IdleSeconds));
        var hubAfter = hub.Cost;
        var echoAfter = Cost.Of(echo.Id);

        Figures.Say(
            "idle: memory",
            new Measured($"{hubAfter.Resident / 1e6:N0} MB", hubAfter.Resident),
            new Yardstick($"echo: {echoAfter.Resident / 1e6:N0} MB", echoAfter.Resident)
        );
        var share = (hubAfter.Processor - hubBefore.Processor).TotalSeconds / run.Scale.IdleSeconds;
        var bare = (echoAfter.Processor - echoBefore.Processor).TotalSeconds / run.Scale.IdleSeconds;
        Figures.Say("idle: share of a core", $"{share:0.000} (the echo: {bare:0.000})");
    }
}
