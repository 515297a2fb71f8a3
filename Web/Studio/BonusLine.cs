namespace ChallengeHub.Web;

/// <summary>What the partial _Bonus shows: one bonus rule of the form.</summary>
public sealed record BonusLine(RulesEditor Editor, int Index);
