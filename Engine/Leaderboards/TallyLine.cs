namespace ChallengeHub;

/// <summary>What a member has on one board of one period.</summary>
public readonly record struct MemberTotal(BoardKind Board, string Member, long Points);

/// <summary>A member's total on one board as the ledger has it. Entries: awards and adjustments not reversed.</summary>
public sealed record TallyLine(
    BoardKey Board,
    string Member,
    long Points,
    long ReachedAtSeconds,
    StageCounts Stages,
    int Entries
)
{
    /// <summary>
    /// As the board keeps it: points, or for team averages hundredths per active rep, rounded half away from zero.
    /// </summary>
    public BoardLine On(CampaignSnapshot snapshot)
    {
        // it may have earned something before somebody took it out of the game
        if (Board.Kind == BoardKind.Teams && snapshot.IsHeldOut(Member))
            return new BoardLine(Board, Member, 0, ReachedAtSeconds, Stages, Remove: true);
        if (Board.Kind != BoardKind.Teams || !snapshot.Averages)
            return new BoardLine(Board, Member, Points, ReachedAtSeconds, Stages);
        var reps = snapshot.ActiveReps.GetValueOrDefault(Member);
        return reps == 0
            ? new BoardLine(Board, Member, 0, ReachedAtSeconds, Stages, Remove: true)
            : new BoardLine(Board, Member, Average(Points, reps), ReachedAtSeconds, Stages);
    }

    /// <summary>Hundredths.</summary>
    public static long Average(long points, int reps) =>
        (long)Math.Round(points * 100m / reps, MidpointRounding.AwayFromZero);
}
