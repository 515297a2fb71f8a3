namespace ChallengeHub;

/// <summary>A campaign's document as somebody wants it to be.</summary>
/// <param name="Expected">What the caller believes to be there; something else is refused as stale.</param>
internal sealed record CampaignEdit(
    string Code,
    CampaignDocument Document,
    Actor? Actor = null,
    Expectation? Expected = null
);
