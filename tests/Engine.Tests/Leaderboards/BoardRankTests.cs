using CsCheck;
using Xunit;
using static ChallengeHub.Engine.Tests.BoardCampaign;

namespace ChallengeHub.Engine.Tests;

public sealed class EmbeddedBoardRankTests(EmbeddedStore store) : BoardRankTests(store);

public sealed class RealBoardRankTests(RealStore store) : BoardRankTests(store);

public abstract class BoardRankTests(BoardStore store)
{
    private readonly BoardCampaign campaign = new(store);

    [Fact]
    public async Task Equal_points_and_second_share_a_rank_in_the_order_of_their_codes()
    {
        await campaign.Load(Line("d", 1), Line("c", 5), Line("b", 5), Line("a", 9));
        Assert.Equal("1 a 9, 2 b 5, 2 c 5, 4 d 1", await campaign.TopText());
    }

    [Fact]
    public async Task The_first_to_reach_is_ahead_unless_ties_are_shared()
    {
        await campaign.Load(Line("late", 5, 90), Line("early", 5, 10), Line("last", 4, 0), Line("top", 9, 999));
        Assert.Equal("1 top 9, 2 early 5, 3 late 5, 4 last 4", await campaign.TopText());
        Assert.Equal("1 top 9, 2 early 5, 2 late 5, 4 last 4", await campaign.TopText(ties: TieBreak.Shared));
    }

    [Fact]
    public async Task Negative_totals_rank_below_zero()
    {
        await campaign.Load(Line("a", -1), Line("b", 0, 500), Line("c", -2), Line("d", 1), Line("e", -1, 3));
        Assert.Equal("1 d 1, 2 b 0, 3 a -1, 4 e -1, 5 c -2", await campaign.TopText());
        Assert.Equal("1 d 1, 2 b 0, 3 a -1, 3 e -1, 5 c -2", await campaign.TopText(ties: TieBreak.Shared));
    }

    [Fact]
    public async Task The_cut_at_top_through_a_tie_keeps_the_first_codes()
    {
        await campaign.Load(Line("z", 9), Line("e", 5), Line("b", 5), Line("d", 5), Line("c", 5), Line("a", 1));
        Assert.Equal("1 z 9, 2 b 5, 2 c 5", await campaign.TopText(3));
        Assert.Equal("1 z 9", await campaign.TopText(1));
        Assert.Equal("", await campaign.TopText(0));
        Assert.Equal(6, (await campaign.Top(3))!.Count);
    }

    [Fact]
    public async Task Around_a_member_of_a_tie_shows_his_neighbours()
    {
        await campaign.Load(Line("z", 9), Line("e", 5), Line("b", 5), Line("d", 5), Line("c", 5), Line("a", 1));
        Assert.Equal("2 b 5, 2 c 5, 2 d 5", Tell(await campaign.Around("c", 1, 1)));
        Assert.Equal("1 z 9, 2 b 5, 2 c 5", Tell(await campaign.Around("b", 5, 1)));
        Assert.Equal("2 e 5, 6 a 1", Tell(await campaign.Around("e", 0, 5)));
        Assert.Equal("6 a 1", Tell(await campaign.Around("a", 0, 0)));
    }

    [Fact]
    public async Task A_shared_rank_counts_those_ahead_that_the_page_does_not_show()
    {
        await campaign.Load(Line("a", 9), Line("b", 5, 1), Line("c", 5, 2), Line("d", 5, 3), Line("e", 2));
        Assert.Equal("2 d 5, 5 e 2", Tell(await campaign.Around("d", 0, 1, TieBreak.Shared)));
        Assert.Equal("4 d 5, 5 e 2", Tell(await campaign.Around("d", 0, 1)));
    }

    [Fact]
    public async Task An_unknown_member_is_told_apart_from_a_lost_board()
    {
        await campaign.Load(3, Line("a", 9));
        var page = (await campaign.Around("nobody", 5, 5))!;
        Assert.False(page.Known);
        Assert.Equal((3, 1, 0), (page.Seq, page.Count, page.Rows.Count));
    }

    [Fact]
    public async Task An_empty_board_of_a_loaded_campaign_is_a_page_without_rows()
    {
        await campaign.Load(7);
        var page = (await campaign.Top(10))!;
        Assert.Equal((7, 0, 0), (page.Seq, page.Count, page.Rows.Count));
        Assert.False((await campaign.Around("a", 1, 1))!.Known);
    }

    [Fact]
    public async Task Extreme_totals_rank_exactly()
    {
        await campaign.Load(
            Line("a", BoardScore.MaxUnits, BoardScore.MaxSeconds),
            Line("b", BoardScore.MaxUnits, BoardScore.MaxSeconds - 1),
            Line("c", -BoardScore.MaxUnits, 0),
            Line("d", -BoardScore.MaxUnits, 1)
        );
        Assert.Equal(
            $"1 b {BoardScore.MaxUnits}, 2 a {BoardScore.MaxUnits}, 3 c -{BoardScore.MaxUnits}, 4 d "
                + $"-{BoardScore.MaxUnits}",
            await campaign.TopText()
        );
        Assert.Equal(BoardScore.MaxSeconds + Start, (await campaign.Around("a", 0, 0))!.Rows[0].ReachedAtSeconds);
    }

    [Fact]
    public async Task Every_page_of_any_board_agrees_with_counting_by_hand()
    {
        var total = Gen.Select(Gen.Int[-2, 2], Gen.Int[0, 2]);
        await Gen.Select(total.Array[1, 12], Gen.Int[0, 13], Gen.Int[0, 4], Gen.Int[0, 4], Gen.Bool)
            .SampleAsync(
                async (totals, top, above, below, shared) =>
                {
                    var here = new BoardCampaign(store);
                    var ties = shared ? TieBreak.Shared : TieBreak.FirstToReach;
                    await here.Load([.. totals.Select((t, i) => Line($"{(char)('a' + i)}", t.Item1, t.Item2))]);
                    var whole = totals
                        .Select((t, i) => (Code: $"{(char)('a' + i)}", Units: t.Item1, At: t.Item2))
                        .OrderByDescending(t => t.Units)
                        .ThenBy(t => t.At)
                        .ThenBy(t => t.Code, StringComparer.Ordinal)
                        .ToList();
                    var expected = whole
                        .Select(t =>
                        {
                            var before = whole.Count(o =>
                                o.Units > t.Units || (!shared && o.Units == t.Units && o.At < t.At)
                            );
                            return $"{1 + before} {t.Code} {t.Units}";
                        })
                        .ToList();

                    Assert.Equal(string.Join(", ", expected.Take(top)), await here.TopText(top, ties));
                    for (var i = 0; i < whole.Count; i++)
                        Assert.Equal(
                            string.Join(", ", expected.Take(i + below + 1).Skip(Math.Max(0, i - above))),
                            Tell(await here.Around(whole[i].Code, above, below, ties))
                        );
                },
                iter: 60,
                threads: 2
            );
    }
}
