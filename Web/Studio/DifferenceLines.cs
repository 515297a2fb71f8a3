namespace ChallengeHub.Web;

/// <summary>What the partial _Differences shows.</summary>
public sealed record DifferenceLines(StaffPage Page, IReadOnlyList<RuleDifference> Differences, RuleFormatter Formatter)
{
    public string Said(Rule rule) => $"{rule.Name?.In(Formatter.Language)}: {RuleSentence.Of(rule, Formatter)}";
}
