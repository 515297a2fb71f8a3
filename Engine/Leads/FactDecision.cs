namespace ChallengeHub;

/// <summary>
/// What becomes of one event: rejected, or a fact with the entries that it appends and the earlier facts that it
/// changes. All of it is decided before <see cref="Apply"/> moves anything. Knows no storage: live events, amendments
/// and dry runs are decided here alike.
/// </summary>
internal sealed class FactDecision
{
    private readonly CampaignState state;
    private readonly LeadState lead;
    private readonly DateTimeOffset now;
    private readonly BookedBy? amendment;
    private readonly List<LedgerEntry> entries = [];
    private readonly List<Fact> freed = [];
    private readonly List<Fact> paid = [];
    private readonly List<Fact> settled = [];
    private Fact? fact;

    private FactDecision(CampaignState state, LeadState lead, DateTimeOffset now, BookedBy? amendment = null)
    {
        this.state = state;
        this.lead = lead;
        this.now = now;
        this.amendment = amendment;
    }

    /// <summary>Why the event is no fact; null: it is one.</summary>
    public RejectionReason? Rejection { get; private init; }

    public Fact Fact => fact ?? throw new InvalidOperationException("A rejected event is no fact.");

    /// <summary>What is appended to the ledger, in order, with the numbers that follow its last.</summary>
    public IReadOnlyList<LedgerEntry> Entries => entries;

    /// <summary>Those that take another entry back.</summary>
    public IReadOnlyList<LedgerEntry> TakenBack => [.. entries.Where(entry => entry.Kind == EntryKind.Reversal)];

    /// <summary>Earlier facts of the lead, as they are from now on.</summary>
    public IEnumerable<Fact> Changed =>
        [.. freed.Select(x => x.Freed), .. paid.Concat(settled).Select(x => x with { AwaitsValidation = false })];

    /// <summary>An event that has just come, as somebody reports it or as a dry run plays it.</summary>
    public static FactDecision Of(CampaignState state, LeadState lead, ResolvedEvent received, DateTimeOffset now)
    {
        if ((received.Rejection ?? EventAdmission.Rejects(state.Snapshot, received.Event, now)) is { } rejection)
            return new FactDecision(state, lead, now) { Rejection = rejection };
        var ignoredAs = EventAdmission.IgnoredAs(state.Snapshot, received.Event.At);
        var rep = received.Event.Rep is { } code ? state.Snapshot.Find(code)!.Number : (int?)null;
        if (ignoredAs is null && EventAdmission.Forbids(lead, received.Event.Type, rep) is { } reason)
            return new FactDecision(state, lead, now) { Rejection = new RejectionReason(reason, null) };

        var decision = new FactDecision(state, lead, now);
        var fact = decision.NewFact(received, rep, ignoredAs);
        if (!fact.IsIgnored)
            decision.Post(fact, received.Event);
        if (Limits.Broken(state, decision.entries))
            return new FactDecision(state, lead, now) { Rejection = RejectionReason.Limit };
        decision.Number();
        decision.fact = fact with
        {
            Status = decision.entries.Count > 0 ? "scored" : fact.Status,
            FirstSeq = decision.entries.FirstOrDefault()?.Seq ?? 0,
            Entries = decision.entries.Count,
            Points = decision.entries.Sum(entry => entry.Points),
        };
        return decision;
    }

    /// <summary>
    /// A fact that came after the closing and is accepted now: what it pays or takes back is booked in the closed
    /// period itself. Throws <see cref="RefusedException"/> when the lead's state or a limit forbids it.
    /// </summary>
    public static FactDecision OfLate(CampaignState state, LeadState lead, Fact late, BookedBy amendment)
    {
        if (EventAdmission.Forbids(lead, late.Type, late.Rep) is { } reason)
            throw RefusedException.Conflict("event-refused", late.EventId, reason);
        if (late.Stage is { } stage && lead.Holder(stage) is not null)
            throw RefusedException.Conflict("stage-reached", late.Lead);

        var decision = new FactDecision(state, lead, amendment.At, amendment);
        var fact = late with
        {
            HoldsStage = true,
            AwaitsValidation =
                EventAdmission.Waits(state.Snapshot, lead, late.Type) && !HeldOut.Is(state.Snapshot, late.Rep, late.At),
            Prospector = lead.Prospector,
            Cycle = lead.Cycle + (late.Type == EventTypes.Recycled ? 1 : 0),
        };

        decision.Post(fact, FactContent.Read(state.Snapshot.Campaign.Code, late));
        if (Limits.Broken(state, decision.entries))
            throw RefusedException.Conflict("total-limit");

        decision.Number();
        decision.fact = fact;

        return decision;
    }

