namespace ChallengeHub;

/// <summary>What a writer believes to find: nothing yet, something, or one of the versions that he has read.</summary>
public sealed record Expectation(bool Nothing = false, bool Something = false, IReadOnlyList<long>? Versions = null)
{
    /// <param name="version">The version, or the mark, that is there; null when there is nothing.</param>
    public bool Holds(long? version) =>
        (!Nothing || version is null)
        && (!Something || version is not null)
        && (Versions is null || (version is { } there && Versions.Contains(there)));
}
