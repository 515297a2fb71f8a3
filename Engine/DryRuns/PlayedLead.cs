namespace ChallengeHub;

/// <summary>A lead in a replay: all its facts, and their fold.</summary>
internal sealed class PlayedLead(string code)
{
    private readonly List<Fact> facts = [];

    public string Code { get; } = code;
    public LeadState State { get; private set; } = new();

    public Fact Get(long factSeq) => facts.Single(x => x.FactSeq == factSeq);

    /// <summary>What <see cref="Recording"/> has already told the state. The text is kept only where it will be read again: millions of facts are light then.</summary>
    public void Keep(Fact fact)
    {
        var kept = fact.Owed || fact.Status == "late" ? fact : fact with { Content = "" };
        facts.Add(kept);
        if (kept is { Held: true, Stage: not null }) State.Replace(kept);
    }

    public void Mark(IEnumerable<Fact> marked)
    {
        foreach (var fact in marked) facts[facts.FindIndex(x => x.FactSeq == fact.FactSeq)] = fact;
    }

    /// <summary>The fold anew, as a transaction finds it after a correction or an amendment.</summary>
    public void Fold()
    {
        var state = new LeadState();
        foreach (var fact in facts) state.Add(fact);
        state.Unreversed.AddRange(State.Unreversed);
        State = state;
    }
}
