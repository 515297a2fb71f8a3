using System.Collections.Concurrent;
using System.Diagnostics;
using StackExchange.Redis;

namespace ChallengeHub;

/// <summary>
/// Answers what a board says now: from Redis while it is complete, else from the ledger and marked; of a closed period,
/// as certified.
/// </summary>
public sealed class BoardReads(
    Database database,
    Leaderboards boards,
    LedgerBoards ledger,
    BoardKeeper keeper,
    TimeProvider clock
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private const int Neighbours = 5;

    /// <summary>Of the own line, where a campaign shows its first lines only.</summary>
    public const int FewNeighbours = 2;
    private readonly ConcurrentDictionary<string, CampaignSnapshot> views = new();

    /// <summary>The campaign as committed now; people and rules are read again only when they changed.</summary>
    public async Task<CampaignSnapshot> Snapshot(string campaign)
    {
        await using var connection = await database.Connect();
        var row =
            await CampaignRows.Find(connection, campaign) ?? throw RefusedException.NotFound("no-campaign", campaign);
        if (
            views.TryGetValue(campaign, out var known)
            && known.Campaign.Id == row.Id
            && known.Campaign.ConfigVersion == row.ConfigVersion
        )
            return known.With(row);
        return views[campaign] = await CampaignSnapshot.Load(connection, row);
    }

    public async Task<Standings> Read(StandingsQuery query)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ReadOnce(query);
            }
            catch (KeyNotFoundException) when (attempt < 3)
            {
                // somebody joined between the reading of the people and of the board
            }
        }
    }

    private async Task<Standings> ReadOnce(StandingsQuery query)
    {
        var snapshot = await Snapshot(query.Campaign);
        var now = clock.GetUtcNow();

        var period = PeriodOf(snapshot, query.Period, now);
        var board = new BoardKey(query.Board, period?.Number ?? BoardKey.Overall);
        var around = query.Around is { } code ? Neighbourhood(snapshot, query, code) : null;
        query = query with { Top = Math.Min(query.Top, Cut(snapshot, query) ?? query.Top) };

        var closed = query is { AsOfSeq: not null, By: RankedBy.Points } ? null : await Closed(snapshot, board);
        var targets = query.By == RankedBy.Target ? TargetsOf(snapshot, board, closed) : null;

        // the order by target is another: its lines come from the whole board
        var (ask, near) = targets is null ? (query, around) : (query with { Top = int.MaxValue }, null);
        var read =
            await Settled(snapshot, board, query.AsOfSeq, closed)
            ?? await FromRedis(snapshot, board, ask, near)
            ?? await FromLedger(query.Campaign, board);
        if (targets is not null)
        {
            var ranked = Targets.Rank(read.Rows, targets, snapshot);
            read = read with { Rows = ranked, Count = ranked.Count };
        }

        var cut = around is null
            ? read.Rows.Take(query.Top)
            : Window(read.Rows, around, Cut(snapshot, query) is null ? Neighbours : FewNeighbours);

        return new Standings(
            snapshot.Campaign.Code,
            query.Board,
            period is null
                ? null
                : new StandingsPeriod(period.Number, period.StartsAt, period.EndsAt, period.State(now)),
            read.Seq,
            read.Live,
            now,
            read.Count,
            [.. cut.Select(row => ToStanding(snapshot, row, query.Language, query.Audience))]
        );
    }

    private static Period? PeriodOf(CampaignSnapshot snapshot, string period, DateTimeOffset now) =>
        period switch
        {
            "overall" => null,
            "current" => PeriodBook.Current(snapshot.Periods, now),
            _ => int.TryParse(period, out var number)
                ? snapshot.Periods.FirstOrDefault(x => x.Number == number && !x.Void)
                    ?? throw RefusedException.NotFound("no-period", number)
                : throw RefusedException.Invalid("period", "period-word"),
        };

    /// <summary>As it was at an earlier position, or as certified; null: as it is now.</summary>
    private async Task<RankedBoard?> Settled(CampaignSnapshot snapshot, BoardKey board, long? asOfSeq, Results? closed)
    {
        if (asOfSeq is { } seq)
            return await AsOf(snapshot, board, seq);

        return closed?.Board(board, snapshot) is { } certified
            ? new RankedBoard(snapshot.Campaign.LastSeq, Live: true, certified.Count, certified)
            : null;
    }

    private async Task<RankedBoard?> FromRedis(
        CampaignSnapshot snapshot,
        BoardKey board,
        StandingsQuery query,
        string? around
    )
    {
        if (keeper.IsBehind(query.Campaign))
            return null;

        var ask = new BoardQuery(
            snapshot.Campaign.Id,
            snapshot.Campaign.StartsAt.ToUnixTimeSeconds(),
            board,
            snapshot.Campaign.Document.Ties,
            (a, b) => string.CompareOrdinal(snapshot.CodeOf(board.Kind, a), snapshot.CodeOf(board.Kind, b))
        );
        var began = Stopwatch.GetTimestamp();
        try
        {
            while (true)
            {
                var page = around is null
                    ? await boards.Top(ask, query.Top)
                    : await boards.Around(ask, around, Neighbours, Neighbours);
                if (page is null)
                    break;
                if (page.Seq >= snapshot.Campaign.LastSeq)
                    return new RankedBoard(
                        page.Seq,
                        Live: true,
                        page.Count,
                        [.. page.Rows.Select(row => ToRanked(snapshot, board, row))]
                    );

                // a commit is answered only after its board write: what lags for longer than that lags for a reason
                if (Stopwatch.GetElapsedTime(began) > Patience)
                    break;
                await Task.Delay(5);
            }
        }
        catch (RedisException)
        {
            // away: the ledger answers
        }

        keeper.Suspect(query.Campaign);
        return null;
    }

    private static Ranked ToRanked(CampaignSnapshot snapshot, BoardKey board, BoardRow row) =>
        new(
            row.Rank,
            snapshot.CodeOf(board.Kind, row.Member),
            new BoardLine(board, row.Member, row.Units, row.ReachedAtSeconds, row.Stages),
            snapshot.TeamOf(board.Kind, row.Member)
        );

    private Task<RankedBoard> FromLedger(string campaign, BoardKey board) =>
        ledger.Read(campaign, (snapshot, tally) => OfLedger(snapshot, tally, board));

    private async Task<RankedBoard> AsOf(CampaignSnapshot snapshot, BoardKey board, long seq)
    {
        if (seq < 0 || seq > snapshot.Campaign.LastSeq)
            throw RefusedException.Invalid("asOfSeq", "not-between", 0, snapshot.Campaign.LastSeq);

        return OfLedger(snapshot, await ledger.AsOf(snapshot, seq), board);
    }

    private async Task<Results?> Closed(CampaignSnapshot snapshot, BoardKey board)
    {
        var closed =
            board.Period == BoardKey.Overall ? snapshot.Campaign.ClosedAt : snapshot.Period(board.Period)?.ClosedAt;
        if (closed is null)
            return null;
        await using var connection = await database.Connect();
        return (await ResultRows.Find(connection, snapshot.Campaign.Id, board.Period))?.Results;
    }

    /// <summary>As certified; of what is undecided yet, those in force now.</summary>
    private static IReadOnlyDictionary<string, decimal> TargetsOf(
        CampaignSnapshot snapshot,
        BoardKey board,
        Results? closed
    )
    {
        if (board.Kind == BoardKind.Pairs)
            throw RefusedException.Invalid("by", "pairs-by-points");
        if (closed is not null)
            return closed.TargetsOf(board) ?? throw RefusedException.Invalid("by", "closed-without-objectives");
        return Targets.Of(snapshot, board) ?? throw RefusedException.Invalid("by", "no-objectives");
    }

    private static RankedBoard OfLedger(CampaignSnapshot snapshot, Tally tally, BoardKey board)
    {
        var rows = Ranking.Rank(tally.Lines(board).Select(line => line.On(snapshot)), snapshot);
        return new RankedBoard(tally.Seq, Live: false, rows.Count, rows);
    }

    /// <summary>How many lines everybody may see; null: all.</summary>
    private static int? Cut(CampaignSnapshot snapshot, StandingsQuery query) =>
        query.Audience.SeesAll || query.Board == BoardKind.Teams ? null : snapshot.Campaign.Document.Privacy?.Top;

    /// <summary>
    /// Around whom to look: not around somebody who is hidden from the reader, and, where the board is cut, only around
    /// oneself.
    /// </summary>
    private static string Neighbourhood(CampaignSnapshot snapshot, StandingsQuery query, string code)
    {
        if (
            snapshot.MemberOf(query.Board, code) is not { } member
            || (query.Board != BoardKind.Teams && !snapshot.People(member).All(query.Audience.Sees))
        )
            throw RefusedException.NotFound("not-on-board", code);
        if (Cut(snapshot, query) is { } most && !snapshot.People(member).Any(x => query.Audience.Own.Contains(x.Code)))
            throw RefusedException.Forbidden("lines-hidden", most);
        return member;
    }

    private static IEnumerable<Ranked> Window(IReadOnlyList<Ranked> rows, string member, int neighbours)
    {
        var own = rows.ToList().FindIndex(row => row.Line.Member == member);
        return own < 0
            ? []
            : rows.Skip(Math.Max(0, own - neighbours)).Take(own - Math.Max(0, own - neighbours) + neighbours + 1);
    }

    internal static Standing ToStanding(CampaignSnapshot snapshot, Ranked row, string language, Audience audience)
    {
        var line = row.Line;
        var kind = line.Board.Kind;
        return new Standing(
            row.Rank,
            snapshot.CodeOf(kind, line.Member, audience),
            snapshot.NameOf(kind, line.Member, language, audience),
            row.Team,
            PointsOf(snapshot, kind, line.Units),
            DateTimeOffset.FromUnixTimeSeconds(line.ReachedAtSeconds),
            Counted(line.Stages)
        )
        {
            Target = row.Target,
            Percent = row.Percent,
        };
    }

    internal static decimal PointsOf(CampaignSnapshot snapshot, BoardKind kind, long units) =>
        kind == BoardKind.Teams && snapshot.Averages ? units / 100m : units;

    private static Dictionary<string, int> Counted(StageCounts stages)
    {
        var counted = new Dictionary<string, int>
        {
            ["taken"] = stages.Taken,
            ["contacted"] = stages.Contacted,
            ["closed"] = stages.Closed,
        };
        if (stages.Validated > 0)
            counted["validated"] = stages.Validated;
        return counted;
    }

    /// <summary>A board's lines at one ledger position.</summary>
    /// <param name="Live">False when the ledger answered.</param>
    private sealed record RankedBoard(long Seq, bool Live, long Count, IReadOnlyList<Ranked> Rows);
}
