namespace ChallengeHub;

/// <summary>
/// Cards that are handed in, in one transaction: each is checked, and becomes a lead with its reception, or a draft, or
/// is answered with what is wrong with it. None of them undoes another one.
/// </summary>
internal sealed class Creating(UnitOfWork work, CampaignState state, DateTimeOffset now)
{
    private readonly CardNeighbours neighbours = new(state.Snapshot);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly List<PreparedLead> prepared = [];
    private IReadOnlySet<OriginLead> origins = new HashSet<OriginLead>();

    private CampaignSnapshot Snapshot => state.Snapshot;
    private CampaignDocument Document => Snapshot.Campaign.Document;
    private long CampaignId => Snapshot.Campaign.Id;

    /// <summary>In the order given.</summary>
    public async Task<IReadOnlyList<CreatedLead>> Create(IReadOnlyList<NewLead> leads, DeskCaller by)
    {
        var created = await CreatedBefore.Find(work, state, leads, by);
        var places = Enumerable.Range(0, leads.Count).Where(x => created[x] is null).ToList();
        var fresh = places.Select(x => leads[x] with { Card = WithProspector(leads[x].Card, by.Mover) }).ToList();
        var coded = await WithCodes(await CreatedBefore.WithCodesOfDrafts(work, CampaignId, fresh, by));
        await Load(coded, by);
        foreach (var (lead, place) in coded.Select(x => WithOrigin(x, by.Mover)).Zip(places))
            created[place] = await Judge(lead, by) ?? Prepare(lead, by, place);

        foreach (var (lead, answer) in prepared.Zip(await Record(by)))
            created[lead.Index] = new CreatedLead(lead.Card.Code)
            {
                Answer = answer.Status == "rejected" ? null : answer,
                Refusal = answer.Status == "rejected" ? Why(answer) : null,
            };
        return created!;
    }

    /// <summary>What it becomes, unless it is a lead.</summary>
    private async Task<CreatedLead?> Judge(NewLead lead, DeskCaller by)
    {
        var card = lead.Card;
        if (Flaws(lead, by.Mover) is { Count: > 0 } flaws)
            return new CreatedLead(card.Code) { Errors = [.. flaws] };
        if (DeskWindow.RefusesReception(Snapshot.Campaign, lead.At ?? now) is { } over)
            return Refused(card, over);
        var draft = neighbours.Draft(card.Code);
        var isOfOther = draft is not null && draft.Author != by.Actor.Author && !by.Mover.IsMarketing;
        if (isOfOther || !taken.Add(card.Code))
            return Refused(card, MoveRefusal.Conflict("lead-known", card.Code));
        if (Document.Sheet is { } sheet && SheetAnswers.Lacks(sheet, card.Qualification) is { Count: > 0 } lacks)
            return await Draft(card, lacks, by);
        if (neighbours.IsNotToBeContacted(card))
            return Refused(card, MoveRefusal.Conflict("not-to-be-contacted"));

        var found = neighbours.TwinsOf(card);
        return lead.KeepsTwin || found.Count == 0
            ? null
            : Refused(card, MoveRefusal.Conflict(CreatedLead.HasTwin)) with
            {
                Twins = await Seen(found, by.Mover),
            };
    }

    private FieldErrors Flaws(NewLead lead, Mover mover)
    {
        var errors = new FieldErrors();
        var card = lead.Card;
        LeadCardCheck.Errors(errors, card, Snapshot);
        if (Document.Sheet is { } sheet)
            SheetAnswers.Errors(errors, sheet, card.Qualification);
        errors.If(lead.At is not null && !mover.IsProgram, "at", "at-of-program");
        // GET leads/drafts answers something else
        errors.If(card.Code == "drafts", "code", "lead-code-reserved");
        if (mover.IsMarketing)
        {
            errors.If(IsOfUnknownOrigin(card), "origin", "no-lead", card.Origin?.Lead ?? "");
            return errors;
        }

        errors.If(card.Team is not null, "team", "not-your-member");
        errors.If(card.Cost is not null, "cost", "not-your-member");
        errors.If(card.Origin is not null, "origin", "not-your-member");
        var own = mover.Prospector is { } number ? Snapshot.Get(number).Code : null;
        errors.If(card.Prospector != own, "prospector", "not-your-member");
        return errors;
    }

