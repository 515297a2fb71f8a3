namespace ChallengeHub;

/// <summary>
/// Leads begin again: in the next cycle of their campaign, or as new cards of a later one. A dry run says first what
/// would become of each.
/// </summary>
public sealed class LeadRecycling(
    Database database,
    BoardReads reads,
    WriteQueue queue,
    CampaignStates states,
    BoardKeeper boards,
    TimeProvider clock
)
{
    /// <summary>Leads of one call.</summary>
    public const int Most = 10_000;

    private DateTimeOffset Now => clock.GetUtcNow().ToMilliseconds();

    /// <summary>Writes nothing.</summary>
    public async Task<RecycleOutcome> Try(string campaign, RecycleOrder order, DeskCaller by)
    {
        var snapshot = await Opened(campaign, order, by);
        var into = order.Into is { } target ? await Opened(target, snapshot) : null;
        await using var connection = await database.Connect();
        var asked = new RecycleQuestion(snapshot, order.Where!, Now)
        {
            Begins = into is null ? by : null,
            Key = order.Key,
        };
        var found = await RestingLeads.Find(connection, asked);
        if (into is null)
            return RecycleOutcome.Of(found, []);

        var planned = await new Recovering(snapshot, into, Now).Plan(connection, Free(found));
        return RecycleOutcome.Of(found, planned.Select(x => x.Planned));
    }

    /// <summary>Throws <see cref="RefusedException"/> where nothing can be recycled at all.</summary>
    public async Task<RecycleOutcome> Recycle(string campaign, RecycleOrder order, DeskCaller by)
    {
        var snapshot = await Opened(campaign, order, by);
        await states.Ready(campaign);
        if (order.Into is not { } target)
            return await queue.Write(work => Again(work, campaign, order, by));
        await Opened(target, snapshot);
        await states.Ready(target.Campaign);
        return await queue.Write(work => Recover(work, campaign, order, by));
    }

    private async Task<RecycleOutcome> Again(UnitOfWork work, string campaign, RecycleOrder order, DeskCaller by)
    {
        var state = await states.Get(work, campaign);
        var from = state.LastSeq;
        var question = new RecycleQuestion(state.Snapshot, order.Where!, Now) { Begins = by, Key = order.Key };
        var found = await RestingLeads.Find(work.Connection, question, work.Transaction);
        var recycled = await new BeginningAgain(work, state, Now).Make(Free(found), order.Key, by);
        var outcome = RecycleOutcome.Of(found, recycled);
        await Note(work, campaign, outcome, by);
        boards.ShowAfter(work, state, from);
        return outcome;
    }

    private async Task<RecycleOutcome> Recover(UnitOfWork work, string campaign, RecycleOrder order, DeskCaller by)
    {
        var target = order.Into!;
        var opened = new Dictionary<string, CampaignState>(StringComparer.Ordinal);
        // always in one order: two that cross would wait for each other
        foreach (var code in new[] { campaign, target.Campaign }.Order(StringComparer.Ordinal))
            opened[code] = await states.Get(work, code);
        var state = opened[target.Campaign];
        var from = state.LastSeq;

        var question = new RecycleQuestion(opened[campaign].Snapshot, order.Where!, Now);
        var found = await RestingLeads.Find(work.Connection, question, work.Transaction);
        var recovering = new Recovering(question.Snapshot, state.Snapshot, Now);
        var planned = await recovering.Plan(work.Connection, Free(found), work.Transaction);
        // he was asked before whether he may recover from there
        var recoverer = target.By with
        {
            Reaches = x => x == campaign,
        };
        var created = await Create(work, state, planned, recoverer);
        var outcome = RecycleOutcome.Of(found, created);

        await Note(work, campaign, outcome, by);
        boards.ShowAfter(work, state, from);
        return outcome;
    }

    private async Task<IReadOnlyList<RecycledLead>> Create(
        UnitOfWork work,
        CampaignState state,
        IReadOnlyList<RecoveredLead> planned,
        DeskCaller by
    )
    {
        var chosen = planned.Where(x => x.Planned.Result is RecycleResult.Recycled or RecycleResult.Draft).ToList();
        // who recovers them has not found them
        var author = by with
        {
            Mover = by.Mover with { Prospector = null },
        };
        var created = await new Creating(work, state, Now).Create([.. chosen.Select(x => x.New)], author);
        var done = chosen
            .Zip(created, (lead, card) => Made(lead.Planned, card))
            .ToDictionary(x => x.Lead, StringComparer.Ordinal);
        return [.. planned.Select(x => done.GetValueOrDefault(x.Planned.Lead, x.Planned))];
    }

    private static RecycledLead Made(RecycledLead planned, CreatedLead card)
    {
        if (card.Answer is not null || card.IsDraft)
            return planned with
            {
                Result = card.IsDraft ? RecycleResult.Draft : RecycleResult.Recycled,
                Code = card.Code,
            };
        return planned with
        {
            Result = card.IsTwin ? RecycleResult.Twin : RecycleResult.Refused,
            Why = card.Refusal?.Error ?? (card.Errors.Count > 0 ? card.Errors[0] : null),
        };
    }

    private static IReadOnlyList<LeadAtDesk> Free(RestingLeads found) =>
        [.. found.Leads.Where(x => x.Result == RecycleResult.Recycled).Select(x => x.Lead)];

    private Task Note(UnitOfWork work, string campaign, RecycleOutcome outcome, DeskCaller by)
    {
        var recycled = outcome.Leads.Count(x => x.Result is RecycleResult.Recycled or RecycleResult.Draft);
        return recycled == 0
            ? Task.CompletedTask
            : AuditRows.Append(
                work,
                by.Actor,
                new AuditedAction(AuditActions.LeadsRecycled, campaign, After: new { leads = recycled }),
                Now
            );
    }

    private async Task<CampaignSnapshot> Opened(string campaign, RecycleOrder order, DeskCaller by)
    {
        if (!by.Mover.IsMarketing)
            throw RefusedException.Forbidden("not-your-move");
        var snapshot = await reads.Snapshot(campaign);
        if (snapshot.Campaign.LaunchedAt is null)
            throw RefusedException.Conflict("campaign-not-launched", campaign);

        var errors = new FieldErrors();
        Recycling.Errors(errors, order.Where, snapshot);
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);
        return order.Into is null && DeskWindow.Refuses(snapshot.Campaign, Now) is { } closed
            ? throw Thrown(closed)
            : snapshot;
    }

    private async Task<CampaignSnapshot> Opened(RecycleTarget target, CampaignSnapshot from)
    {
        // who has nothing to say there does not learn that it is there
        if (!target.By.Mover.IsMarketing)
            throw RefusedException.NotFound("no-campaign", target.Campaign);
        var into = await reads.Snapshot(target.Campaign);
        if (into.Campaign.LaunchedAt is null)
            throw RefusedException.Conflict("campaign-not-launched", target.Campaign);
        if (into.Campaign.StartsAt <= from.Campaign.StartsAt)
            throw RefusedException.Invalid("into", "campaign-not-later", target.Campaign);
        return DeskWindow.RefusesReception(into.Campaign, Now) is { } over ? throw Thrown(over) : into;
    }

    private static RefusedException Thrown(MoveRefusal refusal) =>
        RefusedException.Of(refusal.Kind, refusal.Error.Code, refusal.Error.Args);
}

