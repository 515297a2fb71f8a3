using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChallengeHub.Jobs.Tests;

public sealed class ReportRunTests
{
    private static readonly ReportQuestion Question = new()
    {
        Kind = ReportKind.Funnel,
        Reader = ReportReader.All,
        Funnel = new FunnelQuery(FunnelBy.Rep),
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_small_campaign_is_answered_at_once()
    {
        await using var floor = await Floor.Open();
        var read = await Asked(floor);
        Assert.Null(read.Run);
        Assert.Equal(2, read.Report!.Total.Received);
    }

    [Fact]
    public async Task A_large_campaign_is_answered_by_a_run_that_answers_the_same_question_for_a_while()
    {
        await using var floor = await Floor.Open(reportFacts: 1);
        var run = (await Asked(floor)).Run!;
        Assert.Equal((ReportRunState.Waiting, 0), (run.State, run.Percent));
        Assert.Equal(run.Id, (await Asked(floor)).Run!.Id);

        Assert.Equal(1, await floor.Engine.ReportMaking.MakeDue(Stop));

        var read = await Asked(floor);
        Assert.Equal((run.Id, 100), (read.Run!.Id, read.Run.Percent));
        Assert.Equal(["anna", "bob"], read.Report!.Rows.Select(x => x.Key!));
        Assert.Equal([1L, 1L], read.Report.Rows.Select(x => x.ActedOn));

        floor.Clock.Advance(ReportRuns.Fresh + TimeSpan.FromMilliseconds(1));
        Assert.NotEqual(run.Id, (await Asked(floor)).Run!.Id);
    }

    [Fact]
    public async Task A_run_left_by_a_dead_node_is_taken_up_once_its_lease_is_over()
    {
        await using var floor = await Floor.Open(reportFacts: 1);
        var run = (await Asked(floor)).Run!.Id;
        Assert.NotNull(await floor.Engine.ReportMaking.Next()); // and the node dies with it
        await floor.Down(floor.Clock.GetUtcNow().AddSeconds(30));

        Assert.Equal(0, await floor.Engine.ReportMaking.MakeDue(Stop));
        Assert.Equal(ReportRunState.Running, (await Got(floor, run)).State);

        floor.Clock.Advance(ReportMaking.Lease);
        Assert.Equal(1, await floor.Engine.ReportMaking.MakeDue(Stop));
        Assert.Equal(ReportRunState.Done, (await Got(floor, run)).State);
    }

    [Fact]
    public async Task A_run_that_kills_every_node_that_makes_it_is_given_up()
    {
        await using var floor = await Floor.Open(reportFacts: 1);
        var run = (await Asked(floor)).Run!.Id;
        for (var i = 0; i < ReportMaking.MaxAttempts; i++)
        {
            Assert.NotNull(await floor.Engine.ReportMaking.Next());
            floor.Clock.Advance(ReportMaking.Lease);
        }

        await floor.Engine.ReportMaking.MakeDue(Stop);

        var stopped = await Got(floor, run);
        Assert.Equal((ReportRunState.Failed, "report-abandoned"), (stopped.State, stopped.Failure!.Code));
    }

    [Fact]
    public async Task What_cannot_be_answered_fails_with_the_reason()
    {
        await using var floor = await Floor.Open(reportFacts: 1);
        var question = Question with { Funnel = new FunnelQuery(FunnelBy.Rep, Period: 99) };
        var read = await floor.Engine.ReportRuns.Read<FunnelReport>(Floor.Campaign, question, "admin");

        await floor.Engine.ReportMaking.MakeDue(Stop);

        var failed = await Got(floor, read.Run!.Id);
        Assert.Equal((ReportRunState.Failed, "no-period"), (failed.State, failed.Failure!.Code));
        // who waits learns of it, and may ask again after a while
        read = await floor.Engine.ReportRuns.Read<FunnelReport>(Floor.Campaign, question, "admin");
        Assert.Equal(failed.Id, read.Run!.Id);
        Assert.Null(read.Report);
        floor.Clock.Advance(ReportRuns.FailedFor + TimeSpan.FromMilliseconds(1));
        read = await floor.Engine.ReportRuns.Read<FunnelReport>(Floor.Campaign, question, "admin");
        Assert.NotEqual(failed.Id, read.Run!.Id);
    }

    [Fact]
    public async Task A_run_is_for_who_sees_as_much_as_it_was_made_for()
    {
        await using var floor = await Floor.Open(reportFacts: 1);
        var own = Question with { Reader = new ReportReader { Teams = ["lyon"] } };
        var run = (await floor.Engine.ReportRuns.Read<FunnelReport>(Floor.Campaign, own, "dora")).Run!.Id;

        Assert.Equal(run, (await floor.Engine.ReportRuns.Get(Floor.Campaign, run, own.Reader)).Id);
        Assert.Equal(run, (await Got(floor, run)).Id);
        foreach (
            var other in new[]
            {
                new ReportReader { Teams = ["paris"] },
                new ReportReader { Rep = 1 },
            }
        )
            await Assert.ThrowsAsync<RefusedException>(() => floor.Engine.ReportRuns.Get(Floor.Campaign, run, other));
    }

    [Fact]
    public async Task Who_asks_for_too_much_keeps_nobody_else_from_asking()
    {
        await using var floor = await Floor.Open(reportFacts: 1);
        for (var i = 0; i < ReportRuns.MaxUnfinished; i++)
            await Asked(floor, "anna", Tried(new WhatIf(PerLead: i)));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Asked(floor, "anna", Question));

        Assert.Equal((RefusedKind.Conflict, "too-many-report-runs"), (refused.Kind, refused.Why.Code));
        Assert.Equal(ReportRunState.Waiting, (await Asked(floor, "bob", Question)).Run!.State);
    }