    /// <summary>What is badly written has a fault already; what a draft has, was looked at when it came.</summary>
    private bool IsOfUnknownOrigin(LeadCard card) =>
        card.Origin is { } origin
        && Codes.IsValid(origin.Campaign)
        && Codes.IsText(origin.Lead)
        && !origins.Contains(origin)
        && neighbours.Draft(card.Code)?.Card.Origin != origin;

    private async Task<CreatedLead> Draft(LeadCard card, IReadOnlyList<FieldError> lacks, DeskCaller by)
    {
        var draft = new LeadDraft
        {
            Card = card,
            Prospector = card.Prospector is { } prospector ? Snapshot.Find(prospector)!.Number : null,
            Author = by.Actor.Author,
            CreatedAt = now,
            UpdatedAt = now,
        };
        if (neighbours.Draft(card.Code) is { } known)
            await LeadDraftRows.Update(work, CampaignId, known with { Card = card, UpdatedAt = now });
        else
            await LeadDraftRows.Insert(work, CampaignId, draft);
        return new CreatedLead(card.Code) { Lacks = lacks };
    }

    private CreatedLead Prepare(NewLead lead, DeskCaller by, int index)
    {
        var reception = new LeadEvent
        {
            Campaign = Snapshot.Campaign.Code,
            Source = by.Source,
            // a code may be as long as an id, and outsiders choose ids, too
            Id = lead.Id ?? Guid.NewGuid().ToString(),
            Type = EventTypes.Received,
            Lead = lead.Card.Code,
            Prospector = lead.Card.Prospector,
            Account = lead.Card.Account,
            At = (lead.At ?? now).ToMilliseconds(),
            OriginLead = lead.Card.Origin,
        };
        prepared.Add(new PreparedLead(index, lead.Card, reception) { Barred = lead.Barred });
        neighbours.Keep(lead.Card);
        return new CreatedLead(lead.Card.Code);
    }

    /// <summary>The rows first: the facts are followed in them.</summary>
    private async Task<IReadOnlyList<Answer>> Record(DeskCaller by)
    {
        if (prepared.Count == 0)
            return [];
        var batch = new EventBatch(state, now);
        await batch.Load(work, [.. prepared.SelectMany(x => new[] { Received(x.Reception), Received(x.Assignment) })]);

        var context = await DeskRouting.Read(work, Snapshot, now);
        var players = await AccountRows.Players(work.Connection, Snapshot.Campaign.Code, work.Transaction);
        var answers = new List<Answer>();
        var rows = new List<StoredLead>();

        foreach (var lead in prepared)
        {
            var answer = batch.Record(Received(lead.Reception));
            answers.Add(answer);
            if (answer.Status == "rejected")
                continue;

            var same = DeskRouting.SamePerson(Snapshot, lead.Card.Prospector, players);
            var routed = Routing.Rep(lead.Card, context with { Barred = [.. same, .. lead.Barred] });
            // as old as its reception, which a program may tell of later
            rows.Add(Row(lead.Card, routed, by) with { LastAt = lead.Reception.At });
            if (Document.Validation || routed.Rep is null || batch.FactsOf(lead.Card.Code)[^1].IsIgnored)
                continue;
            var assigned = batch.Record(Received(lead.Assignment with { Rep = routed.Rep }));
            if (assigned.Status != "rejected")
                context = context.After(routed);
        }

        await LeadRows.Insert(work, CampaignId, rows);
        await CardKeys.Write(work, Snapshot, rows);
        await LeadDraftRows.Delete(work, CampaignId, rows.Select(x => x.Lead));
        await batch.Save(work);
        return answers;
    }

