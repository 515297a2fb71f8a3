using CsCheck;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class BoardScoreTests
{
    private const long Start = 1_767_225_600;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(BoardScore.MaxUnits, 0)]
    [InlineData(BoardScore.MaxUnits, BoardScore.MaxSeconds)]
    [InlineData(-BoardScore.MaxUnits, 0)]
    [InlineData(-BoardScore.MaxUnits, BoardScore.MaxSeconds)]
    [InlineData(-1, 0)]
    [InlineData(-1, BoardScore.MaxSeconds)]
    public void The_extremes_come_back_as_they_went_in(long units, long seconds)
    {
        var score = BoardScore.Pack(units, Start + seconds, Start);
        Assert.Equal(units, BoardScore.Units(score));
        Assert.Equal(Start + seconds, BoardScore.ReachedAt(score, Start));
    }

    [Fact]
    public void Any_total_and_second_come_back_exactly() =>
        Gen.Select(Gen.Long[-BoardScore.MaxUnits, BoardScore.MaxUnits], Gen.Long[0, BoardScore.MaxSeconds])
            .Sample(
                (units, seconds) =>
                {
                    var score = BoardScore.Pack(units, Start + seconds, Start);
                    return BoardScore.Units(score) == units && BoardScore.ReachedAt(score, Start) == Start + seconds;
                }
            );

    [Fact]
    public void More_points_win_then_the_earlier_second()
    {
        var total = Gen.Select(
            Gen.Long[-50, 50],
            Gen.OneOf(Gen.Long[0, 5], Gen.Long[BoardScore.MaxSeconds - 5, BoardScore.MaxSeconds])
        );
        Gen.Select(total, total)
            .Sample(
                (x, y) =>
                {
                    var ahead = x.Item1 != y.Item1 ? x.Item1.CompareTo(y.Item1) : y.Item2.CompareTo(x.Item2);
                    return BoardScore
                            .Pack(x.Item1, Start + x.Item2, Start)
                            .CompareTo(BoardScore.Pack(y.Item1, Start + y.Item2, Start)) == ahead;
                }
            );
    }

    [Theory]
    [InlineData(BoardScore.MaxUnits + 1, 0)]
    [InlineData(-BoardScore.MaxUnits - 1, 0)]
    [InlineData(0, -1)]
    [InlineData(0, BoardScore.MaxSeconds + 1)]
    public void What_does_not_fit_is_refused_and_never_bent(long units, long seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BoardScore.Pack(units, Start + seconds, Start));

    [Fact]
    public void A_board_is_told_and_read_back()
    {
        foreach (var kind in Enum.GetValues<BoardKind>())
            Assert.Equal(new BoardKey(kind, 7), BoardKey.Parse(new BoardKey(kind, 7).ToString()));
        Assert.Equal("reps:0", new BoardKey(BoardKind.Reps, BoardKey.Overall).ToString());
        Assert.Null(BoardKey.KindOf("Reps"));
        Assert.Throws<FormatException>(() => BoardKey.Parse("reps:"));
        Assert.Throws<FormatException>(() => BoardKey.Parse("cats:1"));
    }
}
