namespace ChallengeHub.Web;

/// <summary>How one version of the rules differs from another, in words: rules are the same where their codes are.</summary>
public static class RuleChanges
{
    public static IReadOnlyList<string> Of(IReadOnlyList<Rule> before, IReadOnlyList<Rule> after, RuleTongue tongue)
    {
        var (old, current) = (before.ToDictionary(rule => rule.Code!), after.ToDictionary(rule => rule.Code!));
        List<string> told =
        [
            .. after.Where(rule => old.TryGetValue(rule.Code!, out var was) && !RuleSets.Same([was], [rule])).Select(rule =>
                RegulationsWords.Say(tongue, "changed", [.. Rule(rule, tongue), ("before", Before(old[rule.Code!], rule, tongue))])),
            .. after.Where(rule => !old.ContainsKey(rule.Code!)).Select(rule => RegulationsWords.Say(tongue, "added", Rule(rule, tongue))),
            .. before.Where(rule => !current.ContainsKey(rule.Code!)).Select(rule => RegulationsWords.Say(tongue, "removed", Rule(rule, tongue))),
        ];
        return told.Count > 0 ? told : [RegulationsWords.Say(tongue, "reordered")];
    }

    private static (string, string)[] Rule(Rule rule, RuleTongue tongue) => [("name", rule.Name!.In(tongue.Language)), ("sentence", RuleSentence.Of(rule, tongue))];

    /// <summary>Of a rule that got another name the old one too.</summary>
    private static string Before(Rule was, Rule rule, RuleTongue tongue)
    {
        var (name, sentence) = (was.Name!.In(tongue.Language), RuleSentence.Of(was, tongue));
        return name == rule.Name!.In(tongue.Language) ? sentence : $"{name}. {sentence}";
    }
}
