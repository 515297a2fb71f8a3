using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChallengeHub.Jobs.Tests;

public sealed class DueTimerTests
{
    /// <summary>Who marks, who closes, and who looks at deadlines: each waits on the clock by itself.</summary>
    private const int All = 3;

    [Fact]
    public async Task A_period_is_closed_at_its_due_time_with_all_its_prizes()
    {
        await using var floor = await Floor.Open();
        using var timer = await Start(floor);
        await floor.Clock.Awaited(All);
        Assert.Empty(await floor.Closed());

        floor.Clock.SetUtcNow(Due.AddMilliseconds(-300));
        var waits = await floor.Clock.Awaited(All);
        Assert.Equal([300, 300, 1000], waits.Select(x => (int)x.TotalMilliseconds).Order());
        Assert.Empty(await floor.Closed());

        floor.Clock.Advance(TimeSpan.FromMilliseconds(300));
        await floor.Clock.Awaited(All - 1);

        Assert.Equal([1], await floor.Closed());
        Assert.Equal(["1 best anna", "1 draw anna", "1 draw bob"], (await floor.Awards()).Order());
        await timer.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_period_that_falls_due_while_another_is_being_computed_is_marked_within_two_seconds()
    {
        await using var floor = await Floor.Open();
        await Launch(floor, "sprint", endsAt: Due.AddMilliseconds(1_500));
        using var timer = await Start(floor);
        await floor.Clock.Awaited(All);
        floor.Clock.SetUtcNow(Due.AddSeconds(-1));
        await floor.Clock.Awaited(All);

        await using (await HeldLedger.Take(floor.Engine.LedgerBoards, Floor.Campaign))
        {
            for (var second = 0; second < 3; second++)
            {
                floor.Clock.Advance(TimeSpan.FromSeconds(1));
                // who closes waits for the ledger
                await floor.Clock.Awaited(All - 1);
            }

            Assert.Equal(Due, (await FirstPeriod(floor, Floor.Campaign)).ClosingAt);
            Assert.Equal(Due.AddSeconds(2), (await FirstPeriod(floor, "sprint")).ClosingAt);
            Assert.Empty(await floor.Closed());
        }

        await timer.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal([1], await floor.Closed());
    }

    [Fact]
    public async Task An_end_that_fell_into_downtime_is_closed_at_start_once_with_the_campaign()
    {
        await using var floor = await Floor.Open();
        await floor.Down(Floor.Utc(2026, 6, 1));
        using var timer = await Start(floor);
        await floor.Clock.Awaited(All);

        Assert.Equal([1, 2, 3], await floor.Closed());
        var awards = await floor.Awards();
        Assert.Equal(["0 grand anna", "1 best anna", "1 draw anna", "1 draw bob"], awards.Order());

        floor.Clock.Advance(TimeSpan.FromSeconds(1));
        await floor.Clock.Awaited(All);
        Assert.Equal(awards, await floor.Awards());
        await timer.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_campaign_launched_while_the_timer_waits_is_seen_within_a_second()
    {
        await using var floor = await Floor.Open();
        using var timer = await Start(floor);
        await floor.Clock.Awaited(All);
        await Launch(floor, "sprint", floor.Clock.GetUtcNow().AddMilliseconds(500));

        floor.Clock.Advance(TimeSpan.FromSeconds(1));
        await floor.Clock.Awaited(All);

        Assert.Equal(CampaignStatus.Closed, (await floor.Engine.Campaigns.Get("sprint")).Status);
        await timer.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>January's grace ends.</summary>
    private static DateTimeOffset Due => Floor.Utc(2026, 2, 1, hour: 1);

    private static async Task<DueTimer> Start(Floor floor)
    {
        var timer = new DueTimer(
            floor.Engine.Closing,
            floor.Engine.Deadlines,
            floor.Clock,
            new Pace(TimeSpan.FromSeconds(1)),
            NullLogger<DueTimer>.Instance
        );
        await timer.StartAsync(TestContext.Current.CancellationToken);
        return timer;
    }

    /// <summary>A campaign of one period without grace.</summary>
    private static async Task Launch(Floor floor, string code, DateTimeOffset endsAt)
    {
        await floor.Engine.Campaigns.Put(
            code,
            new CampaignDocument
            {
                Name = "Sprint",
                TimeZone = "Etc/UTC",
                Currency = "EUR",
                StartsAt = floor.Clock.GetUtcNow().AddDays(-1),
                EndsAt = endsAt,
                Periods = new PeriodPlan { Every = PeriodLength.None, GraceMinutes = 0 },
            },
            null
        );
        await floor.Engine.Campaigns.Launch(code);
    }

    private static async Task<Period> FirstPeriod(Floor floor, string campaign) =>
        (await floor.Engine.Reads.Snapshot(campaign)).Period(1)!;
}
