using System.Text;

namespace ChallengeHub.Web;

/// <summary>
/// A file of leads in a form: uploaded once, it goes along as text from look to look, with what was said of its
/// columns.
/// </summary>
public sealed class LeadFileForm
{
    /// <summary>As much as a field of a form may hold; programs may send more.</summary>
    public const int LongestFile = 3 << 20;
    private const string SentFile = "File";
    private const string SentText = "Listed";
    private const string SentUpdate = "Update";
    private const string SentDecimal = "Decimal";

    private LeadFileForm(string text) => Text = text;

    /// <summary>With line ends as one character: a browser has its own.</summary>
    public string Text { get; }
    public bool Update { get; private init; }
    public bool? HasHead { get; private init; }
    public DecimalMark? Decimal { get; private init; }

    /// <summary>What each column was said to be, empty: it is not used; null: nothing was said.</summary>
    public IReadOnlyList<string>? Columns { get; private init; }

    public LeadFile File =>
        new(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Text)).ToArray())
        {
            Mapping =
            [
                .. (Columns ?? [])
                    .Select((member, at) => KeyValuePair.Create(member, $"#{at + 1}"))
                    .Where(x => x.Key.Length > 0),
            ],
            HasHead = HasHead,
            Update = Update,
            Decimal = Decimal,
        };

    /// <summary>Without what was said of head and columns.</summary>
    public LeadFileForm AsItSays() => new(Text) { Update = Update };

    /// <exception cref="RefusedException">There is no file, or none that can be read.</exception>
    public static async Task<LeadFileForm> Sent(HttpRequest request, Sheet? sheet)
    {
        var stop = request.HttpContext.RequestAborted;
        var sent = await request.ReadFormAsync(stop);
        if (sent.Files.GetFile(SentFile) is { Length: > 0 } file)
            // what was said was said of another file
            return new LeadFileForm(await Content(file, stop)) { Update = IsOn(sent, SentUpdate) };
        if (sent[SentText].ToString() is not { Length: > 0 } text)
            throw RefusedException.Invalid("file", "required");

        var columns = sent[ListTable.SentColumns];
        return new LeadFileForm(Plain(text))
        {
            Update = IsOn(sent, SentUpdate),
            HasHead = ListTable.Head(sent),
            Decimal = Enum.TryParse<DecimalMark>(sent[SentDecimal], out var mark) ? mark : null,
            Columns = columns.Count > 0 ? [.. columns.Select(x => LeadColumns.Of(x ?? "", sheet) ?? "")] : null,
        };
    }

    private static async Task<string> Content(IFormFile file, CancellationToken stop)
    {
        if (file.Length > LongestFile)
            throw RefusedException.Invalid("file", "file-too-large", LongestFile >> 20);
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, stop);
        var text = Plain(ListFile.Text(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), ListBounds.Leads, stop));
        // a workbook is smaller than what it says
        return Encoding.UTF8.GetByteCount(text) > LongestFile
            ? throw RefusedException.Invalid("file", "file-too-large", LongestFile >> 20)
            : text;
    }

    private static string Plain(string text) => text.TrimStart('\uFEFF').ReplaceLineEndings("\n");

    private static bool IsOn(IFormCollection sent, string name) => sent[name].ToString() == "true";
}

/// <summary>What an import would do, as its page shows it.</summary>
public sealed class LeadImportView(LeadImportResult result, Sheet? sheet, string lang)
{
    /// <summary>Of the faults; the rest is counted.</summary>
    public const int MostFaults = 200;

    public LeadImportResult Result { get; } = result;

    /// <summary>What an import writes: new leads, and cards that change.</summary>
    public int Written => Result.Count(RowResult.Created) + Result.Updated;

    /// <summary>Rows with something to say of them, wrong ones first.</summary>
    public IReadOnlyList<ImportedRow> Noted =>
        [.. Result.Rows.Where(x => x.Faults.Count > 0).OrderByDescending(x => x.Result == RowResult.Wrong)];

    /// <summary>Something could be two numbers: it is asked what stands before the decimals.</summary>
    public bool AsksDecimal => Result.Rows.Any(row => row.Faults.Any(x => x.Code == "ambiguous-amount"));

    public ListTable Table
    {
        get
        {
            var heads = Result.Columns.Select(x => x.Heading).ToList();
            var at = HeadAt(heads);
            var rows = Result.First.Select(x => new PreviewRow(x, FateOf(x, at)));
            return new ListTable(
                lang,
                new ListPreview(HeadOf(heads, at), [.. Result.Columns.Select(x => x.Member)], heads, [.. rows]),
                _ => Choices
            );
        }
    }

    /// <summary>"Line 4, column “Phone”: …".</summary>
    public IEnumerable<string> Sentences(ImportedRow row) =>
        row.Faults.Select(x =>
            ListTable.ToSentence(
                new ListFault(row.Line, x.Field, x.Code, x.Args),
                x.Field.Length == 0 ? null : NameOf(x.Field)
            )
        );

    /// <summary>What a column is, in the reader's language.</summary>
    public string NameOf(string member)
    {
        if (LeadColumns.Members.Contains(member))
            return T.Of($"deskImportIs-{member}");
        var answer = LeadColumns.AnswerOf(member);
        return sheet?.Fields.FirstOrDefault(x => x.Code == answer)?.Name.In(lang) ?? member;
    }

    private IReadOnlyList<ListChoice> Choices =>
        [
            .. LeadColumns
                .Members.Concat((sheet?.Fields ?? []).Select(CardForm.PathOf))
                .Select(x => new ListChoice(x, NameOf(x))),
        ];

    /// <summary>The line of headings among the first; null: there is none, or it stands further down.</summary>
    private int? HeadAt(List<string> heads) =>
        HasHead(heads)
            ? Result.First.FirstOrDefault(x => x.Cells.Take(heads.Count).SequenceEqual(heads.Take(x.Cells.Count)))?.Line
            : null;

    private static HeadLine HeadOf(List<string> heads, int? at)
    {
        if (!HasHead(heads))
            return HeadLine.None;
        return at is null ? HeadLine.Recognised : HeadLine.Said;
    }

    private static bool HasHead(List<string> heads) => heads.Exists(x => x.Length > 0);

    private static RowFate FateOf(ListRow row, int? head)
    {
        if (head is null || row.Line > head)
            return RowFate.Kept;
        return row.Line == head ? RowFate.Head : RowFate.Title;
    }
}
