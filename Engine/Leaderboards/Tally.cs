namespace ChallengeHub;

/// <summary>
/// All boards of a campaign as the fold of its ledger, entry by entry. Feeding it the ledger again gives the same
/// totals: it is the one definition of what a standing is.
/// </summary>
public sealed class Tally(CampaignSnapshot snapshot)
{
    private readonly List<Row> rows = [];
    private readonly List<string> teams = [];
    private readonly Dictionary<string, int> teamNumbers = [];
    private readonly Dictionary<LineKey, Line> lines = [];
    private readonly HashSet<LineKey> stale = [];
    private readonly HashSet<LineKey> changed = [];

    /// <summary>Who the numbers are; set again when people change. A participant's role never does.</summary>
    public CampaignSnapshot Snapshot { get; set; } = snapshot;

    /// <summary>The ledger position reached; entries come without a gap.</summary>
    public long Seq => rows.Count;

    public void Add(LedgerEntry entry)
    {
        if (entry.Seq != Seq + 1)
            throw new InvalidOperationException($"Entry {entry.Seq} does not follow {Seq}: the ledger has no gaps.");

        var row = RowOf(entry);
        rows.Add(row);

        if (entry.Reverses is { } reverses)
        {
            var original = rows[(int)reverses - 1];
            rows[(int)reverses - 1] = original with { Reversed = true };
            foreach (var key in Keys(original))
                stale.Add(key);
        }

        foreach (var key in Keys(row))
        {
            changed.Add(key);
            if (!lines.TryGetValue(key, out var line))
                lines[key] = line = new Line();
            line.Count(row);
        }
    }

    /// <summary>The total of each line that these entries would move, after all of them.</summary>
    public IEnumerable<MemberTotal> After(IReadOnlyList<LedgerEntry> entries) =>
        entries
            .SelectMany(entry => Keys(RowOf(entry)).Select(key => (Key: key, entry.Points)))
            .GroupBy(moved => moved.Key, moved => moved.Points)
            .Select(moved => new MemberTotal(
                moved.Key.Board,
                MemberOf(moved.Key),
                (lines.GetValueOrDefault(moved.Key)?.Points ?? 0) + moved.Sum()
            ));

    /// <summary>Totals changed since the last call.</summary>
    public IReadOnlyList<TallyLine> TakeChanged()
    {
        Settle();
        var taken = changed.Select(ToLine).ToList();
        changed.Clear();
        return taken;
    }

    public IReadOnlyList<TallyLine> Lines(BoardKey? board = null)
    {
        Settle();
        return
        [
            .. lines
                .Keys.Where(key => board is null || (key.Board == board.Value.Kind && key.Period == board.Value.Period))
                .Select(ToLine),
        ];
    }

    /// <summary>
    /// Members whose total changed after ledger position <paramref name="seq"/>, with their totals now.
    /// </summary>
    public IReadOnlyList<TallyLine> Since(long seq)
    {
        Settle();
        var keys = new HashSet<LineKey>();
        foreach (var row in rows.Skip((int)seq))
        {
            keys.UnionWith(Keys(row));
            if (row.Reverses > 0)
                keys.UnionWith(Keys(rows[(int)row.Reverses - 1]));
        }
        return [.. keys.Select(ToLine)];
    }

    /// <summary>
    /// A reversal may move the moment a total was reached and take a stage away: those lines are counted again.
    /// </summary>
    private void Settle()
    {
        if (stale.Count == 0)
            return;
        foreach (var key in stale)
            lines[key] = new Line();
        foreach (var row in rows)
        foreach (var key in Keys(row))
            if (stale.Contains(key))
                lines[key].Count(row);
        changed.UnionWith(stale);
        stale.Clear();
    }

    private TallyLine ToLine(LineKey key)
    {
        var line = lines[key];
        return new TallyLine(
            new BoardKey(key.Board, key.Period),
            MemberOf(key),
            line.Points,
            line.ReachedAt ?? Snapshot.Campaign.EndsAt.ToUnixTimeSeconds(),
            line.Stages,
            line.Entries
        );
    }

