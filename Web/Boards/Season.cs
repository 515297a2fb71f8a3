using System.Text.Json.Serialization;

namespace ChallengeHub.Web;

/// <summary>
/// The season as a wall tells it beside its board; of a challenge that is over, who won its periods and nothing else.
/// </summary>
/// <param name="Periods">A dozen at most, those around the current one; none where there is but one.</param>
public sealed record Season(string Campaign, BoardKind Board, IReadOnlyList<SeasonPeriod> Periods)
{
    /// <summary>The current board is as it was when it was frozen.</summary>
    public bool Frozen { get; init; }

    /// <summary>What each stage pays in any case, in the order of stages; none where nothing can be promised.</summary>
    public IReadOnlyList<SeasonStake> Stakes { get; init; } = [];

    /// <summary>Null: nobody has gained anything since midnight, or the board is frozen.</summary>
    public SeasonClimb? Climber { get; init; }

    /// <summary>Members on the whole board.</summary>
    public long Count { get; init; }

    /// <summary>The current board as far as it is shown, 500 lines at most.</summary>
    public IReadOnlyList<SeasonLine> Everybody { get; init; } = [];

    /// <summary>
    /// What the prizes of the whole challenge come to while nobody is tied, in its currency; null: nothing bounds it.
    /// </summary>
    public decimal? Pot { get; init; }

    /// <summary>Who would win if period or challenge ended now.</summary>
    public IReadOnlyList<SeasonPrize> IfNow { get; init; } = [];

    /// <summary>Null: there is no race yet.</summary>
    public SeasonRace? Race { get; init; }
}

/// <summary>One period of the strip.</summary>
/// <param name="Winners">Those on the first rank, three at most; none before the result is known to all.</param>
/// <param name="Points">Theirs.</param>
public sealed record SeasonPeriod(int Number, PeriodState State, IReadOnlyList<string> Winners, decimal? Points)
{
    /// <summary>False: it is closed, and its result is still a secret.</summary>
    public bool Revealed { get; init; } = true;
}

/// <summary>What a fact of a stage pays whatever lead it is of.</summary>
public sealed record SeasonStake(Stage Stage, long Points);

/// <summary>A line of the board.</summary>
public sealed record SeasonLine(long Rank, string Code, string Name, decimal Points);

/// <summary>A prize with those who would win it.</summary>
/// <param name="Period">0: the challenge's.</param>
/// <param name="Winners">The first of them by name, as far as the board shows them; of a draw nobody.</param>
/// <param name="Count">How many would win, or hold tickets.</param>
/// <param name="Lot">The last ones go by lot among some who are tied.</param>
public sealed record SeasonPrize(string Prize, int Period, IReadOnlyList<string> Winners, int Count, bool Lot)
{
    public required string Name { get; init; }
    public bool Drawn { get; init; }

    internal static SeasonPrize Of(Forecast x, string language) =>
        new(x.Prize, x.Period, x.Winners, x.Of, x.Lot) { Name = x.PrizeName.In(language), Drawn = x.Drawn };
}

/// <summary>The race of the current board: its first few and how they came there.</summary>
public sealed record SeasonRace(DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<SeasonWay> Lines)
{
    private const int Racers = 4;
    private const int MostPoints = 60;

    internal static SeasonRace? Of(BoardRace race)
    {
        if (race.Frames.Count < 2 || race.Lines.Count < 2)
            return null;

        var shown = Shown(race.Frames.Count);
        return new SeasonRace(
            race.Frames[0].From,
            race.Frames[^1].Until,
            [
                .. race
                    .Lines.Take(Racers)
                    .Select(x => new SeasonWay(x.Code, x.Name, [.. shown.Select(at => x.Places[at]?.Points)])),
            ]
        );
    }

    /// <summary>Frames evenly apart, the first and the last among them.</summary>
    private static IReadOnlyList<int> Shown(int frames)
    {
        var count = Math.Min(frames, MostPoints);
        return [.. Enumerable.Range(0, count).Select(at => at * (frames - 1) / (count - 1))];
    }
}

/// <summary>One racer's points at each moment; null: not on the board yet.</summary>
public sealed record SeasonWay(string Code, string Name, IReadOnlyList<decimal?> Points);

/// <summary>Who has gained the most since midnight where the challenge runs: ranks, or else points.</summary>
/// <param name="Points">Gained since then.</param>
public sealed record SeasonClimb(string Code, string Name, string? Team, long To, decimal Points)
{
    /// <summary>The rank at midnight; null: not on the board then.</summary>
    public long? From { get; init; }

    [JsonIgnore]
    public long Places => From is { } from ? from - To : 0;

    /// <param name="isWhole">Who has no place in a step was not on the board then; else he may have been too far
    /// back to be seen.</param>
    internal static SeasonClimb? Of(BoardRace race, DateTimeOffset midnight, bool isWhole)
    {
        if (race.Frozen || race.Frames.Count == 0)
            return null;

        var before = race.Frames.Count(frame => frame.Until <= midnight) - 1;
        var climbs = race
            .Lines.Select(line => Of(line, before, isWhole))
            .OfType<SeasonClimb>()
            .Where(x => x.Points > 0)
            .ToList();
        return climbs
                .Where(x => x.Places > 0)
                .OrderByDescending(x => x.Places)
                .ThenByDescending(x => x.Points)
                .FirstOrDefault()
            ?? climbs.MaxBy(x => x.Points);
    }

    private static SeasonClimb? Of(RaceLine line, int before, bool isWhole)
    {
        if (line.Places[^1] is not { } now)
            return null;
        var then = before < 0 ? null : line.Places[before];
        if (then is null && before >= 0 && !isWhole)
            return null;

        return new SeasonClimb(line.Code, line.Name, line.Team, now.Rank, now.Points - (then?.Points ?? 0))
        {
            From = then?.Rank,
        };
    }
}
