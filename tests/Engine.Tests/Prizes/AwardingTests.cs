using ChallengeHub.Testing;
using CsCheck;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class AwardingTests
{
    private static string[] Winners(Prize prize, params FinalStanding[] standings) =>
        [.. Awarding.Decide(prize, standings).Select(line => line.Code)];

    private static Prize Least(decimal points) => Some.Prize() with { Ranks = null, MinPoints = points };

    [Fact]
    public void Tied_winners_all_win() =>
        Assert.Equal(
            ["a", "b"],
            Winners(Some.Prize(), Some.Standing("a", 9), Some.Standing("b", 9), Some.Standing("c", 8, rank: 3))
        );

    [Fact]
    public void Who_shares_the_last_winning_rank_wins_and_the_next_rank_does_not() =>
        Assert.Equal(
            ["a", "b", "c"],
            Winners(
                Some.Prize(1, 2),
                Some.Standing("a", 9),
                Some.Standing("b", 8, 2),
                Some.Standing("c", 8, 2),
                Some.Standing("d", 7, 4)
            )
        );

    [Fact]
    public void A_prize_for_a_rank_that_a_tie_swallowed_is_not_awarded() =>
        Assert.Empty(Winners(Some.Prize(2, 2), Some.Standing("a", 9), Some.Standing("b", 9), Some.Standing("c", 8, 3)));

    [Fact]
    public void The_next_move_up_for_one_who_may_not_win() =>
        Assert.Equal(
            ["b", "c"],
            Winners(
                Some.Prize(1, 2),
                Some.Standing("a", 9, mayWin: false),
                Some.Standing("b", 8, 2),
                Some.Standing("c", 7, 3),
                Some.Standing("d", 6, 4)
            )
        );

    [Fact]
    public void One_of_a_tie_who_may_not_win_leaves_the_rank_to_the_others() =>
        Assert.Equal(
            ["b", "c"],
            Winners(
                Some.Prize(1, 2),
                Some.Standing("a", 9, mayWin: false),
                Some.Standing("b", 9),
                Some.Standing("c", 8, 3)
            )
        );

    [Fact]
    public void By_target_ranks_are_counted_among_those_who_may_win()
    {
        FinalStanding[] board =
        [
            Some.Standing("a", 9) with
            {
                TargetRank = 2,
                Percent = 80,
            },
            Some.Standing("b", 8, 2, mayWin: false) with
            {
                TargetRank = 1,
                Percent = 120,
            },
            Some.Standing("c", 7, 3),
            Some.Standing("d", 6, 4) with
            {
                TargetRank = 3,
                Percent = 70,
            },
        ];
        var winners = Awarding.Decide(Some.Prize(1, 2) with { By = RankedBy.Target }, board);
        Assert.Equal([("a", 1), ("d", 2)], winners.Select(x => (x.Code, x.TargetRank!.Value)));
    }

    [Fact]
    public void A_tie_for_the_last_of_a_stock_is_drawn_among_those_who_may_win()
    {
        var prize = Some.Prize(1, 2) with { Stock = 2 };
        FinalStanding[] board =
        [
            Some.Standing("a", 9, mayWin: false),
            Some.Standing("b", 8, 2),
            Some.Standing("c", 7, 3, mayWin: false),
            Some.Standing("d", 7, 3),
            Some.Standing("e", 7, 3),
        ];
        var decided = Awarding.Decide(prize, board, new byte[32], given: 0);
        Assert.Equal("""[["d",1],["e",1]]""", System.Text.Encoding.UTF8.GetString(decided.Draw!.Tickets));
        Assert.Equal(2, decided.Winners.Count);
        Assert.Equal("b", decided.Winners[0].Code);
        Assert.Single(decided.Unserved);
    }

    [Fact]
    public void Winners_are_those_of_a_board_on_which_nobody_who_left_ever_stood() =>
        Gen.Select(Gen.Int[-2, 6].Array[0, 20], Gen.Bool.Array[20], Gen.Int[1, 6], Gen.Int[0, 4])
            .Sample(
                (points, stays, from, width) =>
                {
                    var board = points
                        .OrderDescending()
                        .Select((p, i) => Some.Standing($"m{i}", p, 1 + points.Count(other => other > p), stays[i]))
                        .ToList();
                    // the model knows nothing of passing over: it counts, member by member, who of those who stay is
                    // better
                    var staying = board.Where(line => line.MayWin).ToList();
                    var expected = staying.Where(line =>
                        line.Points > 0
                        && 1 + staying.Count(other => other.Points > line.Points) is var rank
                        && rank >= from
                        && rank <= from + width
                    );
                    Assert.Equal(
                        expected.Select(x => x.Code),
                        Awarding.Decide(Some.Prize(from, from + width), board).Select(x => x.Code)
                    );
                }
            );

    [Fact]
    public void No_award_is_made_at_a_total_of_0_or_less() =>
        Assert.Empty(Winners(Some.Prize(1, 9), Some.Standing("a", 0), Some.Standing("b", -3, 2)));

    [Fact]
    public void Everyone_at_or_above_the_minimum_wins() =>
        Assert.Equal(
            ["a", "b"],
            Winners(Least(8), Some.Standing("a", 9), Some.Standing("b", 8, 2), Some.Standing("c", 7.99m, 3))
        );

    [Fact]
    public void With_ranks_and_a_minimum_both_must_hold() =>
        Assert.Equal(
            ["a"],
            Winners(
                Some.Prize(1, 2) with
                {
                    MinPoints = 8,
                },
                Some.Standing("a", 9),
                Some.Standing("b", 7, 2),
                Some.Standing("c", 8, 3)
            )
        );

    [Fact]
    public void A_raffle_is_drawn_not_decided() =>
        Assert.Empty(
            Winners(Some.Prize() with { Raffle = new Raffle(RaffleTickets.Points, 1) }, Some.Standing("a", 9))
        );

    [Fact]
    public void Members_with_equal_rank_and_points_win_or_lose_together() =>
        Gen.Select(Gen.Int[-2, 6].Array[0, 20], Gen.Int[1, 6], Gen.Int[0, 4])
            .Sample(
                (points, from, width) =>
                {
                    var board = points
                        .OrderDescending()
                        .Select((p, i) => Some.Standing($"m{i}", p, 1 + points.Count(other => other > p)))
                        .ToList();
                    var winners = Awarding.Decide(Some.Prize(from, from + width), board);
                    foreach (var line in board)
                        Assert.Equal(
                            line.Points > 0 && line.Rank >= from && line.Rank <= from + width,
                            winners.Contains(line)
                        );
                }
            );
}
