namespace ChallengeHub;

/// <summary>How many rows an export or an import has done, and how many there are.</summary>
public readonly record struct ArchiveProgress(long Done, long All);