    [Fact]
    public async Task Assumptions_that_cannot_be_are_refused_before_a_run_is_made()
    {
        await using var floor = await Floor.Open(reportFacts: 1);
        foreach (var wrong in new[] { new WhatIf(PerLead: -1), new WhatIf(Margin: 5), new WhatIf(Fixed: -1) })
        {
            await Assert.ThrowsAsync<RefusedException>(() => Asked(floor, "admin", Tried(wrong)));
            var effect = new ReportQuestion
            {
                Kind = ReportKind.Effect,
                Reader = ReportReader.All,
                WhatIf = wrong,
            };
            await Assert.ThrowsAsync<RefusedException>(() =>
                floor.Engine.ReportRuns.Read<EffectReport>(Floor.Campaign, effect, "admin")
            );
        }

        Assert.Equal(0, await floor.Engine.ReportMaking.MakeDue(Stop));
    }

    [Fact]
    public async Task Reports_take_one_worker_of_a_process_however_often_they_are_begun()
    {
        await using var floor = await Floor.Open(reportFacts: 1);
        await Asked(floor);
        await Asked(floor, "admin", Tried(new WhatIf(PerLead: 1)));

        var making = floor.Engine.ReportMaking;
        var made = await Task.WhenAll(making.MakeDue(Stop), making.MakeDue(Stop), making.MakeDue(Stop));

        Assert.Equal("2 0 0", string.Join(' ', made));
        Assert.Equal(0, await making.MakeDue(Stop));
    }

    [Fact]
    public async Task A_run_that_is_asked_for_is_begun_at_once()
    {
        await using var floor = await Floor.Open(reportFacts: 1);
        using var host = ScheduleTests.Host(floor, JobsMode.Memory);
        await host.StartAsync(Stop);
        var run = (await Asked(floor)).Run!.Id;

        host.Services.GetRequiredService<IBackgroundJobClient>().PokeReports();

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!(await Got(floor, run)).IsOver)
            await Task.Delay(20, patience.Token);
        Assert.Equal(ReportRunState.Done, (await Got(floor, run)).State);
        await host.StopAsync(Stop);
    }

    private static Task<Reported<FunnelReport>> Asked(Floor floor) => Asked(floor, "admin", Question);

    private static Task<Reported<FunnelReport>> Asked(Floor floor, string by, ReportQuestion question) =>
        floor.Engine.ReportRuns.Read<FunnelReport>(Floor.Campaign, question, by);

    private static ReportQuestion Tried(WhatIf tried) =>
        Question with
        {
            Funnel = new FunnelQuery(FunnelBy.Rep) { WhatIf = tried },
        };

    private static Task<ReportRun> Got(Floor floor, long run) =>
        floor.Engine.ReportRuns.Get(Floor.Campaign, run, ReportReader.All);
}
