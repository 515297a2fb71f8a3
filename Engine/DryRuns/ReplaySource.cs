namespace ChallengeHub;

/// <summary>A past to be played, as often as it is asked for.</summary>
/// <param name="Facts">From the first on.</param>
public sealed record ReplaySource(Past Past, Func<IAsyncEnumerable<PlayedFact>> Facts);
