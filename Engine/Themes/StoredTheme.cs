namespace ChallengeHub;

/// <summary>A pack that was made in the studio, as it is kept; its files lie beside it.</summary>
/// <param name="Id">Given once and never again: with the version it says which state of which pack this is.</param>
/// <param name="Document">The text of theme.json, checked before it was stored.</param>
public sealed record StoredTheme(
    long Id,
    string Code,
    long Version,
    string Document,
    DateTimeOffset ChangedAt,
    string ChangedBy
);

/// <summary>A whole pack to be kept: the text of theme.json and every file that it names, by path.</summary>
public sealed record UploadedTheme(string Code, string Document, IReadOnlyDictionary<string, byte[]> Files);
