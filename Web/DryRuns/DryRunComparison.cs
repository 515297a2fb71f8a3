using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>Both sides of a report, laid beside each other for the page.</summary>
public sealed class DryRunComparison(DryRunReport report)
{
    /// <summary>So many winners of a prize are named on the page; the API tells more.</summary>
    public const int Shown = 60;
    private const decimal Late = 0.75m;

    /// <summary>Null: one side has no such prize.</summary>
    public IReadOnlyList<ComparedPrize> Prizes { get; } =
    [
        .. report
            .InForce.Prizes.Concat(report.Draft.Prizes)
            .Select(x => x.Prize)
            .Distinct()
            .Select(code => new ComparedPrize(
                code,
                report.InForce.Prizes.FirstOrDefault(x => x.Prize == code),
                report.Draft.Prizes.FirstOrDefault(x => x.Prize == code)
            )),
    ];

    public bool HasSamples => report.InForce.Prizes.Concat(report.Draft.Prizes).Any(x => x.Wins.Any(win => win.Sample));

    /// <summary>Wins of the draft that the rules in force would give to somebody else.</summary>
    public int Different =>
        Prizes.Sum(x =>
            x.Draft?.Wins.Count(win =>
                x.InForce?.Wins.Any(same => (same.Period, same.Member) == (win.Period, win.Member)) != true
            )
            ?? 0
        );

    /// <summary>Events dated before the campaign's start or after its end: kept, and paid nothing.</summary>
    public (int InForce, int Draft) Outside =>
        (report.InForce.Answers.GetValueOrDefault("outside"), report.Draft.Answers.GetValueOrDefault("outside"));
    public int Rejected => report.Draft.Answers.GetValueOrDefault("rejected");

    public string LateRace(ScenarioReport side, DryRunView page) =>
        side.Races.FirstOrDefault(x => x is { Board: BoardKind.Reps, Period: BoardKey.Overall })
            is { Players: > 0 } race
        && race.Moments.FirstOrDefault(x => x.Share >= Late) is { } moment
            ? T.FormatDryRunOfPlayers(n: page.Number(moment.In), players: page.Number(race.Players))
            : "–";

    /// <summary>Of the whole campaign, by board.</summary>
    public IReadOnlyList<ComparedRace> Races { get; } =
    [
        .. report
            .InForce.Races.Where(x => x is { Period: BoardKey.Overall, Players: > 0 })
            .Select(race =>
                (Race: race, Other: report.Draft.Races.First(x => x.Board == race.Board && x.Period == race.Period))
            )
            .Select(x => new ComparedRace(
                x.Race.Board,
                x.Race.Players,
                [.. x.Race.Moments.Zip(x.Other.Moments, (one, other) => new ComparedMoment(one.At, one.In, other.In))]
            )),
    ];

    /// <summary>The mean over all periods that have come so far.</summary>
    public IReadOnlyList<ComparedPeriodRaces> PeriodRaces =>
        [
            .. Shares(report.InForce)
                .Concat(Shares(report.Draft))
                .Distinct()
                .OrderBy(x => x.Board)
                .ThenBy(x => x.Share)
                .Select(x => new ComparedPeriodRaces(x.Board, x.Share, Mean(report.InForce, x), Mean(report.Draft, x))),
        ];

    public IReadOnlyList<ComparedShare> Rules(DryRunView page) =>
        Compare(
            report.InForce.Rules.Select(x => new NamedPoints(NameOf(x, page), x.Points)),
            report.Draft.Rules.Select(x => new NamedPoints(NameOf(x, page), x.Points))
        );

    public IReadOnlyList<ComparedShare> Teams(DryRunView page) =>
        Compare(
            report.InForce.Teams.Select(x => new NamedPoints(NameOf(x, page), x.Points)),
            report.Draft.Teams.Select(x => new NamedPoints(NameOf(x, page), x.Points))
        );

    public static string Change(ComparedLine line, DryRunView page) =>
        (line.InForce?.Rank, line.Draft?.Rank) switch
        {
            (null, _) => T.DryRunNew,
            (_, null) => T.DryRunGone,
            ({ } before, { } after) when after < before => T.FormatDryRunUp(page.Number(before - after)),
            ({ } before, { } after) when after > before => T.FormatDryRunDown(page.Number(after - before)),
            _ => T.DryRunSame,
        };

