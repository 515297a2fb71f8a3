namespace ChallengeHub.Web;

/// <summary>What the partial _Differences shows.</summary>
public sealed record DifferenceLines(OfficePage Office, IReadOnlyList<RuleDifference> Differences);
