using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>A race as its page shows it: lines, the table of the same, who led, and the replay.</summary>
public sealed record RaceSheet(BoardRace Race, ReportPage Page, SpokenTheme Theme)
{
    /// <summary>The table beside the lines looks at so many steps; the files have all.</summary>
    private const int MostRows = 24;
    private const int MostStretches = 100;

    private ReportWords Words => Page.Words;

    /// <summary>The best at the end; more lines nobody tells apart.</summary>
    public IReadOnlyList<RaceLine> Lines => [.. Race.Lines.Take(ReportChart.MostLines)];

    public string BoardTitle => Theme.Boards[new BoardKey(Race.Board, BoardKey.Overall).Word].Title;

    public bool IsEmpty => Race.Lines.Count == 0 || Race.Frames.Count == 0;

    public IReadOnlyList<ReportChart> Charts =>
        IsEmpty
            ? []
            :
            [
                new ReportChart("points", ReportChart.Lined, T.ReportsRacePoints, T.ReportsRacePointsAbout)
                {
                    Foot = "time",
                    Up = Theme.Points.Many,
                    Lines = [.. Lines.Select(x => Line(x, place => (double)place.Points))],
                },
                new ReportChart("ranks", ReportChart.Lined, T.ReportsRaceRanks, T.ReportsRaceRanksAbout)
                {
                    Unit = ReportChart.OfRanks,
                    Foot = "time",
                    Lines = [.. Lines.Select(x => Line(x, place => place.Rank))],
                },
            ];

    /// <summary>Steps at even distances, and the last.</summary>
    public IReadOnlyList<int> Steps
    {
        get
        {
            var last = Race.Frames.Count - 1;
            var every = Math.Max(1, (last + MostRows) / MostRows);
            return [.. Enumerable.Range(0, last + 1).Where(x => (last - x) % every == 0)];
        }
    }

    public string Moment(RaceFrame frame) =>
        Race.By == RaceStep.Hour ? Words.Moment(frame.From) : Words.Day(frame.From);

    /// <summary>"240 (no. 1)"; a dash for who was not there yet.</summary>
    public string Place(RaceLine line, int step) =>
        line.Places[step] is { } place
            ? T.FormatReportsPlace(rank: Words.Number(place.Rank), points: Words.Number(place.Points))
            : ReportWords.None;

    public IReadOnlyList<RaceStretch> Stretches => [.. Race.Stretches.TakeLast(MostStretches)];

    public string Span(RaceStretch stretch) =>
        Race.By == RaceStep.Hour
            ? $"{Words.Moment(stretch.From)} – {Words.Moment(stretch.Until)}"
            : Words.Days(stretch.From, stretch.Until);

    /// <summary>"12 days".</summary>
    public string Length(int steps) =>
        Race.By == RaceStep.Hour ? T.FormatReportsHours(Words.Number(steps)) : Words.Length(steps);

    /// <summary>For the replay's script; the encoder escapes angle brackets.</summary>
    public string Json() =>
        JsonSerializer.Serialize(
            new
            {
                by = Race.By == RaceStep.Hour ? "hour" : "day",
                moments = Race.Frames.Select(x => Words.Chart(x.From)),
                members = Race.Lines.Select(x => new
                {
                    name = x.Name,
                    points = x.Places.Select(place => place?.Points),
                    ranks = x.Places.Select(place => place?.Rank),
                }),
                title = BoardTitle,
                description = T.ReportsReplayAbout,
                play = T.ReportsPlay,
                pause = T.ReportsPause,
            },
            JsonSerializerOptions.Web
        );

    private ChartLine Line(RaceLine line, Func<RacePlace, double> height) =>
        new(
            line.Name,
            [
                .. line
                    .Places.Index()
                    .Select(x =>
                        new double?[]
                        {
                            Words.Chart(Race.Frames[x.Index].From),
                            x.Item is { } place ? height(place) : null,
                        }
                    ),
            ]
        );
}
