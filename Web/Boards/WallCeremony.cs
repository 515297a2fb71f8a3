namespace ChallengeHub.Web;

/// <summary>
/// A result that walls celebrate: when its hour has come, later on a wall that was away, again when somebody asks.
/// </summary>
/// <param name="Number">Of the period; 0: the challenge.</param>
/// <param name="At">When it was to be celebrated.</param>
/// <param name="ClosedAt">Says with the number which one it is: a wall celebrates each once by itself.</param>
/// <param name="Replay">Somebody asked for it: it is celebrated again.</param>
public sealed record WallCeremony(
    string Campaign,
    int Number,
    DateTimeOffset At,
    DateTimeOffset ClosedAt,
    bool Replay,
    IReadOnlyList<ClosingAward> Awards
);

/// <summary>Who won a period that was celebrated, for the walls to come back to.</summary>
public sealed record PastWinners(int Number, IReadOnlyList<ClosingAward> Awards);
