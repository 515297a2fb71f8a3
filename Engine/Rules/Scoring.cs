namespace ChallengeHub;

/// <summary>
/// Decides what a fact earns: every rule that matches pays, in the rules' order, the rep before the prospector. Writes
/// nothing.
/// </summary>
public static class Scoring
{
    /// <summary>One payment never exceeds this, either way: far above any board's limit, far below overflow.</summary>
    public const long Bound = 1_000_000_000_000;

    /// <summary>
    /// The caller records what it accepts in <paramref name="history"/>, payments first, then the fact as seen.
    /// </summary>
    public static IReadOnlyList<Payment> Pay(RuleSet set, PayableFact fact, History history)
    {
        var payments = new List<Payment>();
        foreach (var rule in set.Rules)
        {
            if (!Matches(rule, fact, history.Zone))
                continue;
            var points = Points(rule, fact.Amount);
            if (points == 0)
                continue;
            foreach (var participant in Payees(rule.Pays, fact))
            {
                var slot = new PaidSlot(participant, rule.Code!, fact.Lead, fact.At, fact.Period);
                if (Earned(rule, fact, slot, history) && HasRoom(rule.Cap, slot, history))
                    payments.Add(new Payment(participant, rule.Code!, set.Version, points));
            }
        }

        return payments;
    }

    private static bool Matches(Rule rule, PayableFact fact, TimeZoneInfo zone) =>
        rule.On == fact.Stage
        && (rule.From is not { } from || from <= fact.At)
        && (rule.Until is not { } until || fact.At < until)
        && Conditions.Hold(rule.Where, fact, zone);

    private static IEnumerable<int> Payees(Payee pays, PayableFact fact)
    {
        if (pays is Payee.Rep or Payee.Both && fact.Rep is { } rep)
            yield return rep;
        if (
            pays is Payee.Prospector or Payee.Both
            && fact.Prospector is { } prospector
            && (pays, fact.Rep) != (Payee.Both, prospector)
        )
            yield return prospector;
    }

    private static bool Earned(Rule rule, PayableFact fact, PaidSlot slot, History history) =>
        rule switch
        {
            FirstOfTheDayRule => WasFirst(slot, fact) || IsFirst(slot, fact.Stage, history),
            StreakRule streak => Streak.Completes(streak, fact, slot.Participant, history),
            SpeedRule speed => InTime(speed, fact),
            _ => true,
        };

    private static bool IsFirst(PaidSlot slot, Stage stage, History history) =>
        !history.Holds(slot.Participant, stage, history.LocalDay(slot.OccurredAt));

    private static bool WasFirst(PaidSlot slot, PayableFact fact) =>
        fact.PaidBefore.Any(entry => (entry.Participant, entry.Rule) == (slot.Participant, slot.Rule));

    private static bool InTime(SpeedRule rule, PayableFact fact) =>
        fact.At - fact.PreviousStageAt is { } took
        && took >= TimeSpan.Zero
        && (decimal)took.Ticks / TimeSpan.TicksPerHour <= rule.Hours;

    private static bool HasRoom(Cap? cap, PaidSlot slot, History history) =>
        cap is null || history.Payments(slot, cap.Per ?? CapScope.Campaign) < cap.Count;

    /// <summary>What the rule pays once for a fact of this amount, if it pays at all.</summary>
    public static long Points(Rule rule, decimal? amount)
    {
        var times = Times(rule.PerAmount, amount);
        var multiplier = rule.Multiplier ?? 1;
        var points = (decimal)(rule.Points ?? 0);

        try
        {
            var product = decimal.Round(points * times * multiplier, 0, MidpointRounding.AwayFromZero);
            return (long)Math.Clamp(product, -Bound, Bound);
        }
        catch (OverflowException)
        {
            return Math.Sign(points) * Math.Sign(times) * Math.Sign(multiplier) * Bound;
        }
    }

    private static decimal Times(decimal? per, decimal? amount)
    {
        if (per is null)
            return 1;

        return amount is null ? 0 : Floor(amount.Value, per.Value);
    }

    /// <summary>By the exact remainder: a decimal quotient is rounded, and could round up to the next whole.</summary>
    private static decimal Floor(decimal amount, decimal per)
    {
        try
        {
            var rest = amount % per;
            return decimal.Round((amount - rest) / per) - (rest < 0 ? 1 : 0);
        }
        catch (OverflowException)
        {
            return Math.Sign(amount) * (decimal)Bound;
        }
    }
}
