namespace ChallengeHub;

/// <summary>
/// The part of a board that is asked for: its first lines, or the line of one member and so many above and below.
/// </summary>
public sealed record BoardWindow
{
    private readonly int top;
    private readonly int neighbours;

    private BoardWindow(int top, string? member, int neighbours)
    {
        this.top = top;
        this.neighbours = neighbours;
        Member = member;
    }

    public static BoardWindow Whole { get; } = Top(int.MaxValue);

    /// <summary>Around whom to look; null: from the first line on.</summary>
    public string? Member { get; }

    public static BoardWindow Top(int lines) => new(lines, null, 0);

    public static BoardWindow Around(string member, int neighbours) => new(0, member, neighbours);

    /// <param name="count">Lines of the whole board.</param>
    /// <param name="own">Where <see cref="Member"/> stands; below 0: nowhere, and nothing is shown.</param>
    public Range Of(int count, int own)
    {
        if (Member is null)
            return new Range(0, Math.Min(top, count));

        return own < 0
            ? new Range(0, 0)
            : new Range(Math.Max(0, own - neighbours), Math.Min(count, own + neighbours + 1));
    }

    /// <summary>Of lines that are ranked already.</summary>
    public IReadOnlyList<Ranked> Of(IReadOnlyList<Ranked> rows)
    {
        var own = Member is null ? -1 : rows.Select(row => row.Line.Member).ToList().IndexOf(Member);
        return [.. rows.Take(Of(rows.Count, own))];
    }

    internal Task<BoardPage?> Ask(Leaderboards boards, BoardQuery query) =>
        Member is null ? boards.Top(query, top) : boards.Around(query, Member, neighbours, neighbours);
}

/// <summary>Part of a board at one ledger position, ranked.</summary>
/// <param name="Live">False where Redis does not confirm it.</param>
/// <param name="Count">Lines of the whole board.</param>
internal sealed record BoardRows(long Seq, bool Live, long Count, IReadOnlyList<Ranked> Rows);
