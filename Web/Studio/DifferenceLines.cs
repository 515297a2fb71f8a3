namespace ChallengeHub.Web;

/// <summary>What the partial _Differences shows.</summary>
public sealed record DifferenceLines(StaffPage Page, IReadOnlyList<RuleDifference> Differences, RuleFormatter Tongue)
{
    public string Said(Rule rule) => $"{rule.Name?.In(Tongue.Language)}: {RuleSentence.Of(rule, Tongue)}";
}
