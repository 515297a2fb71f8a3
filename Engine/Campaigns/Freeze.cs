namespace ChallengeHub;

/// <summary>
/// For how long before the end boards tell players nothing new, until the result is revealed; see <see
/// cref="Freezing"/>.
/// </summary>
/// <param name="Hours">Before the end.</param>
public sealed record Freeze(int? Hours = null, FreezeOf Of = FreezeOf.Campaign);

/// <summary>Whose end a freeze comes before.</summary>
public enum FreezeOf
{
    Campaign,

    /// <summary>That of each period.</summary>
    Period,
}
