namespace ChallengeHub.Web;

/// <summary>How one version of the rules differs from the one before it, as the regulations say it.</summary>
public static class RuleChanges
{
    public static IReadOnlyList<string> Of(IReadOnlyList<Rule> before, IReadOnlyList<Rule> after, RuleTongue tongue)
    {
        IReadOnlyList<string> told = [.. RuleDifference.Of(before, after).Select(difference => Say(difference, tongue))];
        return told.Count > 0 ? told : [RegulationsWords.Say(tongue, "reordered")];
    }

    private static string Say(RuleDifference difference, RuleTongue tongue) => difference switch
    {
        { Before: null } => RegulationsWords.Say(tongue, "added", Rule(difference.After!, tongue)),
        { After: null } => RegulationsWords.Say(tongue, "removed", Rule(difference.Before, tongue)),
        _ => RegulationsWords.Say(tongue, "changed", [.. Rule(difference.After, tongue), ("before", Before(difference.Before, difference.After, tongue))]),
    };

    private static (string, string)[] Rule(Rule rule, RuleTongue tongue) => [("name", rule.Name!.In(tongue.Language)), ("sentence", RuleSentence.Of(rule, tongue))];

    /// <summary>Of a rule that got another name the old one too.</summary>
    private static string Before(Rule was, Rule rule, RuleTongue tongue)
    {
        var (name, sentence) = (was.Name!.In(tongue.Language), RuleSentence.Of(was, tongue));
        return name == rule.Name!.In(tongue.Language) ? sentence : $"{name}. {sentence}";
    }
}
