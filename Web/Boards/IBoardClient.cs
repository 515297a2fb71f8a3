namespace ChallengeHub.Web;

/// <summary>What a screen receives. Snapshots are the truth; the rest is for delight.</summary>
public interface IBoardClient
{
    /// <summary>
    /// The whole board: at most 10 a second, only when changed. Equal seq replaces, a lower one is to be ignored.
    /// </summary>
    Task Standings(StandingsAnswer snapshot);

    /// <summary>
    /// Points just awarded, in ledger order; after a burst all closings and the latest of the rest. Of a frozen board,
    /// without saying to whom or how many.
    /// </summary>
    Task Scored(IReadOnlyList<ScoredLine> scored);

    Task PeriodEnded(PeriodEnd end);

    Task PeriodClosed(PeriodClosing closing);

    /// <summary>
    /// Walls celebrate who won: with the closing, or at the hour that is set, and again when somebody asks for it.
    /// </summary>
    Task Ceremony(WallCeremony ceremony);

    /// <summary>A lead changed that the person who watches may see, or sees no more.</summary>
    Task LeadChanged(LeadChange change);

    /// <summary>
    /// Points that were taken back or given by hand, the sum for each person and event, in ledger order; of a frozen
    /// board none.
    /// </summary>
    Task Corrected(IReadOnlyList<CorrectedLine> corrected);

    /// <summary>The challenge or a period of it begins, ends or is closed otherwise than a screen was shown.</summary>
    Task CampaignChanged(CampaignChange change);

    /// <summary>Somebody cheers a player, now: it is kept nowhere, and who was not there missed it.</summary>
    Task Cheered(CheerLine cheer);
}

/// <param name="Participant">His code; <c>~</c> where the board is frozen, and then the points are 0.</param>
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
    private const string Nobody = "~";

    /// <summary>
    /// <c>rep</c>, or <c>prospector</c>: a share in what the rep did; null where nobody is named.
    /// </summary>
    public string? Role { get; init; }
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>The mark by which the photo of who is named is fetched; null: there is none.</summary>
    public string? Photo { get; init; }

    /// <summary>
    /// Which sound of the theme is played at his closing, by what it is the sound of; null: the usual one.
    /// </summary>
    public string? Tune { get; init; }

    public static ScoredLine Of(LedgerLine line, CampaignSnapshot snapshot, string language, decimal? amount)
    {
        var known = snapshot.Find(line.Participant);
        return new(
            snapshot.Campaign.Code,
            line.Seq,
            CodeOf(line, snapshot),
            NameOf(line, snapshot, language),
            line.Team,
            line.Stage,
            line.Rule,
            line.Points,
            line.OccurredAt,
            amount
        )
        {
            Role = RoleOf(line),
            RecordedAt = line.RecordedAt,
            Photo = known is null ? null : Audience.PhotoOf(known),
            Tune = known is null ? null : Audience.TuneOf(known),
        };
    }

    /// <summary>What was done, and neither by whom nor for how much.</summary>
    public static ScoredLine Unnamed(LedgerLine line, CampaignSnapshot snapshot, string language)
    {
        using var spoken = Language.Speak(language);
        return new ScoredLine(
            snapshot.Campaign.Code,
            line.Seq,
            Nobody,
            T.WallSomebody,
            null,
            line.Stage,
            null,
            0,
            line.OccurredAt
        )
        {
            RecordedAt = line.RecordedAt,
        };
    }

    internal static string CodeOf(LedgerLine line, CampaignSnapshot snapshot) =>
        Shown(line, snapshot, Audience.Everybody.CodeOf);

    internal static string NameOf(LedgerLine line, CampaignSnapshot snapshot, string language) =>
        Shown(line, snapshot, x => Audience.Everybody.NameOf(x, language));

    private static string RoleOf(LedgerLine line) => line.Rep == line.Participant ? "rep" : "prospector";

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
)
{
    public static ClosingAward Of(Winner winner, string language) =>
        new(
            winner.Prize,
            winner.PrizeName.In(language),
            winner.Rank,
            winner.Code,
            winner.Name,
            winner.Team,
            winner.Points
        );
}
