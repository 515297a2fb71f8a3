namespace ChallengeHub;

/// <summary>
/// Certified results as people see them: codes and names joined as of now, points and teams as certified.
/// </summary>
public sealed record PublishedResults(
    StoredResults Stored,
    IReadOnlyDictionary<string, IReadOnlyList<Standing>> Boards,
    IReadOnlyList<PublishedRaffle> Raffles
)
{
    /// <summary>By board; null: closed without objectives.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PublishedTarget>>? Targets { get; init; }

    /// <summary>Those left out by code; null: no prize had a stock.</summary>
    public IReadOnlyList<CertifiedStock>? Stocks { get; init; }
}

/// <summary>
/// What a member was asked for, and how far he came; rank and percent are null for who is not on the board.
/// </summary>
public sealed record PublishedTarget(string Code, decimal Target, long? Rank, decimal? Percent);

/// <summary>
/// A raffle that anyone can repeat: the hash published at launch, the seed, the list that was hashed, and what was
/// drawn.
/// </summary>
/// <param name="Tickets">The canonical list, members by opaque number: what <paramref name="TicketsSha256"/> is
/// over.</param>
public sealed record PublishedRaffle(
    string Prize,
    string Seed,
    string SeedSha256,
    System.Text.Json.JsonElement Tickets,
    string TicketsSha256,
    IReadOnlyList<PublishedTicket> Holders,
    IReadOnlyList<PublishedDraw> Winners
)
{
    /// <summary>True where it decided a tie for the last of a stock.</summary>
    public bool Lot { get; init; }
}

public sealed record PublishedTicket(string Member, string Code, long Tickets);

public sealed record PublishedDraw(string Code, string Name, long Draw, long Ticket);

/// <summary>Reads what was certified.</summary>
public sealed class ResultReads(Database database, BoardReads reads)
{
    /// <summary>Null until closed. <paramref name="period"/> 0: the campaign.</summary>
    public async Task<PublishedResults?> Find(string campaign, int period, int? version = null, string language = "en")
    {
        var snapshot = await reads.Snapshot(campaign);
        await using var connection = await database.Connect();
        if (await ResultRows.Find(connection, snapshot.Campaign.Id, period, version) is not { } stored)
            return null;

        var results = stored.Results;
        return new PublishedResults(
            stored,
            Enum.GetValues<BoardKind>()
                .Select(kind => new BoardKey(kind, period))
                .ToDictionary(board => board.Word, board => Lines(results, board, snapshot, language)),
            [
                .. results.Raffles.Select(raffle =>
                    ToRaffle(raffle, BoardOf(raffle.Prize, results, snapshot), snapshot, language)
                ),
            ]
        )
        {
            Targets = results.Targets?.ToDictionary(
                x => x.Key,
                x =>
                    (IReadOnlyList<PublishedTarget>)
                        [
                            .. x.Value.Select(line => new PublishedTarget(
                                snapshot.CodeOf(BoardKey.KindOf(x.Key)!.Value, line.Member),
                                line.Target,
                                line.Rank,
                                line.Percent
                            )),
                        ]
            ),
            Stocks = results.Stocks is null
                ? null
                :
                [
                    .. results.Stocks.Select(stock =>
                        stock with
                        {
                            Unserved =
                            [
                                .. stock.Unserved.Select(member =>
                                    snapshot.CodeOf(BoardOf(stock.Prize, results, snapshot), member)
                                ),
                            ],
                        }
                    ),
                ],
        };
    }

    private static IReadOnlyList<Standing> Lines(
        Results results,
        BoardKey board,
        CampaignSnapshot snapshot,
        string language
    ) =>
        [
            .. results
                .Board(board, snapshot)
                .Select(row => BoardReads.ToStanding(snapshot, row, language, Audience.Staff)),
        ];

    internal static BoardKind BoardOf(string prize, Results results, CampaignSnapshot snapshot) =>
        results.Awards.FirstOrDefault(award => award.Prize == prize)?.Board
        ?? snapshot.Campaign.Document.Prizes.FirstOrDefault(x => x.Code == prize)?.Board
        ?? BoardKind.Reps;

    private static PublishedRaffle ToRaffle(
        CertifiedRaffle raffle,
        BoardKind board,
        CampaignSnapshot snapshot,
        string language
    ) =>
        new(
            raffle.Prize,
            raffle.Seed,
            raffle.SeedSha256,
            raffle.Tickets,
            raffle.TicketsSha256,
            [
                .. raffle
                    .Tickets.EnumerateArray()
                    .Select(x => new PublishedTicket(
                        x[0].GetString()!,
                        snapshot.CodeOf(board, x[0].GetString()!),
                        x[1].GetInt64()
                    )),
            ],
            [
                .. raffle.Winners.Select(x => new PublishedDraw(
                    snapshot.CodeOf(board, x.Member),
                    snapshot.NameOf(board, x.Member, language, Audience.Staff),
                    x.Draw,
                    x.Ticket
                )),
            ]
        )
        {
            Lot = raffle.Lot == true,
        };
}
