namespace ChallengeHub;

/// <summary>Which leads may begin a new cycle, and to whom they do not go back yet. Pure.</summary>
public static class Recycling
{
    public const int MostDays = 3_650;

    /// <summary>Where the new cycle begins.</summary>
    /// <param name="validation">Whether the campaign that it begins in validates.</param>
    public static LeadStatus Into(bool validation) => validation ? LeadStatus.Waiting : LeadStatus.Open;

    /// <summary>Why a lead may not be recycled now; null: it may.</summary>
    public static FieldError? WhyNot(RestingLead lead, RecyclePlan? plan, DateTimeOffset now)
    {
        if (lead.Status == LeadStatus.Won)
            return new FieldError("", "not-recycled-won");
        if (lead.DoNotContact)
            return new FieldError("", "not-recycled-no-contact");

        var rest = lead.LastAt.AddDays(plan?.AfterDays ?? 0) - now;
        return rest > TimeSpan.Zero
            ? new FieldError("", "not-recycled-rests", (int)Math.Ceiling(rest.TotalDays))
            : null;
    }

    public static bool IsMeant(RestingLead lead, RecycleFilter where, DateTimeOffset now) =>
        (where.Status is null || where.Status == lead.Status)
        && (where.OlderThanDays is not { } days || lead.LastAt.AddDays(days) <= now)
        && (where.Source ?? lead.Source) == lead.Source
        && (where.Team ?? lead.Team) == lead.Team
        && (where.Rep ?? lead.Rep) == lead.Rep
        && (where.Prospector ?? lead.Prospector) == lead.Prospector
        && (where.Reason ?? lead.Reason) == lead.Reason;

    /// <summary>What names nothing is refused: it would be every lead of the campaign.</summary>
    public static void Errors(FieldErrors errors, RecycleFilter? where, CampaignSnapshot snapshot)
    {
        if (where is null || where == new RecycleFilter())
        {
            errors.Add("where", "filter-empty");
            return;
        }

        errors.If(where.Status == LeadStatus.Won, "where.status", "not-recycled-won");
        errors.If(where.OlderThanDays is < 0 or > MostDays, "where.olderThanDays", "out-of-range", 0, MostDays);
        errors.If(where.Source is not null && !Codes.IsValid(where.Source), "where.source", Codes.Rule);
        if (where.Reason is { } reason && Codes.NameError(reason) is { } flaw)
            errors.Add("where.reason", flaw);
        if (where.Team is { } team)
            errors.If(snapshot.Team(team) is null, "where.team", "team-of-nobody", team);
        if (where.Rep is { } rep)
            errors.If(snapshot.Find(rep) is not { Role: Role.Rep }, "where.rep", "not-a-rep", rep);
        if (where.Prospector is { } prospector)
            errors.If(
                snapshot.Find(prospector) is not { Role: Role.Prospector },
                "where.prospector",
                "not-a-prospector",
                prospector
            );
    }

    /// <summary>The reps, by number, who may not get it yet: <see cref="RoutingContext.Barred"/>.</summary>
    /// <param name="gaveUpAt">As <see cref="GaveUpAt"/> finds it.</param>
    public static IReadOnlyList<int> Cooling(
        IReadOnlyDictionary<int, DateTimeOffset> gaveUpAt,
        RecyclePlan? plan,
        DateTimeOffset now
    ) => [.. gaveUpAt.Where(x => now < x.Value.AddDays(plan?.SameRepAfterDays ?? 0)).Select(x => x.Key)];

    /// <summary>When each rep last lost or released the lead, by number, over all its cycles.</summary>
    /// <param name="facts">In the order of arrival.</param>
    public static IReadOnlyDictionary<int, DateTimeOffset> GaveUpAt(bool validation, IEnumerable<Fact> facts)
    {
        var course = new LeadCourse(validation);
        var gaveUpAt = new Dictionary<int, DateTimeOffset>();

        foreach (var fact in facts)
        {
            if (course.HolderThen is { } holder && IsGivingUp(fact, course))
                gaveUpAt[holder] = fact.At;
            course.Add(fact);
        }

        return gaveUpAt;
    }

    /// <summary>
    /// The fact with which the lead began its cycle, where nothing has happened since but that routing gave it to a
    /// rep; null: somebody has worked on it.
    /// </summary>
    /// <param name="facts">In the order of arrival.</param>
    public static Fact? UntouchedSince(IEnumerable<Fact> facts)
    {
        List<Fact> counted = [.. facts.Where(x => x is { TakenBack: false, IsIgnored: false })];
        var at = counted.FindLastIndex(x => x.Type == EventTypes.Recycled);
        return at >= 0 && counted.Skip(at + 1).All(x => IsRouting(x, counted[at])) ? counted[at] : null;
    }

    private static bool IsRouting(Fact fact, Fact begun) =>
        fact.Type == EventTypes.Assigned && fact.Source == begun.Source && fact.EventId == AssignedWith(begun.EventId);

    /// <summary>The id of the event with which routing assigns what another event made free.</summary>
    internal static string AssignedWith(string id) => $"{id}:assigned";

    private static bool IsGivingUp(Fact fact, LeadCourse course)
    {
        if (fact.TakenBack || fact.IsIgnored)
            return false;
        return fact.Type switch
        {
            EventTypes.Lost => true,
            EventTypes.Released => !course.IsUndo(fact.At),
            _ => false,
        };
    }
}

/// <summary>A lead as recycling looks at it.</summary>
public sealed record RestingLead
{
    public required LeadStatus Status { get; init; }

    /// <summary>Of its last fact or note.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>Who it is about does not want to hear from us, by a loss of this lead or of another.</summary>
    public bool DoNotContact { get; init; }
    public string? Source { get; init; }

    /// <summary>As <see cref="Routing.TeamOf(LeadCard, CampaignSnapshot)"/> finds it.</summary>
    public string? Team { get; init; }
    public string? Rep { get; init; }
    public string? Prospector { get; init; }

    /// <summary>Why it was refused, lost or released last.</summary>
    public string? Reason { get; init; }
}

/// <summary>Which leads are meant, by codes; what is null is not asked for.</summary>
public sealed record RecycleFilter
{
    public LeadStatus? Status { get; init; }

    /// <summary>Since the last fact or note.</summary>
    public int? OlderThanDays { get; init; }
    public string? Source { get; init; }
    public string? Team { get; init; }
    public string? Rep { get; init; }
    public string? Prospector { get; init; }

    /// <summary>Why it was refused, lost or released last.</summary>
    public string? Reason { get; init; }
}