    private string MemberOf(LineKey key) =>
        key.Board switch
        {
            BoardKind.Teams => teams[(int)key.Member],
            BoardKind.Pairs => $"{key.Member >> 32}+{key.Member & uint.MaxValue}",
            _ => key.Member.ToString(),
        };

    private IEnumerable<LineKey> Keys(Row row)
    {
        var board = Snapshot.Get(row.Participant).Role == Role.Rep ? BoardKind.Reps : BoardKind.Prospectors;
        foreach (var period in new[] { BoardKey.Overall, row.Period })
        {
            yield return new LineKey(board, period, row.Participant);
            if (row.Team >= 0)
                yield return new LineKey(BoardKind.Teams, period, row.Team);
            if (row is { Rep: > 0, Prospector: > 0 })
                yield return new LineKey(BoardKind.Pairs, period, ((long)row.Rep << 32) | (uint)row.Prospector);
        }
    }

    private Row RowOf(LedgerEntry entry) =>
        new(
            entry.Participant,
            entry.Team is null ? -1 : TeamNumber(entry.Team),
            entry.Rep ?? 0,
            entry.Prospector ?? 0,
            entry.Period,
            entry.Points,
            entry.OccurredAt.ToUnixTimeSeconds(),
            entry.FactSeq ?? 0,
            entry.Stage ?? 0,
            entry.Kind,
            entry.Reverses ?? 0,
            Reversed: false
        );

    private int TeamNumber(string team)
    {
        if (teamNumbers.TryGetValue(team, out var number))
            return number;
        teams.Add(team);
        return teamNumbers[team] = teams.Count - 1;
    }

    private readonly record struct LineKey(BoardKind Board, int Period, long Member);

    private readonly record struct Row(
        int Participant,
        int Team,
        int Rep,
        int Prospector,
        int Period,
        long Points,
        long OccurredAt,
        long FactSeq,
        Stage Stage,
        EntryKind Kind,
        long Reverses,
        bool Reversed
    );

    private sealed class Line
    {
        private long lastFact;
        public long Points { get; private set; }
        public int Entries { get; private set; }
        public long? ReachedAt { get; private set; }
        public StageCounts Stages { get; private set; }

        public void Count(Row row)
        {
            Points += row.Points;
            if (row.Kind == EntryKind.Reversal || row.Reversed)
                return;

            Entries++;
            ReachedAt = Math.Max(ReachedAt ?? long.MinValue, row.OccurredAt);

            // the entries of one fact follow each other: each business key is counted once
            if (row.FactSeq == 0 || row.FactSeq == lastFact)
                return;

            lastFact = row.FactSeq;
            Stages = row.Stage switch
            {
                Stage.Validated => Stages with { Validated = Stages.Validated + 1 },
                Stage.Taken => Stages with { Taken = Stages.Taken + 1 },
                Stage.Contacted => Stages with { Contacted = Stages.Contacted + 1 },
                Stage.Closed => Stages with { Closed = Stages.Closed + 1 },
                _ => Stages,
            };
        }
    }
}

/// <summary>What a member has on one board of one period.</summary>
public readonly record struct MemberTotal(BoardKind Board, string Member, long Points);

/// <summary>A member's total on one board as the ledger has it. Entries: awards and adjustments not reversed.</summary>
public sealed record TallyLine(
    BoardKey Board,
    string Member,
    long Points,
    long ReachedAtSeconds,
    StageCounts Stages,
    int Entries
)
{
    /// <summary>
    /// As the board keeps it: points, or for team averages hundredths per active rep, rounded half away from zero.
    /// </summary>
    public BoardLine On(CampaignSnapshot snapshot)
    {
        if (Board.Kind != BoardKind.Teams || !snapshot.Averages)
            return new BoardLine(Board, Member, Points, ReachedAtSeconds, Stages);
        var reps = snapshot.ActiveReps.GetValueOrDefault(Member);
        return reps == 0
            ? new BoardLine(Board, Member, 0, ReachedAtSeconds, Stages, Remove: true)
            : new BoardLine(Board, Member, Average(Points, reps), ReachedAtSeconds, Stages);
    }

    /// <summary>Hundredths.</summary>
    public static long Average(long points, int reps) =>
        (long)Math.Round(points * 100m / reps, MidpointRounding.AwayFromZero);
}
