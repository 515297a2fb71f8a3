namespace ChallengeHub;

/// <summary>A table as it is carried from one installation to another, with every column.</summary>
/// <param name="Insert">Its parameters have the names of the columns.</param>
public sealed record ArchiveTable(string Name, string Count, string Select, string Insert)
{
    /// <summary>Whether the store numbers its rows itself.</summary>
    public bool Numbered =>
        Insert.Contains(" (Id, ", StringComparison.Ordinal) || Insert.Contains(" (Number, ", StringComparison.Ordinal);

    /// <summary>Where its rows are kept: those of the view Awards in AllAwards.</summary>
    public string Kept => Insert.Split(' ')[2];

    /// <summary>
    /// Which tables, parents first. What lives for minutes stays behind: sessions, links, guesses, pairings, dry runs,
    /// runs of reports, kept forms.
    /// </summary>
    public static readonly IReadOnlyList<ArchiveTable> All =
    [
        .. CampaignTables.All,
        .. DeskTables.All,
        .. ReportTables.All,
        .. InstallationTables.All,
    ];
}
