namespace ChallengeHub.Web;

/// <summary>A lead in the list behind a figure.</summary>
/// <param name="Title">The company, where the reader may know it, else the code.</param>
/// <param name="Address">Of its page with all of its facts; null: the reader may not open it.</param>
public sealed record ReportedLead(ListedLead Lead, string Title, string? Address)
{
    public static IReadOnlyList<string> Columns { get; } =
    ["lead", "cycle", "title", "receivedAt", "team", "rep", "repName", "actedAt", "closedAt", "amount", "factSeq"];

    /// <summary>One for each of <see cref="Columns"/>, with the names that the reader of the page reads.</summary>
    public IReadOnlyList<object?> Cells(ReportPage page, long factSeq)
    {
        var rep = Lead.Rep is { } number ? page.Snapshot.Known(number) : null;
        return
        [
            Lead.Lead,
            Lead.Cycle,
            Title,
            At(Lead.ReceivedAt, page),
            Lead.Team,
            rep is null ? null : page.Words.Reader.CodeOf(rep),
            rep is null ? null : page.Words.Reader.NameOf(rep, page.Lang),
            At(Lead.ActedAt, page),
            At(Lead.ClosedAt, page),
            Lead.Amount,
            factSeq,
        ];
    }

    private static string? At(DateTimeOffset? at, ReportPage page) =>
        at is { } known ? ReportTable.At(TimeZoneInfo.ConvertTime(known, page.Snapshot.Campaign.Zone)) : null;
}