    private StoredLead Row(LeadCard card, RoutedLead routed, DeskCaller by) =>
        new StoredLead
        {
            Lead = card.Code,
            CardRep = card.Rep is { } rep ? Snapshot.Find(rep)!.Number : null,
            Prospector = card.Prospector is { } prospector ? Snapshot.Find(prospector)!.Number : null,
            Score = Document.Sheet is { } sheet ? SheetAnswers.Score(sheet, card.Qualification) : null,
            ReachTeam = routed.Team,
            CreatedBy = by.Actor.Author,
            CreatedAt = now,
            LastAt = now,
        }.With(card with { Team = routed.Team }, Snapshot);

    /// <summary>All that the cards may meet, in a handful of queries.</summary>
    private async Task Load(IReadOnlyList<NewLead> leads, DeskCaller by)
    {
        var codes = leads.Select(x => x.Card.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var row in await LeadRows.FindMany(work.Connection, CampaignId, codes, work.Transaction))
            taken.Add(row.Lead);
        await neighbours.Load(work.Connection, [.. leads.Select(x => x.Card)], work.Transaction);
        origins = await LeadOrigins.Known(work, leads.Select(x => x.Card), by);
    }

    private async Task<IReadOnlyList<NewLead>> WithCodes(IReadOnlyList<NewLead> leads)
    {
        var given = leads.Select(x => x.Card.Code).Where(x => x.Length > 0).ToHashSet(StringComparer.Ordinal);
        var count = leads.Count(x => x.Card.Code.Length == 0);
        if (count == 0)
            return leads;

        // some of the free ones may be given to others of these cards
        var reserve = given.Count(x => x.StartsWith("L-", StringComparison.Ordinal));
        var free = await LeadRows.NextCodes(work, CampaignId, count + reserve);
        var codes = new Queue<string>(free.Where(x => !given.Contains(x)));
        return
        [
            .. leads.Select(x => x.Card.Code.Length > 0 ? x : x with { Card = x.Card with { Code = codes.Dequeue() } }),
        ];
    }

    private LeadCard WithProspector(LeadCard card, Mover mover) =>
        card.Prospector is null && mover.Prospector is { } number
            ? card with
            {
                Prospector = Snapshot.Get(number).Code,
            }
            : card;

    /// <summary>A draft that was recovered stays so when somebody adds what it lacks.</summary>
    private NewLead WithOrigin(NewLead lead, Mover mover) =>
        mover.IsMarketing && lead.Card.Origin is null && neighbours.Draft(lead.Card.Code)?.Card.Origin is { } origin
            ? lead with
            {
                Card = lead.Card with { Origin = origin },
            }
            : lead;

    /// <summary>Those that the caller sees; of the others he learns only that there is one.</summary>
    private async Task<IReadOnlyList<string>> Seen(IReadOnlyList<string> codes, Mover mover)
    {
        var rows = await LeadRows.FindMany(work.Connection, CampaignId, codes, work.Transaction);
        return
        [
            .. rows.Where(x => DeskSight.Of(x, mover) != LeadSight.Nothing).Select(x => x.Lead),
            .. prepared.Select(x => x.Card.Code).Where(codes.Contains),
        ];
    }

    private static ReceivedEvent Received(LeadEvent leadEvent) => new(leadEvent, null, "");

    private static CreatedLead Refused(LeadCard card, MoveRefusal refusal) => new(card.Code) { Refusal = refusal };

    private static MoveRefusal Why(Answer rejected) =>
        rejected.Error is { } error
            ? new MoveRefusal(RefusedKind.Invalid, error)
            : MoveRefusal.Conflict("event-refused", rejected.Id, rejected.Reason ?? "");

    /// <param name="Index">Its place among those handed in.</param>
    private sealed record PreparedLead(int Index, LeadCard Card, LeadEvent Reception)
    {
        public IReadOnlyCollection<int> Barred { get; init; } = [];

        public LeadEvent Assignment =>
            Reception with
            {
                Id = $"{Reception.Id}:assigned",
                Type = EventTypes.Assigned,
                Prospector = null,
                Account = null,
                OriginLead = null,
            };
    }
}
