using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// A page on which a launched challenge is changed: what would change is shown in words first, and exactly that is
/// saved.
/// </summary>
public abstract class ManagePage(StudioDesk studio) : LaunchedPage(studio)
{
    protected const string Preview = "preview";
    protected const string Save = "save";
    private const int MostShown = 200;

    /// <summary>What the pressed button says.</summary>
    [BindProperty]
    public string? Go { get; set; }

    /// <summary>Of the challenge that the form was made of.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>A mark of the changes that were shown.</summary>
    [BindProperty]
    public string? Shown { get; set; }

    public abstract ManageSection Section { get; }

    /// <summary>Null: nothing has begun, so that dates can still change.</summary>
    public FixedBecause? Fixed { get; private set; }
    public bool IsClosed => Status == CampaignStatus.Closed;

    /// <summary>Null until they were asked for.</summary>
    public IReadOnlyList<Difference>? Differences { get; private set; }
    public IReadOnlyList<Difference> DifferencesShown => [.. (Differences ?? []).Take(MostShown)];

    /// <summary>Besides the changes: what is to be known before they are saved.</summary>
    public IReadOnlyList<string> Notes { get; protected set; } = [];

    /// <summary>Of the place where something was added to the form.</summary>
    public string? Anchor { get; protected set; }

    /// <summary>All that is wrong, in words.</summary>
    public IReadOnlyList<string> Wrong { get; private set; } = [];

    protected override async Task Load()
    {
        await base.Load();
        Fixed = await Studio.Campaigns.Fixed(Campaign);
        if (HttpMethods.IsGet(Request.Method))
            Version = Campaign.Mark;
        // what is shown after a form was sent stands on the page only
        else
            IsUnsaved = true;
        if (Request.Query.ContainsKey("saved"))
            Done = T.Saved;
    }

    public static string Address(string campaign, ManageSection section) =>
        section == ManageSection.Overview
            ? $"~/studio/{campaign}/manage"
            : $"~/studio/{campaign}/manage/{section.ToString().ToLowerInvariant()}";

    /// <summary>Shows what would change of the challenge's document, or saves it.</summary>
    protected Task<IActionResult> Keep(CampaignDocument document, FieldErrors typed, Func<Task>? save = null)
    {
        var unread = typed.Select(x => x.Field).ToHashSet();
        var errors = typed.Concat(CampaignCheck.Errors(document).Where(x => !unread.Contains(x.Field))).ToList();
        if (errors.Count > 0)
            return Task.FromResult(Refuse(errors));
        return Confirm(
            Changes(document),
            isStale: Version != Campaign.Mark,
            save ?? (() => Studio.Campaigns.Put(Code, document, new Expectation(Versions: [Version]), HttpContext.By()))
        );
    }

    /// <param name="isStale">The form was made of an older state.</param>
    protected async Task<IActionResult> Confirm(IReadOnlyList<Difference> changes, bool isStale, Func<Task> save)
    {
        var seen = Shown;
        Differences = changes;
        Shown = Mark(changes);
        if (IsClosed && !OpensWhenClosed)
            return Closed();
        if (isStale)
            return Stale();
        if (Go != Save || changes.Count == 0)
            return Page();

        if (seen != Shown)
        {
            Fault = T.PreviewAgain;
            return Page();
        }

        if (await Try(save))
            return LocalRedirect(SavedAt);

        if (Response.StatusCode == StatusCodes.Status412PreconditionFailed)
        {
            await Load();
            return Stale();
        }

        Wrong = [.. Faults.SelectMany(x => x.Value).Distinct()];

        return Page();
    }

    /// <summary>Nothing is saved: each fault is shown beside its field, and all of them above the buttons.</summary>
    protected IActionResult Refuse(IEnumerable<FieldError> errors)
    {
        var all = errors.Distinct().ToList();
        Faults = ErrorSentences.ByField(all, Lang);
        Wrong = [.. all.Select(x => $"{FieldName(x.Field)}: {ErrorSentences.Of(x, Lang)}").Distinct()];
        Fault = T.ChangeFaulty;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>People are put right even when all else is certified.</summary>
    protected virtual bool OpensWhenClosed => false;

    /// <summary>Where a change leads when it is saved.</summary>
    protected virtual string SavedAt => $"{Address(Code, Section)}?saved=1";

    protected virtual string FieldName(string field) =>
        $"{T.Of($"step{StudioDesk.StepOf(field)}")} {StudioFaults.FieldName(field)}".TrimEnd();

    protected IReadOnlyList<Difference> Changes(CampaignDocument document) =>
        new CampaignDifference(
            Formatter with
            {
                Teams = document.Teams,
            },
            theme => Studio.Themes.For(theme).Name.In(Lang),
            code => View.Find(code)?.Name.In(Lang) ?? code
        ).Of(Campaign.Document, document);

    private IActionResult Closed()
    {
        Fault = T.ManageClosedHere;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private IActionResult Stale()
    {
        Fault = T.ManageStale;
        Version = Campaign.Mark;
        Response.StatusCode = StatusCodes.Status412PreconditionFailed;
        return Page();
    }

    private static string Mark(IReadOnlyList<Difference> changes) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(changes)));
}

/// <summary>The pages of a launched challenge, in the order of their links.</summary>
public enum ManageSection
{
    Overview,
    Players,
    Prizes,
    Rules,
    Leads,
    Look,
    Names,
    Dates,
    End,
}
