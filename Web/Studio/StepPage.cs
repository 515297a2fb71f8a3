using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ChallengeHub.Web;

/// <summary>
/// One step of building a challenge: it is saved whatever is missing, and goes on when nothing of this step is.
/// </summary>
public abstract class StepPage(StudioDesk studio) : StaffPage(studio.Themes, studio.Accounts)
{
    protected const string Next = "next";
    protected const string Leave = "leave";

    /// <summary>What the button of another step says: save, then go there.</summary>
    public static string To(DraftStep step) => $"to-{step.ToString().ToLowerInvariant()}";

    protected StudioDesk Studio { get; } = studio;
    public Draft Draft { get; private set; } = null!;
    public abstract DraftStep Step { get; }

    /// <summary>Where one goes on from here.</summary>
    protected virtual DraftStep Following => Step + 1;

    /// <summary>Of the draft that the form was made of.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>What the pressed button says: <c>next</c>, <c>leave</c>, <c>to-rules</c>, else to stay.</summary>
    [BindProperty]
    public string? Go { get; set; }

    /// <summary>Names of another language that was changed since: looked at, and right.</summary>
    [BindProperty]
    public List<string> Settled { get; set; } = [];

    /// <summary>In the address, where its door was asked.</summary>
    public string Code => (string)RouteData.Values["campaign"]!;
    public CampaignDocument Document => Draft.Document.Campaign;
    public RuleFormatter Formatter =>
        RuleFormatter.Of(
            Draft.Document.Whole(),
            Lang,
            SpokenTheme.Of(Studio.Themes.For(Document.Theme), Lang, Request.PathBase)
        );

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (
            await Studio.Drafts.FindByAnyCode(Code) is not { } draft
            || !HttpContext.May(AccessPolicies.Campaigns, draft.Code)
        )
        {
            context.Result = await Found(context) ?? NotFound();
            return;
        }
        if (draft.Code != Code && HttpMethods.IsGet(Request.Method))
        {
            context.Result = LocalRedirect(StudioDesk.Address(draft.Code, Step));
            return;
        }
        Draft = draft;
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>Where there is no such draft any more.</summary>
    protected virtual async Task<IActionResult?> Found(PageHandlerExecutingContext context) =>
        (await Studio.Campaigns.All()).Any(x => x.Code == Code && x.LaunchedAt is not null)
            ? LocalRedirect($"~/studio/{Code}/manage")
            : null;

    /// <summary>What can be kept and makes no sense all the same; null: nothing.</summary>
    public string? Doubt(string field) =>
        Doubts.FirstOrDefault(x => x.Field == field) is { } doubt ? ErrorSentences.Of(doubt, Lang) : null;

    public IReadOnlyList<FieldError> Doubts => Contradictions.Of(Draft.Document.Whole());

    protected async Task<IActionResult> Keep(DraftDocument document, FieldErrors typed, string? code = null)
    {
        document = document with { Stale = [.. document.Stale.Except(Settled)] };
        var draft = new Draft(
            Draft.Id,
            code ?? Draft.Code,
            document,
            Elsewhere ?? (Go == Next ? Following : Step),
            Version,
            Draft.UpdatedAt,
            Draft.UpdatedBy
        );
        if (!await Try(async () => Draft = await Studio.Drafts.Save(draft, HttpContext.By())))
            return await Refused(document);

        Version = Draft.Version;
        Faults = FaultsOf(document, typed);
        if (typed.Count == 0 && Go == Leave)
            return LocalRedirect("~/");
        if (typed.Count == 0 && Elsewhere is { } chosen)
            return LocalRedirect(StudioDesk.Address(Draft.Code, chosen));
        if (typed.Count == 0 && Go != Next)
            return LocalRedirect($"{StudioDesk.Address(Draft.Code, Step)}?saved=1{Anchor}");
        if (Faults.Count == 0)
            return LocalRedirect(StudioDesk.Address(Draft.Code, Following));

        Fault = typed.Count > 0 ? T.SavedUnread : T.SavedIncomplete;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        IsUnsaved = typed.Count > 0;

        return Page();
    }

    /// <summary>The other step that was pressed.</summary>
    private DraftStep? Elsewhere =>
        Enum.GetValues<DraftStep>().Where(x => x != Step && Go == To(x)).Select(x => (DraftStep?)x).FirstOrDefault();

    /// <summary>Of the place where something was added.</summary>
    protected string? Anchor { get; set; }

    /// <summary>What is wrong on this step, shown where it was typed.</summary>
    protected virtual IReadOnlyDictionary<string, string[]> FaultsOf(DraftDocument document, FieldErrors typed)
    {
        var unread = typed.Select(x => x.Field).ToHashSet();
        return ErrorSentences.ByField(
            typed
                .Concat(document.Errors().Where(x => StudioDesk.StepOf(x.Field) == Step && !unread.Contains(x.Field)))
                .Distinct(),
            Lang
        );
    }

    protected void SaySaved()
    {
        if (Request.Query.ContainsKey("saved"))
            Done = T.Saved;
        Version = Draft.Version;
    }

    /// <summary>
    /// Somebody else saved meanwhile: what was typed is on the page still, and the next press saves it over his.
    /// </summary>
    private async Task<IActionResult> Refused(DraftDocument document)
    {
        if (
            Response.StatusCode == StatusCodes.Status412PreconditionFailed
            && await Studio.Drafts.Find(Draft.Code) is { } theirs
        )
        {
            Fault = T.FormatDraftStale(who: await Studio.NameOf(theirs.UpdatedBy), when: Moment(theirs.UpdatedAt));
            Draft = theirs with { Document = document };
            Version = theirs.Version;
        }
        else
            Draft = Draft with { Document = document };
        return Page();
    }
}
