namespace ChallengeHub;

/// <summary>
/// Answers what a board says: now, or at an earlier position of the ledger; of a closed period, as certified; of one
/// that is frozen for the reader, as it was then.
/// </summary>
public sealed class BoardReads(
    CurrentBoards current,
    PastBoards past,
    FrozenBoards frozen,
    CertifiedBoards certified,
    CampaignLooks looks,
    TimeProvider clock
)
{
    private const int Neighbours = 5;

    /// <summary>Of the own line, where a campaign shows its first lines only.</summary>
    public const int FewNeighbours = 2;

    /// <summary>The campaign as committed now; people and rules are read again only when they changed.</summary>
    public Task<CampaignSnapshot> Snapshot(string campaign) => looks.Now(campaign);

    public async Task<Standings> Read(StandingsQuery query)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ReadOnce(query);
            }
            catch (Exception failure) when (attempt < 3 && IsOfSomebodyNew(failure))
            {
                // somebody joined between the reading of the people and of the board
            }
        }
    }

    /// <summary>A sort wraps what its comparison throws.</summary>
    private static bool IsOfSomebodyNew(Exception failure) =>
        failure is KeyNotFoundException || failure.InnerException is KeyNotFoundException;

    private async Task<Standings> ReadOnce(StandingsQuery query)
    {
        var snapshot = await Snapshot(query.Campaign);
        var now = clock.GetUtcNow();

        var period = PeriodOf(snapshot, query.Period, now);
        var board = new BoardKey(query.Board, period?.Number ?? BoardKey.Overall);
        var asked = new AskedBoard(snapshot, board, query.AsOfSeq)
        {
            Frozen = await Frozen(snapshot, board.Period, query.Audience),
        };
        var window = WindowOf(snapshot, query);
        var read = query.By == RankedBy.Target ? await ByTarget(asked, window) : await ByPoints(asked, window);
        // it froze while it was being read
        if (asked.Frozen is null && await Frozen(snapshot, board.Period, query.Audience) is not null)
            return await ReadOnce(query);

        return new Standings(
            snapshot.Campaign.Code,
            query.Board,
            period is null
                ? null
                : new StandingsPeriod(period.Number, period.StartsAt, period.EndsAt, period.State(now)),
            read.Seq,
            read.Live,
            asked.Frozen?.At ?? now,
            read.Count,
            [.. read.Rows.Select(row => ToStanding(snapshot, row, query.Language, query.Audience))]
        )
        {
            Frozen = asked.Frozen is not null,
            Look = new BoardLook(asked.Frozen is null ? read.Seq : snapshot.Campaign.LastSeq, now),
        };
    }

    /// <summary>As of when a reader sees a board; null: as it is.</summary>
    /// <param name="period">0: overall.</param>
    public async Task<FreezePoint?> Frozen(CampaignSnapshot snapshot, int period, Audience audience) =>
        !audience.SeesUnrevealed && Freezing.Since(snapshot, period, clock.GetUtcNow()) is { } since
            ? await frozen.Point(snapshot, since)
            : null;

    /// <summary>Whether a reader may know the result of a period, or of the campaign (0).</summary>
    public bool IsRevealed(CampaignSnapshot snapshot, int period, Audience audience) =>
        audience.SeesUnrevealed
            ? Ceremonies.ClosedAt(snapshot, period) is not null
            : Freezing.RevealedAt(snapshot, period, clock.GetUtcNow()) is not null;

    /// <summary>The period that is asked for now; null: overall.</summary>
    public static Period? PeriodOf(CampaignSnapshot snapshot, string period, DateTimeOffset now) =>
        period switch
        {
            "overall" => null,
            "current" => PeriodBook.Current(snapshot.Periods, now),
            _ => int.TryParse(period, out var number)
                ? snapshot.Periods.FirstOrDefault(x => x.Number == number && !x.Void)
                    ?? throw RefusedException.NotFound("no-period", number)
                : throw RefusedException.Invalid("period", "period-word"),
        };

    private async Task<BoardRows> ByPoints(AskedBoard asked, BoardWindow window)
    {
        var (snapshot, board) = (asked.Snapshot, asked.Board);
        if (asked.AsOfSeq is { } seq)
            return seq < 0 || seq > asked.LastSeq
                ? throw RefusedException.Invalid("asOfSeq", "not-between", 0, asked.LastSeq)
                : await past.Read(snapshot, board, window, seq);

        if (asked.Frozen is { } point)
            return await frozen.Read(snapshot, board, window, point);

        return await certified.Find(snapshot, board.Period) is { } closed
            ? closed.Rows(snapshot, board, window)
            : await current.Read(snapshot, board, window);
    }

    /// <summary>The order is another: its lines come from the whole board.</summary>
    private async Task<BoardRows> ByTarget(AskedBoard asked, BoardWindow window)
    {
        var closed = asked.Frozen is null ? await certified.Find(asked.Snapshot, asked.Board.Period) : null;
        var targets = TargetsOf(asked.Snapshot, asked.Board, closed);
        var whole = await ByPoints(asked, BoardWindow.Whole);
        var ranked = Targets.Rank(whole.Rows, targets, asked.Snapshot);
        return whole with { Rows = window.Of(ranked), Count = ranked.Count };
    }

    private static BoardWindow WindowOf(CampaignSnapshot snapshot, StandingsQuery query)
    {
        var cut = Cut(snapshot, query);
        return query.Around is { } code
            ? BoardWindow.Around(Neighbourhood(snapshot, query, code), cut is null ? Neighbours : FewNeighbours)
            : BoardWindow.Top(Math.Min(query.Top, cut ?? query.Top));
    }

    /// <summary>As certified; of what is undecided yet, those in force now.</summary>
    private static IReadOnlyDictionary<string, decimal> TargetsOf(
        CampaignSnapshot snapshot,
        BoardKey board,
        CertifiedPeriod? closed
    )
    {
        if (board.Kind == BoardKind.Pairs)
            throw RefusedException.Invalid("by", "pairs-by-points");
        if (closed is not null)
            return closed.TargetsOf(board) ?? throw RefusedException.Invalid("by", "closed-without-objectives");
        return Targets.Of(snapshot, board) ?? throw RefusedException.Invalid("by", "no-objectives");
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
            Photo = snapshot.PhotoOf(kind, line.Member),
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

    private sealed record AskedBoard(CampaignSnapshot Snapshot, BoardKey Board, long? AsOfSeq)
    {
        /// <summary>Null: the reader sees it as it is.</summary>
        public FreezePoint? Frozen { get; init; }

        /// <summary>Later positions are not for the reader.</summary>
        public long LastSeq => Frozen?.Seq ?? Snapshot.Campaign.LastSeq;
    }
}
