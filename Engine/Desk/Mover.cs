namespace ChallengeHub;

/// <summary>Who asks at the desk, and for what he stands in the campaign. One account may stand for several.</summary>
public sealed record Mover
{
    /// <summary>Marketing, an admin, or a key with the scope leads.</summary>
    public bool IsMarketing { get; init; }

    /// <summary>Those that a director speaks for; of others none.</summary>
    public IReadOnlyCollection<string> Teams { get; init; } = [];

    /// <summary>By number; null: he is no rep.</summary>
    public int? Rep { get; init; }

    /// <summary>The team of that rep; null: of none.</summary>
    public string? RepTeam { get; init; }

    /// <summary>By number; null: he is no prospector.</summary>
    public int? Prospector { get; init; }

    /// <summary>Null: a key, behind which stands a program.</summary>
    public long? Account { get; init; }

    /// <summary>The opaque id that links him across campaigns.</summary>
    public string? Person { get; init; }

    public bool IsDirector => Teams.Count > 0;
    public bool IsProgram => IsMarketing && Account is null;
    public KnownPerson Known => new(Account is { } account ? [account] : [], Person);

    /// <summary>The code of whom he names by the code that he is shown.</summary>
    public string CodeIn(CampaignSnapshot snapshot, string code) =>
        Masks.IsMask(code) && AudienceIn(snapshot).Find(snapshot, code) is { } known ? known.Code : code;

    /// <summary>Whose names he reads.</summary>
    public Audience AudienceIn(CampaignSnapshot snapshot) =>
        IsMarketing
            ? Audience.Staff
            : new Audience(false, [.. new[] { Rep, Prospector }.OfType<int>().Select(x => snapshot.Get(x).Code)]);
}

/// <summary>By what somebody is known to be the same in another role: an account, or the opaque id.</summary>
public sealed record KnownPerson(IReadOnlyCollection<long> Accounts, string? Person)
{
    public bool Is(KnownPerson? other) =>
        other is not null
        && ((Person is not null && Person == other.Person) || Accounts.Intersect(other.Accounts).Any());
}

/// <summary>Where a lead stands, for the question who sees it. People are known by number.</summary>
/// <param name="Team">As <see cref="Routing.TeamOf(LeadCard, CampaignSnapshot)"/> finds it.</param>
public sealed record LeadPlace(LeadStatus Status, int? Holder, int? Prospector, string? Team)
{
    public static LeadPlace Of(LeadCourse course, string? team) =>
        new(course.Status, course.Holder, course.Prospector, team);
}

/// <summary>Which part of a lead's card somebody sees.</summary>
public enum LeadSight
{
    /// <summary>Not even that it is there.</summary>
    Nothing,

    /// <summary>Company, status and holder.</summary>
    Outline,

    /// <summary>All but phone and e-mail address: of what lies in the pool.</summary>
    WithoutContact,
    Whole,
}

/// <summary>Who sees a lead, and who may change what of its card: LEADS.md §2. Pure.</summary>
public static class LeadSights
{
    private static readonly string[] OfRep = ["contact", "next", "qualification"];

    private static readonly string[] OfProspector =
    [
        "company",
        "contact",
        "context",
        "account",
        "source",
        "potential",
        "due",
        "next",
        "qualification",
    ];

    private static readonly string[] All = [.. OfProspector, "team", "cost"];

    public static LeadSight Sees(Mover mover, LeadPlace lead)
    {
        if (mover.IsMarketing || Directs(mover, lead.Team) || Holds(mover, lead) || Found(mover, lead))
            return LeadSight.Whole;
        if (mover.Rep is null)
            return LeadSight.Nothing;

        var isOfTeam = lead.Team is not null && lead.Team == mover.RepTeam;
        if (lead.Status == LeadStatus.Open && (isOfTeam || lead.Team is null))
            return LeadSight.WithoutContact;
        return isOfTeam ? LeadSight.Outline : LeadSight.Nothing;
    }

    /// <summary>The members of the card that he may change; a prospector while nobody has taken it.</summary>
    public static IReadOnlyCollection<string> MayEdit(Mover mover, LeadPlace lead)
    {
        if (mover.IsMarketing)
            return All;
        var asProspector = Found(mover, lead) && IsUntaken(lead.Status);
        if (asProspector)
            return OfProspector;
        return Holds(mover, lead) ? OfRep : [];
    }

    /// <summary>Leads of his teams, and those of none.</summary>
    public static bool Directs(Mover mover, string? team) =>
        mover.IsDirector && (team is null || mover.Teams.Contains(team));

    private static bool Holds(Mover mover, LeadPlace lead) => mover.Rep is { } rep && rep == lead.Holder;

    private static bool Found(Mover mover, LeadPlace lead) =>
        mover.Prospector is { } prospector && prospector == lead.Prospector;

    private static bool IsUntaken(LeadStatus status) =>
        status is LeadStatus.Waiting or LeadStatus.Refused or LeadStatus.Open or LeadStatus.Assigned;
}
