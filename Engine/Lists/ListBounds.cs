namespace ChallengeHub;

/// <summary>How much of a list is read. What is longer is refused in words, however it was made.</summary>
/// <param name="Rows">Lines with something in them.</param>
/// <param name="Columns">Cells of one line.</param>
/// <param name="RowBytes">Of one line in UTF-8: what a quotation mark that is left open can swallow.</param>
/// <param name="Characters">Of the whole list, and of all texts of a workbook.</param>
public sealed record ListBounds(int Rows, int Columns, int RowBytes, int Characters)
{
    public static readonly ListBounds Players = new(PlayerList.Most + 100, 100, 64 << 10, 4 << 20);
    public static readonly ListBounds Leads = new(LeadImport.Most + 100, 150, 256 << 10, 32 << 20);
    public static readonly ListBounds Facts = new(FactFile.MaxFacts + 100, 100, 256 << 10, 128 << 20);
}
