namespace ChallengeHub;

/// <summary>The file cannot be imported, and why.</summary>
public sealed class ArchiveRefused(string reason) : Exception(reason);
