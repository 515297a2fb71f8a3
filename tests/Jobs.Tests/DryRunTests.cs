using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChallengeHub.Jobs.Tests;

public sealed class DryRunTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_left_by_a_dead_node_is_taken_up_once_its_lease_is_over()
    {
        await using var floor = await Floor.Open();
        var run = await Asked(floor);
        Assert.NotNull(await floor.Engine.DryRunPlay.Next()); // and the node dies with it
        await floor.Down(floor.Clock.GetUtcNow().AddSeconds(30));

        Assert.Equal(0, await floor.Engine.DryRunPlay.PlayDue(Stop));
        Assert.Equal(DryRunState.Running, (await floor.Engine.DryRuns.Get(run)).State);

        floor.Clock.Advance(DryRunPlay.Lease);
        Assert.Equal(1, await floor.Engine.DryRunPlay.PlayDue(Stop));
        Assert.Equal(DryRunState.Done, (await floor.Engine.DryRuns.Get(run)).State);
    }

    [Fact]
    public async Task A_run_that_kills_every_node_that_plays_it_is_given_up()
    {
        await using var floor = await Floor.Open();
        var run = await Asked(floor);
        for (var i = 0; i < DryRunPlay.MaxAttempts; i++)
        {
            Assert.NotNull(await floor.Engine.DryRunPlay.Next());
            floor.Clock.Advance(DryRunPlay.Lease);
        }

        await floor.Engine.DryRunPlay.PlayDue(Stop);

        var stopped = await floor.Engine.DryRuns.Get(run);
        Assert.Equal((DryRunState.Failed, new FieldError("", "dry-run-abandoned")), (stopped.State, stopped.Failure!));
    }

    [Fact]
    public async Task Of_two_nodes_one_plays_a_run()
    {
        await using var redis = await ChallengeHub.Testing.RedisServer.Start();
        await using var floor = await Floor.Open(redis.ConnectionString);
        var one = floor.Engine;
        var two = await floor.Enter();
        await Asked(floor);
        await Asked(floor);

        var played = await Task.WhenAll(one.DryRunPlay.PlayDue(Stop), two.DryRunPlay.PlayDue(Stop));

        Assert.Equal(2, played.Sum());
    }

    [Fact]
    public async Task A_node_that_is_told_to_stop_hands_its_run_back()
    {
        await using var floor = await Floor.Open();
        var run = await Asked(floor);
        var taken = (await floor.Engine.DryRunPlay.Next())!;

        await floor.Engine.DryRunPlay.HandBack(taken);

        Assert.Equal(DryRunState.Waiting, (await floor.Engine.DryRuns.Get(run)).State);
    }

    [Fact]
    public async Task A_run_that_is_asked_for_is_begun_at_once()
    {
        await using var floor = await Floor.Open();
        using var host = ScheduleTests.Host(floor, JobsMode.Memory);
        await host.StartAsync(Stop);
        var run = await Asked(floor);

        host.Services.GetRequiredService<IBackgroundJobClient>().PokeDryRuns();

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!(await floor.Engine.DryRuns.Get(run)).IsOver)
            await Task.Delay(20, patience.Token);
        Assert.Equal(DryRunState.Done, (await floor.Engine.DryRuns.Get(run)).State);
        await host.StopAsync(Stop);
    }

    private static async Task<long> Asked(Floor floor) =>
        (await floor.Engine.DryRuns.Ask(Floor.Campaign, new Trial { Prizes = [] }, DryRunSource.Campaign, "admin")).Id;
}
