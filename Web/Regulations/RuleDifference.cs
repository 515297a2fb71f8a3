namespace ChallengeHub.Web;

public enum RuleChange
{
    Added,
    Changed,
    Dropped,
}

/// <summary>How one rule differs between two versions; rules are the same where their codes are.</summary>
/// <param name="Before">Null: a new rule.</param>
/// <param name="After">Null: it is dropped.</param>
public sealed record RuleDifference(RuleChange Change, Rule? Before, Rule? After)
{
    /// <summary>What differs, in the order of the new rules, dropped ones last.</summary>
    public static IReadOnlyList<RuleDifference> Of(IReadOnlyList<Rule> before, IReadOnlyList<Rule> after)
    {
        var old = before.ToDictionary(x => x.Code!);
        var differences = new List<RuleDifference>();
        foreach (var rule in after)
        {
            if (rule.Code is null || !old.Remove(rule.Code, out var was))
                differences.Add(new(RuleChange.Added, null, rule));
            else if (!RuleSets.Same([was], [rule]))
                differences.Add(new(RuleChange.Changed, was, rule));
        }
        return [.. differences, .. old.Values.Select(rule => new RuleDifference(RuleChange.Dropped, rule, null))];
    }
}
