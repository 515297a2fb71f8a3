namespace ChallengeHub;

/// <summary>What each member of a board is asked for there, and how far he is. Pure.</summary>
/// <remarks>
/// A campaign's target is the sum of its periods': of one set for the campaign each planned period asks for an equal
/// share, and a period that an early end made void asks for nothing. Targets and percents are rounded half away from
/// zero to 1/100; the rounded ones decide.
/// </remarks>
public static class Targets
{
    private const decimal Least = 0.01m;

    /// <summary>By opaque member; null: the campaign has no objectives.</summary>
    public static IReadOnlyDictionary<string, decimal>? Of(CampaignSnapshot snapshot, BoardKey board)
    {
        if (snapshot.Campaign.Document.Objectives is not { } objectives)
            return null;
        var targets = new Dictionary<string, decimal>();
        foreach (var (code, target) in objectives.Of(board.Kind))
            if (snapshot.MemberOf(board.Kind, code) is { } member && Plays(snapshot, board.Kind, member))
                targets[member] = On(snapshot, board, objectives.Per!.Value, target);
        return targets;
    }

    /// <summary>Percent of the own target, to 1/100.</summary>
    public static decimal Percent(decimal points, decimal target) => Rounded(points * 100 / target);

    /// <summary>The lines of those who have a target, ranked by percent of it; ties as the campaign says.</summary>
    /// <param name="lines">Of one board.</param>
    public static IReadOnlyList<Ranked> Rank(
        IEnumerable<Ranked> lines,
        IReadOnlyDictionary<string, decimal> targets,
        CampaignSnapshot snapshot
    )
    {
        var shared = snapshot.Campaign.Document.Ties == TieBreak.Shared;
        var ordered = lines
            .Where(x => targets.ContainsKey(x.Line.Member))
            .Select(x =>
                x with
                {
                    Target = targets[x.Line.Member],
                    Percent = Percent(
                        BoardReads.PointsOf(snapshot, x.Line.Board.Kind, x.Line.Units),
                        targets[x.Line.Member]
                    ),
                }
            )
            .OrderByDescending(x => x.Percent)
            .ThenBy(x => x.Line.ReachedAtSeconds)
            .ThenBy(x => x.Code, StringComparer.Ordinal)
            .ToList();

        for (var i = 0; i < ordered.Count; i++)
        {
            var level =
                i > 0
                && ordered[i - 1].Percent == ordered[i].Percent
                && (shared || ordered[i - 1].Line.ReachedAtSeconds == ordered[i].Line.ReachedAtSeconds);
            ordered[i] = ordered[i] with { Rank = level ? ordered[i - 1].Rank : i + 1 };
        }

        return ordered;
    }

    private static bool Plays(CampaignSnapshot snapshot, BoardKind kind, string member) =>
        !snapshot.IsHeldOut(kind == BoardKind.Teams ? member : snapshot.TeamOf(kind, member));

    private static decimal On(CampaignSnapshot snapshot, BoardKey board, TargetSpan per, decimal number)
    {
        var planned = Math.Max(1, snapshot.Periods.Count);
        var played = snapshot.Periods.Count(x => !x.Void);
        var target = (per, board.Period) switch
        {
            (TargetSpan.Period, BoardKey.Overall) => number * played,
            (TargetSpan.Period, _) => number,
            (_, BoardKey.Overall) => number * played / planned,
            _ => number / planned,
        };
        return Math.Max(Least, Rounded(target));
    }

    private static decimal Rounded(decimal number) => Math.Round(number, 2, MidpointRounding.AwayFromZero);
}
