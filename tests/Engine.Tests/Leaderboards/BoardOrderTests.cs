using CsCheck;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>A board that is advanced line by line says what ranking all of its lines says.</summary>
public sealed class BoardOrderTests
{
    private static readonly BoardKey Board = new(BoardKind.Teams, BoardKey.Overall);

    private static readonly Gen<BoardLine> Lines = Gen.Select(
        Gen.Int[0, 39],
        Gen.Long[-1, 2],
        Gen.Long[0, 2],
        Gen.Int[0, 5],
        (member, units, second, leaves) =>
            new BoardLine(Board, $"t{member}", units, second, new StageCounts(0, member, 0, 0), leaves == 0)
    );

    [Fact]
    public void After_any_changes_top_ranks_and_neighbours_are_those_of_the_whole_ranking() =>
        Gen.Select(Lines.Array[0, 45].Array[1, 10], Gen.Bool)
            .Sample(
                (changes, shared) =>
                {
                    var ties = shared ? TieBreak.Shared : TieBreak.FirstToReach;
                    var order = new BoardOrder(ties);
                    var lines = new Dictionary<string, BoardLine>();
                    foreach (var change in changes)
                    {
                        var latest = Enumerable.Reverse(change).DistinctBy(line => line.Member).ToList();
                        foreach (var line in latest)
                            lines[line.Member] = line;
                        order.Put([.. latest.Select(line => new Ranked(0, line.Member, line, null))]);
                        Same(Ranking.Rank(lines.Values, Snapshot(ties)), order);
                    }
                },
                iter: 500
            );

    [Fact]
    public void Who_is_looked_for_among_ten_thousand_who_tie_has_the_first_rank()
    {
        var order = new BoardOrder(TieBreak.FirstToReach);
        order.Put([
            .. Enumerable
                .Range(0, 10_000)
                .Select(i => new Ranked(0, $"t{i:D5}", new BoardLine(Board, $"t{i:D5}", 1, 0, default), null)),
        ]);

        var rows = order.Rows(BoardWindow.Around("t07000", 5));

        Assert.Equal(Enumerable.Range(6_995, 11).Select(i => $"t{i:D5}"), rows.Select(row => row.Code));
        Assert.All(rows, row => Assert.Equal(1, row.Rank));
    }

    private static void Same(IReadOnlyList<Ranked> truth, BoardOrder order)
    {
        Assert.Equal(truth, order.Rows(BoardWindow.Whole));
        Assert.Equal(truth.Take(3), order.Rows(BoardWindow.Top(3)));
        Assert.Equal(truth.Count, order.Count);
        foreach (var (place, row) in truth.Index())
            Assert.Equal(
                truth.Skip(place - 2).Take(Math.Min(place, 2) + 3),
                order.Rows(BoardWindow.Around(row.Line.Member, 2))
            );
        Assert.Empty(order.Rows(BoardWindow.Around("nobody", 2)));
    }

    private static CampaignSnapshot Snapshot(TieBreak ties) =>
        new(new Campaign(7, "games", Document(ties), default, default, null, null, null, 1, 1, 0, 0), [], [], []);

    private static CampaignDocument Document(TieBreak ties) => new() { Ties = ties };
}
