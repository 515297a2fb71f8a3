namespace ChallengeHub;

/// <summary>
/// All boards of a campaign as the fold of its ledger, entry by entry. Feeding it the ledger again gives the same
/// totals: it is the one definition of what a standing is. What was fed last can be taken off again.
/// </summary>
public sealed class Tally(CampaignSnapshot snapshot)
{
    private readonly List<TallyRow> rows = [];
    private readonly List<string> teams = [];
    private readonly Dictionary<string, int> teamNumbers = [];
    private readonly Dictionary<BoardKey, Dictionary<long, TallyMember>> boards = [];

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
        if (row.Reverses >= 0)
            Turn(row.Reverses, reversed: true);
        foreach (var key in Keys(row))
            Member(key).Add(rows, rows.Count - 1);
    }

    /// <summary>As it was at an earlier position; costs what came after it.</summary>
    public void ReturnTo(long seq)
    {
        while (Seq > seq)
        {
            var last = rows.Count - 1;
            var row = rows[last];
            if (row.Reverses >= 0)
                Turn(row.Reverses, reversed: false);
            if (row.Counts)
                Turn(last, reversed: true);
            foreach (var key in Keys(row))
                RemoveLast(key, row);
            rows.RemoveAt(last);
        }
    }

    /// <summary>For somebody who goes on by himself from here.</summary>
    public Tally Copy()
    {
        var copy = new Tally(Snapshot);
        copy.rows.AddRange(rows);
        copy.teams.AddRange(teams);
        foreach (var (team, number) in teamNumbers)
            copy.teamNumbers.Add(team, number);
        foreach (var (board, members) in boards)
            copy.boards.Add(board, members.ToDictionary(x => x.Key, x => x.Value.Copy()));
        return copy;
    }

    /// <summary>Where the entry was booked; of a reversal one may ask where its original was.</summary>
    internal int PeriodOf(long seq) => rows[(int)seq - 1].Period;

    /// <summary>The total of each line that these entries would move, after all of them.</summary>
    public IEnumerable<MemberTotal> After(IReadOnlyList<LedgerEntry> entries) =>
        entries
            .SelectMany(entry => Keys(RowOf(entry)).Select(key => (Key: key, entry.Points)))
            .GroupBy(moved => moved.Key, moved => moved.Points)
            .Select(moved => new MemberTotal(
                moved.Key.Board.Kind,
                MemberOf(moved.Key),
                (Known(moved.Key)?.Points ?? 0) + moved.Sum()
            ));

    /// <summary>
    /// Whether no line that these entries move can come to more points than that, either way: said quickly, for all
    /// that are far from a limit.
    /// </summary>
    internal bool StayWithin(IReadOnlyList<LedgerEntry> entries, long points)
    {
        var moved = entries.Sum(entry => Math.Abs(entry.Points));
        return entries
            .SelectMany(entry => Keys(RowOf(entry)))
            .All(key => Math.Abs(Known(key)?.Points ?? 0) + moved <= points);
    }

    public IReadOnlyList<TallyLine> Lines(BoardKey? board = null) =>
        board is { } one ? [.. LinesOf(one)] : [.. boards.Keys.SelectMany(LinesOf)];

    /// <summary>
    /// Members whose total changed after ledger position <paramref name="seq"/>, with their totals now.
    /// </summary>
    public IReadOnlyList<TallyLine> Since(long seq)
    {
        var keys = new HashSet<LineKey>();
        for (var i = (int)seq; i < rows.Count; i++)
        {
            keys.UnionWith(Keys(rows[i]));
            if (rows[i].Reverses >= 0)
                keys.UnionWith(Keys(rows[rows[i].Reverses]));
        }

        return [.. keys.Select(key => ToLine(key, Member(key)))];
    }

    private void Turn(int at, bool reversed)
    {
        rows[at] = rows[at] with { Reversed = reversed };
        foreach (var key in Keys(rows[at]))
            Member(key).Turn(rows, at);
    }

    private TallyMember Member(LineKey key)
    {
        if (!boards.TryGetValue(key.Board, out var members))
            boards[key.Board] = members = [];
        if (!members.TryGetValue(key.Member, out var member))
            members[key.Member] = member = new TallyMember();
        return member;
    }

    private TallyMember? Known(LineKey key) => boards.GetValueOrDefault(key.Board)?.GetValueOrDefault(key.Member);

    /// <summary>Who has no entries is not on the board.</summary>
    private void RemoveLast(LineKey key, TallyRow row)
    {
        var members = boards[key.Board];
        members[key.Member].RemoveLast(row);
        if (members[key.Member].IsEmpty)
            members.Remove(key.Member);
    }

    private IEnumerable<TallyLine> LinesOf(BoardKey board) =>
        boards.TryGetValue(board, out var members)
            ? members.Select(x => ToLine(new LineKey(board, x.Key), x.Value))
            : [];

    private TallyLine ToLine(LineKey key, TallyMember member) =>
        new(
            key.Board,
            MemberOf(key),
            member.Points,
            member.ReachedAt ?? Snapshot.Campaign.EndsAt.ToUnixTimeSeconds(),
            member.Stages,
            member.Entries
        );

    private string MemberOf(LineKey key) =>
        key.Board.Kind switch
        {
            BoardKind.Teams => teams[(int)key.Member],
            BoardKind.Pairs => $"{key.Member >> 32}+{key.Member & uint.MaxValue}",
            _ => key.Member.ToString(),
        };

    private static IEnumerable<LineKey> Keys(TallyRow row) =>
        KeysIn(row, BoardKey.Overall).Concat(KeysIn(row, row.Period));

    private static IEnumerable<LineKey> KeysIn(TallyRow row, int period)
    {
        yield return new LineKey(new BoardKey(row.Board, period), row.Participant);
        if (row.Team >= 0)
            yield return new LineKey(new BoardKey(BoardKind.Teams, period), row.Team);
        if (row is { Rep: > 0, Prospector: > 0 })
            yield return new LineKey(
                new BoardKey(BoardKind.Pairs, period),
                ((long)row.Rep << 32) | (uint)row.Prospector
            );
    }

    private TallyRow RowOf(LedgerEntry entry) =>
        new(
            Snapshot.Get(entry.Participant).Role == Role.Rep ? BoardKind.Reps : BoardKind.Prospectors,
            entry.Participant,
            entry.Team is null ? -1 : TeamNumber(entry.Team),
            entry.Rep ?? 0,
            entry.Prospector ?? 0,
            entry.Period,
            (int)(entry.Reverses ?? 0) - 1,
            entry.Points,
            entry.OccurredAt.ToUnixTimeSeconds(),
            entry.FactSeq ?? 0,
            entry.Stage ?? 0,
            entry.Kind,
            Reversed: false
        );

    private int TeamNumber(string team)
    {
        if (teamNumbers.TryGetValue(team, out var number))
            return number;
        teams.Add(team);
        return teamNumbers[team] = teams.Count - 1;
    }

    private readonly record struct LineKey(BoardKey Board, long Member);
}
