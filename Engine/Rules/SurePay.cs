namespace ChallengeHub;

/// <summary>
/// What a fact of a stage pays whatever its lead, its amount, its day and what was paid before, by the very code that
/// pays it: what may be promised before it happens. Pure.
/// </summary>
public static class SurePay
{
    private const int Somebody = 1;

    /// <param name="to">Its rep, or its prospector.</param>
    /// <returns>0: nothing is sure.</returns>
    public static long Points(RuleSet set, Stage stage, Payee to, DateTimeOffset at)
    {
        var rules = set.Rules.Where(rule => rule.On == stage).ToList();
        // one that takes points away may hold of that very lead
        if (rules.Exists(rule => rule.Points < 0))
            return 0;

        var fact = new PayableFact
        {
            Stage = stage,
            Lead = "",
            At = at,
            Rep = to == Payee.Prospector ? null : Somebody,
            Prospector = to == Payee.Prospector ? Somebody : null,
            Period = 1,
        };
        // what is sure looks at no day, so any zone will do
        return Scoring
            .Pay(set with { Rules = [.. rules.Where(IsSure)] }, fact, new History(TimeZoneInfo.Utc))
            .Sum(payment => payment.Points);
    }

    /// <summary>A lead that nobody was paid for yet has all of its own cap.</summary>
    private static bool IsSure(Rule rule) =>
        rule.GetType() == typeof(Rule)
        && rule is { PerAmount: null, Where: null or { Count: 0 }, Cap: null or { Per: CapScope.Lead, Count: > 0 } };
}
