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
);

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
