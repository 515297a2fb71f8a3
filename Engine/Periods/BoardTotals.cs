namespace ChallengeHub;

/// <summary>
/// What the boards of one period say at one position of the ledger: what is booked later does not touch it.
/// </summary>
public sealed record BoardTotals(long Seq, IReadOnlyDictionary<BoardKind, IReadOnlyList<TallyLine>> Lines)
{
    public static BoardTotals Of(Tally tally, int period) =>
        new(
            tally.Seq,
            Enum.GetValues<BoardKind>().ToDictionary(kind => kind, kind => tally.Lines(new BoardKey(kind, period)))
        );
}
