namespace ChallengeHub;

/// <summary>
/// Keeps the rows of Leads up with the facts, in the transaction of the facts: where each lead stands, who holds it,
/// whose team sees it, and by when its next step is due.
/// </summary>
internal static class LeadFollowing
{
    private const int AtOnce = 500;

    /// <summary>After a change of marks, of the card or of people: reads all facts of the leads.</summary>
    public static async Task Follow(UnitOfWork work, CampaignSnapshot snapshot, IEnumerable<string> leads)
    {
        var codes = leads.Distinct(StringComparer.Ordinal).ToList();
        var facts = await FactRows.OfLeads(work.Connection, snapshot.Campaign.Id, codes, work.Transaction);
        var stories = facts.ToLookup(x => x.Lead, StringComparer.Ordinal);
        await Follow(work, snapshot, [.. codes.Select(x => new LeadFacts(x, [.. stories[x]]))]);
    }

    /// <summary>Of leads whose facts are known already. Answers their rows.</summary>
    public static async Task<IReadOnlyList<StoredLead>> Follow(
        UnitOfWork work,
        CampaignSnapshot snapshot,
        IReadOnlyCollection<LeadFacts> leads
    )
    {
        if (leads.Count == 0)
            return [];

        var id = snapshot.Campaign.Id;
        var rows = (
            await LeadRows.FindMany(work.Connection, id, leads.Select(x => x.Lead), work.Transaction)
        ).ToDictionary(x => x.Lead, StringComparer.Ordinal);
        List<StoredLead> followed =
        [
            .. leads
                .Where(x => x.Facts.Count > 0 || rows.ContainsKey(x.Lead))
                .Select(x => Row(snapshot, rows.GetValueOrDefault(x.Lead), x)),
        ];
        foreach (var row in rows.Values)
            work.WrittenLeads.Add(id, row.Lead, DeskSight.PlaceOf(row));
        await LeadRows.Follow(work, id, followed);
        return followed;
    }

    /// <summary>At the start of a process: rows for leads that were there before the table.</summary>
    public static async Task Complete(Database database, WriteQueue queue, CampaignStates states)
    {
        IReadOnlyList<Campaign> campaigns;
        await using (var connection = await database.Connect())
            campaigns = [.. (await CampaignRows.All(connection)).Where(x => x.LaunchedAt is not null)];

        foreach (var campaign in campaigns)
        {
            var started = new StartedCampaign(campaign, states);
            // in health nothing is written: the store may take nothing
            if ((await Behind(database, campaign)).Count > 0)
                await queue.Write(work => LeadRows.Complete(work, campaign.Id));
            while (await FollowSome(database, queue, started) > 0) { }
        }
    }

    /// <summary>
    /// After a change of what statuses follow from: all leads of the campaign, in parts, so that nobody else waits for
    /// them. What a process that ends has not come to is left to <see cref="Complete"/>.
    /// </summary>
    public static async Task FollowAll(WriteQueue queue, CampaignStates states, string campaign)
    {
        for (long? last = 0; last is { } after; )
            last = await queue.Write(async work =>
            {
                var snapshot = (await states.Get(work, campaign)).Snapshot;
                var leads = await LeadRows.After(work, snapshot.Campaign.Id, after, AtOnce);
                await Follow(work, snapshot, leads.Select(x => x.Lead));
                return leads.LastOrDefault()?.Number;
            });
    }

    /// <summary>Those without any followed fact first: to find the others all facts are read.</summary>
    private static async Task<IReadOnlyList<string>> Behind(Database database, Campaign campaign)
    {
        await using var connection = await database.Connect();
        var leads = await LeadRows.Unfollowed(connection, campaign.Id, AtOnce);
        return leads.Count > 0 ? leads : await LeadRows.OfDrift(connection, campaign.Id, 0, AtOnce);
    }

    private static async Task<int> FollowSome(Database database, WriteQueue queue, StartedCampaign started)
    {
        var leads = await Behind(database, started.Campaign);
        if (leads.Count == 0)
            return 0;

        return await queue.Write(async work =>
        {
            var state = await started.States.Get(work, started.Campaign.Code);
            await Follow(work, state.Snapshot, leads);
            return leads.Count;
        });
    }

