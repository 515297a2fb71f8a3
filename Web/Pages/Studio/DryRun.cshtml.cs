using System.Globalization;
using System.Text;
using System.Text.Json;
using ChallengeHub.Jobs;
using Hangfire;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ChallengeHub.Web;

/// <summary>Marketing's trial bench: other points, rules or prizes over a past, beside those in force.</summary>
[RequireAccess(AccessPolicies.Campaigns)]
[RequestSizeLimit(DryRunsApi.MostFileBytes), RequestFormLimits(ValueCountLimit = RulesEditor.MostFields)]
public sealed partial class DryRunView(StudioDesk studio, DryRuns runs, IBackgroundJobClient? jobs = null)
    : StaffPage(studio.Themes, studio.Accounts)
{
    private readonly Themes packs = studio.Themes;
    private static readonly JsonSerializerOptions Indented = new(EngineJson.Options) { WriteIndented = true };

    public CampaignSnapshot Played { get; private set; } = null!;
    public DryRunForm Form { get; private set; } = new();
    public IReadOnlyList<DryRun> Latest { get; private set; } = [];

    /// <summary>Whose rules and prizes may be tried here.</summary>
    public IReadOnlyList<OtherRules> Others { get; private set; } = [];
    public DryRun? Run { get; private set; }
    public NamedReport? Report { get; private set; }

    /// <summary>The file that waits to be looked at; null: none does.</summary>
    public FactListForm? Held { get; private set; }

    public string Code => Played.Campaign.Code;
    public bool HasFacts => Played.Campaign.LaunchedAt is not null;

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        try
        {
            Played = await studio.Reads.Snapshot((string)RouteData.Values["campaign"]!);
        }
        catch (RefusedException refusal) when (refusal.Kind == RefusedKind.NotFound)
        {
            context.Result = NotFound();
            return;
        }

        await base.OnPageHandlerExecutionAsync(
            context,
            async () =>
            {
                Others = await Tried();
                return await next();
            }
        );
    }

    /// <param name="run">Null: the newest.</param>
    /// <param name="other">A campaign or draft whose rules are to be tried.</param>
    public async Task<IActionResult> OnGet(long? run, string? other)
    {
        await Look();
        Run = run is null
            ? Latest.FirstOrDefault(x => x.State != DryRunState.Filling)
            : Latest.FirstOrDefault(x => x.Id == run) ?? await Own(run.Value);
        if (run is not null && Run is null)
            return NotFound();

        Form = Started(Run?.Draft);
        if (Others.Any(x => x.Code == other))
        {
            Form.What = DryRunWhat.Other;
            Form.Other = other;
        }

        Trying = Run?.Draft;
        if (Run is not null)
            Report = await runs.Report(Run, Lang);
        if (Run is not null)
            Held = await Checked(Run, null);

        return Page();
    }

    public async Task<IActionResult> OnPost(DryRunForm form)
    {
        Form = form;
        var stop = HttpContext.RequestAborted;
        var isHeld = false;
        DryRun? asked = null;
        if (
            await Try(async () =>
            {
                var file =
                    form.Source == DryRunSource.File
                        ? form.File ?? throw RefusedException.Invalid("file", "choose-file")
                        : null;
                asked = await runs.Ask(Code, Draft(form), form.Source, HttpContext.By());
                if (file is null)
                    return;
                await using var facts = file.OpenReadStream();
                isHeld = !FactListForm.IsLines(file.FileName);
                if (isHeld)
                    await runs.Hold(asked.Id, await FactListForm.Bytes(facts, stop), HttpContext.By(), stop);
                else
                    await runs.Fill(asked.Id, facts, FactFormat.NdJson, HttpContext.By(), stop);
            })
        )
        {
            if (!isHeld)
                jobs.PokeDryRuns();
            return RedirectToPage(new { campaign = Code, run = asked!.Id });
        }

        if (asked is not null)
            await runs.Cancel(asked.Id, HttpContext.By());

        await Look();
        Trying = Parsed(form.Json);
        // what cannot be played here is corrected in the forms
        if (form.What != DryRunWhat.Points && Faults.Keys.Any(IsOfForms))
            Edit(Draft(form));

        return Page();
    }

    /// <summary>The file that is held, with what was said of its columns.</summary>
    public async Task<IActionResult> OnPostFill(long run)
    {
        if (await Own(run) is not { } held)
            return NotFound();
        var shape = FactListForm.Said(Request.Form);
        if (await Try(() => runs.FillHeld(run, shape, HttpContext.By(), HttpContext.RequestAborted)))
        {
            jobs.PokeDryRuns();
            return RedirectToPage(new { campaign = Code, run });
        }
        Run = held;
        Form = Started(held.Draft);
        Held = await Checked(held, shape);
        await Look();
        return Page();
    }

    public async Task<IActionResult> OnPostCancel(long run)
    {
        if (await Own(run) is null)
            return NotFound();
        if (await Try(() => runs.Cancel(run, HttpContext.By())))
            return RedirectToPage(new { campaign = Code, run });
        Form = Started();
        await Look();
        return Page();
    }

    public string PeriodName(ScenarioReport side, int number) =>
        side.Periods.FirstOrDefault(x => x.Number == number) is not { } period
            ? T.DryRunWholeCampaign
            : ChallengeHub.Web.PeriodName.Of(
                new PeriodLine(number, period.StartsAt, period.EndsAt, ""),
                Played.Campaign.Zone,
                Lang
            );

    public string Why(DryRun run) => run.Failure is { } why ? ErrorSentences.Of(why, Lang) : "";

    public string Number(decimal number) => number.ToString("#,0.##", CultureInfo.GetCultureInfo(Lang));

    public string Money(decimal amount) => ChallengeHub.Web.Money.Of(amount, Report!.Report.Currency ?? "", Lang);

    public string Day(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Played.Campaign.Zone).ToString("d MMM yyyy", CultureInfo.GetCultureInfo(Lang));

    public static string Board(BoardKind board) => new BoardKey(board, 0).Word;

    private async Task<FactListForm?> Checked(DryRun run, FactShape? shape) =>
        await runs.Held(run, shape, HttpContext.RequestAborted) is { } preview
            ? new FactListForm(Lang, preview, shape)
            : null;

    private async Task Look() => Latest = await runs.Latest(Code, 10);

    private async Task<DryRun?> Own(long id)
    {
        try
        {
            return await runs.Get(id) is { } run && run.Campaign == Code ? run : null;
        }
        catch (RefusedException refusal) when (refusal.Kind == RefusedKind.NotFound)
        {
            return null;
        }
    }

    /// <summary>What is in force, or was tried last, to be changed.</summary>
    private DryRunForm Started(Trial? tried = null)
    {
        var document = (tried ?? Trial.InForce).On(Played.Campaign.Document);

        return new DryRunForm
        {
            Taken = DryRunForm.PointsOf(document.Rules, Stage.Taken),
            Contacted = DryRunForm.PointsOf(document.Rules, Stage.Contacted),
            Closed = DryRunForm.PointsOf(document.Rules, Stage.Closed),
            Json = JsonSerializer.Serialize(
                new Trial
                {
                    Rules = document.Rules,
                    Prizes = document.Prizes,
                    Periods = tried?.Periods,
                },
                Indented
            ),
            Source = HasFacts ? DryRunSource.Campaign : DryRunSource.File,
        };
    }

    private Trial Draft(DryRunForm form)
    {
        if (form.What == DryRunWhat.Points)
            return new Trial { Rules = form.WithPoints(Played.Campaign.Document.Rules) };
        if (form.What == DryRunWhat.Json)
        {
            using var json = JsonText.Parse(Encoding.UTF8.GetBytes(form.Json ?? ""));
            return JsonText.Read<Trial>(json.RootElement);
        }

        var other =
            Others.FirstOrDefault(x => x.Code == form.Other)
            ?? throw RefusedException.Invalid("other", "choose-campaign");
        return new Trial { Rules = other.Document.Rules, Prizes = other.Document.Prizes };
    }

    private string NameOf(Draft draft) => $"{draft.Document.Campaign.Name?.In(Lang) ?? draft.Code} ({T.DraftState})";

    private static bool IsOfForms(string field) =>
        field.StartsWith("rules", StringComparison.Ordinal) || field.StartsWith("prizes", StringComparison.Ordinal);

    /// <summary>Other campaigns, and drafts.</summary>
    private async Task<IReadOnlyList<OtherRules>> Tried()
    {
        var campaigns = (await studio.Campaigns.All()).Select(x => new OtherRules(
            x.Code,
            x.Document.Name!.In(Lang),
            x.Document
        ));
        var drafts = (await studio.Drafts.All()).Select(x => new OtherRules(x.Code, NameOf(x), x.Document.Whole()));
        return
        [
            .. drafts.Concat(campaigns).Where(x => x.Code != Code && HttpContext.May(AccessPolicies.Campaigns, x.Code)),
        ];
    }
}
