namespace ChallengeHub;

/// <summary>A campaign as it was stored.</summary>
/// <param name="Created">It was not there before.</param>
public sealed record SavedCampaign(CampaignDetails Campaign, bool Created);
