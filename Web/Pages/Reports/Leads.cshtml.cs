using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// The leads behind one figure of a report, the one received last first, as far as the reader may see them; the same as
/// a file.
/// </summary>
[RequireAccess(AccessPolicies.Reports)]
public sealed class ReportedLeadsView(ReportParts parts, DeskReads desk, LeadAccounts accounts) : ReportPage(parts)
{
    /// <summary>Of a file, the cards of so many are read in one go.</summary>
    private const int AtOnce = 10_000;
    private FileContentHttpResult? file;

    /// <summary>None of the tabs is this page: it is reached from a figure.</summary>
    public override ReportSection Section => ReportSection.Funnel;

    public LeadStep Step { get; private set; } = LeadSteps.Received;
    public FunnelAsked Asked { get; private set; } = null!;
    public IReadOnlyList<ReportedLead> Leads { get; private set; } = [];
    public long FactSeq { get; private set; }

    /// <summary>Of an effect: days that each lead is looked at; null: of a funnel or a team's page.</summary>
    public int? Within { get; private set; }

    /// <summary>The address of the next page; null: there is none.</summary>
    public string? More { get; private set; }

    /// <summary>Of whom they are: the team, the row, the period; of all, the challenge.</summary>
    public IReadOnlyList<string> Scope { get; private set; } = [];

    /// <summary>Where the figure stands, or others like it.</summary>
    public PageLink Way =>
        Within is { } days
            ? new PageLink(
                Link(Address(ReportSection.Effect), new WordArgument("within", Written(days))),
                T.ReportsSectionEffect
            )
            : new PageLink(Link(Address(ReportSection.Funnel), [.. Grouped()]), T.ReportsToFunnel);

    public IReadOnlyList<PageLink> FileLinks =>
        [
            .. new[] { "csv", "xlsx" }.Select(x => new PageLink(
                Listed(new WordArgument("format", x)),
                x.ToUpperInvariant()
            )),
        ];

    public override async Task<IActionResult> OnGet()
    {
        var page = await base.OnGet();
        return file is null ? page : File(file.FileContents.ToArray(), file.ContentType, file.FileDownloadName);
    }

    protected override async Task Load()
    {
        Asked = FunnelAsked.Read(Request.Query, Snapshot, Reader) with { Tried = WhatIfAsked.Nothing };
        var code = Request.Query["step"].ToString();
        Step = LeadSteps.All.FirstOrDefault(x => x.Code == code) ?? LeadSteps.Received;
        Within = Days();
        var funnel = Asked.Query(Period, Snapshot);
        var row = Row(funnel);
        if (row is not null && IsOfColleagues(funnel))
            throw RefusedException.NotFound("no-report-for-you");
        var team = NamedTeam();
        Scope = await Said(funnel, row);

        var query = new CohortPageQuery(funnel, Step.Figure, Position(Request.Query["after"]))
        {
            Row = row,
            Team = team,
            Within = Within,
        };
        if (Typed.Text(Request.Query["format"]) is { } format)
            file = await AsFile(query, format);
        else
            await AsPage(query);
    }

    private async Task AsPage(CohortPageQuery query)
    {
        if (await Read(query) is not { } page)
            return;

        FactSeq = page.FactSeq;
        Leads = await Shown(page.Leads);
        if (page.Next is { } next)
            More = Listed(new WordArgument("after", Written(next)));
    }

    /// <summary>
    /// All pages as one; null while a job makes it. Throws <see cref="RefusedException"/> where they are too many.
    /// </summary>
    private async Task<FileContentHttpResult?> AsFile(CohortPageQuery query, string format)
    {
        var call = Call with { Format = ReportFormat.Of(format, Typed.Text(Request.Query["sep"])) };
        if (await Read(query with { After = null, Limit = LeadsFile.Most }) is not { } page)
        {
            // no file: what is answered is the page that says how far it is
            Response.StatusCode = StatusCodes.Status202Accepted;
            return null;
        }
        if (page.Next is not null)
            throw RefusedException.Invalid("format", "too-many-to-export", LeadsFile.Most);

        var rows = new List<IReadOnlyList<object?>>();
        foreach (var leads in page.Leads.Chunk(AtOnce))
            rows.AddRange((await Shown(leads)).Select(x => x.Cells(this, page.FactSeq)));
        return await Parts.Calls.File(call, new ReportTable("leads", ReportedLead.Columns, rows), $"leads-{Step.Code}");
    }

    private Task<CohortPage?> Read(CohortPageQuery query) =>
        Read<CohortPage>(
            new ReportQuestion
            {
                Kind = ReportKind.Leads,
                Reader = Reader,
                Leads = query,
            }
        );

