namespace ChallengeHub;

/// <summary>Where a lead stands: a fold of its facts in the order of their arrival.</summary>
public sealed class LeadState
{
    private readonly Dictionary<(int Cycle, Stage Stage), Fact> held = [];
    private readonly List<Fact> amounts = [];

    public int Cycle { get; private set; } = 1;
    public int? Prospector { get; private set; }
    public DateTimeOffset? ReceivedAt { get; private set; }
    public bool Refused { get; private set; }
    public bool Validated => held.ContainsKey((Cycle, Stage.Validated));

    /// <summary>The lead's ledger entries not yet reversed; loaded only when an event may reverse them.</summary>
    public List<LedgerEntry> Unreversed { get; } = [];

    public Fact? Holder(Stage stage) => held.GetValueOrDefault((Cycle, stage));

    public IEnumerable<Fact> Holders => held.Values.Where(fact => fact.Cycle == Cycle).OrderBy(fact => fact.FactSeq);

    /// <summary>Who has taken the lead in this cycle, else who is the first known to have worked on it.</summary>
    public int? Rep => (Holder(Stage.Taken) ?? Holder(Stage.Contacted) ?? Holder(Stage.Closed))?.Rep;

    /// <summary>Accepted facts that wait for the validation of this cycle, in the order of arrival.</summary>
    public IEnumerable<Fact> AwaitingValidation => Holders.Where(fact => fact.AwaitsValidation);

    /// <summary>When the lead reached the nearest earlier stage of this cycle, else when it was received.</summary>
    public DateTimeOffset? PreviousStageAt(Stage stage)
    {
        for (var earlier = stage - 1; earlier >= Stage.Validated; earlier--)
            if (Holder(earlier) is { } fact)
                return fact.At;
        return ReceivedAt;
    }

    /// <summary>
    /// Amounts received after this cycle's closing while it waits for the validation; the last one counts.
    /// </summary>
    public IReadOnlyList<Fact> OwedAmounts => [.. amounts.Where(fact => fact.Cycle == Cycle)];

    /// <summary>This cycle's entries of the stage that nothing has taken back.</summary>
    public IReadOnlyList<LedgerEntry> Paid(Stage stage) =>
        [.. Unreversed.Where(x => x.Cycle == Cycle && x.Stage == stage)];

    public void Add(Fact fact)
    {
        if (fact.TakenBack)
            return;

        Prospector ??= fact.Prospector;
        if (fact.Type == EventTypes.Received)
            ReceivedAt ??= fact.At;
        if (fact.IsIgnored)
            return;

        switch (fact.Type)
        {
            case EventTypes.Recycled:
                Cycle++;
                Refused = false;
                break;
            case EventTypes.Refused:
                Refused = true;
                break;
            case EventTypes.Validated:
                Refused = false;
                break;
        }

        if (fact is { HoldsStage: true, Stage: { } stage })
            held[(fact.Cycle, stage)] = fact;
        if (fact is { Type: EventTypes.AmountChanged, AwaitsValidation: true })
            amounts.Add(fact);
    }

    public void Replace(Fact fact) => held[(fact.Cycle, fact.Stage!.Value)] = fact;

    public void Free(int cycle, Stage stage) => held.Remove((cycle, stage));

    public void Settle(Fact amount) => amounts.RemoveAll(fact => fact.FactSeq == amount.FactSeq);
}
