namespace ChallengeHub.Web;

/// <summary>How a player stands, for the player alone: what GET me answers and the own page shows.</summary>
/// <param name="AsOf">When it was read.</param>
/// <param name="Period">The current one; null: there is none.</param>
/// <param name="Rank">As the player sees the board of the period; null: not on it yet.</param>
/// <param name="Count">Lines of that board.</param>
/// <param name="Around">The own line with two above and two below.</param>
/// <param name="Next">What passes the next one; null: nobody is ahead, or there is no own line yet.</param>
/// <param name="Last">What a rule paid last; null: nothing yet.</param>
public sealed record PocketAnswer(
    string Campaign,
    PocketPlayer Player,
    DateTimeOffset AsOf,
    StandingsPeriod? Period,
    long? Rank,
    long Count,
    PocketPoints Points,
    IReadOnlyList<PocketLine> Around,
    PocketNext? Next,
    PocketPrizes Prizes,
    PocketLast? Last
)
{
    /// <summary>Since when ranks stand still for the player; the own points go on. Null: they do not.</summary>
    public DateTimeOffset? FrozenSince { get; init; }

    /// <summary>The first lines of the board, as the player sees it.</summary>
    public IReadOnlyList<PocketLine> Leaders { get; init; } = [];

    /// <summary>Of this month up to today.</summary>
    public IReadOnlyList<DayPoints> Days { get; init; } = [];

    /// <summary>Whether the player may cheer others.</summary>
    public bool Cheers { get; init; }
}

/// <param name="Shown">The code under which the boards of everybody have the player.</param>
public sealed record PocketPlayer(string Code, string Name, string Shown, BoardKind Board);

/// <summary>The player's own, whole, frozen boards or not.</summary>
public sealed record PocketPoints(long Period, long Overall, long Today);

/// <param name="Cheer">Whether the player may cheer this one.</param>
public sealed record PocketLine(long Rank, string Code, string Name, decimal Points, bool Mine, bool Cheer);

/// <param name="Points">That pass this one.</param>
public sealed record PocketNext(long Rank, string Name, long Points, Enough? Enough);

/// <param name="Held">Names of what the player would win if it ended now.</param>
public sealed record PocketPrizes(IReadOnlyList<string> Held, PocketPrize? Next);

/// <summary>The nearest prize that the player would not win now.</summary>
/// <param name="Points">That are missing; null: the player does not see so far.</param>
public sealed record PocketPrize(PrizeLine Prize, long? Points, Enough? Enough);

/// <param name="Rule">What the rule is called.</param>
public sealed record PocketLast(
    long Seq,
    DateTimeOffset OccurredAt,
    string? Stage,
    string? Rule,
    string? Lead,
    long Points
);