    public static string Class(ComparedLine line)
    {
        if (line.InForce?.Rank == line.Draft?.Rank)
            return "same";

        return (line.Draft?.Rank ?? long.MaxValue) < (line.InForce?.Rank ?? long.MaxValue) ? "up" : "down";
    }

    private static string NameOf(RuleShare share, DryRunView page) =>
        share.Name?.In(page.Lang) ?? share.Rule ?? T.DryRunByHand;

    private static string NameOf(TeamShare share, DryRunView page) =>
        share.Team is null ? T.DryRunNoTeam : page.Report!.NameOf(BoardKind.Teams, share.Team);

    private static IReadOnlyList<ComparedShare> Compare(
        IEnumerable<NamedPoints> inForce,
        IEnumerable<NamedPoints> draft
    )
    {
        var one = inForce.GroupBy(x => x.Name).ToDictionary(x => x.Key, x => x.Sum(y => y.Points));
        var other = draft.GroupBy(x => x.Name).ToDictionary(x => x.Key, x => x.Sum(y => y.Points));
        var most = Math.Max(1, one.Values.Concat(other.Values).DefaultIfEmpty(1).Max());

        return
        [
            .. one
                .Keys.Concat(other.Keys)
                .Distinct()
                .Select(name => new ComparedShare(
                    name,
                    one.GetValueOrDefault(name),
                    other.GetValueOrDefault(name),
                    most
                ))
                .OrderByDescending(x => x.InForce),
        ];
    }

    private static IEnumerable<BoardShare> Shares(ScenarioReport side) =>
        side
            .Races.Where(x => x.Period != BoardKey.Overall)
            .SelectMany(race => race.Moments.Select(x => new BoardShare(race.Board, Rounded(x.Share))));

    private static MeanRace? Mean(ScenarioReport side, BoardShare at)
    {
        var found = side
            .Races.Where(x => x.Period != BoardKey.Overall && x.Board == at.Board)
            .SelectMany(race => race.Moments.Where(x => Rounded(x.Share) == at.Share).Select(x => (x.In, race.Players)))
            .ToList();

        return found.Count == 0 ? null : new MeanRace((decimal)found.Average(x => x.In), found[0].Players);
    }

    private static decimal Rounded(decimal share) => decimal.Round(share, 2);

    private sealed record NamedPoints(string Name, long Points);

    private readonly record struct BoardShare(BoardKind Board, decimal Share);
}

/// <summary>One prize on either side; null: that side has no such prize.</summary>
public sealed record ComparedPrize(string Code, PrizeReport? InForce, PrizeReport? Draft);

/// <summary>How many were in the race on either side, moment by moment.</summary>
public sealed record ComparedRace(BoardKind Board, int Players, IReadOnlyList<ComparedMoment> Moments)
{
    private const decimal Width = 300;
    private const decimal Height = 100;

    /// <summary>Points of a polyline, from left to right in time.</summary>
    public string Line(Func<ComparedMoment, int> of) =>
        string.Join(
            ' ',
            Moments.Select(
                (moment, i) =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Width * i / Math.Max(1, Moments.Count - 1):0.##},"
                            + $"{Height - Height * of(moment) / Players:0.##}"
                    )
            )
        );
}

/// <summary>How many were in the race at a moment, on either side.</summary>
public sealed record ComparedMoment(DateTimeOffset At, int InForce, int Draft);

/// <summary>The races of the periods on one board, at a share of each period; null: that side has none.</summary>
public sealed record ComparedPeriodRaces(BoardKind Board, decimal Share, MeanRace? InForce, MeanRace? Draft);

/// <summary>How many of the players were in the race, in the mean over the periods.</summary>
public sealed record MeanRace(decimal In, int Players);

/// <param name="Most">The longest bar of the table.</param>
public sealed record ComparedShare(string Name, long InForce, long Draft, long Most)
{
    public string BarOf(long points) =>
        (100m * Math.Max(0, points) / Most).ToString("0.#", CultureInfo.InvariantCulture);
}
