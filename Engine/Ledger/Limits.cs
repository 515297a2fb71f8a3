namespace ChallengeHub;

/// <summary>A total is limited to ±33,554,431 board units: points, or hundredths for averages.</summary>
internal static class Limits
{
    public static bool Broken(CampaignState state, IReadOnlyList<LedgerEntry> entries) =>
        !state.Tally.StayWithin(entries, state.Snapshot.Averages ? BoardScore.MaxUnits / 100 : BoardScore.MaxUnits)
        && state.Tally.After(entries).Any(line => Broken(state.Snapshot, line.Board, line.Member, line.Points));

    /// <summary>A team whose last rep has left counts as one of one: he may come back.</summary>
    public static bool Broken(CampaignSnapshot snapshot, BoardKind board, string member, long points) =>
        BoardScore.MaxUnits
        < Math.Abs(
            board == BoardKind.Teams && snapshot.Averages
                ? TallyLine.Average(points, Math.Max(1, snapshot.ActiveReps.GetValueOrDefault(member)))
                : points
        );
}
