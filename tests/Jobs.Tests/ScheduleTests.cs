using ChallengeHub.Testing;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChallengeHub.Jobs.Tests;

public sealed class ScheduleTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lost_job_store_loses_nothing()
    {
        await using var floor = await Floor.Open();
        using (var before = Host(floor, JobsMode.Memory))
        {
            await before.StartAsync(Stop);
            await before.StopAsync(Stop);
        }
        floor.Clock.SetUtcNow(Floor.Utc(2026, 3, 15));

        using var after = Host(floor, JobsMode.Memory);
        await after.StartAsync(Stop);
        var store = after.Services.GetRequiredService<JobStorage>();
        using var connection = store.GetConnection();
        Assert.Equal(
            [
                "catch-up",
                "deadlines",
                "drift-check",
                "dry-runs",
                "forget-notifications",
                "keep-reports",
                "report-runs",
                "retention",
                "sweep",
                "tell-players",
            ],
            connection.GetRecurringJobs().Select(x => x.Id).Order()
        );
        await Run(after, "sweep");

        Assert.Equal([1, 2], await floor.Closed());
        Assert.Equal(["1 best anna", "1 draw anna", "1 draw bob"], (await floor.Awards()).Order());
        await after.StopAsync(Stop);
    }

    [Fact]
    public async Task Every_job_may_run_again_and_changes_nothing()
    {
        await using var floor = await Floor.Open();
        floor.Clock.SetUtcNow(Floor.Utc(2026, 2, 15));
        using var host = Host(floor, JobsMode.Database);
        await host.StartAsync(Stop);
        foreach (
            var job in (string[])
                [
                    "sweep",
                    "deadlines",
                    "catch-up",
                    "drift-check",
                    "dry-runs",
                    "report-runs",
                    "keep-reports",
                    "retention",
                    "tell-players",
                    "forget-notifications",
                    "sweep",
                    "deadlines",
                    "catch-up",
                    "drift-check",
                    "dry-runs",
                    "report-runs",
                    "keep-reports",
                    "retention",
                    "tell-players",
                    "forget-notifications",
                ]
        )
            await Run(host, job);

        Assert.Equal([1], await floor.Closed());
        Assert.Equal(3, (await floor.Awards()).Count);
        Assert.Equal(0, await floor.Engine.Boards.Drift(Floor.Campaign));
        await host.StopAsync(Stop);
    }

    [Fact]
    public async Task Two_processes_closing_at_the_same_instant_give_one_result()
    {
        await using var redis = await RedisServer.Start();
        await using var floor = await Floor.Open(redis.ConnectionString);
        var one = floor.Engine;
        var two = await floor.Enter();
        floor.Clock.SetUtcNow(Floor.Utc(2026, 6, 1));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? one : two).Closing.CloseDue()));

        Assert.Equal([1, 2, 3], await floor.Closed());
        Assert.Equal(["0 grand anna", "1 best anna", "1 draw anna", "1 draw bob"], (await floor.Awards()).Order());
        Assert.Equal(
            (await one.Closing.Close(Floor.Campaign, 1)).Sha256,
            (await two.Closing.Close(Floor.Campaign, 1)).Sha256
        );
    }

    [Fact]
    public void A_process_told_to_run_no_jobs_runs_none() =>
        Assert.Empty(new ServiceCollection().AddJobs(JobsModes.Read("off")));

    [Fact]
    public void A_mistyped_mode_is_refused_with_the_words_that_it_may_be()
    {
        Assert.Equal((JobsMode.Database, JobsMode.Memory), (JobsModes.Read(null), JobsModes.Read("memory")));
        Assert.Contains(
            "'memory' or 'off'",
            Assert.Throws<InvalidOperationException>(() => JobsModes.Read("of")).Message
        );
    }

    internal static IHost Host(Floor floor, JobsMode mode)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder
            // Hangfire keeps the one of the last host for the whole process: it outlives each
            .Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddLogging()
            .AddSingleton(floor.Engine.Closing)
            .AddSingleton(floor.Engine.Deadlines)
            .AddSingleton(floor.Engine.BoardNews)
            .AddSingleton(floor.Engine.Boards)
            .AddSingleton(floor.Engine.Campaigns)
            .AddSingleton(floor.Engine.Erasure)
            .AddSingleton(floor.Engine.LeadDrafts)
            .AddSingleton(floor.Engine.LeadDrift)
            .AddSingleton(floor.Engine.DryRunPlay)
            .AddSingleton(floor.Engine.ReportMaking)
            .AddSingleton(floor.Engine.KeptReports)
            .AddSingleton<TimeProvider>(floor.Clock)
            .AddJobs(mode);
        return builder.Build();
    }

    /// <summary>Runs it now through Hangfire, and waits until Hangfire calls it done.</summary>
    private static async Task Run(IHost host, string job)
    {
        var store = host.Services.GetRequiredService<JobStorage>();
        var id = host.Services.GetRequiredService<IRecurringJobManagerV2>().TriggerJob(job);
        using var connection = store.GetConnection();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (connection.GetStateData(id)?.Name is not "Succeeded")
        {
            Assert.NotEqual("Failed", connection.GetStateData(id)?.Name);
            await Task.Delay(20, patience.Token);
        }
    }
}
