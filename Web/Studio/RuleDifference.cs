namespace ChallengeHub.Web;

public enum RuleChange { Added, Changed, Dropped }

/// <summary>How one rule of a campaign differs from what is in force, in words.</summary>
/// <param name="Before">Name and sentence as in force; null: a new rule.</param>
/// <param name="After">As it shall be; null: it is dropped.</param>
public sealed record RuleDifference(RuleChange Change, string? Before, string? After)
{
    /// <summary>What differs, in the order of the new rules, dropped ones last; rules are the same by their codes.</summary>
    public static IReadOnlyList<RuleDifference> Of(IReadOnlyList<Rule> before, IReadOnlyList<Rule> after, RuleTongue tongue)
    {
        var old = before.ToDictionary(x => x.Code!);
        var differences = new List<RuleDifference>();
        foreach (var rule in after)
        {
            if (rule.Code is null || !old.Remove(rule.Code, out var was)) differences.Add(new(RuleChange.Added, null, Said(rule, tongue)));
            else if (!RuleSets.Same([was], [rule])) differences.Add(new(RuleChange.Changed, Said(was, tongue), Said(rule, tongue)));
        }
        return [.. differences, .. old.Values.Select(rule => new RuleDifference(RuleChange.Dropped, Said(rule, tongue), null))];
    }

    private static string Said(Rule rule, RuleTongue tongue) => $"{rule.Name?.In(tongue.Language)}: {RuleSentence.Of(rule, tongue)}";
}

/// <summary>A version of a campaign's rules, and what it changed.</summary>
public sealed record RuleVersion(RuleSet Set, bool InForce, IReadOnlyList<RuleDifference> Differences)
{
    /// <summary>The latest first.</summary>
    public static IReadOnlyList<RuleVersion> Of(CampaignView view, DateTimeOffset now, RuleTongue tongue)
    {
        var sets = view.RuleSets.OrderBy(x => x.Version).ToList();
        var inForce = RuleSets.At(sets, now).Version;
        return [.. sets.Select((set, i) => new RuleVersion(set, set.Version == inForce, i == 0 ? [] : RuleDifference.Of(sets[i - 1].Rules, set.Rules, tongue))).Reverse()];
    }
}
