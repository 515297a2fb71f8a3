using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.WebUtilities;

namespace ChallengeHub.Web;

/// <summary>
/// What the pages of the desk have in common: the challenge, who asks, the theme's words, and the moves, which work
/// without a script. A page says which <see cref="Section"/> it is, reads in <see cref="Load"/> what it shows, and
/// overrides <see cref="OnGet"/> where it has to do more.
/// </summary>
public abstract partial class DeskPage(DeskParts parts) : StaffPage(parts.Themes, parts.Accounts)
{
    protected DeskParts Parts { get; } = parts;

    /// <summary>In the address, where its door was asked.</summary>
    public string Campaign => (string)RouteData.Values["campaign"]!;
    public CampaignSnapshot Snapshot { get; private set; } = null!;
    public DeskCaller Caller { get; private set; } = null!;
    public Mover Mover => Caller.Mover;
    public SpokenTheme Theme { get; private set; } = null!;

    /// <summary>How leads, moves and instants are said here.</summary>
    public DeskWords Words { get; private set; } = null!;
    public DateTimeOffset Now => Parts.Clock.GetUtcNow();

    /// <summary>How much faster than a watch the clock of the challenge runs: in the demonstration.</summary>
    public double Speed => Parts.Clock is DemoClock demo ? demo.Speed : 1;
    public string ChallengeName => Snapshot.Campaign.Document.Name!.In(Lang);

    public bool IsMarketing => Mover.IsMarketing;
    public bool IsDirector => Mover.IsDirector;
    public bool IsRep => Mover.Rep is not null;
    public bool IsProspector => Mover.Prospector is not null;

    /// <summary>It opens for those only who have such a page: to others it is not there.</summary>
    public virtual DeskSection Section => DeskSection.Leads;

    /// <summary>The pages of the desk that the reader may open.</summary>
    public IReadOnlyList<PageLink> Tabs =>
        [.. Enum.GetValues<DeskSection>().Where(Has).Select(x => new PageLink(Address(x), Words.Section(x)))];

    public bool Has(DeskSection section) =>
        section switch
        {
            DeskSection.Leads => IsMarketing || IsDirector || IsRep || IsProspector,
            DeskSection.New or DeskSection.Drafts => IsMarketing || IsProspector,
            DeskSection.Found => IsProspector,
            DeskSection.Team or DeskSection.Brief => IsMarketing || IsDirector,
            _ => IsMarketing,
        };

    /// <summary>From the root of the site on.</summary>
    public string Address(DeskSection section) =>
        $"/desk/{Campaign}" + (section == DeskSection.Leads ? "" : $"/{section.ToString().ToLowerInvariant()}");

    public string Address(string lead) => $"/desk/{Campaign}/leads/{LeadCodes.ToRoute(lead)}";

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (!await Begin())
        {
            context.Result = NotFound();
            return;
        }

        if (HttpMethods.IsGet(Request.Method) && Request.Query["did"].ToString() is { Length: > 0 } type)
            Done = await DoneOf(type);
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    public virtual async Task<IActionResult> OnGet() => await Loaded() ? Page() : NotFound();

    /// <summary>One line of a list as it is now, for the script.</summary>
    public virtual async Task<IActionResult> OnGetLine(string? lead)
    {
        try
        {
            return LineOf(await Find(lead ?? ""));
        }
        catch (RefusedException refusal) when (refusal.Kind == RefusedKind.NotFound)
        {
            return NotFound();
        }
    }

    /// <summary>As the lists of the page show it.</summary>
    protected virtual PartialViewResult LineOf(DeskLead lead) => Part("_LeadLine", new LeadLine(lead, this));

    /// <summary>A part of the desk's pages by itself: its model is another than the page's.</summary>
    protected PartialViewResult Part<T>(string name, T model) =>
        new() { ViewName = $"/Pages/Desk/{name}.cshtml", ViewData = new ViewDataDictionary<T>(ViewData, model) };

    /// <summary>Reads what the page shows; after a refused form again. Throws where it is not there.</summary>
    protected abstract Task Load();

    protected async Task<bool> Loaded()
    {
        try
        {
            await Load();
            return true;
        }
        catch (RefusedException refusal) when (refusal.Kind == RefusedKind.NotFound)
        {
            return false;
        }
    }

    protected Task<DeskLead> Find(string lead) => Parts.Reads.One(Campaign, lead, Caller);

