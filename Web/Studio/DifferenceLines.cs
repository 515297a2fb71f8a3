namespace ChallengeHub.Web;

/// <summary>What the partial _Differences shows.</summary>
public sealed record DifferenceLines(OfficePage Office, IReadOnlyList<RuleDifference> Differences, RuleTongue Tongue)
{
    public string Said(Rule rule) => $"{rule.Name?.In(Tongue.Language)}: {RuleSentence.Of(rule, Tongue)}";
}
