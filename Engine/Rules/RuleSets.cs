using System.Text.Json;

namespace ChallengeHub;

/// <summary>Which version of a campaign's rules holds for a fact.</summary>
public static class RuleSets
{
    /// <summary>The highest version effective at <paramref name="at"/>; version 1 always is.</summary>
    public static RuleSet At(IReadOnlyList<RuleSet> versions, DateTimeOffset at) =>
        versions.Where(set => set.Version == 1 || set.EffectiveFrom <= at).MaxBy(set => set.Version)
        ?? throw new ArgumentException("There is no version 1.", nameof(versions));

    /// <summary>True when both say the same, word for word: unchanged rules keep the version.</summary>
    public static bool Same(IReadOnlyList<Rule> rules, IReadOnlyList<Rule> others) =>
        JsonSerializer.Serialize(rules, EngineJson.Options) == JsonSerializer.Serialize(others, EngineJson.Options);
}
