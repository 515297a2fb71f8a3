using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class PrizeOutlookTests
{
    private static readonly Prize Monthly = Some.Prize() with
    {
        Code = "month",
        Scope = PrizeScope.Period,
        Ranks = [1, 2],
        Value = 100.25m,
    };

    [Fact]
    public void What_prizes_can_come_to_is_their_value_for_every_winner_of_every_period()
    {
        var outlook = PrizeOutlook.Of(Some.Campaign() with { Prizes = [Monthly, Some.Prize()] });
        Assert.Equal((12 * 2 * 100.25m + 5000, 0, true), (outlook.Most, outlook.Unbounded.Count, outlook.TiesMayAdd));
    }

    [Fact]
    public void A_stock_bounds_it_and_a_total_to_reach_does_not()
    {
        var outlook = PrizeOutlook.Of(
            Some.Campaign() with
            {
                Prizes = [Monthly with { Stock = 3 }, Some.Prize() with { Ranks = null, MinPoints = 10 }],
            }
        );
        Assert.Equal(
            (3 * 100.25m, "grand", false),
            (outlook.Most, Assert.Single(outlook.Unbounded).Code, outlook.TiesMayAdd)
        );
    }

    [Fact]
    public void Prizes_that_are_not_finished_and_days_that_are_missing_cost_nothing() =>
        Assert.Equal(
            0,
            PrizeOutlook
                .Of(
                    Some.Campaign() with
                    {
                        StartsAt = null,
                        Prizes =
                        [
                            null!,
                            new Prize(),
                            Monthly,
                            Monthly with
                            {
                                Ranks = [1],
                            },
                            Monthly with
                            {
                                Raffle = new Raffle(null, null),
                            },
                        ],
                    }
                )
                .Most
        );

    [Theory]
    [InlineData("2026-01-01", "2027-01-01", PeriodLength.Month, "")]
    [InlineData("2026-03-01", "2026-06-04", PeriodLength.Month, "3/30 last")]
    [InlineData("2026-03-28", "2026-06-01", PeriodLength.Month, "4/31")]
    [InlineData("2026-03-01", "2026-06-11", PeriodLength.Month, "")] // ten days of thirty
    [InlineData("2026-03-07", "2026-03-18", PeriodLength.Week, "2/7 2/7 last")] // from a Saturday to a Tuesday
    [InlineData("2026-01-01", "2026-04-20", PeriodLength.Quarter, "19/91 last")]
    [InlineData("2026-03-01", "2026-03-04", PeriodLength.Day, "")]
    [InlineData("2026-03-01", "2026-03-04", PeriodLength.None, "")]
    [InlineData("2026-03-01", "2026-03-04", PeriodLength.Month, "")] // the only one there is
    public void A_first_or_last_period_of_a_few_days_is_seen(
        string first,
        string end,
        PeriodLength every,
        string expected
    )
    {
        var document = Some.Campaign() with
        {
            StartsAt = LocalDays.Start(DateOnly.Parse(first), Some.Paris),
            EndsAt = LocalDays.Start(DateOnly.Parse(end), Some.Paris),
            Periods = new PeriodPlan { Every = every },
            Prizes = [Monthly],
        };
        Assert.Equal(
            expected,
            string.Join(
                ' ',
                PrizeOutlook.ShortPeriods(document).Select(x => $"{x.Days}/{x.FullDays}{(x.IsLast ? " last" : "")}")
            )
        );
        Assert.Empty(PrizeOutlook.ShortPeriods(document with { Prizes = [Some.Prize()] }));
    }
}
