using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class PrizeCheckTests
{
    private static string[] Wrong(params Prize[] prizes) =>
        [.. CampaignCheck.Errors(Some.Campaign() with { Prizes = prizes }).Select(error => error.Field)];

    [Fact]
    public void An_empty_prize_lacks_what_is_required() =>
        Assert.Equal(
            ["prizes[0].code", "prizes[0].name", "prizes[0].scope", "prizes[0].board", "prizes[0]", "prizes[1]"],
            Wrong(new Prize(), null!)
        );

    [Fact]
    public void Prizes_have_codes_of_their_own() =>
        Assert.Equal(["prizes[1].code"], Wrong(Some.Prize(), Some.Prize(2, 2)));

    [Fact]
    public void A_prize_is_won_by_rank_by_a_total_or_by_raffle()
    {
        var plain = Some.Prize() with { Ranks = null };
        Assert.Equal(["prizes[0]"], Wrong(plain));
        Assert.Empty(Wrong(plain with { MinPoints = 0.5m }));
        Assert.Empty(Wrong(plain with { Ranks = [1, 1000], MinPoints = 5 }));
        Assert.Empty(Wrong(plain with { Raffle = new Raffle(RaffleTickets.Entries, 1000) }));
        Assert.Empty(
            Wrong(plain with { Raffle = new Raffle(RaffleTickets.Points, 1), Ranks = [4, 10], MinPoints = 1 })
        );
    }

    [Theory]
    [InlineData(PeriodLength.Day, 200, 8, true)]
    [InlineData(PeriodLength.Day, 2, 8, true)]
    [InlineData(PeriodLength.Day, 1, 8, false)]
    [InlineData(PeriodLength.Week, 11, 8, false)]
    [InlineData(PeriodLength.Week, 12, 8, true)]
    [InlineData(PeriodLength.Month, 52, 8, false)]
    [InlineData(PeriodLength.Month, 53, 8, true)]
    [InlineData(PeriodLength.None, 200, 8, false)]
    public void Prizes_of_periods_are_decided_five_thousand_times_at_most(
        PeriodLength every,
        int prizes,
        int years,
        bool refused
    )
    {
        var document = Some.Campaign() with
        {
            EndsAt = Some.Campaign().StartsAt!.Value.AddYears(years),
            Periods = new PeriodPlan { Every = every },
            Prizes =
            [
                .. Enumerable
                    .Range(0, prizes)
                    .Select(i => Some.Prize() with { Code = $"p{i}", Scope = PrizeScope.Period }),
            ],
        };
        Assert.Equal(refused ? ["prizes"] : [], CampaignCheck.Errors(document).Select(error => error.Field));
        Assert.Empty(
            CampaignCheck.Errors(
                document with
                {
                    Prizes = [.. document.Prizes.Select(x => x with { Scope = PrizeScope.Campaign })],
                }
            )
        );
    }

    [Fact]
    public void Ranks_are_a_first_and_a_last()
    {
        foreach (
            int[] ranks in new int[][] { [], [1], [0, 1], [2, 1], [1, 1001], [1, 2, 3], [int.MinValue, int.MaxValue] }
        )
            Assert.Equal(["prizes[0].ranks"], Wrong(Some.Prize() with { Ranks = ranks }));
    }

    [Fact]
    public void Numbers_out_of_range_are_named()
    {
        Assert.Equal(["prizes[0].minPoints"], Wrong(Some.Prize() with { MinPoints = 0 }));
        Assert.Equal(["prizes[0].minPoints"], Wrong(Some.Prize() with { MinPoints = 33_554_432 }));
        Assert.Equal(["prizes[0].value"], Wrong(Some.Prize() with { Value = -0.01m }));
        Assert.Empty(Wrong(Some.Prize() with { Value = 0 }));
        Assert.Equal(
            ["prizes[0].raffle.winners"],
            Wrong(Some.Prize() with { Raffle = new Raffle(RaffleTickets.Points, 1001) })
        );
        Assert.Equal(
            ["prizes[0].raffle.tickets", "prizes[0].raffle.winners"],
            Wrong(Some.Prize() with { Raffle = new Raffle(null, null) })
        );
    }

    [Fact]
    public void A_campaign_has_up_to_200_prizes()
    {
        Assert.Empty(Wrong([.. Enumerable.Range(0, 200).Select(i => Some.Prize() with { Code = $"p{i}" })]));
        Assert.Equal(
            ["prizes"],
            Wrong([.. Enumerable.Range(0, 201).Select(i => Some.Prize() with { Code = $"p{i}" })])
        );
    }

    [Fact]
    public void What_goes_by_the_target_needs_targets_on_its_board()
    {
        string[] Of(Objectives? objectives, Prize prize) =>
            [
                .. CampaignCheck
                    .Errors(Some.Campaign() with { Prizes = [prize], Objectives = objectives })
                    .Select(error => error.Field),
            ];
        var tier = Some.Prize() with { Ranks = null, MinPercent = 100 };
        var reps = new Objectives
        {
            Per = TargetSpan.Period,
            Reps = new Dictionary<string, decimal> { ["anna"] = 120 },
        };
        Assert.Empty(Of(reps, tier));
        Assert.Empty(Of(reps, Some.Prize() with { By = RankedBy.Target }));
        Assert.Equal(["prizes[0].minPercent"], Of(null, tier));
        Assert.Equal(["prizes[0].minPercent"], Of(reps, tier with { Board = BoardKind.Teams }));
        Assert.Equal(["prizes[0].minPercent"], Of(reps, tier with { Board = BoardKind.Pairs }));
        Assert.Equal(["prizes[0].minPercent"], Of(reps, tier with { MinPercent = 0 }));
        Assert.Equal(["prizes[0].by"], Of(null, Some.Prize() with { By = RankedBy.Target }));
        Assert.Equal(
            ["prizes[0].by"],
            Of(reps, Some.Prize() with { By = RankedBy.Target, Ranks = null, MinPoints = 5 })
        );
        Assert.Equal(["prizes[0].stock"], Of(reps, tier with { Stock = 0 }));
    }

    [Fact]
    public void A_budget_and_objectives_that_make_no_sense_are_named()
    {
        string[] Of(CampaignDocument document) => [.. CampaignCheck.Errors(document).Select(error => error.Field)];
        Assert.Equal(["budget"], Of(Some.Campaign() with { Budget = -1 }));
        Assert.Equal(["objectives.per"], Of(Some.Campaign() with { Objectives = new Objectives() }));
        Assert.Equal(
            [
                "objectives.reps.anna",
                "objectives.reps.bob",
                "objectives.reps",
                "objectives.prospectors.pia",
                "objectives.teams.nice",
            ],
            Of(
                Some.Campaign() with
                {
                    Objectives = new Objectives
                    {
                        Per = TargetSpan.Campaign,
                        Reps = new Dictionary<string, decimal>
                        {
                            ["anna"] = 0,
                            ["bob"] = 33_554_432,
                            ["no code"] = 1,
                            ["carl"] = 0.01m,
                        },
                        Prospectors = new Dictionary<string, decimal> { ["pia"] = 0.001m },
                        Teams = new Dictionary<string, decimal> { ["lyon"] = 5, ["nice"] = 5 },
                    },
                }
            )
        );
    }
}
