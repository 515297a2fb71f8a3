namespace ChallengeHub;

/// <summary>
/// Who would win a prize if its period, or the campaign, ended now, as far as its reader sees boards. Nothing of it is
/// kept.
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

/// <summary>
/// Foresees prizes from the ledger as it is now, by the very code that will award them; of a board that is frozen for
/// the reader, as it was then.
/// </summary>
public sealed class Forecasts(
    Database database,
    LedgerBoards ledger,
    BoardReads reads,
    FrozenBoards frozen,
    TimeProvider clock
)
{
    public const int MostNames = 10;

    /// <summary>Of the current period and of the campaign, what is undecided; in the order of the document.</summary>
    public async Task<IReadOnlyList<Forecast>> Now(string campaign, Reader reader)
    {
        var given = await Given(campaign);
        var seen = await ledger.Read(campaign, Look);
        // what is left of a stock would tell of closings that are not revealed, of whichever period
        var isHeld = await reads.Frozen(seen.View, BoardKey.Overall, reader.Audience) is not null;
        var boards = new Dictionary<BoardKey, ForeseenBoard>();
        var forecasts = new List<Forecast>();

        foreach (var (prize, board) in seen.Prizes)
        {
            if (!boards.TryGetValue(board, out var foreseen))
                boards[board] = foreseen = await Foresee(seen, board, reader.Audience);
            if ((isHeld || foreseen.IsFrozen) && prize.Stock is not null)
                continue;
            forecasts.Add(
                Of(new Asked(seen.View, prize, board.Period, given.GetValueOrDefault(prize.Code!)), foreseen, reader)
            );
        }

        return forecasts;
    }

    /// <summary>All that is asked of the ledger, at one moment of it.</summary>
    private Seen Look(CampaignSnapshot snapshot, Tally tally)
    {
        var prizes = Undecided(snapshot);
        return new Seen(
            snapshot,
            prizes,
            prizes.Select(x => x.Board).Distinct().ToDictionary(board => board, board => tally.Lines(board))
        );
    }

    private IReadOnlyList<AtStake> Undecided(CampaignSnapshot snapshot)
    {
        if (snapshot.Campaign is { LaunchedAt: null } or { ClosedAt: not null })
            return [];

        var current = PeriodBook.Current(snapshot.Periods, clock.GetUtcNow());
        var prizes = new List<AtStake>();
        foreach (var prize in snapshot.Campaign.Document.Prizes)
        {
            var period = prize.Scope == PrizeScope.Campaign ? BoardKey.Overall : current?.Number;
            if (period is { } number && (number == BoardKey.Overall || current!.ClosedAt is null))
                prizes.Add(new AtStake(prize, new BoardKey(prize.Board!.Value, number)));
        }

        return prizes;
    }

    private async Task<ForeseenBoard> Foresee(Seen seen, BoardKey board, Audience audience)
    {
        var point = await reads.Frozen(seen.View, board.Period, audience);
        var totals = point is null ? seen.Totals[board] : await frozen.Totals(seen.View, board, point);
        var standings = Certifying.Standings(seen.View, totals, board);
        var isCut = !audience.SeesAll && board.Kind != BoardKind.Teams;
        return new ForeseenBoard(
            standings,
            point is not null,
            isCut && seen.View.Campaign.Document.Privacy?.Top is { } top
                ? standings.Take(top).Select(x => x.Member).ToHashSet()
                : null
        );
    }

    private static Forecast Of(Asked asked, ForeseenBoard board, Reader reader)
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
            return forecast with { Of = RaffleDraw.Holders(prize, board.Standings) };

        var winners = Awarding.Decide(prize, board.Standings);
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
                .. sure.Where(x => board.Shown?.Contains(x.Member) != false)
                    .Take(MostNames)
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

    private sealed record AtStake(Prize Prize, BoardKey Board);

    private sealed record Seen(
        CampaignSnapshot View,
        IReadOnlyList<AtStake> Prizes,
        IReadOnlyDictionary<BoardKey, IReadOnlyList<TallyLine>> Totals
    );

    /// <param name="Shown">Members whom the board shows the reader; null: all.</param>
    private sealed record ForeseenBoard(
        IReadOnlyList<FinalStanding> Standings,
        bool IsFrozen,
        IReadOnlySet<string>? Shown
    );
}
