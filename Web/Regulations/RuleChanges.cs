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
        IReadOnlyList<string> sentences =
        [
            .. RuleDifference.Of(before, after).Select(difference => Words(difference, formatter)),
        ];
        return sentences.Count > 0 ? sentences : [T.RegulationsReordered];
    }

    private static string Words(RuleDifference difference, RuleFormatter formatter) =>
        difference switch
        {
            { Before: null } => T.Of(nameof(T.RegulationsAdded), Rule(difference.After!, formatter)),
            { After: null } => T.Of(nameof(T.RegulationsRemoved), Rule(difference.Before, formatter)),
            _ => T.Of(
                nameof(T.RegulationsChanged),
                [
                    .. Rule(difference.After, formatter),
                    new("before", Before(difference.Before, difference.After, formatter)),
                ]
            ),
        };

    private static WordArgument[] Rule(Rule rule, RuleFormatter formatter) =>
        [new("name", rule.Name!.In(formatter.Language)), new("sentence", RuleSentence.Of(rule, formatter))];

    /// <summary>Of a rule that got another name the old one too.</summary>
    private static string Before(Rule was, Rule rule, RuleFormatter formatter)
    {
        var name = was.Name!.In(formatter.Language);
        var sentence = RuleSentence.Of(was, formatter);
        return name == rule.Name!.In(formatter.Language) ? sentence : $"{name}. {sentence}";
    }
}
