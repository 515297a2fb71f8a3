namespace ChallengeHub;

/// <summary>One raffle of one period (0: the campaign's).</summary>
public readonly record struct RaffleKey(string Prize, int Period);