    /// <summary>This page, as it stands, without what was done before.</summary>
    public string Here
    {
        get
        {
            var query = Request
                .Query.Where(x => x.Key is not ("did" or "of" or "handler" or "lead"))
                .SelectMany(x => x.Value, (x, value) => KeyValuePair.Create(x.Key, value));
            return Request.PathBase + Request.Path + QueryString.Create(query);
        }
    }

    /// <summary>Where a form of this page is sent.</summary>
    public string Action(string handler) => QueryHelpers.AddQueryString(Here, "handler", handler);

    /// <summary>False: there is no such challenge, or nothing of it for who asks.</summary>
    private async Task<bool> Begin()
    {
        try
        {
            Snapshot = await Parts.Boards.Snapshot(Campaign);
            Caller = await Parts.Callers.Of(HttpContext, Campaign);
        }
        catch (RefusedException refusal) when (refusal.Kind == RefusedKind.NotFound)
        {
            return false;
        }

        var language = Language.Current;
        Theme = SpokenTheme.Of(Themes.For(Snapshot.Campaign.Document.Theme), language, Request.PathBase);
        Words = new DeskWords(Snapshot, Theme, language, Now) { Reader = Mover.AudienceIn(Snapshot) };
        return Snapshot.Campaign.LaunchedAt is not null && Has(Section);
    }

    /// <summary>What the move before did; nothing where the words are none of ours.</summary>
    private async Task<string?> DoneOf(string type)
    {
        if (Words.Done(type) is not { } done)
            return null;
        if (Request.Query["of"].ToString() is not { Length: > 0 } lead)
            return done;

        try
        {
            return $"{done}: {(await Find(lead)).Card.Company ?? lead}";
        }
        catch (RefusedException)
        {
            // he does not see it any more
            return done;
        }
    }

    /// <summary>Back to where the form stood, with what was done; to the list where he sees the lead no more.</summary>
    /// <param name="lead">Empty: it was done with several.</param>
    private async Task<IActionResult> Went(string? back, string type, string lead)
    {
        var isSeen = lead.Length == 0 || await Sees(lead);
        var target = isSeen && Url.IsLocalUrl(back) ? back! : Request.PathBase + Address(DeskSection.Leads);
        return LocalRedirect(
            QueryHelpers.AddQueryString(target, new Dictionary<string, string?> { ["did"] = type, ["of"] = lead })
        );
    }

    private async Task<bool> Sees(string lead)
    {
        try
        {
            await Find(lead);
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}

/// <summary>One lead in a list, with its buttons where it says what may be done.</summary>
public sealed record LeadLine(DeskLead Lead, DeskPage Page);

/// <summary>One move of a lead, as a button or a small form.</summary>
public sealed record MoveLine(DeskLead Lead, AllowedMove Move, DeskPage Page)
{
    /// <summary>With what may be said beside it; a list has no room for that.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The button opens a form.</summary>
    public bool Asks => HasNote || HasReason || HasAmount || NeedsRep;

    /// <summary>Who takes it has to be named: nobody holds it, and who asks is no rep.</summary>
    public bool NeedsRep =>
        Move.Type == EventTypes.Assigned || (Move.Type == EventTypes.Taken && Lead.Row.Holder is null && !Page.IsRep);

    public bool HasNote => Move.Type == EventTypes.Contacted || (IsWhole && Vouches);

    /// <summary>What a director says of it stands first on the lead's page.</summary>
    private bool Vouches => Move.Type is EventTypes.Validated or EventTypes.Assigned;
    public bool HasReason => Move.Type is EventTypes.Refused or EventTypes.Lost or EventTypes.Released;
    public bool HasAmount => Move.Type is EventTypes.Closed or EventTypes.AmountChanged;

    /// <summary>Of its elements.</summary>
    public string Id => $"{Move.Type.Replace('.', '-')}-{Lead.Row.Number}";

    /// <summary>What was typed and refused; null: nothing was.</summary>
    public MoveForm? Typed =>
        Page.Refused is { } form && form.Type == Move.Type && form.Lead is [var lead] && lead == Lead.Row.Lead
            ? form
            : null;

    public FieldLine Field(string name, string label, string? value = null) =>
        new(
            name,
            label,
            value,
            Typed is not null && Page.Faults.TryGetValue(name, out var faults) ? string.Join(" ", faults) : null
        )
        {
            Id = $"{name.Replace('.', '-')}-{Id}",
            Settled = true,
        };
}
