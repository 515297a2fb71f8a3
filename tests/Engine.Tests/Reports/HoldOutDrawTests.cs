using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>The lot among teams is drawn once, however often a challenge that has not begun is changed.</summary>
public sealed class HoldOutDrawTests(SharedRedis redis)
{
    private static readonly Actor Max = "account:7";
    private static readonly DateTimeOffset Soon = DateTimeOffset.Parse("2026-04-01T00:00:00+02:00");

    private Task<Challenge> Scheduled() =>
        Challenge.Launched(
            x =>
                x with
                {
                    StartsAt = Soon,
                    EndsAt = Soon.AddMonths(3),
                    Baseline = new Baseline
                    {
                        Kind = BaselineKind.Teams,
                        Drawn = new HoldOutDraw { Teams = 1 },
                    },
                },
            redis.ConnectionString
        );

    private static async Task<Campaign> Now(Challenge challenge) =>
        (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign;

    private static async Task Put(Challenge challenge, Func<CampaignDocument, CampaignDocument> change) =>
        await challenge.Engine.Campaigns.Put(Challenge.Code, change((await Now(challenge)).Document), null);

    [Fact]
    public async Task Other_dates_draw_no_other_teams_though_there_are_more_by_then()
    {
        await using var challenge = await Scheduled();
        var drawn = (await Now(challenge)).Document.Baseline!;
        await Put(challenge, x => x with { Teams = [.. x.Teams, new Team("amiens", "Amiens")] });

        var campaign = await Now(challenge);
        await challenge.Engine.Campaigns.Reschedule(
            Challenge.Code,
            campaign.Document with
            {
                EndsAt = Soon.AddMonths(4),
            },
            new Expectation(Versions: [campaign.Mark]),
            Max
        );

        var after = await Now(challenge);
        Assert.Equal(Soon.AddMonths(4), after.EndsAt);
        Assert.True(Baseline.Same(drawn, after.Document.Baseline));
        Assert.Equal(["lille", "lyon"], after.Document.Baseline!.Drawn!.Among);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_has_drawn_teams_is_no_draft_again(bool isTakenOut)
    {
        await using var challenge = await Scheduled();
        if (isTakenOut)
            await Put(challenge, x => x with { Baseline = null });
        var seen = new Expectation(Versions: [(await Now(challenge)).Mark]);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() =>
            challenge.Engine.Drafts.Reopen(Challenge.Code, seen, x => $"{x}", Max)
        );

        Assert.Equal((RefusedKind.Conflict, "teams-drawn"), (refusal.Kind, refusal.Why.Code));
        Assert.NotNull((await Now(challenge)).LaunchedAt);
    }
}
