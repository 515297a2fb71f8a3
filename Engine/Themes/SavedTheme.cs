namespace ChallengeHub;

/// <summary>A pack as it was stored.</summary>
/// <param name="Created">It was not there before.</param>
public sealed record SavedTheme(StoredTheme Theme, bool Created);
