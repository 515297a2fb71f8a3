namespace ChallengeHub;

/// <summary>Who is ahead at equal points: the first to reach them, or nobody.</summary>
public enum TieBreak
{
    FirstToReach,
    Shared,
}

/// <summary>
/// A question to one board. <paramref name="Order"/> orders members of equal points and second: by code, ordinal.
/// </summary>
public sealed record BoardQuery(
    long CampaignId,
    long StartsAtSeconds,
    BoardKey Board,
    TieBreak Ties,
    Comparison<string> Order
);

/// <summary>One line of a leaderboard as shown: the rank is 1 + the number strictly ahead.</summary>
public readonly record struct BoardRow(string Member, long Units, long ReachedAtSeconds, StageCounts Stages, long Rank);

/// <summary>
/// Part of a board at one ledger position. <paramref name="Known"/> is false when the member asked for is not on the
/// board.
/// </summary>
public sealed record BoardPage(long Seq, long Version, long Count, IReadOnlyList<BoardRow> Rows, bool Known = true);

/// <summary>
/// How far a campaign's boards are: complete up to ledger position <paramref name="Seq"/>, written under campaign row
/// <paramref name="Version"/>.
/// </summary>
public readonly record struct BoardPosition(long Seq, long Version);

/// <summary>
/// All that is stored of one board, for the comparison with the ledger; without lines when <paramref name="Lost"/>.
/// </summary>
public sealed record BoardDump(BoardKey Board, long Seq, long Version, bool Lost, IReadOnlyList<BoardLine> Lines);