    /// <summary>With the companies on those cards that the desk shows the reader.</summary>
    private async Task<IReadOnlyList<ReportedLead>> Shown(IReadOnlyList<ListedLead> leads)
    {
        var mover = HttpContext.May(AccessPolicies.Leads, Campaign) ? DeskCallers.MoverOf(Snapshot, User) : new Mover();
        var rows = (await desk.Rows(Campaign, leads.Select(x => x.Lead).Distinct())).ToDictionary(
            x => x.Lead,
            StringComparer.Ordinal
        );
        return [.. leads.Select(x => Shown(x, rows.GetValueOrDefault(x.Lead), mover))];
    }

    private ReportedLead Shown(ListedLead lead, StoredLead? row, Mover mover)
    {
        var card = row is null ? null : DeskSight.Shown(row.Card(Snapshot), DeskSight.Of(row, mover));
        return new ReportedLead(
            lead,
            card?.Company ?? lead.Lead,
            card is null ? null : Link($"/desk/{Campaign}/leads/{LeadCodes.ToRoute(lead.Lead)}")
        );
    }

    /// <summary>Null: of all teams. Throws where it is not the reader's.</summary>
    private string? NamedTeam() =>
        TeamWord is not { } team || Teams.Any(x => x.Code == team)
            ? TeamWord
            : throw RefusedException.NotFound("team-of-nobody", team);

    private string? TeamWord => Typed.Text(Request.Query["team"]);

    private int? Days()
    {
        var errors = new FieldErrors();
        var days = Typed.Whole(Request.Query["within"], errors, "within");
        errors.If(days is < 1 or > Baseline.MostDays, "within", "out-of-range", 1, Baseline.MostDays);
        return errors.Count == 0 ? days : throw RefusedException.Invalid(errors);
    }

    /// <summary>Who appears under a mask is found by it.</summary>
    private CohortKey? Row(FunnelQuery funnel)
    {
        if (Request.Query["none"] == "true")
            return new CohortKey(null);
        if (Typed.Text(Request.Query["key"]) is not { } key)
            return null;
        return funnel.By is FunnelBy.Rep or FunnelBy.Prospector
            ? new CohortKey(Words.Reader.Find(Snapshot, key)?.Code ?? key)
            : new CohortKey(key);
    }

    private async Task<IReadOnlyList<string>> Said(FunnelQuery funnel, CohortKey? row)
    {
        var said = new List<string>();
        if (TeamWord is { } team)
            said.Add(Words.Team(team));
        if (row is not null)
            said.Add(await Name(funnel, row.Key));
        if (said.Count == 0)
            said.Add(ChallengeName);
        if (Period is { } period)
            said.Add(Periods.Of(period));
        return said;
    }

    private async Task<string> Name(FunnelQuery funnel, string? key)
    {
        if (key is null)
            return T.Of($"reportsNone{funnel.By}");
        return funnel.By switch
        {
            FunnelBy.Campaign => ChallengeName,
            FunnelBy.Team => Words.Team(key),
            FunnelBy.Period => int.TryParse(key, CultureInfo.InvariantCulture, out var number)
                ? Periods.Of(number)
                : key,
            FunnelBy.Rep or FunnelBy.Prospector => Snapshot.Find(key) is { } person
                ? Words.Reader.NameOf(person, Lang)
                : key,
            FunnelBy.Account => (await accounts.All(Campaign)).FirstOrDefault(x => x.Code == key)?.Name ?? key,
            FunnelBy.Field => FunnelSheet.AnswerName(Snapshot, funnel, key, Lang),
            _ => key,
        };
    }

    /// <summary>The same list, but for where it begins or what it is written as.</summary>
    private string Listed(WordArgument more) =>
        Link(
            $"/reports/{Campaign}/leads",
            [
                .. Grouped(),
                new WordArgument("step", Step.Code),
                new WordArgument("team", TeamWord ?? ""),
                new WordArgument("within", Within is { } days ? Written(days) : ""),
                new WordArgument("key", Request.Query["key"].ToString()),
                new WordArgument("none", Request.Query["none"].ToString()),
                more,
            ]
        );

    private IEnumerable<WordArgument> Grouped() =>
        [
            new("by", Asked.By),
            new("period", Period is null ? "" : PeriodWord),
            new("from", Asked.From ?? ""),
            new("until", Asked.Until ?? ""),
        ];

    private static string Written(int days) => days.ToString(CultureInfo.InvariantCulture);

    private static string Written(CohortPosition position) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{position.ReceivedAt.ToUnixTimeMilliseconds()}.{position.Cycle}.{position.Lead}"
        );

    /// <summary>Null: the beginning, and what nobody wrote.</summary>
    private static CohortPosition? Position(string? text) =>
        (text ?? "").Split('.', 3) is [var at, var cycle, { Length: > 0 } lead]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        && int.TryParse(cycle, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new CohortPosition(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), lead, number)
            : null;
}
