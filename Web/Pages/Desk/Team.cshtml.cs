using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// A director's morning: what to vouch for, what is overdue, what lies in the pool by age, and who holds how much.
/// </summary>
[RequireAccess(AccessPolicies.Leads)]
public sealed class TeamView(DeskParts parts, TeamReads team) : DeskPage(parts)
{
    /// <summary>Of each list.</summary>
    public const int Most = 50;

    public override DeskSection Section => DeskSection.Team;

    /// <summary>Of those that he directs, by code; null: all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Team { get; set; }

    /// <summary>The code of a rep whose leads are shown alone; null: the morning's lists.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Holder { get; set; }

    public IReadOnlyList<RepLoad> Loads { get; private set; } = [];

    /// <summary>Without those that are empty.</summary>
    public IReadOnlyList<TeamList> Lists { get; private set; } = [];
    public bool MayTick => Lists.Any(list => list.Leads.Any(x => DirectedLead.MayTick(x)));

    /// <summary>Those to choose from.</summary>
    public IReadOnlyList<Team> Teams =>
        [.. Snapshot.Campaign.Document.Teams.Where(x => IsMarketing || Mover.Teams.Contains(x.Code))];

    /// <summary>Of the same page about one rep.</summary>
    public string Address(RepLoad load)
    {
        var holder = Uri.EscapeDataString(Words.CodeOf(load.Rep));
        return $"{Address(Section)}?holder={holder}&team={Uri.EscapeDataString(Team ?? "")}";
    }

    /// <summary>Whom it may go to is known after the loads.</summary>
    public override async Task<IActionResult> OnGetLine(string? lead)
    {
        Loads = await team.Loads(Campaign, null, Caller);
        return await base.OnGetLine(lead);
    }

    protected override PartialViewResult LineOf(DeskLead lead) => Part("_TeamLine", new DirectedLead(lead, this));

    protected override async Task Load()
    {
        Team = string.IsNullOrEmpty(Team) ? null : Team;
        Loads = await team.Loads(Campaign, Team, Caller);
        var holder = Loads.FirstOrDefault(x => Words.CodeOf(x.Rep) == Holder);
        var lists = holder is null ? await Morning() : [await Of(holder)];

        // a lead stands in the first of its lists only
        var shown = new HashSet<long>();
        lists = [.. lists.Select(list => list with { Leads = [.. list.Leads.Where(x => shown.Add(x.Row.Number))] })];
        var moves = (await Parts.Reads.WithMoves(Campaign, [.. lists.SelectMany(x => x.Leads)], Caller)).ToDictionary(
            x => x.Row.Number
        );
        Lists =
        [
            .. lists
                .Where(x => x.Leads.Count > 0)
                .Select(list => list with { Leads = [.. list.Leads.Select(x => moves[x.Row.Number])] }),
        ];
    }

    private async Task<IReadOnlyList<TeamList>> Morning() =>
        [
            new("left", T.DeskTeamLeft, await OfThoseWhoLeft()),
            new("validate", T.DeskTeamToValidate, await Read(new LeadFilter { Status = LeadStatus.Waiting })),
            new("overdue", T.DeskTeamOverdue, await Read(new LeadFilter { Overdue = true }, LeadSort.Deadline)),
            new("pending", T.DeskTeamPending, await Pending()),
            new("open", T.DeskTeamOpen, await Read(new LeadFilter { Status = LeadStatus.Open })),
        ];

    private async Task<TeamList> Of(RepLoad load) =>
        new(
            "holder",
            T.FormatDeskTeamHeldBy(Words.Name(load.Rep.Number)),
            await Read(new LeadFilter { Holder = load.Rep.Number, IsHeld = true }, LeadSort.Deadline)
        );

    /// <summary>What they had contacted stays theirs until somebody gives it to another.</summary>
    private async Task<IReadOnlyList<DeskLead>> OfThoseWhoLeft()
    {
        var leads = new List<DeskLead>();
        foreach (var load in Loads.Where(x => !x.Rep.Active && x.Holds > 0))
            leads.AddRange(await Read(new LeadFilter { IsHeld = true, Holder = load.Rep.Number }));
        return [.. leads.Take(Most)];
    }

    /// <summary>A program said that they are taken before anybody vouched for them: their points wait.</summary>
    private async Task<IReadOnlyList<DeskLead>> Pending()
    {
        if (!Snapshot.Campaign.Document.Validation)
            return [];
        return
        [
            .. await Read(new LeadFilter { Status = LeadStatus.Taken, Vouched = false }),
            .. await Read(new LeadFilter { Status = LeadStatus.Contacted, Vouched = false }),
        ];
    }

    private async Task<IReadOnlyList<DeskLead>> Read(LeadFilter filter, LeadSort sort = LeadSort.Old)
    {
        var page = new LeadPage(filter with { Team = Team }, Now, Most, sort);
        var leads = (await Parts.Reads.List(Campaign, page, Caller)).Leads;
        // who plays as well sees leads that he does not direct
        return [.. leads.Where(x => IsMarketing || LeadSights.Directs(Mover, x.Row.ReachTeam))];
    }
}

/// <summary>Leads for which a director has the same to do.</summary>
/// <param name="Code">For tests and styles.</param>
public sealed record TeamList(string Code, string Title, IReadOnlyList<DeskLead> Leads);

/// <summary>One lead in a director's list, with what he may do about it.</summary>
public sealed record DirectedLead(DeskLead Lead, TeamView Page)
{
    private static readonly string[] OfDirector =
    [
        EventTypes.Validated,
        EventTypes.Refused,
        EventTypes.Assigned,
        EventTypes.Released,
    ];

    public IReadOnlyList<MoveLine> Moves =>
        [
            .. Lead
                .Allowed.Where(x => OfDirector.Contains(x.Type))
                .OrderBy(x => Array.IndexOf(OfDirector, x.Type))
                .Select(x => new MoveLine(Lead, x, Page)),
        ];

    public string Allowed => string.Join(' ', Moves.Select(x => x.Move.Type));

    /// <summary>Of the sheet; null: the challenge has none.</summary>
    public string? Score => Lead.Row.Score?.ToString("0.##", CultureInfo.GetCultureInfo(Page.Lang));

    public static bool MayTick(DeskLead lead) => lead.Allowed.Any(x => x.Type == EventTypes.Validated);

    /// <summary>Since when it stands where it stands.</summary>
    public DateTimeOffset? Since => Lead.Row.StatusAt ?? Lead.Row.ReceivedAt;
}

/// <summary>The form that gives a lead to one of the reps.</summary>
public sealed record AssignLine(MoveLine Line, TeamView Page)
{
    /// <summary>Those of the lead's team first; who has left gets none.</summary>
    public IReadOnlyList<RepLoad> Choices =>
        [
            .. Page
                .Loads.Where(x => x.Rep.Active && x.Rep.Number != Line.Lead.Row.Holder)
                .OrderByDescending(x => x.Rep.Team == Line.Lead.Row.ReachTeam)
                .ThenBy(x => x.IsFree ? 0 : 1)
                .ThenBy(x => x.Holds),
        ];

    /// <summary>"Anna (Lyon), 3 of 25"; with why he gets none now.</summary>
    public string Label(RepLoad load)
    {
        var name = Page.Words.Listed(load.Rep);
        if (load.IsAway)
            return T.FormatDeskTeamAway(name);
        return load.IsFull
            ? T.FormatDeskTeamFull(name: name, n: $"{load.Holds}")
            : T.FormatDeskTeamHas(name: name, n: $"{load.Holds}", most: $"{load.Most}");
    }
}