    /// <summary>The row as its facts have it now. Pure.</summary>
    /// <param name="known">Null: there is no row yet.</param>
    internal static StoredLead Row(CampaignSnapshot snapshot, StoredLead? known, LeadFacts lead)
    {
        var course = LeadCourse.Of(snapshot.Campaign.Document.Validation, lead.Facts);
        var prospector = course.Prospector ?? known?.Prospector;
        var team = TeamOf(snapshot, known?.Team, course.Holder, prospector);
        var clock = ClockOf(course);
        var deadline = Deadline(snapshot, known, clock, team);
        var created = known?.CreatedAt ?? lead.Facts[0].ReceivedAt;

        return (known ?? new StoredLead { Lead = lead.Lead, CreatedBy = Actor.System.Author }) with
        {
            CreatedAt = created,
            Status = course.Status,
            Cycle = course.Cycle,
            Holder = course.Holder,
            Prospector = prospector,
            ReachTeam = team,
            Vouched = course.IsVouched,
            DeadlineWhat = deadline?.What,
            DeadlineAt = deadline?.At,
            StatusAt = clock?.Since ?? EndOf(course, lead.Facts),
            ReceivedAt = course.ReceivedAt,
            TakenAt = course.At(Stage.Taken),
            ContactedAt = course.At(Stage.Contacted),
            ClosedAt = course.At(Stage.Closed),
            Amount = AmountOf(snapshot, course, lead.Facts),
            LastAt = lead.Facts.Count > 0 ? lead.Facts.Max(x => x.At) : created,
            FollowedSeq = lead.Facts.Count > 0 ? lead.Facts.Max(x => x.FactSeq) : 0,
        };
    }

    /// <summary>What the lead waits for; null: nothing more.</summary>
    internal static LeadClock? ClockOf(LeadCourse course) =>
        LeadClock.Of(
            course.Status,
            new LeadInstants(course.CycleAt, course.OfferedAt, course.At(Stage.Taken), course.At(Stage.Contacted))
        );

    /// <summary>Its holder's, else the card's, else its prospector's; null: it is of no team.</summary>
    internal static string? TeamOf(CampaignSnapshot snapshot, string? cardTeam, int? holder, int? prospector) =>
        (holder is { } rep ? snapshot.Get(rep).Team : null)
        ?? cardTeam
        ?? (prospector is { } finder ? snapshot.Get(finder).Team : null);

    /// <summary>When a team works; of none the campaign's own hours.</summary>
    internal static WorkingCalendar CalendarOf(CampaignSnapshot snapshot, string? team)
    {
        var known = team is null ? null : snapshot.Team(team);
        var zone = known?.TimeZone is { } own ? TimeZoneInfo.FindSystemTimeZoneById(own) : snapshot.Campaign.Zone;
        return WorkingCalendar.Of(snapshot.Campaign.Document.Deadlines?.WorkingHours, zone, known?.Holidays);
    }

    /// <summary>A clock that runs already keeps its deadline, whatever the campaign's plan has become.</summary>
    private static LeadDeadline? Deadline(CampaignSnapshot snapshot, StoredLead? known, LeadClock? clock, string? team)
    {
        if (clock is null)
            return null;
        if (known is { Status: { } status, StatusAt: { } since })
        {
            var before = LeadClock.Of(status, new LeadInstants(since, since, since, since));
            if (before == clock)
                return DeadlineOf(known);
        }

        return LeadDeadline.Of(clock, snapshot.Campaign.Document.Deadlines, CalendarOf(snapshot, team));
    }

    private static LeadDeadline? DeadlineOf(StoredLead lead) =>
        lead is { DeadlineWhat: { } what, DeadlineAt: { } at } ? new LeadDeadline(what, at) : null;

    private static DateTimeOffset? EndOf(LeadCourse course, IReadOnlyList<Fact> facts) =>
        course.Status switch
        {
            LeadStatus.Won => course.At(Stage.Closed),
            LeadStatus.Lost => course.Lost?.At,
            LeadStatus.Refused => facts.LastOrDefault(x => IsRefusal(x))?.At,
            _ => null,
        };

    private static bool IsRefusal(Fact fact) =>
        fact is { Type: EventTypes.Refused, TakenBack: false, IsIgnored: false };

    /// <summary>Of the closing of this cycle, as it was changed last.</summary>
    private static decimal? AmountOf(CampaignSnapshot snapshot, LeadCourse course, IReadOnlyList<Fact> facts)
    {
        var closing = facts.LastOrDefault(x =>
            x is { Stage: Stage.Closed, HoldsStage: true, TakenBack: false } && x.Cycle == course.Cycle
        );
        if (closing is null)
            return null;

        var last = facts.LastOrDefault(x =>
            x is { Type: EventTypes.AmountChanged, TakenBack: false, IsIgnored: false }
            && x.FactSeq > closing.FactSeq
            && x.Cycle == course.Cycle
        );
        return FactContent.Read(snapshot.Campaign.Code, last ?? closing).Amount;
    }

    private sealed record StartedCampaign(Campaign Campaign, CampaignStates States);
}

/// <summary>All facts of a lead, in the order of arrival.</summary>
internal sealed record LeadFacts(string Lead, IReadOnlyList<Fact> Facts);
