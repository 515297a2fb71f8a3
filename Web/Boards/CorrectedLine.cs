namespace ChallengeHub.Web;

/// <summary>Points that were taken back or given by hand.</summary>
/// <param name="Participant">His code.</param>
/// <param name="Reason">For those only who run the challenge.</param>
public sealed record CorrectedLine(
    string Campaign,
    long Seq,
    string Participant,
    string Name,
    string? Team,
    long Points,
    DateTimeOffset RecordedAt,
    string? Reason
)
{
    /// <summary>What those hear who see boards so; of a frozen board nothing.</summary>
    internal static IReadOnlyList<CorrectedLine> For(
        WatchSight sight,
        IReadOnlyList<LedgerLine> corrected,
        CampaignSnapshot snapshot,
        DateTimeOffset now
    ) =>
        [
            .. corrected
                .Where(line => sight.SeesUnrevealed || Freezing.Since(snapshot, line.Period, now) is null)
                .Select(line => Of(line, snapshot, sight)),
        ];

    private static CorrectedLine Of(LedgerLine line, CampaignSnapshot snapshot, WatchSight sight) =>
        new(
            snapshot.Campaign.Code,
            line.Seq,
            ScoredLine.CodeOf(line, snapshot),
            ScoredLine.NameOf(line, snapshot, sight.Language),
            line.Team,
            line.Points,
            line.RecordedAt,
            sight.SeesUnrevealed ? line.Reason : null
        );
}
