using ChallengeHub.Testing;

namespace ChallengeHub.Engine.Tests;

/// <summary>
/// A sales floor in small: plays facts through the rules and records what they pay, as the engine does.
/// </summary>
internal sealed class Floor(params Rule[] rules)
{
    private readonly RuleSet _set = Some.RuleSet(rules);
    private readonly List<(PayableFact Fact, IReadOnlyList<Payment> Payments)> _held = [];

    public History History { get; } = new(Some.Paris);

    public long[] Play(PayableFact fact)
    {
        var payments = Scoring.Pay(_set, fact, History);
        foreach (var payment in payments)
            History.Paid(Slot(fact, payment));
        foreach (var participant in Participants(fact))
            History.Seen(participant, fact.Stage, fact.At);
        _held.Add((fact, payments));
        return [.. payments.Select(payment => payment.Points)];
    }

    public long Play(Stage stage, DateTimeOffset at, string lead = "lead") => Play(Some.Fact(stage, at, lead)).Sum();

    public void Reverse(string lead)
    {
        var (fact, payments) = _held.Last(held => held.Fact.Lead == lead);
        _held.RemoveAll(held => held.Fact == fact);
        foreach (var payment in payments)
            History.Reversed(Slot(fact, payment));
        foreach (var participant in Participants(fact))
            History.Unseen(participant, fact.Stage, fact.At);
    }

    private static PaidSlot Slot(PayableFact fact, Payment payment) =>
        new(payment.Participant, payment.Rule, fact.Lead, fact.At, fact.Period);

    private static IEnumerable<int> Participants(PayableFact fact) =>
        new[] { fact.Rep, fact.Prospector }.OfType<int>().Distinct();
}
