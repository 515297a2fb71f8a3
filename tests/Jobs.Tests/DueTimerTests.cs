using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChallengeHub.Jobs.Tests;

public sealed class DueTimerTests
{
    [Fact]
    public async Task A_period_is_closed_at_its_due_time_with_all_its_prizes()
    {
        await using var floor = await Floor.Open();
        using var timer = await Start(floor);
        await floor.Clock.Awaited();
        Assert.Empty(await floor.Closed());

        floor.Clock.SetUtcNow(Floor.Utc(2026, 2, 1).AddMinutes(60).AddMilliseconds(-300));
        await floor.Clock.Awaited();
        Assert.Equal(TimeSpan.FromMilliseconds(300), floor.Clock.LastWait);
        Assert.Empty(await floor.Closed());

        floor.Clock.Advance(TimeSpan.FromMilliseconds(300));
        await floor.Clock.Awaited();

        Assert.Equal([1], await floor.Closed());
        Assert.Equal(["1 best anna", "1 draw anna", "1 draw bob"], (await floor.Awards()).Order());
        await timer.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_end_that_fell_into_downtime_is_closed_at_start_once_with_the_campaign()
    {
        await using var floor = await Floor.Open();
        await floor.Down(Floor.Utc(2026, 6, 1));
        using var timer = await Start(floor);
        await floor.Clock.Awaited();

        Assert.Equal([1, 2, 3], await floor.Closed());
        var awards = await floor.Awards();
        Assert.Equal(["0 grand anna", "1 best anna", "1 draw anna", "1 draw bob"], awards.Order());

        floor.Clock.Advance(TimeSpan.FromSeconds(1));
        await floor.Clock.Awaited();
        Assert.Equal(awards, await floor.Awards());
        await timer.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_campaign_launched_while_the_timer_waits_is_seen_within_a_second()
    {
        await using var floor = await Floor.Open();
        using var timer = await Start(floor);
        await floor.Clock.Awaited();
        var now = floor.Clock.GetUtcNow();
        await floor.Engine.Campaigns.Put(
            "sprint",
            new CampaignDocument
            {
                Name = "Sprint",
                TimeZone = "Etc/UTC",
                Currency = "EUR",
                StartsAt = now.AddDays(-1),
                EndsAt = now.AddMilliseconds(500),
                Periods = new PeriodPlan { Every = PeriodLength.None, GraceMinutes = 0 },
            },
            null
        );
        await floor.Engine.Campaigns.Launch("sprint");

        floor.Clock.Advance(TimeSpan.FromSeconds(1));
        await floor.Clock.Awaited();

        Assert.Equal(CampaignStatus.Closed, (await floor.Engine.Campaigns.Get("sprint")).Status);
        await timer.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<DueTimer> Start(Floor floor)
    {
        var timer = new DueTimer(
            floor.Engine.Closing,
            floor.Clock,
            new Pace(TimeSpan.FromSeconds(1)),
            NullLogger<DueTimer>.Instance
        );
        await timer.StartAsync(TestContext.Current.CancellationToken);
        return timer;
    }
}
