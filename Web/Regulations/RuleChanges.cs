namespace ChallengeHub.Web;

/// <summary>How one version of the rules differs from the one before it, as the regulations say it.</summary>
public static class RuleChanges
{
    public static IReadOnlyList<string> Of(
        IReadOnlyList<Rule> before,
        IReadOnlyList<Rule> after,
        RuleFormatter formatter
    )
    {
        IReadOnlyList<string> told =
        [
            .. RuleDifference.Of(before, after).Select(difference => Say(difference, formatter)),
        ];
        return told.Count > 0 ? told : [RegulationsWords.Say(formatter, "reordered")];
    }

    private static string Say(RuleDifference difference, RuleFormatter formatter) =>
        difference switch
        {
            { Before: null } => RegulationsWords.Say(formatter, "added", Rule(difference.After!, formatter)),
            { After: null } => RegulationsWords.Say(formatter, "removed", Rule(difference.Before, formatter)),
            _ => RegulationsWords.Say(
                formatter,
                "changed",
                [
                    .. Rule(difference.After, formatter),
                    ("before", Before(difference.Before, difference.After, formatter)),
                ]
            ),
        };

    private static (string, string)[] Rule(Rule rule, RuleFormatter formatter) =>
        [("name", rule.Name!.In(formatter.Language)), ("sentence", RuleSentence.Of(rule, formatter))];

    /// <summary>Of a rule that got another name the old one too.</summary>
    private static string Before(Rule was, Rule rule, RuleFormatter formatter)
    {
        var (name, sentence) = (was.Name!.In(formatter.Language), RuleSentence.Of(was, formatter));
        return name == rule.Name!.In(formatter.Language) ? sentence : $"{name}. {sentence}";
    }
}
