using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// Step 7: the challenge as its players will read it, and what is still missing; then it is launched.
/// </summary>
[RequireAccess(AccessPolicies.Campaigns)]
public sealed class ReviewStep(StudioDesk studio) : StepPage(studio)
{
    public const int MostTargets = 500;
    private const int MostPasts = 20;

    public override DraftStep Step => DraftStep.Review;
    public CampaignDocument Whole => Draft.Document.Whole();
    public IReadOnlyList<FieldError> Missing => [.. Draft.Document.Errors().Concat(WithoutTheme).Distinct()];
    public ReviewDoubts Review => new(this, Draft.Document, Formatter);

    /// <summary>What contradicts itself, then what is hardly meant.</summary>
    public IReadOnlyList<ReviewDoubt> ToLookAt =>
        [.. Doubts.Select(x => new ReviewDoubt(x.Field, Said(x))), .. Review.All(Studio.Themes)];

    /// <summary>What it says of the work on its leads.</summary>
    public IReadOnlyList<string> Leads =>
        new LeadsWords(Formatter, LeadsPeople.Of(Draft.Document, Lang).NameOf).All(Whole);

    /// <summary>Over whose past the draft can be tried, the latest first.</summary>
    public IReadOnlyList<Campaign> Pasts { get; private set; } = [];
    public string ThemeName => Studio.Themes.For(Document.Theme).Name.In(Lang);
    public string Preview => Url.Content($"~/studio/{Draft.Code}/build/preview");

    public Task OnGet()
    {
        SaySaved();
        return Load();
    }

    public async Task<IActionResult> OnPost()
    {
        Campaign? launched = null;
        await Load();
        if (WithoutTheme.Any())
        {
            await Try(() => throw RefusedException.Invalid(WithoutTheme));
            return Page();
        }
        if (await Try(async () => launched = await Studio.Drafts.Launch(Draft.Code, Version, HttpContext.By())))
            return LocalRedirect($"~/studio/{launched!.Code}/manage?launched=1");
        if (Response.StatusCode == StatusCodes.Status412PreconditionFailed)
            Fault = T.FormatDraftReadAgain(who: await Studio.NameOf(Draft.UpdatedBy), when: Moment(Draft.UpdatedAt));
        Version = Draft.Version;
        return Page();
    }

    /// <summary>Those of a board with their names, as many as a page can hold.</summary>
    public IReadOnlyList<TargetLine> Targets(BoardKind board)
    {
        var names = TargetNames.Of(Draft.Document, board);
        var targets = Whole
            .Objectives!.Of(board)
            .Select(x => new TargetLine(names.NameOf(x.Key), Formatter.Number(x.Value)));

        return [.. targets.OrderBy(x => x.Name, StringComparer.CurrentCulture).Take(MostTargets)];
    }

    /// <summary>A theme may go while a draft names it.</summary>
    private IEnumerable<FieldError> WithoutTheme =>
        Studio.Themes.Find(Document.Theme) is null ? [new FieldError("theme", ThemeChecked.Unknown)] : [];

    private string Said(FieldError doubt) => $"{StudioFaults.FieldName(doubt.Field)} {ErrorSentences.Of(doubt)}".Trim();

    private async Task Load()
    {
        var launched = (await Studio.Campaigns.All()).Where(x => x.LaunchedAt is not null);
        var mine = launched.Where(x => HttpContext.May(AccessPolicies.Campaigns, x.Code));
        Pasts = [.. mine.OrderByDescending(x => x.LaunchedAt).ThenByDescending(x => x.Id).Take(MostPasts)];
    }

    /// <summary>Where a field that is missing can be typed.</summary>
    public string Where(string field) => Url.Content(StudioDesk.Address(Draft.Code, StudioDesk.StepOf(field)));

    public int Count(Role role) => Draft.Document.Players.Count(x => x.Role == role);
}

/// <summary>One member of a board with its target, as the page writes it.</summary>
public sealed record TargetLine(string Name, string Target);
