using System.Globalization;
using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>
/// A list of leads as a file, with the columns that an import takes: imported again, nothing changes. Each sees in it
/// what he sees of the leads.
/// </summary>
public sealed class LeadsFile(DeskReads reads, BoardReads boards, AuditLog audit)
{
    public const string Csv = CsvFile.MediaType;
    public const string Xlsx = SheetFile.MediaType;

    /// <summary>More leads than this are filtered first.</summary>
    public const int Most = 100_000;
    private const int AtOnce = 1_000;

    /// <summary>All that the filter shows, from the first page on.</summary>
    /// <param name="format"><c>xlsx</c>, or <c>csv</c> and what stands between the cells.</param>
    public async Task<IResult> Of(string campaign, LeadPage page, DeskCaller by, string format)
    {
        var leads = new List<DeskLead>();
        var next = page with { Limit = AtOnce, After = null };
        while (true)
        {
            var listing = await reads.List(campaign, next, by);
            leads.AddRange(listing.Leads);
            if (leads.Count > Most)
                throw RefusedException.Invalid("format", "too-many-to-export", Most);
            if (listing.Next is not { } last)
                break;
            next = next with { After = last };
        }

        var isWorkbook = format == "xlsx";
        var name = $"{campaign}-leads.{(isWorkbook ? "xlsx" : "csv")}";
        await audit.Note(
            by.Actor,
            new AuditedAction(AuditActions.LeadsExported, campaign, name, After: new { leads = leads.Count })
        );
        var snapshot = await boards.Snapshot(campaign);
        var reader = new LeadReader(snapshot, by.Mover.AudienceIn(snapshot), "en");
        var sheet = new LeadsSheet([.. leads.Select(x => x with { Card = reader.Masked(x.Card) })], snapshot);
        return isWorkbook
            ? TypedResults.File(sheet.Workbook(T.LeadFileTitle), Xlsx, name)
            : TypedResults.File(sheet.Text(format[^1]), Csv, name);
    }
}

/// <summary>Leads as lines of cells.</summary>
public sealed class LeadsSheet(IReadOnlyList<DeskLead> leads, CampaignSnapshot snapshot)
{
    private const int Narrow = 14;
    private const int Wide = 30;
    private static readonly string[] LongTexts = ["company", "contact.about", "context"];

    /// <summary>What a spreadsheet takes for the begin of a formula, or what an import takes for its escape.</summary>
    private static readonly char[] AfterEscape = ['=', '+', '-', '@', '\'', ' '];

    /// <summary>As members of the API are called.</summary>
    public IReadOnlyList<string> Headings => [.. CardColumns, .. LeadColumns.Following];

    private IEnumerable<string> CardColumns =>
        LeadColumns.Members.Concat(Answered.Select(x => RoutingConditions.AnswerPrefix + x));

    /// <summary>What the sheet asks for, and what it asked for once.</summary>
    private IEnumerable<string> Answered
    {
        get
        {
            var asked = (snapshot.Campaign.Document.Sheet?.Fields ?? []).Select(x => x.Code).ToList();
            var others = leads
                .SelectMany(x => x.Card.Qualification?.Keys ?? [])
                .Distinct(StringComparer.Ordinal)
                .Except(asked, StringComparer.Ordinal);
            return asked.Concat(others.Order(StringComparer.Ordinal));
        }
    }

    /// <param name="separator">Between the cells.</param>
    public byte[] Text(char separator) => CsvFile.Write(Headings, Rows(" "), separator);

    /// <param name="name">Of the sheet.</param>
    public byte[] Workbook(string name) =>
        SheetFile.Write(
            name,
            [.. Headings.Select(x => new SheetColumn(x, LongTexts.Contains(x) ? Wide : Narrow, null))],
            [.. Rows("\n")]
        );

    /// <param name="lineEnd">Within a text: a line of a list is one line of its file.</param>
    private IEnumerable<IReadOnlyList<object?>> Rows(string lineEnd)
    {
        var columns = CardColumns.ToList();
        return leads.Select(lead =>
            (IReadOnlyList<object?>)
                [
                    .. columns.Select(x => Cell(LeadColumns.Value(lead.Card, x), lineEnd)),
                    .. LeadColumns.Following.Select(x => Cell(Following(lead, x), lineEnd)),
                ]
        );
    }

    private object? Cell(object? value, string lineEnd) =>
        value switch
        {
            string text => Escaped(text.ReplaceLineEndings(lineEnd)),
            bool answer => answer ? "true" : "false",
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTimeOffset instant => TimeZoneInfo
                .ConvertTime(instant, snapshot.Campaign.Zone)
                .ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            Enum word => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString()),
            _ => value,
        };

    /// <summary>An import drops the apostrophe before these: one that is the text's own gets another.</summary>
    private static string Escaped(string text) =>
        text.Length > 1 && text[0] == '\'' && AfterEscape.Contains(text[1]) ? $"'{text}" : text;

    private static object? Following(DeskLead lead, string column)
    {
        var row = lead.Row;
        if (column == "status")
            return row.Status;
        if (lead.Sight == LeadSight.Outline)
            return null;
        return column switch
        {
            "cycle" => row.Cycle,
            "vouched" => row.Vouched,
            "score" => row.Score,
            "deadline.what" => row.DeadlineWhat,
            "deadline.at" => row.DeadlineAt,
            "receivedAt" => row.ReceivedAt,
            "takenAt" => row.TakenAt,
            "contactedAt" => row.ContactedAt,
            "closedAt" => row.ClosedAt,
            "amount" => row.Amount,
            _ => null,
        };
    }
}
