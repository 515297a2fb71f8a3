namespace ChallengeHub.Web;

/// <summary>What a screen receives. Snapshots are the truth; the rest is for delight.</summary>
public interface IBoardClient
{
    /// <summary>
    /// The whole board: at most 10 a second, only when changed. Equal seq replaces, a lower one is to be ignored.
    /// </summary>
    Task Standings(StandingsAnswer snapshot);

    /// <summary>Points just awarded, in ledger order; after a burst the latest only.</summary>
    Task Scored(IReadOnlyList<ScoredLine> scored);

    Task PeriodEnded(PeriodEnd end);

    Task PeriodClosed(PeriodClosing closing);
}

/// <param name="Participant">His code.</param>
/// <param name="Rule">The rule's code.</param>
/// <param name="Amount">In the campaign's currency, where its privacy lets walls say so.</param>
public sealed record ScoredLine(
    string Campaign,
    long Seq,
    string Participant,
    string Name,
    string? Team,
    string? Stage,
    string? Rule,
    long Points,
    DateTimeOffset OccurredAt,
    decimal? Amount = null
)
{
    public static ScoredLine Of(LedgerLine line, CampaignSnapshot snapshot, string language, decimal? amount) =>
        new(
            snapshot.Campaign.Code,
            line.Seq,
            Shown(line, snapshot, Audience.Everybody.CodeOf),
            Shown(line, snapshot, x => Audience.Everybody.NameOf(x, language)),
            line.Team,
            line.Stage,
            line.Rule,
            line.Points,
            line.OccurredAt,
            amount
        );

    private static string Shown(LedgerLine line, CampaignSnapshot snapshot, Func<Participant, string> nameOf) =>
        snapshot.Find(line.Participant) is { } known ? nameOf(known) : line.Participant;
}

/// <summary>A period's end has passed; its results are provisional until <paramref name="ClosesAt"/>.</summary>
public sealed record PeriodEnd(string Campaign, int Number, DateTimeOffset ClosesAt);

/// <summary>A period, or the campaign (number 0), is certified.</summary>
public sealed record PeriodClosing(
    string Campaign,
    int Number,
    ClosingResults Results,
    IReadOnlyList<ClosingAward> Awards
);

public sealed record ClosingResults(string Sha256, int Version, DateTimeOffset ClosedAt);

public sealed record ClosingAward(
    string Prize,
    string PrizeName,
    long Rank,
    string Code,
    string Name,
    string? Team,
    decimal Points
);
