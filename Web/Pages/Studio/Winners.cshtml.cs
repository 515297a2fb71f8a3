using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ChallengeHub.Web;

/// <summary>The winners of a challenge to take away: which, in which columns, as which file, with the first lines as
/// they will be.</summary>
[RequireAccess(AccessPolicies.Results)]
public sealed class WinnersView(
    Themes themes,
    Accounts accounts,
    Awards awards,
    BoardReads reads,
    AuditLog auditLog,
    CeremonyReplays ceremonies
) : StaffPage(themes, accounts)
{
    private const string Everything = "all";
    private const string Whole = "campaign";

    /// <summary>Lines on the page; the file has all.</summary>
    public const int Shown = 10;
    private const int MostCelebrated = 100;

    [BindProperty(SupportsGet = true)]
    public string Campaign { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Period { get; set; } = Everything;

    [BindProperty(SupportsGet = true)]
    public WinnersFormat Format { get; set; }

    [BindProperty(SupportsGet = true)]
    public List<string> Columns { get; set; } = [];
    public string Name { get; private set; } = "";
    public WinnersFile Sheet { get; private set; } = null!;

    /// <summary>Periods in which something was won, as the address names them and as people do.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Periods { get; private set; } = [];

    /// <summary>Ceremonies that can be played again, the latest first, by number and as people call it.</summary>
    public IReadOnlyList<KeyValuePair<int, string>> Celebrated { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (await Load(Language.Current))
            await base.OnPageHandlerExecutionAsync(context, next);
        else
            context.Result = NotFound();
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostReplay(int number)
    {
        if (await Try(() => ceremonies.Play(Campaign, number, HttpContext.By())))
            Done = T.CeremonyPlays;
        return Page();
    }

    public async Task<IActionResult> OnGetFile()
    {
        var file = $"{Campaign}-winners{(Period == Everything ? "" : $"-{Period}")}.{WinnersFile.Extension(Format)}";
        var export = new { columns = Sheet.Columns.Select(x => x.Key), lines = Sheet.Rows.Count };
        await auditLog.Note(
            HttpContext.By(),
            new AuditedAction(AuditActions.WinnersExported, Campaign, file, After: export)
        );
        return File(Sheet.Bytes(Format), WinnersFile.MediaType(Format), file);
    }

    /// <summary>A cell as the page shows it.</summary>
    public string Cell(object? cell) =>
        cell switch
        {
            Amount { Value: var amount } => amount.ToString(
                "#,0.00",
                System.Globalization.CultureInfo.GetCultureInfo(Lang)
            ),
            DateOnly day => day.ToString(T.PatternDate, System.Globalization.CultureInfo.InvariantCulture),
            decimal number => number.ToString("#,0.##", System.Globalization.CultureInfo.GetCultureInfo(Lang)),
            _ => Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture) ?? "",
        };

    public string Count =>
        Sheet.Rows.Count > Shown
            ? T.FormatWinnersFirst(n: $"{Sheet.Rows.Count}", shown: $"{Shown}")
            : T.FormatWinnersLines($"{Sheet.Rows.Count}");

    public string? ClassOf(int column) => Sheet.Columns[column].IsNumber ? "number" : null;

    public bool IsChosen(WinnerColumn column) => Sheet.Columns.Contains(column);

    private async Task<bool> Load(string language)
    {
        try
        {
            var snapshot = await reads.Snapshot(Campaign);
            var names = new PeriodNames(snapshot, language);
            Name = snapshot.Campaign.Document.Name!.In(language);
            var all = await awards.HandOver(Campaign, null, language);
            var numbers = all.Select(x => x.Winner.Period).Distinct();
            Periods = [.. numbers.Select(number => KeyValuePair.Create(Key(number), names.Of(number)))];
            if (Periods.All(x => x.Key != Period))
                Period = Everything;
            var past = await ceremonies.Past(Campaign);
            Celebrated = [.. past.Take(MostCelebrated).Select(x => KeyValuePair.Create(x.Number, names.Of(x.Number)))];

            var rows = all.Where(x => Period == Everything || Key(x.Winner.Period) == Period)
                .Select(line => new WinnerRow(line, snapshot.Campaign, names.Of(line.Winner.Period), language));

            Sheet = new WinnersFile(WinnerColumn.Chosen(Columns), [.. rows], language);

            return true;
        }
        catch (RefusedException refusal) when (refusal.Kind == RefusedKind.NotFound)
        {
            return false;
        }
    }

    private static string Key(int period) => period == BoardKey.Overall ? Whole : $"{period}";
}
