namespace ChallengeHub;

/// <summary>A certified line of a board as awarding sees it.</summary>
/// <param name="Member">Opaque: a participant's number, a team's code, "rep+prospector" numbers.</param>
/// <param name="Code">The member's code now: the order of tickets.</param>
/// <param name="MayWin">False for who was deactivated, and for a pair with somebody who was: the rank stays, and prizes
/// pass over it.</param>
public sealed record FinalStanding(int Rank, string Member, string Code, decimal Points, int Entries, bool MayWin)
{
    /// <summary>Rank by percent of the own target; null for who has none.</summary>
    public int? TargetRank { get; init; }

    /// <summary>Of the own target.</summary>
    public decimal? Percent { get; init; }
}

/// <summary>What one closing decides on one prize.</summary>
/// <param name="Winners">Best ranked first; their ranks are counted among those who may win.</param>
/// <param name="Draw">The raffle's, or of the lot among those tied for the last of the stock; null: nothing was
/// drawn.</param>
/// <param name="Unserved">Who would have won too, had the stock not been used up.</param>
public sealed record Decision(
    IReadOnlyList<FinalStanding> Winners,
    RaffleResult? Draw,
    IReadOnlyList<FinalStanding> Unserved
);

/// <summary>
/// Decides who wins a prize on a certified board. Tied winners all win. Ranks are counted among those who may win: who
/// left is passed over and the next move up.
/// </summary>
public static class Awarding
{
    /// <summary>The whole decision, stock and draw included.</summary>
    /// <param name="seed">Committed to at launch; used by a raffle, and by a stock whose last ones are tied
    /// for.</param>
    /// <param name="given">How many of the stock earlier closings have given.</param>
    public static Decision Decide(Prize prize, IReadOnlyList<FinalStanding> standings, byte[]? seed, int given)
    {
        var left = prize.Stock is { } stock ? Math.Max(0, stock - given) : int.MaxValue;
        if (prize.Raffle is { } raffle)
        {
            var drawn = RaffleDraw.Draw(
                prize with
                {
                    Raffle = raffle with { Winners = Math.Min(raffle.Winners ?? 0, left) },
                },
                Committed(prize, seed),
                standings
            );
            return new Decision([.. drawn.Winners.Select(x => x.Standing)], drawn, []);
        }

        var winners = Decide(prize, standings);
        if (winners.Count <= left)
            return new Decision(winners, null, []);

        var last = RankOf(prize, winners[left]);
        var ahead = winners.TakeWhile(x => RankOf(prize, x) < last).ToList();
        if (ahead.Count == left)
            return new Decision(ahead, null, [.. winners.Skip(left)]);

        var lot = RaffleDraw.Lot(
            Committed(prize, seed),
            [.. winners.Where(x => RankOf(prize, x) == last)],
            left - ahead.Count
        );

        var lucky = lot.Winners.Select(x => x.Standing.Member).ToHashSet();
        var served = winners.Where(x => RankOf(prize, x) < last || lucky.Contains(x.Member)).ToList();

        return new Decision(served, lot, [.. winners.Except(served)]);
    }

    /// <summary>Who wins a prize without a raffle while its stock lasts, best ranked first.</summary>
    public static IReadOnlyList<FinalStanding> Decide(Prize prize, IReadOnlyList<FinalStanding> standings) =>
        prize.Raffle is null && (prize.Ranks ?? prize.MinPoints ?? (object?)prize.MinPercent) is not null
            ? Eligible(prize, standings)
            : [];

    /// <summary>
    /// Who satisfies the prize's ranks and minimums and may win at all: never at a total of 0 or less. With the ranks
    /// of <see cref="Placed"/>.
    /// </summary>
    public static IReadOnlyList<FinalStanding> Eligible(Prize prize, IReadOnlyList<FinalStanding> standings) =>
        [
            .. Placed(prize, standings)
                .Where(line =>
                    line.Points > 0
                    && RankOf(prize, line) is { } rank
                    && (prize.Ranks is not { } ranks || (ranks[0] <= rank && rank <= ranks[1]))
                    && (prize.MinPoints is not { } least || line.Points >= least)
                    && (prize.MinPercent is not { } part || line.Percent >= part)
                ),
        ];

    /// <summary>
    /// Those who may win, best first, ranked among themselves: 1 + how many of them are strictly ahead.
    /// </summary>
    private static IEnumerable<FinalStanding> Placed(Prize prize, IReadOnlyList<FinalStanding> standings)
    {
        var seen = 0;
        var rank = 0;
        int? before = null;
        foreach (
            var line in standings
                .Where(line => line.MayWin && RankOf(prize, line) is not null)
                .OrderBy(line => RankOf(prize, line))
        )
        {
            seen++;
            if (RankOf(prize, line) != before)
                rank = seen;
            before = RankOf(prize, line);
            yield return prize.IsByTarget ? line with { TargetRank = rank } : line with { Rank = rank };
        }
    }

    /// <summary>The rank that the prize goes by; null for who has no target where it asks for one.</summary>
    public static int? RankOf(Prize prize, FinalStanding line) => prize.IsByTarget ? line.TargetRank : line.Rank;

    private static byte[] Committed(Prize prize, byte[]? seed) =>
        seed ?? throw new InvalidOperationException($"No seed was committed to for the prize '{prize.Code}'.");
}
