namespace ChallengeHub.Web;

/// <summary>A race as flat tables: everybody's place at each step, who led for how long, and who led when.</summary>
public static class RaceTable
{
    public const string Places = "places";
    public const string Leaders = "leaders";
    public const string Stretches = "stretches";

    /// <summary>Throws <see cref="RefusedException"/> with the parameter for another one.</summary>
    public static string Word(string? text) => Query.Word("table", text, Places, Leaders, Stretches);

    /// <summary>Of the sheet, and of the file.</summary>
    public static string NameOf(string table) => table == Places ? "race" : $"race-{table}";

    /// <param name="table">One of <see cref="Places"/>, <see cref="Leaders"/>, <see cref="Stretches"/>.</param>
    public static ReportTable Of(BoardRace race, string table) =>
        table switch
        {
            Leaders => OfLeaders(race),
            Stretches => OfStretches(race),
            _ => OfPlaces(race),
        };

    /// <summary>A line for each member and step.</summary>
    private static ReportTable OfPlaces(BoardRace race) =>
        new(
            NameOf(Places),
            ["step", "from", "until", "code", "name", "team", "rank", "points", "seq"],
            [.. race.Frames.Index().SelectMany(frame => Lines(race, frame.Item, frame.Index))]
        );

    private static ReportTable OfLeaders(BoardRace race) =>
        new(
            NameOf(Leaders),
            ["code", "name", "frames", "share", "seq"],
            [.. race.Leaders.Select(x => new object?[] { x.Code, x.Name, x.Frames, x.Share, race.Seq })]
        );

    private static ReportTable OfStretches(BoardRace race) =>
        new(
            NameOf(Stretches),
            ["from", "until", "code", "name", "frames", "seq"],
            [
                .. race.Stretches.Select(x =>
                    new object?[] { ReportTable.At(x.From), End(race, x.Until), x.Code, x.Name, x.Frames, race.Seq }
                ),
            ]
        );

    private static IEnumerable<IReadOnlyList<object?>> Lines(BoardRace race, RaceFrame frame, int index) =>
        from line in race.Lines
        where index < line.Places.Count && line.Places[index] is not null
        let place = line.Places[index]!
        orderby place.Rank
        select (IReadOnlyList<object?>)
            [
                frame.Day,
                ReportTable.At(frame.From),
                End(race, frame.Until),
                line.Code,
                line.Name,
                line.Team,
                place.Rank,
                place.Points,
                race.Seq,
            ];

    /// <summary>Null: it is not over. It would end now, and equal races would be other bytes at every asking.</summary>
    private static string? End(BoardRace race, DateTimeOffset until) =>
        until == race.AsOf ? null : ReportTable.At(until);
}