    /// <summary>Moves totals, what rules remember, and the lead. Call it once, before anything else moves.</summary>
    public void Apply()
    {
        foreach (var entry in entries)
        {
            state.Append(entry);
            if (entry.Kind == EntryKind.Award)
                lead.Unreversed.Add(entry);
            else
                lead.Unreversed.Remove(lead.Unreversed.Single(x => x.Seq == entry.Reverses));
        }

        foreach (var one in freed)
        {
            lead.Free(one.Cycle, one.Stage!.Value);
            if (!one.AwaitsValidation)
                state.Unseen(one);
        }

        foreach (var one in paid)
        {
            lead.Replace(one with { AwaitsValidation = false });
            state.Seen(one);
        }

        foreach (var amount in settled)
            lead.Settle(amount);

        state.GoTo(Math.Max(state.LastFactSeq, Fact.FactSeq));
        lead.Add(Fact);
        if (Fact is { HoldsStage: true, AwaitsValidation: false })
            state.Seen(Fact);
    }

    private Fact NewFact(ResolvedEvent received, int? rep, string? ignoredAs)
    {
        var leadEvent = received.Event;
        var stage = EventTypes.StageOf(leadEvent.Type);
        var isFirst = ignoredAs is null && stage is { } reached && lead.Holder(reached) is null;
        var waits =
            ignoredAs is null
            && (isFirst || leadEvent.Type == EventTypes.AmountChanged)
            && EventAdmission.Waits(state.Snapshot, lead, leadEvent.Type)
            && !HeldOut.Is(state.Snapshot, rep, leadEvent.At);

        return new Fact
        {
            FactSeq = state.LastFactSeq + 1,
            Source = leadEvent.Source,
            EventId = leadEvent.Id,
            Type = leadEvent.Type,
            Lead = leadEvent.Lead,
            Cycle = lead.Cycle + (leadEvent.Type == EventTypes.Recycled && ignoredAs is null ? 1 : 0),
            Stage = stage,
            Rep = rep ?? (stage == Stage.Validated ? lead.Rep : null),
            Prospector =
                lead.Prospector ?? (leadEvent.Prospector is { } code ? state.Snapshot.Find(code)!.Number : null),
            At = leadEvent.At,
            Content = received.Content,
            Status = ignoredAs ?? (waits ? "pending" : "recorded"),
            ReceivedAt = now,
            HoldsStage = isFirst,
            AwaitsValidation = waits,
        };
    }

    private void Post(Fact fact, LeadEvent leadEvent)
    {
        switch (fact.Type)
        {
            case EventTypes.Released:
                Undo(fact, Stage.Taken);
                break;
            case EventTypes.Reopened:
                Undo(fact, Stage.Closed);
                break;
            case EventTypes.AmountChanged:
                PayAgain(fact, leadEvent.Amount);
                break;
            case EventTypes.Refused:
                foreach (var stage in Enum.GetValues<Stage>())
                    Undo(fact, stage);
                break;
            default:
                if (fact is { HoldsStage: true, AwaitsValidation: false, Stage: not null })
                    Pay(fact, leadEvent);
                if (fact.Type == EventTypes.Validated)
                    PayOwed(fact.Prospector);
                break;
        }
    }

