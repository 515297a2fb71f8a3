namespace ChallengeHub;

/// <summary>The first line of an export.</summary>
/// <param name="Id">Of this file; by it a broken-off import knows its own.</param>
public sealed record ArchiveHead(
    string Product,
    int Version,
    int Schema,
    string Id,
    DateTimeOffset ExportedAt,
    IReadOnlyDictionary<string, long> Rows
);

/// <summary>The last line of an export.</summary>
public sealed record ArchiveEnd(long Rows, string Sha256);
