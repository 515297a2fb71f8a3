namespace ChallengeHub;

/// <summary>
/// Ranks the lines of one board: 1 + the number strictly ahead. Pure; the definition that Redis' pages must equal.
/// </summary>
public static class Ranking
{
    /// <summary>A line with what is shown of it, before it has a rank.</summary>
    internal static Ranked Unranked(BoardLine line, CampaignSnapshot snapshot) =>
        new(0, snapshot.CodeOf(line.Board.Kind, line.Member), line, snapshot.TeamOf(line.Board.Kind, line.Member));

    public static IReadOnlyList<Ranked> Rank(IEnumerable<BoardLine> lines, CampaignSnapshot snapshot)
    {
        var ties = snapshot.Campaign.Document.Ties;
        var ordered = lines
            .Where(line => !line.Remove)
            .Select(line => (Line: line, Code: snapshot.CodeOf(line.Board.Kind, line.Member)))
            .OrderByDescending(x => x.Line.Units)
            .ThenBy(x => x.Line.ReachedAtSeconds)
            .ThenBy(x => x.Code, StringComparer.Ordinal)
            .ToList();

        var ranked = new List<Ranked>(ordered.Count);
        for (var i = 0; i < ordered.Count; i++)
        {
            var (line, code) = ordered[i];
            var level =
                i > 0
                && ordered[i - 1].Line.Units == line.Units
                && (ties == TieBreak.Shared || ordered[i - 1].Line.ReachedAtSeconds == line.ReachedAtSeconds);
            ranked.Add(
                new Ranked(
                    level ? ranked[i - 1].Rank : i + 1,
                    code,
                    line,
                    snapshot.TeamOf(line.Board.Kind, line.Member)
                )
            );
        }

        return ranked;
    }
}

/// <param name="Team">A participant's team: of today, or as certified.</param>
public sealed record Ranked(long Rank, string Code, BoardLine Line, string? Team)
{
    /// <summary>Where the rank is by the own target.</summary>
    public decimal? Target { get; init; }
    public decimal? Percent { get; init; }
}
