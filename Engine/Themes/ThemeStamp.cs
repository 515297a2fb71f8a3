namespace ChallengeHub;

/// <summary>Which state a pack is in, without the pack.</summary>
public readonly record struct ThemeStamp(long Id, long Version);
