using System.Text.Json;

namespace ChallengeHub;

/// <summary>Which version of a campaign's rules holds for a fact.</summary>
public static class RuleSets
{
    /// <summary>The highest version effective at <paramref name="at"/>; version 1 always is.</summary>
    public static RuleSet At(IReadOnlyList<RuleSet> versions, DateTimeOffset at) =>
        versions.Where(set => set.Version == 1 || set.EffectiveFrom <= at).MaxBy(set => set.Version)
        ?? throw new ArgumentException("There is no version 1.", nameof(versions));

    /// <summary>
    /// True when both say the same, however they write it (1.5 or 1.50, an instant in another offset): unchanged rules
    /// keep the version.
    /// </summary>
    public static bool Same(IReadOnlyList<Rule> rules, IReadOnlyList<Rule> others) =>
        rules.Count == others.Count && rules.Zip(others).All(x => Same(x.First, x.Second));

    private static bool Same(Rule rule, Rule other) =>
        Plain(rule) == Plain(other) && Same(rule.Where ?? [], other.Where ?? []);

    private static bool Same(IReadOnlyList<Condition> conditions, IReadOnlyList<Condition> others) =>
        conditions.Count == others.Count
        && conditions
            .Zip(others)
            .All(x =>
                (x.First.Field, x.First.Op) == (x.Second.Field, x.Second.Op)
                && JsonElement.DeepEquals(x.First.Value, x.Second.Value)
            );

    private static Rule Plain(Rule rule) =>
        rule with
        {
            Where = null,
            Multiplier = rule.Multiplier == 1 ? null : rule.Multiplier,
        };
}
