using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class FreezeCheckTests
{
    private static FieldError[] Wrong(Freeze freeze, Func<CampaignDocument, CampaignDocument>? change = null) =>
        [.. CampaignCheck.Errors((change ?? (x => x))(Some.Campaign()) with { Freeze = freeze })];

    [Theory]
    [InlineData(0, FreezeOf.Campaign, false)]
    [InlineData(1, FreezeOf.Campaign, true)]
    [InlineData(720, FreezeOf.Campaign, true)]
    [InlineData(721, FreezeOf.Campaign, false)]
    [InlineData(null, FreezeOf.Campaign, false)]
    // the February of 2026 has 672 hours
    [InlineData(671, FreezeOf.Period, true)]
    [InlineData(672, FreezeOf.Period, false)]
    public void A_freeze_has_1_to_720_hours_and_fewer_than_what_it_freezes(int? hours, FreezeOf of, bool fits)
    {
        var wrong = Wrong(new Freeze(hours, of));
        Assert.Equal(fits, wrong.Length == 0);
        Assert.All(wrong, error => Assert.Equal("freeze.hours", error.Field));
    }

    [Fact]
    public void A_day_that_the_clocks_make_shorter_is_the_shortest_period()
    {
        static CampaignDocument Daily(CampaignDocument x) =>
            x with
            {
                Periods = new PeriodPlan { Every = PeriodLength.Day },
            };

        Assert.Empty(Wrong(new Freeze(22, FreezeOf.Period), Daily));
        Assert.Equal(
            new FieldError("freeze.hours", "freeze-of-period", 23m),
            Assert.Single(Wrong(new Freeze(23, FreezeOf.Period), Daily))
        );
    }

    [Fact]
    public void A_campaign_is_frozen_for_less_than_it_lasts()
    {
        static CampaignDocument Brief(CampaignDocument x) => x with { EndsAt = x.StartsAt!.Value.AddHours(36) };

        Assert.Empty(Wrong(new Freeze(35), Brief));
        Assert.Equal(
            new FieldError("freeze.hours", "freeze-of-campaign", 36m),
            Assert.Single(Wrong(new Freeze(36), Brief))
        );
    }

    [Fact]
    public void What_has_no_dates_yet_is_told_of_its_dates_alone() =>
        Assert.DoesNotContain(
            CampaignCheck.Errors(new CampaignDocument { Freeze = new Freeze(48, FreezeOf.Period) }),
            error => error.Field.StartsWith("freeze", StringComparison.Ordinal)
        );
}
