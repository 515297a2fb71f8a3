namespace ChallengeHub;

/// <summary>A lead in a replay: all its facts, and their fold.</summary>
internal sealed class PlayedLead(string code)
{
    private readonly List<Fact> facts = [];

    public string Code { get; } = code;
    public LeadState State { get; private set; } = new();

    public Fact Get(long factSeq) => facts.Single(x => x.FactSeq == factSeq);

    /// <summary>
    /// What <see cref="FactDecision"/> has already applied to the state. The text is kept only where it will be read
    /// again: millions of facts are light then.
    /// </summary>
    public void Keep(Fact fact)
    {
        // a closing may be paid again with another amount
        var kept =
            fact.AwaitsValidation || fact.Status == "late" || fact is { HoldsStage: true, Stage: Stage.Closed }
                ? fact
                : fact with
                {
                    Content = "",
                };
        facts.Add(kept);
        if (kept is { HoldsStage: true, Stage: not null })
            State.Replace(kept);
    }

    public void Replace(IEnumerable<Fact> changed)
    {
        foreach (var fact in changed)
            facts[facts.FindIndex(x => x.FactSeq == fact.FactSeq)] = fact;
    }

    /// <summary>
    /// What a correction of the fact does to it and to others of the lead; answers them as they were.
    /// </summary>
    public IReadOnlyList<Fact> TakeBack(Fact fact, IReadOnlyList<LedgerEntry> paid)
    {
        var freed = Reversal.Freed(fact, paid, facts);
        var before = freed.Select(x => Get(x.FactSeq)).Append(fact).ToList();
        Replace([.. freed, fact.Freed with { TakenBack = true }]);
        return before;
    }

    /// <summary>The fold made again, as a transaction finds it after a correction or an amendment.</summary>
    public void Fold()
    {
        var state = new LeadState();
        foreach (var fact in facts)
            state.Add(fact);
        state.Unreversed.AddRange(State.Unreversed);
        State = state;
    }
}
