namespace ChallengeHub;

/// <summary>The steps of a lead that can score, in the order of a sale.</summary>
public enum Stage
{
    Validated = 1,
    Taken,
    Contacted,
    Closed,
}
