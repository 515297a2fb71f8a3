using System.Text.Json.Serialization;

namespace ChallengeHub;

/// <summary>One line of a leaderboard as people see it.</summary>
/// <param name="Points">Whole points, or an average to 1/100.</param>
public sealed record Standing(
    long Rank,
    string Code,
    string Name,
    string? Team,
    decimal Points,
    DateTimeOffset ReachedAt,
    IReadOnlyDictionary<string, int> Stages
)
{
    /// <summary>Points asked of this member; only where the ranking is by target.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Target { get; init; }

    /// <summary>Of the target, to 1/100.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Percent { get; init; }

    /// <summary>The mark by which his photo is fetched, of a person who shows one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Photo { get; init; }
}

/// <summary>A board at one ledger position: the answer of GET standings and what screens are sent.</summary>
/// <param name="Seq">The ledger position up to which the board is complete.</param>
/// <param name="Live">False when Redis lagged and the ledger answered.</param>
/// <param name="Period">Null for overall.</param>
public sealed record Standings(
    string Campaign,
    BoardKind Board,
    StandingsPeriod? Period,
    long Seq,
    bool Live,
    DateTimeOffset AsOf,
    long Count,
    IReadOnlyList<Standing> Rows
)
{
    /// <summary>
    /// It is as it was at <see cref="AsOf"/>, when it was frozen: what came since is not for the reader yet.
    /// </summary>
    public bool Frozen { get; init; }

    /// <summary>How far the ledger was when it was read, whatever is shown of it.</summary>
    public required BoardLook Look { get; init; }
}

/// <summary>How far the ledger was, and when.</summary>
public sealed record BoardLook(long Seq, DateTimeOffset At);

public sealed record StandingsPeriod(int Number, DateTimeOffset StartsAt, DateTimeOffset EndsAt, PeriodState State);

/// <summary>Which board, and which part of it. <paramref name="Period"/>: "current", "overall" or a number.</summary>
public sealed record StandingsQuery(string Campaign, BoardKind Board, string Period = "current", int Top = 50)
{
    /// <summary>A member's code: he and 5 above and below.</summary>
    public string? Around { get; init; }

    /// <summary>The board as it was at this ledger position.</summary>
    public long? AsOfSeq { get; init; }

    /// <summary>By percent of the own target: those without one are not on it.</summary>
    public RankedBy By { get; init; }
    public string Language { get; init; } = "en";

    /// <summary>Whose names are shown, and how many lines.</summary>
    public Audience Audience { get; init; } = Audience.Everybody;
}
