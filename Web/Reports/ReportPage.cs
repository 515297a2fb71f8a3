using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;

namespace ChallengeHub.Web;

/// <summary>The parts that the pages of reports are made with.</summary>
public sealed record ReportParts(Themes Themes, Accounts Accounts, ReportCalls Calls, TimeProvider Clock);

/// <summary>The pages of a challenge's reports, in the order of their links.</summary>
public enum ReportSection
{
    Home,
    Funnel,
    Effect,
    Synthesis,
    Race,
}

/// <summary>
/// What the pages of reports have in common: the challenge, for whom figures are made, how they are said, the period,
/// and a report that a job is still making. A page reads in <see cref="Load"/> what it shows.
/// </summary>
public abstract class ReportPage(ReportParts parts) : StaffPage(parts.Themes, parts.Accounts)
{
    protected ReportParts Parts { get; } = parts;

    /// <summary>In the address, where its door was asked.</summary>
    public string Campaign => (string)RouteData.Values["campaign"]!;
    protected ReportCall Call { get; private set; } = null!;
    public CampaignSnapshot Snapshot => Call.Snapshot;
    public ReportReader Reader => Call.Reader;
    public ReportWords Words { get; private set; } = null!;
    public PeriodNames Periods { get; private set; } = null!;
    public string ChallengeName => Snapshot.Campaign.Document.Name!.In(Lang);
    public SpokenTheme Theme => SpokenTheme.Of(Themes.For(Snapshot.Campaign.Document.Theme), Lang, Request.PathBase);
    public DateTimeOffset Now => Parts.Clock.GetUtcNow();

    /// <summary>Null: the whole challenge.</summary>
    public int? Period { get; private set; }

    /// <summary>As addresses have it.</summary>
    public string PeriodWord => Period?.ToString(CultureInfo.InvariantCulture) ?? "overall";

    /// <summary>What is drawn on the page.</summary>
    public IReadOnlyList<ReportChart> Charts { get; protected set; } = [];

    /// <summary>The job that makes what the page would show; null: it is there.</summary>
    public ReportRun? Run { get; private set; }

    /// <summary>What the page cannot be made of; its place is empty then.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Faults stand beside the fields of its own form.</summary>
    public virtual bool SaysFaultsItself => false;

    public abstract ReportSection Section { get; }

    /// <summary>The pages that the reader may open.</summary>
    public IReadOnlyList<PageLink> Tabs =>
        [
            .. Enum.GetValues<ReportSection>()
                .Where(x => x != ReportSection.Synthesis || Teams.Count > 0)
                .Select(x => new PageLink(Address(x), T.Of($"reportsSection{x}"))),
        ];

    /// <summary>Whose pages of a team he may open.</summary>
    public IReadOnlyList<Team> Teams =>
        Reader is { Rep: null, Prospector: null }
            ? [.. Snapshot.Campaign.Document.Teams.Where(x => Reader.Teams is null || Reader.Teams.Contains(x.Code))]
            : [];

    /// <summary>From the root of the site on.</summary>
    public string Address(ReportSection section) =>
        $"/reports/{Campaign}" + (section == ReportSection.Home ? "" : $"/{section.ToString().ToLowerInvariant()}");

    public string Here => Request.PathBase + Address(Section);

    /// <summary>With the base of the site; what is null is left out.</summary>
    public string Link(string address, params ReadOnlySpan<WordArgument> query)
    {
        var asked = new Dictionary<string, string?>();
        foreach (var (name, value) in query)
            if (value is { Length: > 0 })
                asked[name] = value;
        return QueryHelpers.AddQueryString(Request.PathBase + address, asked);
    }

    /// <summary>Rows are single people, or a few, whose figures are not for the reader.</summary>
    public bool IsOfColleagues(FunnelQuery query)
    {
        var question = new ReportQuestion
        {
            Kind = ReportKind.Funnel,
            Reader = Reader,
            Funnel = query,
        };
        return !question.Guarded().Reader.SeesEachPerson;
    }

    /// <summary>The same figures as files.</summary>
    public IReadOnlyList<PageLink> Files(string report, params ReadOnlySpan<WordArgument> query)
    {
        var links = new List<PageLink>();
        foreach (var format in (string[])["csv", "xlsx", "json"])
        {
            WordArgument[] asked = [.. query, new WordArgument("format", format)];
            links.Add(new PageLink(Link($"/api/v1/campaigns/{Campaign}/{report}", asked), format.ToUpperInvariant()));
        }
        return links;
    }

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

        await base.OnPageHandlerExecutionAsync(context, next);
    }

    public virtual async Task<IActionResult> OnGet() => await Loaded() ? Page() : NotFound();

    /// <summary>Reads what the page shows. Throws where it is not there, or is asked for wrongly.</summary>
    protected abstract Task Load();

    /// <summary>False: there is nothing of it for who asks.</summary>
    protected async Task<bool> Loaded()
    {
        IsRefused = !await Try(Load);
        return Response.StatusCode != StatusCodes.Status404NotFound;
    }

    /// <summary>At once, or null while a job makes it.</summary>
    protected async Task<T?> Read<T>(ReportQuestion question)
        where T : class
    {
        var answer = await Parts.Calls.Read<T>(Call, question);
        if (answer.Report is null)
            Run ??= answer.Run;
        return answer.Report;
    }

    /// <summary>False: there is no such challenge, or nothing of it for who asks.</summary>
    private async Task<bool> Begin()
    {
        try
        {
            Call = (await Parts.Calls.Of(HttpContext, Campaign)) with { Language = Language.Current };
            Period = ReportAsked.Period(Typed.Text(Request.Query["period"]), Snapshot);
        }
        catch (RefusedException refusal) when (refusal.Kind is RefusedKind.NotFound or RefusedKind.Invalid)
        {
            return false;
        }

        var language = Language.Current;
        Words = new ReportWords(Snapshot, language) { Reader = Call.Audience };
        Periods = new PeriodNames(Snapshot, language);
        return Snapshot.Campaign.LaunchedAt is not null;
    }
}
