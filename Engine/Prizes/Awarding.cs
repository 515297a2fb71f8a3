namespace ChallengeHub;

/// <summary>A certified line of a board as awarding sees it.</summary>
/// <param name="Member">Opaque: a participant's number, a team's code, "rep+prospector" numbers.</param>
/// <param name="Code">The member's code now: the order of tickets.</param>
/// <param name="MayWin">False for whom was deactivated: he keeps his rank and wins nothing.</param>
public sealed record FinalStanding(int Rank, string Member, string Code, decimal Points, int Entries, bool MayWin);

/// <summary>Decides who wins a prize on a certified board. Tied winners all win; nobody moves up for one who may not.</summary>
public static class Awarding
{
    /// <summary>The winners of a prize without a raffle, in the board's order. A raffle's are drawn by <see cref="RaffleDraw"/>.</summary>
    public static IReadOnlyList<FinalStanding> Decide(Prize prize, IReadOnlyList<FinalStanding> standings) =>
        prize.Raffle is null && (prize.Ranks ?? (object?)prize.MinPoints) is not null ? Eligible(prize, standings) : [];

    /// <summary>Who satisfies the prize's ranks and minimum and may win at all: never at a total of 0 or less.</summary>
    public static IReadOnlyList<FinalStanding> Eligible(Prize prize, IReadOnlyList<FinalStanding> standings) =>
    [
        .. standings.Where(line =>
            line.MayWin
            && line.Points > 0
            && (prize.Ranks is not { } ranks || (ranks[0] <= line.Rank && line.Rank <= ranks[1]))
            && (prize.MinPoints is not { } least || line.Points >= least)),
    ];
}