/// <summary>Which leads are to begin again, and where.</summary>
/// <param name="Where">Null, or without anything in it, is refused.</param>
/// <param name="Into">Null: in the next cycle of their own campaign.</param>
/// <param name="Key">The client's own: sent again, no lead begins a further cycle. Null: it has none.</param>
public sealed record RecycleOrder(RecycleFilter? Where, RecycleTarget? Into = null, string? Key = null);

/// <param name="By">For what the caller stands there.</param>
public sealed record RecycleTarget(string Campaign, DeskCaller By);

public enum RecycleResult
{
    Recycled,

    /// <summary>The sheet of the later campaign asks for more: a draft there.</summary>
    Draft,
    Cooling,
    DoNotContact,
    Won,
    Erased,

    /// <summary>The later campaign has it already.</summary>
    AlreadyThere,

    /// <summary>The later campaign has a lead of the same prospect.</summary>
    Twin,
    Refused,
}

/// <summary>What became of a lead, or would become.</summary>
/// <param name="Code">Of the new card; null: there is none.</param>
/// <param name="Why">Null: the result says it all.</param>
public sealed record RecycledLead(string Lead, RecycleResult Result, string? Code = null, FieldError? Why = null);

/// <param name="HasMore">There are more than <see cref="LeadRecycling.Most"/>.</param>
public sealed record RecycleOutcome(IReadOnlyList<RecycledLead> Leads, bool HasMore)
{
    /// <summary>In the order found.</summary>
    internal static RecycleOutcome Of(RestingLeads found, IEnumerable<RecycledLead> done)
    {
        var known = done.ToDictionary(x => x.Lead, StringComparer.Ordinal);
        return new RecycleOutcome(
            [
                .. found.Leads.Select(x =>
                    known.GetValueOrDefault(x.Lead.Row.Lead)
                    ?? new RecycledLead(x.Lead.Row.Lead, x.Result, Why: x.WhyNot)
                ),
            ],
            found.HasMore
        );
    }
}
