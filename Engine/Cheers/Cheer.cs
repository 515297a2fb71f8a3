namespace ChallengeHub;

/// <summary>What one calls to a colleague: a few fixed words, so that nobody writes on a wall.</summary>
public enum Cheer
{
    Bravo,
    KeepGoing,
    HatsOff,
    ThankYou,
}

/// <summary>A cheer on its way to the screens; it is kept nowhere.</summary>
/// <param name="By">The account that sends it, for <see cref="CheerLimits"/>.</param>
/// <param name="To">The player, by number.</param>
public sealed record SentCheer(Guid Id, long By, Cheer Cheer, int To)
{
    /// <summary>The player who sends it, by number; null: a director does.</summary>
    public int? From { get; init; }

    /// <summary>The director's team, by code; null: a player sends it.</summary>
    public string? Team { get; init; }
}

/// <summary>Who wants to cheer.</summary>
/// <param name="Audience">Whom he sees.</param>
/// <param name="Own">Codes of the players that he is.</param>
/// <param name="Teams">Codes of the teams that he directs.</param>
public sealed record CheerSender(
    long Account,
    Audience Audience,
    IReadOnlyList<string> Own,
    IReadOnlyList<string> Teams
);
