using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>
/// Certified results as people read them: codes and names joined; what is hashed are the canonical bytes.
/// </summary>
public sealed record ResultsAnswer(
    string Campaign,
    int? Period,
    int Version,
    DateTimeOffset ClosedAt,
    string Sha256,
    string? Reason,
    IReadOnlyDictionary<string, IReadOnlyList<Standing>> Boards,
    IReadOnlyList<AwardAnswer> Awards,
    IReadOnlyList<RaffleAnswer> Raffles
)
{
    /// <summary>By board, where the campaign had objectives.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PublishedTarget>>? Targets { get; init; }

    /// <summary>What became of prizes with a stock.</summary>
    public IReadOnlyList<CertifiedStock>? Stocks { get; init; }

    public static ResultsAnswer Of(PublishedResults published, IReadOnlyList<Winner> winners)
    {
        var results = published.Stored.Results;
        var sha256 = published.Stored.Sha256;

        return new ResultsAnswer(
            results.Campaign,
            results.Period == BoardKey.Overall ? null : results.Period,
            results.Version,
            results.ClosedAt,
            sha256,
            results.Reason,
            published.Boards,
            [.. winners.Select(AwardAnswer.Of)],
            [.. published.Raffles.Select(RaffleAnswer.Of)]
        )
        {
            Targets = published.Targets,
            Stocks = published.Stocks,
        };
    }
}

/// <summary>That a prize was won: team, rank and points as certified, name and status as of now.</summary>
public sealed record AwardAnswer(
    long Id,
    string Prize,
    LocalText PrizeName,
    decimal? Value,
    long Rank,
    string Code,
    string Name,
    string? Team,
    decimal Points,
    AwardStatus Status
)
{
    public static AwardAnswer Of(Winner x) =>
        new(x.Id, x.Prize, x.PrizeName, x.Value, x.Rank, x.Code, x.Name, x.Team, x.Points, x.Status);
}

/// <summary>A raffle that anyone can draw again: seed, tickets, and who won which draw.</summary>
/// <param name="CanonicalTickets">The list that <paramref name="TicketsSha256"/> is over, members by opaque
/// number.</param>
public sealed record RaffleAnswer(
    string Prize,
    string Seed,
    string SeedSha256,
    string TicketsSha256,
    JsonElement CanonicalTickets,
    IReadOnlyList<PublishedTicket> Tickets,
    IReadOnlyList<PublishedDraw> Winners
)
{
    /// <summary>True where it decided a tie for the last of a stock.</summary>
    public bool Lot { get; init; }

    public static RaffleAnswer Of(PublishedRaffle x) =>
        new(x.Prize, x.Seed, x.SeedSha256, x.TicketsSha256, x.Tickets, x.Holders, x.Winners) { Lot = x.Lot };
}
