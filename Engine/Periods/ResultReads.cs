namespace ChallengeHub;

/// <summary>Certified results as told to people: codes and names joined as of now, points and teams as certified.</summary>
public sealed record ToldResults(StoredResults Stored, IReadOnlyDictionary<string, IReadOnlyList<Standing>> Boards, IReadOnlyList<ToldRaffle> Raffles)
{
    /// <summary>By board; null: closed without objectives.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ToldTarget>>? Targets { get; init; }
    /// <summary>Those left out by code; null: no prize had a stock.</summary>
    public IReadOnlyList<CertifiedStock>? Stocks { get; init; }
}

/// <summary>What a member was asked for, and how far he came; rank and percent are null for who is not on the board.</summary>
public sealed record ToldTarget(string Code, decimal Target, long? Rank, decimal? Percent);

/// <summary>A raffle that anyone can repeat: the hash published at launch, the seed, the list that was hashed, and what was drawn.</summary>
/// <param name="Tickets">The canonical list, members by opaque number: what <paramref name="TicketsSha256"/> is over.</param>
public sealed record ToldRaffle(
    string Prize, string Seed, string SeedSha256, System.Text.Json.JsonElement Tickets, string TicketsSha256,
    IReadOnlyList<ToldTicket> Holders, IReadOnlyList<ToldDraw> Winners)
{
    /// <summary>True where it decided a tie for the last of a stock.</summary>
    public bool Lot { get; init; }
}

public sealed record ToldTicket(string Member, string Code, long Tickets);

public sealed record ToldDraw(string Code, string Name, long Draw, long Ticket);

/// <summary>Reads what was certified.</summary>
public sealed class ResultReads(Database database, BoardReads reads)
{
    /// <summary>Null until closed. <paramref name="period"/> 0: the campaign.</summary>
    public async Task<ToldResults?> Find(string campaign, int period, int? version = null, string language = "en")
    {
        var view = await reads.View(campaign);
        await using var connection = await database.Connect();
        if (await ResultRows.Find(connection, view.Campaign.Id, period, version) is not { } stored) return null;
        var results = stored.Results;
        return new ToldResults(
            stored,
            Enum.GetValues<BoardKind>().Select(kind => new BoardKey(kind, period)).ToDictionary(board => board.Word, board => Lines(results, board, view, language)),
            [.. results.Raffles.Select(raffle => Told(raffle, BoardOf(raffle.Prize, results, view), view, language))])
        {
            Targets = results.Targets?.ToDictionary(x => x.Key, x => (IReadOnlyList<ToldTarget>)[.. x.Value.Select(line => new ToldTarget(view.CodeOf(BoardKey.KindOf(x.Key)!.Value, line.Member), line.Target, line.Rank, line.Percent))]),
            Stocks = results.Stocks is null ? null : [.. results.Stocks.Select(stock => stock with { Unserved = [.. stock.Unserved.Select(member => view.CodeOf(BoardOf(stock.Prize, results, view), member))] })],
        };
    }

    private static IReadOnlyList<Standing> Lines(Results results, BoardKey board, CampaignView view, string language) =>
        [.. results.Board(board, view).Select(row => BoardReads.Told(view, row, language, Audience.Office))];

    internal static BoardKind BoardOf(string prize, Results results, CampaignView view) =>
        results.Awards.FirstOrDefault(award => award.Prize == prize)?.Board
        ?? view.Campaign.Document.Prizes.FirstOrDefault(x => x.Code == prize)?.Board
        ?? BoardKind.Reps;

    private static ToldRaffle Told(CertifiedRaffle raffle, BoardKind board, CampaignView view, string language) => new(
        raffle.Prize, raffle.Seed, raffle.SeedSha256, raffle.Tickets, raffle.TicketsSha256,
        [.. raffle.Tickets.EnumerateArray().Select(x => new ToldTicket(x[0].GetString()!, view.CodeOf(board, x[0].GetString()!), x[1].GetInt64()))],
        [.. raffle.Winners.Select(x => new ToldDraw(view.CodeOf(board, x.Member), view.NameOf(board, x.Member, language, Audience.Office), x.Draw, x.Ticket))])
    {
        Lot = raffle.Lot == true,
    };
}
