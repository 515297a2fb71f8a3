namespace ChallengeHub;

/// <summary>
/// A file of leads as it was read, row by row, with the people and the sheet of the campaign: all that is slow about it
/// is done before anybody writes.
/// </summary>
internal sealed class ReadLeadFile
{
    private readonly Dictionary<LeadRow, IReadOnlyList<string>> keys;
    private readonly long version;

    private ReadLeadFile(LeadFile file, LeadSheet sheet, CampaignSnapshot snapshot)
    {
        File = file;
        Sheet = sheet;
        version = snapshot.Campaign.ConfigVersion;
        var cells = new LeadCells(snapshot, sheet.Separator, file.Decimal);
        Rows = [.. sheet.Rows.Select(x => new LeadRow(x, sheet, cells))];
        keys = Rows.ToDictionary(x => x, x => CardKeys.Twins(x.Card, snapshot));
    }

    public LeadFile File { get; }
    public LeadSheet Sheet { get; }
    public IReadOnlyList<LeadRow> Rows { get; }

    /// <exception cref="RefusedException">It cannot be read.</exception>
    public static ReadLeadFile Of(LeadFile file, CampaignSnapshot snapshot, CancellationToken stop = default) =>
        new(file, LeadSheet.Read(file, snapshot.Campaign.Document.Sheet, stop), snapshot);

    /// <summary>What a row shares with leads of the same prospect.</summary>
    public IReadOnlyList<string> KeysOf(LeadRow row) => keys[row];

    /// <summary>The rows read again where people or the sheet have changed since.</summary>
    public ReadLeadFile In(CampaignSnapshot snapshot) =>
        snapshot.Campaign.ConfigVersion == version ? this : new ReadLeadFile(File, Sheet, snapshot);
}
