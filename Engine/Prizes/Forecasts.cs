namespace ChallengeHub;

/// <summary>
/// Who would win a prize if its period, or the campaign, ended now. For those who run it; nothing of it is kept.
/// </summary>
/// <param name="Period">0: the campaign's.</param>
/// <param name="Winners">Names of the first of them, best ranked first; of a raffle nobody.</param>
/// <param name="Of">How many would win, or hold tickets.</param>
/// <param name="Lot">The last of the stock would go by lot among some who are tied.</param>
public sealed record Forecast(
    string Prize,
    LocalText PrizeName,
    int Period,
    bool Drawn,
    IReadOnlyList<string> Winners,
    int Of,
    bool Lot
);

/// <summary>Foresees prizes from the ledger as it is now, by the very code that will award them.</summary>
public sealed class Forecasts(Database database, LedgerBoards ledger, TimeProvider clock)
{
    public const int MostNames = 10;

    /// <summary>Of the current period and of the campaign, what is undecided; in the order of the document.</summary>
    public async Task<IReadOnlyList<Forecast>> Now(string campaign, Reader reader)
    {
        var given = await Given(campaign);
        return await ledger.Read(campaign, (snapshot, tally) => Of(snapshot, tally, given, reader));
    }

    private IReadOnlyList<Forecast> Of(
        CampaignSnapshot snapshot,
        Tally tally,
        IReadOnlyDictionary<string, int> given,
        Reader reader
    )
    {
        if (snapshot.Campaign is { LaunchedAt: null } or { ClosedAt: not null })
            return [];

        var current = PeriodBook.Current(snapshot.Periods, clock.GetUtcNow());
        var boards = new Dictionary<BoardKey, IReadOnlyList<FinalStanding>>();
        var forecasts = new List<Forecast>();

        foreach (var prize in snapshot.Campaign.Document.Prizes)
        {
            var period = prize.Scope == PrizeScope.Campaign ? BoardKey.Overall : current?.Number;
            if (period is not { } number || (number != BoardKey.Overall && current!.ClosedAt is not null))
                continue;
            var board = new BoardKey(prize.Board!.Value, number);
            if (!boards.TryGetValue(board, out var standings))
                boards[board] = standings = Certifying.Standings(snapshot, tally, board);
            forecasts.Add(
                Of(new Asked(snapshot, prize, number, given.GetValueOrDefault(prize.Code!)), standings, reader)
            );
        }

        return forecasts;
    }

    private static Forecast Of(Asked asked, IReadOnlyList<FinalStanding> standings, Reader reader)
    {
        var prize = asked.Prize;
        var forecast = new Forecast(
            asked.Prize.Code!,
            asked.Prize.Name!,
            asked.Period,
            asked.Prize.Raffle is not null,
            [],
            0,
            false
        );

        if (prize.Raffle is not null)
            return forecast with { Of = RaffleDraw.Holders(prize, standings) };

        var winners = Awarding.Decide(prize, standings);
        var left = prize.Stock is { } stock ? Math.Max(0, stock - asked.Given) : int.MaxValue;
        var lot =
            left > 0
            && winners.Count > left
            && Awarding.RankOf(prize, winners[left - 1]) == Awarding.RankOf(prize, winners[left]);
        var sure = lot
            ? winners.TakeWhile(x => Awarding.RankOf(prize, x) < Awarding.RankOf(prize, winners[left]))
            : winners.Take(left);

        return forecast with
        {
            Winners =
            [
                .. sure.Take(MostNames)
                    .Select(x => asked.View.NameOf(prize.Board!.Value, x.Member, reader.Language, reader.Audience)),
            ],
            Of = Math.Min(winners.Count, left),
            Lot = lot,
        };
    }

    private async Task<IReadOnlyDictionary<string, int>> Given(string campaign)
    {
        await using var connection = await database.Connect();
        return await CampaignRows.Find(connection, campaign) is { } found
            ? await AwardRows.Given(connection, found.Id)
            : new Dictionary<string, int>();
    }

    private sealed record Asked(CampaignSnapshot View, Prize Prize, int Period, int Given);
}
