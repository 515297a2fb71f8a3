using System.Collections.Concurrent;
using System.Diagnostics;
using StackExchange.Redis;

namespace ChallengeHub;

/// <summary>Answers what a board says now: from Redis while it is complete, else from the ledger and marked; of a closed period, as certified.</summary>
public sealed class BoardReads(Database database, Leaderboards boards, LedgerBoards ledger, BoardKeeper keeper, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private const int Neighbours = 5;

    /// <summary>Of the own line, where a campaign shows its first lines only.</summary>
    public const int FewNeighbours = 2;
    private readonly ConcurrentDictionary<string, CampaignView> views = new();

    /// <summary>The campaign as committed now; people and rules are read again only when they changed.</summary>
    public async Task<CampaignView> View(string campaign)
    {
        await using var connection = await database.Connect();
        var row = await CampaignRows.Find(connection, campaign) ?? throw Refusal.NotFound($"There is no campaign '{campaign}'.");
        if (views.TryGetValue(campaign, out var known) && known.Campaign.Id == row.Id && known.Campaign.ConfigVersion == row.ConfigVersion) return known.With(row);
        return views[campaign] = await CampaignView.Load(connection, row);
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
        var view = await View(query.Campaign);
        var now = clock.GetUtcNow();
        var period = PeriodOf(view, query.Period, now);
        var board = new BoardKey(query.Board, period?.Number ?? BoardKey.Overall);
        var around = query.Around is { } code ? Neighbourhood(view, query, code) : null;
        query = query with { Top = Math.Min(query.Top, Cut(view, query) ?? query.Top) };
        var closed = query is { AsOfSeq: not null, By: RankedBy.Points } ? null : await Closed(view, board);
        var targets = query.By == RankedBy.Target ? TargetsOf(view, board, closed) : null;
        // the order by target is another: its lines come from the whole board
        var (ask, near) = targets is null ? (query, around) : (query with { Top = int.MaxValue }, null);
        var (seq, live, count, rows) =
            query.AsOfSeq is { } asOf ? await AsOf(view, board, asOf)
            : closed?.Board(board, view) is { } certified ? (view.Campaign.LastSeq, true, certified.Count, certified)
            : await FromRedis(view, board, ask, near) ?? await FromLedger(query.Campaign, board);
        if (targets is not null) (rows, count) = Targets.Rank(rows, targets, view) is var ranked ? (ranked, ranked.Count) : default;
        var cut = around is null ? rows.Take(query.Top) : Window(rows, around, Cut(view, query) is null ? Neighbours : FewNeighbours);
        return new Standings(
            view.Campaign.Code, query.Board, period is null ? null : new StandingsPeriod(period.Number, period.StartsAt, period.EndsAt, period.State(now)),
            seq, live, now, count, [.. cut.Select(row => Told(view, row, query.Language, query.Audience))]);
    }

    private static Period? PeriodOf(CampaignView view, string period, DateTimeOffset now) => period switch
    {
        "overall" => null,
        "current" => PeriodBook.Current(view.Periods, now),
        _ => int.TryParse(period, out var number)
            ? view.Periods.FirstOrDefault(x => x.Number == number && !x.Void) ?? throw Refusal.NotFound($"There is no period {number}.")
            : throw Refusal.Invalid("period", "must be 'current', 'overall' or a period's number"),
    };

    private async Task<(long, bool, long, IReadOnlyList<Ranked>)?> FromRedis(CampaignView view, BoardKey board, StandingsQuery query, string? around)
    {
        if (keeper.IsBehind(query.Campaign)) return null;
        var ask = new BoardQuery(view.Campaign.Id, view.Campaign.StartsAt.ToUnixTimeSeconds(), board, view.Campaign.Document.Ties,
            (a, b) => string.CompareOrdinal(view.CodeOf(board.Kind, a), view.CodeOf(board.Kind, b)));
        var began = Stopwatch.GetTimestamp();
        try
        {
            while (true)
            {
                var page = around is null ? await boards.Top(ask, query.Top) : await boards.Around(ask, around, Neighbours, Neighbours);
                if (page is null) break;
                if (page.Seq >= view.Campaign.LastSeq)
                    return (page.Seq, true, page.Count,
                        [.. page.Rows.Select(row => new Ranked(row.Rank, view.CodeOf(board.Kind, row.Member),
                            new BoardLine(board, row.Member, row.Units, row.ReachedAtSeconds, row.Stages), view.TeamOf(board.Kind, row.Member)))]);
                // a commit is answered only after its board write: what lags for longer than that lags for a reason
                if (Stopwatch.GetElapsedTime(began) > Patience) break;
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

    private Task<(long, bool, long, IReadOnlyList<Ranked>)> FromLedger(string campaign, BoardKey board) =>
        ledger.Read(campaign, (view, tally) => (tally.Seq, false, Rows(view, tally, board)) is var (seq, live, rows) ? (seq, live, (long)rows.Count, rows) : default);

    private async Task<(long, bool, long, IReadOnlyList<Ranked>)> AsOf(CampaignView view, BoardKey board, long seq)
    {
        if (seq < 0 || seq > view.Campaign.LastSeq) throw Refusal.Invalid("asOfSeq", $"must lie between 0 and {view.Campaign.LastSeq}");
        var rows = Rows(view, await ledger.AsOf(view, seq), board);
        return (seq, false, rows.Count, rows);
    }

    private async Task<Results?> Closed(CampaignView view, BoardKey board)
    {
        var closed = board.Period == BoardKey.Overall ? view.Campaign.ClosedAt : view.Period(board.Period)?.ClosedAt;
        if (closed is null) return null;
        await using var connection = await database.Connect();
        return (await ResultRows.Find(connection, view.Campaign.Id, board.Period))?.Results;
    }

    /// <summary>As certified; of what is undecided yet, those in force now.</summary>
    private static IReadOnlyDictionary<string, decimal> TargetsOf(CampaignView view, BoardKey board, Results? closed)
    {
        if (board.Kind == BoardKind.Pairs) throw Refusal.Invalid("by", "must be points for pairs: they have no targets");
        if (closed is not null) return closed.TargetsOf(board) ?? throw Refusal.Invalid("by", "must be points: this was closed without objectives");
        return Targets.Of(view, board) ?? throw Refusal.Invalid("by", "must be points: the campaign has no objectives");
    }

    private static IReadOnlyList<Ranked> Rows(CampaignView view, Tally tally, BoardKey board) =>
        Ranking.Rank(tally.Lines(board).Select(line => line.On(view)), view);

    /// <summary>How many lines everybody may see; null: all.</summary>
    private static int? Cut(CampaignView view, StandingsQuery query) =>
        query.Audience.SeesAll || query.Board == BoardKind.Teams ? null : view.Campaign.Document.Privacy?.Top;

    /// <summary>Around whom to look: not around somebody who shall not be found, and, where the board is cut, around oneself only.</summary>
    private static string Neighbourhood(CampaignView view, StandingsQuery query, string code)
    {
        if (view.MemberOf(query.Board, code) is not { } member || (query.Board != BoardKind.Teams && !view.People(member).All(query.Audience.Sees)))
            throw Refusal.NotFound($"There is no '{code}' on this board.");
        if (Cut(view, query) is { } most && !view.People(member).Any(x => query.Audience.Own.Contains(x.Code)))
            throw new Refusal(RefusalKind.Forbidden, $"Of this board the first {most} are shown, and to each the own line.");
        return member;
    }

    private static IEnumerable<Ranked> Window(IReadOnlyList<Ranked> rows, string member, int neighbours)
    {
        var own = rows.ToList().FindIndex(row => row.Line.Member == member);
        return own < 0 ? [] : rows.Skip(Math.Max(0, own - neighbours)).Take(own - Math.Max(0, own - neighbours) + neighbours + 1);
    }

    internal static Standing Told(CampaignView view, Ranked row, string language, Audience audience)
    {
        var line = row.Line;
        var kind = line.Board.Kind;
        return new Standing(
            row.Rank, view.CodeOf(kind, line.Member, audience), view.NameOf(kind, line.Member, language, audience), row.Team,
            PointsOf(view, kind, line.Units), DateTimeOffset.FromUnixTimeSeconds(line.ReachedAtSeconds), Counted(line.Stages))
        {
            Target = row.Target,
            Percent = row.Percent,
        };
    }

    internal static decimal PointsOf(CampaignView view, BoardKind kind, long units) => kind == BoardKind.Teams && view.Averages ? units / 100m : units;

    private static Dictionary<string, int> Counted(StageCounts stages)
    {
        var counted = new Dictionary<string, int> { ["taken"] = stages.Taken, ["contacted"] = stages.Contacted, ["closed"] = stages.Closed };
        if (stages.Validated > 0) counted["validated"] = stages.Validated;
        return counted;
    }
}
