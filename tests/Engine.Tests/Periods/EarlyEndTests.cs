using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class EarlyEndTests(SharedRedis redis)
{
    private Task<Challenge> Launched() =>
        Challenge.Launched(x => x with { Prizes = [Some.Prize()] }, redis.ConnectionString);

    [Fact]
    public async Task Ending_early_voids_what_has_not_begun_and_gives_the_current_period_its_grace()
    {
        await using var challenge = await Launched();
        await challenge.Tell("taken", "L1", "anna");
        await challenge.Engine.Campaigns.End(Challenge.Code);
        var periods = (await challenge.Engine.Reads.Snapshot(Challenge.Code)).Periods;
        Assert.Equal(
            (Challenge.Noon, Challenge.Noon.AddHours(1), false),
            (periods[2].EndsAt, periods[2].GraceUntil, periods[2].Void)
        );
        Assert.All(periods.Skip(3), period => Assert.True(period.Void));
        Assert.Equal(RefusedKind.NotFound, await CorrectionsTests.Refused(() => challenge.Board(period: "4")));
        Assert.Equal(
            RefusedKind.NotFound,
            await CorrectionsTests.Refused(() => challenge.Engine.Closing.Close(Challenge.Code, 4))
        );

        challenge.Running.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(
            "outside",
            (await challenge.Tell("taken", "L2", "anna", x => x with { At = Challenge.Noon })).Status
        );
        Assert.Equal(
            3,
            (await challenge.Tell("taken", "L3", "anna", x => x with { At = Challenge.Noon.AddMilliseconds(-1) }))
                .Entries.Single()
                .Period
        );
        challenge.Running.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(3, await challenge.Engine.Closing.CloseDue());
        Assert.Equal(CampaignStatus.Closed, (await challenge.Engine.Campaigns.Get(Challenge.Code)).Status);
        Assert.Equal(
            ("anna", 2m),
            (await challenge.Engine.Awards.Winners(Challenge.Code, 0)).Select(x => (x.Code, x.Points)).Single()
        );
        Assert.Equal(
            "late",
            (await challenge.Tell("taken", "L4", "anna", x => x with { At = Challenge.Noon.AddDays(-1) })).Status
        );
    }

    [Fact]
    public async Task Ending_twice_is_ending_once()
    {
        await using var challenge = await Launched();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => challenge.Engine.Campaigns.End(Challenge.Code)));
        challenge.Running.Clock.Advance(TimeSpan.FromMinutes(10));
        await challenge.Engine.Campaigns.End(Challenge.Code);
        Assert.Equal(Challenge.Noon, (await challenge.Engine.Reads.Snapshot(Challenge.Code)).Campaign.EndedAt);
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task A_campaign_ended_before_its_start_is_closed_at_once_with_empty_results()
    {
        await using var challenge = await Challenge.Launched(
            x => x with { Prizes = [Some.Prize()] },
            redis.ConnectionString,
            Challenge.Start.AddDays(-1)
        );
        await challenge.Engine.Campaigns.End(Challenge.Code);
        Assert.Equal(CampaignStatus.Closed, (await challenge.Engine.Campaigns.Get(Challenge.Code)).Status);
        Assert.Empty((await challenge.Board()).Rows);
        Assert.Empty(await challenge.Engine.Awards.Winners(Challenge.Code, null));
        Assert.Equal(0, await challenge.Engine.Closing.CloseDue());
    }

    [Fact]
    public async Task Ending_at_a_boundary_when_every_begun_period_is_closed_closes_the_campaign()
    {
        await using var challenge = await Launched();
        await challenge.Tell("taken", "L1", "anna");
        challenge.Running.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-01T00:00:00+02:00"));
        for (var month = 1; month <= 3; month++)
            await challenge.Engine.Closing.Close(Challenge.Code, month);
        await challenge.Engine.Campaigns.End(Challenge.Code);
        Assert.Equal(CampaignStatus.Closed, (await challenge.Engine.Campaigns.Get(Challenge.Code)).Status);
        Assert.Single(await challenge.Engine.Awards.Winners(Challenge.Code, 0));
    }

    [Fact]
    public async Task A_draft_is_not_ended()
    {
        await using var running = await RunningEngine.Start(Challenge.Noon, redis.ConnectionString);
        await running.Engine.Campaigns.Put(Challenge.Code, Challenge.Document, null);
        Assert.Equal(
            RefusedKind.Conflict,
            await CorrectionsTests.Refused(() => running.Engine.Campaigns.End(Challenge.Code))
        );
    }
}
