namespace ChallengeHub;

/// <summary>A campaign as callers see it.</summary>
public sealed record CampaignDetails(
    Campaign Campaign,
    CampaignStatus Status,
    int RuleSetVersion,
    IReadOnlyList<RaffleCommitment> Raffles
);

/// <summary>The SHA-256 of a raffle's secret seed, public from the launch on. Period 0: the campaign's.</summary>
public sealed record RaffleCommitment(string Prize, int Period, string SeedSha256);
