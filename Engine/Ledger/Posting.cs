namespace ChallengeHub;

/// <summary>
/// What one fact writes into the ledger: decided first, committed only when no total leaves its limits.
/// </summary>
internal sealed class Posting(CampaignState state, LeadState lead, DateTimeOffset now)
{
    private readonly List<LedgerEntry> entries = [];
    private readonly List<Fact> freed = [];
    private readonly List<Fact> paid = [];
    private readonly List<Fact> settled = [];

    private CampaignSnapshot Snapshot => state.Snapshot;

    /// <summary>
    /// Where the entries of a fact of this instant are booked; an amendment books into the closed period itself.
    /// </summary>
    public Func<DateTimeOffset, Booking> Book { get; init; } =
        at =>
            PeriodBook.Book(state.Snapshot.Periods, at, now)
            ?? throw new InvalidOperationException("A campaign that is not closed has an open period.");

    /// <summary>Where the reversal of an entry is booked.</summary>
    public Func<LedgerEntry, Booking> Rebook { get; init; } =
        entry => Reversal.Book(entry, state.Snapshot.Periods, now);

    /// <summary>What was decided; the numbers are given by <see cref="Commit"/>.</summary>
    public IReadOnlyList<LedgerEntry> Entries => entries;

    public void Decide(Fact fact, LeadEvent leadEvent)
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

    public bool BreaksLimit() => Limits.Broken(state, entries);

    /// <summary>Gives the entries their numbers, moves totals, history and the lead's state.</summary>
    /// <param name="marked">Receives the facts whose marks changed.</param>
    /// <param name="by">Reason and author of an amendment.</param>
    public IReadOnlyList<LedgerEntry> Commit(IDictionary<long, Fact> marked, (string Reason, string Author)? by = null)
    {
        var written = entries
            .Select(entry =>
                entry with
                {
                    Seq = state.NextSeq(),
                    Reason = by?.Reason ?? entry.Reason,
                    Author = by?.Author ?? entry.Author,
                }
            )
            .ToList();
        foreach (var entry in written)
        {
            state.Tally.Add(entry);
            if (entry.Kind == EntryKind.Award)
            {
                state.Paid(entry);
                lead.Unreversed.Add(entry);
                continue;
            }
            var original = lead.Unreversed.Single(x => x.Seq == entry.Reverses);
            state.Reversed(original);
            lead.Unreversed.Remove(original);
        }
        foreach (var fact in freed)
        {
            marked[fact.FactSeq] = fact.Freed;
            lead.Free(fact.Cycle, fact.Stage!.Value);
            if (!fact.AwaitsValidation)
                state.Unseen(fact);
        }
        foreach (var fact in paid)
        {
            marked[fact.FactSeq] = fact with { AwaitsValidation = false };
            lead.Replace(fact with { AwaitsValidation = false });
            state.Seen(fact);
        }
        foreach (var amount in settled)
        {
            marked[amount.FactSeq] = amount with { AwaitsValidation = false };
            lead.Settle(amount);
        }
        return written;
    }

    /// <param name="cause">The fact that changed its amount; null: the fact itself.</param>
    private void Pay(Fact fact, LeadEvent leadEvent, Fact? cause = null)
    {
        var (period, late) = Book(fact.At);
        var payable = new PayableFact
        {
            Stage = fact.Stage!.Value,
            Lead = fact.Lead,
            Cycle = fact.Cycle,
            At = fact.At,
            Rep = fact.Rep,
            Prospector = fact.Prospector,
            Team = TeamOf(fact.Rep, fact.At) ?? TeamOf(fact.Prospector, fact.At),
            Amount = leadEvent.Amount,
            Account = leadEvent.Account,
            Attributes = leadEvent.Attributes,
            ReceivedAt = lead.ReceivedAt,
            PreviousStageAt = lead.PreviousStageAt(fact.Stage.Value),
            Period = period,
            PaidBefore = cause is null ? [] : lead.Paid(fact.Stage.Value),
        };
        foreach (var payment in Scoring.Pay(RuleSets.At(Snapshot.RuleSets, fact.At), payable, state.History))
            entries.Add(
                new LedgerEntry
                {
                    Seq = 0,
                    Kind = EntryKind.Award,
                    FactSeq = fact.FactSeq,
                    Participant = payment.Participant,
                    Team = TeamOf(payment.Participant, fact.At),
                    Lead = fact.Lead,
                    Cycle = fact.Cycle,
                    Stage = fact.Stage,
                    Rep = fact.Rep,
                    Prospector = fact.Prospector,
                    Rule = payment.Rule,
                    RuleSetVersion = payment.RuleSetVersion,
                    Points = payment.Points,
                    OccurredAt = fact.At,
                    RecordedAt = now,
                    Period = period,
                    Late = late,
                    Source = (cause ?? fact).Source,
                    EventId = (cause ?? fact).EventId,
                }
            );
    }

