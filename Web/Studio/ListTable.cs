namespace ChallengeHub.Web;

/// <summary>What a column may be, and what that is called.</summary>
public sealed record ListChoice(string Value, string Label);

/// <summary>
/// The first lines of a list with a choice above each column; the partial <c>_ListPreview</c> shows it.
/// </summary>
/// <param name="Choices">Of the column of that number.</param>
public sealed record ListTable(string Lang, ListPreview Preview, Func<int, IReadOnlyList<ListChoice>> Choices)
{
    /// <summary>Of the fields that the partial sends: one for each column, and yes or no.</summary>
    public const string SentColumns = "Columns";
    public const string SentHead = "Head";

    /// <summary>Whether the first line was said to be headings; null: nothing was said.</summary>
    public static bool? Head(IFormCollection sent) =>
        sent[SentHead].ToString() switch
        {
            "yes" => true,
            "no" => false,
            _ => null,
        };

    /// <summary>"Column 2: Agency".</summary>
    public string NameOf(int column) =>
        Preview.Heads[column] is { Length: > 0 } head
            ? T.FormatListColumnOf(n: $"{column + 1}", head: head)
            : T.FormatListColumn($"{column + 1}");

    public string WordsOfHead => string.Join(" · ", Asked.Row.Cells.Where(cell => cell.Length > 0).Take(4));

    public PreviewRow Asked =>
        Preview.Rows.First(row => row.Fate is RowFate.Asked or RowFate.Head || Preview.Head is HeadLine.None);

    /// <summary>Nothing is said of the head where its words are known.</summary>
    public bool AsksHead => Preview.Head is not HeadLine.Recognised && Preview.Rows.Count > 0;

    public string? FateOf(PreviewRow row) => row.Fate is RowFate.Kept ? null : T.Of($"listRow{row.Fate}");

    /// <summary>"Line 4, column “role”: …".</summary>
    public static string ToSentence(ListFault fault, string? column) =>
        column is null
            ? T.FormatLineFault(line: $"{fault.Line}", fault: ErrorSentences.Of(fault.Error))
            : T.FormatCellFault(line: $"{fault.Line}", column: column, fault: ErrorSentences.Of(fault.Error));
}
