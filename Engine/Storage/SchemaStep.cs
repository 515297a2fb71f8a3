namespace ChallengeHub;

/// <summary>One numbered step of a dialect's schema.</summary>
public sealed record SchemaStep(int Version, string Sql);