    /// <summary>
    /// The closing is paid as if it had told this amount: by the rules and in the period of its own instant.
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
    /// <param name="prospector">The lead's, be it that the validation itself is the first event to name him.</param>
    private void PayOwed(int? prospector)
    {
        var amount = lead.OwedAmounts.LastOrDefault();
        foreach (var fact in lead.AwaitingValidation.Select(owed => owed with { Prospector = prospector }).ToList())
        {
            if (fact.Stage == Stage.Closed && amount is not null)
                Pay(fact, EventOf(fact) with { Amount = EventOf(amount).Amount }, amount);
            else
                Pay(fact, EventOf(fact));
            paid.Add(fact);
        }
        settled.AddRange(lead.OwedAmounts);
    }

    private void Undo(Fact cause, Stage stage)
    {
        entries.AddRange(lead.Paid(stage).Select(entry => TakeBack(entry, cause)));
        if (lead.Holder(stage) is { } fact)
            freed.Add(fact);
        if (stage == Stage.Closed)
            settled.AddRange(lead.OwedAmounts);
    }

    private LedgerEntry TakeBack(LedgerEntry entry, Fact cause) =>
        Reversal.Of(entry, Rebook(entry), now) with
        {
            Reason = cause.Type,
            Source = cause.Source,
            EventId = cause.EventId,
        };

    private LeadEvent EventOf(Fact fact) => FactContent.Read(Snapshot.Campaign.Code, fact);

    private string? TeamOf(int? participant, DateTimeOffset at) =>
        participant is { } number ? Snapshot.Get(number).TeamAt(at) : null;
}

/// <summary>
/// The entry that takes another one back: same participant, team and instant, booked where the original was while that
/// is open.
/// </summary>
internal static class Reversal
{
    public static LedgerEntry Of(LedgerEntry entry, Booking booking, DateTimeOffset now) =>
        entry with
        {
            Seq = 0,
            Kind = EntryKind.Reversal,
            Points = -entry.Points,
            RecordedAt = now,
            Period = booking.Number,
            Late = booking.Late,
            Reverses = entry.Seq,
        };

    /// <summary>What an event paid that stands: by itself, and of a closing by an amount told later.</summary>
    public static IReadOnlyList<LedgerEntry> PaidBy(Fact fact, IEnumerable<LedgerEntry> unreversed) =>
        [.. unreversed.Where(x => x.FactSeq == fact.FactSeq || (x.Source, x.EventId) == (fact.Source, fact.EventId))];

    /// <summary>
    /// Facts beside the corrected one that lose their key or their place: a closing that the corrected amount had paid,
    /// and amounts that wait with a closing that is corrected.
    /// </summary>
    public static IReadOnlyList<Fact> Freed(
        Fact corrected,
        IReadOnlyList<LedgerEntry> paid,
        IEnumerable<Fact> ofTheLead
    ) =>
        [
            .. ofTheLead
                .Where(x =>
                    x.FactSeq != corrected.FactSeq
                    && (x.HoldsStage || x.AwaitsValidation)
                    && (
                        paid.Any(entry => entry.FactSeq == x.FactSeq)
                        || (
                            corrected is { HoldsStage: true, Stage: Stage.Closed }
                            && x.Type == EventTypes.AmountChanged
                            && x.Cycle == corrected.Cycle
                        )
                    )
                )
                .Select(x => x.Freed),
        ];

    /// <summary>A correction of all that an event was paid.</summary>
    public static IReadOnlyList<LedgerEntry> Of(
        CampaignState state,
        IReadOnlyList<LedgerEntry> paid,
        (string Reason, string Author, DateTimeOffset Now) by
    ) =>
        [
            .. paid.Select(entry =>
                Of(entry, Book(entry, state.Snapshot.Periods, by.Now), by.Now) with
                {
                    Seq = state.NextSeq(),
                    Reason = by.Reason,
                    Author = by.Author,
                }
            ),
        ];

    public static Booking Book(LedgerEntry entry, IReadOnlyList<Period> periods, DateTimeOffset now) =>
        PeriodBook.Rebook(periods, entry.Period, now)
        ?? throw new InvalidOperationException("A campaign that is not closed has an open period.");
}

/// <summary>A total is limited to ±33,554,431 board units: points, or hundredths for averages.</summary>
internal static class Limits
{
    public static bool Broken(CampaignState state, IReadOnlyList<LedgerEntry> entries) =>
        state.Tally.After(entries).Any(line => Broken(state.Snapshot, line.Board, line.Member, line.Points));

    /// <summary>A team whose last rep has left counts as one of one: he may come back.</summary>
    public static bool Broken(CampaignSnapshot snapshot, BoardKind board, string member, long points) =>
        BoardScore.MaxUnits
        < Math.Abs(
            board == BoardKind.Teams && snapshot.Averages
                ? TallyLine.Average(points, Math.Max(1, snapshot.ActiveReps.GetValueOrDefault(member)))
                : points
        );
}