    /// <param name="cause">The fact that changed its amount; null: the fact itself.</param>
    private void Pay(Fact fact, LeadEvent leadEvent, Fact? cause = null)
    {
        var booking = amendment is null
            ? PeriodBook.Open(state.Snapshot.Periods, fact.At, now)
            : PeriodBook.Own(state.Snapshot.Periods, fact.At);
        var payable = new PayableFact
        {
            Stage = fact.Stage!.Value,
            Lead = fact.Lead,
            Cycle = fact.Cycle,
            At = fact.At,
            Rep = fact.Rep,
            Prospector = fact.Prospector,
            Team = state.Snapshot.TeamAt(fact.Rep, fact.At) ?? state.Snapshot.TeamAt(fact.Prospector, fact.At),
            Amount = leadEvent.Amount,
            Account = leadEvent.Account,
            Attributes = leadEvent.Attributes,
            ReceivedAt = lead.ReceivedAt,
            PreviousStageAt = lead.PreviousStageAt(fact.Stage.Value),
            Period = booking.Number,
            PaidBefore = cause is null ? [] : lead.Paid(fact.Stage.Value),
        };

        var payments = Scoring.Pay(RuleSets.At(state.Snapshot.RuleSets, fact.At), payable, state.History);
        foreach (var payment in HeldOut.Without(state.Snapshot, fact, payments))
            entries.Add(
                LedgerEntry.Of(HeldOut.Unnamed(state.Snapshot, fact), payment, booking, now) with
                {
                    Team = state.Snapshot.TeamAt(payment.Participant, fact.At),
                    Source = (cause ?? fact).Source,
                    EventId = (cause ?? fact).EventId,
                }
            );
    }

    /// <summary>
    /// The closing is paid as if it had come with this amount: by the rules and in the period of its own instant.
    /// </summary>
    private void PayAgain(Fact cause, decimal? amount)
    {
        // what waits for the validation waits with its new amount
        if (lead.Holder(Stage.Closed) is not { AwaitsValidation: false } closed)
            return;
        var before = lead.Paid(Stage.Closed);
        entries.AddRange(before.Select(entry => TakeBack(entry, cause)));
        state.Without(before, closed, () => Pay(closed, EventOf(closed) with { Amount = amount }, cause));
    }

    /// <summary>The lead was validated: what its earlier facts earned is paid now, each by its own instant.</summary>
    /// <param name="prospector">The lead's, even when the validation itself is the first event to name him.</param>
    private void PayOwed(int? prospector)
    {
        var amount = lead.OwedAmounts.LastOrDefault();
        foreach (var owed in lead.AwaitingValidation.Select(x => x with { Prospector = prospector }).ToList())
        {
            if (owed.Stage == Stage.Closed && amount is not null)
                Pay(owed, EventOf(owed) with { Amount = EventOf(amount).Amount }, amount);
            else
                Pay(owed, EventOf(owed));
            paid.Add(owed);
        }
        settled.AddRange(lead.OwedAmounts);
    }

    private void Undo(Fact cause, Stage stage)
    {
        entries.AddRange(lead.Paid(stage).Select(entry => TakeBack(entry, cause)));
        if (lead.Holder(stage) is { } holder)
            freed.Add(holder);
        if (stage == Stage.Closed)
            settled.AddRange(lead.OwedAmounts);
    }

    private LedgerEntry TakeBack(LedgerEntry entry, Fact cause)
    {
        var booking = amendment is null
            ? Reversal.Book(entry, state.Snapshot.Periods, now)
            : new Booking(entry.Period, Late: true);
        return Reversal.Of(entry, booking, now) with
        {
            Reason = cause.Type,
            Source = cause.Source,
            EventId = cause.EventId,
        };
    }

    private void Number()
    {
        for (var i = 0; i < entries.Count; i++)
            entries[i] = entries[i] with
            {
                Seq = state.LastSeq + 1 + i,
                Reason = amendment?.Reason ?? entries[i].Reason,
                Author = amendment?.Author ?? entries[i].Author,
            };
    }

    private LeadEvent EventOf(Fact earlier) => FactContent.Read(state.Snapshot.Campaign.Code, earlier);
}
