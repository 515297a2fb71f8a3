namespace ChallengeHub;

/// <summary>What can be won, on which board, and how: by rank, by reaching a total, or by raffle.</summary>
public sealed record Prize
{
    public string? Code { get; init; }
    public LocalText? Name { get; init; }
    public PrizeScope? Scope { get; init; }
    public BoardKind? Board { get; init; }
    /// <summary>First and last winning rank, both included; everyone tied inside wins.</summary>
    public IReadOnlyList<int>? Ranks { get; init; }
    public decimal? MinPoints { get; init; }
    public Raffle? Raffle { get; init; }
    /// <summary>In the campaign's currency, for one winner.</summary>
    public decimal? Value { get; init; }
}

public enum PrizeScope { Period, Campaign }

/// <summary>A draw among a board's members, weighted by points or by entries.</summary>
public sealed record Raffle(RaffleTickets? Tickets, int? Winners);

public enum RaffleTickets { Points, Entries }
