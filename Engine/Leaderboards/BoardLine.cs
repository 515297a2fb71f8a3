namespace ChallengeHub;

/// <summary>
/// A member's absolute total on one board. The member is opaque text: a participant's number, a team's code, or
/// <c>17+40</c> for a pair. <paramref name="Remove"/>: the member must leave the board (a team average without active
/// reps).
/// </summary>
public readonly record struct BoardLine(
    BoardKey Board,
    string Member,
    long Units,
    long ReachedAtSeconds,
    StageCounts Stages,
    bool Remove = false
);

/// <summary>
/// The totals, as of ledger position <paramref name="To"/>, of all members that changed in <c>(From, To]</c>; lines may
/// be empty.
/// </summary>
public sealed record BoardUpdate(
    long CampaignId,
    long StartsAtSeconds,
    long From,
    long To,
    long Version,
    IReadOnlyList<BoardLine> Lines
)
{
    /// <summary>Raised by each change of people and settings.</summary>
    public long ConfigVersion { get; init; }

    /// <summary>Whether the other begins at the end of this one, with the same people and rules.</summary>
    public bool IsContinuedBy(BoardUpdate next) =>
        next.CampaignId == CampaignId && next.From == To && next.ConfigVersion == ConfigVersion;

    /// <summary>Both as one.</summary>
    public BoardUpdate Then(BoardUpdate next)
    {
        var later = next.Lines.Select(line => (line.Board, line.Member)).ToHashSet();
        return next with
        {
            From = From,
            Lines = [.. Lines.Where(x => !later.Contains((x.Board, x.Member))), .. next.Lines],
        };
    }
}

/// <summary>
/// All totals as of ledger position <paramref name="Seq"/> and campaign row <paramref name="Version"/>, or those
/// changed since an earlier one.
/// </summary>
public sealed record BoardSnapshot(long Seq, long Version, IReadOnlyList<BoardLine> Lines);

/// <summary>What became of a write. <c>Gap</c>: catch up from the ledger. <c>Lost</c>: rebuild.</summary>
public enum BoardWrite
{
    Applied,
    AlreadyThere,
    Gap,
    Lost,
}
