using System.Text.Json.Serialization;

namespace ChallengeHub;

/// <summary>
/// What can be won, on which board, and how: by rank, by reaching a total or a part of the own target, or by raffle.
/// </summary>
public sealed record Prize
{
    public string? Code { get; init; }
    public LocalText? Name { get; init; }
    public PrizeScope? Scope { get; init; }
    public BoardKind? Board { get; init; }

    /// <summary>First and last winning rank, both included; everyone tied inside wins.</summary>
    public IReadOnlyList<int>? Ranks { get; init; }
    public decimal? MinPoints { get; init; }

    /// <summary>Everyone at or above so many percent of the own target.</summary>
    public decimal? MinPercent { get; init; }

    /// <summary>
    /// What ranks are by. Where <see cref="MinPercent"/> stands alone the best are those of the highest percent.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public RankedBy By { get; init; }
    public Raffle? Raffle { get; init; }

    /// <summary>
    /// So many there are for the whole campaign: given in the order of closing, best ranked first; a tie for the last
    /// ones is decided by lot.
    /// </summary>
    public int? Stock { get; init; }

    /// <summary>In the campaign's currency, for one winner.</summary>
    public decimal? Value { get; init; }

    /// <summary>
    /// A seed is committed to for it: it is drawn, or a tie for the last of its stock may have to be.
    /// </summary>
    internal bool MayBeDrawn => Raffle is not null || Stock is not null;

    internal bool IsByTarget => By == RankedBy.Target || (MinPercent is not null && Ranks is null && MinPoints is null);
}

public enum PrizeScope
{
    Period,
    Campaign,
}

/// <summary>A draw among a board's members, weighted by points or by entries.</summary>
public sealed record Raffle(RaffleTickets? Tickets, int? Winners);

public enum RaffleTickets
{
    Points,
    Entries,
}
