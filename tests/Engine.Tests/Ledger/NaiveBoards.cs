using ChallengeHub.Testing;
using Dapper;

namespace ChallengeHub.Engine.Tests;

/// <summary>
/// The boards computed from the bare rows of the ledger, in the plainest way: nothing of the engine's own arithmetic
/// is used.
/// </summary>
internal sealed class NaiveBoards(
    IReadOnlyList<NaiveBoards.Row> rows,
    IReadOnlyList<NaiveBoards.Person> people,
    NaiveBoards.Shape shape
)
{
    public sealed record Row
    {
        public long Seq { get; init; }
        public int Kind { get; init; }
        public long? FactSeq { get; init; }
        public int Participant { get; init; }
        public string? Team { get; init; }
        public string? Lead { get; init; }
        public int? Cycle { get; init; }
        public int? Stage { get; init; }
        public int? Rep { get; init; }
        public int? Prospector { get; init; }
        public string? Rule { get; init; }
        public long Points { get; init; }
        public long OccurredAt { get; init; }
        public int Period { get; init; }
        public long? Reverses { get; init; }
    }

    public sealed record Person(long Number, string Code, string Role, string? Team, long? DeactivatedAt);

    public sealed record Shape(TieBreak Ties, TeamScore TeamScore, DateTimeOffset EndsAt);

    public IReadOnlyList<Row> Rows => rows;

    public static async Task<NaiveBoards> Read(EngineParts engine, string campaign)
    {
        await using var connection = await engine.Database.Connect();
        var row = (await CampaignRows.Find(connection, campaign))!;
        var rows = await connection.QueryAsync<Row>(
            """
            select Seq, Kind, FactSeq, Participant, Team, Lead, Cycle, Stage, Rep, Prospector, [Rule], Points,
                   OccurredAt, Period, Reverses
              from Ledger where CampaignId = @Id order by Seq
            """,
            new { row.Id }
        );
        var people = await connection.QueryAsync<Person>(
            "select Number, Code, Role, Team, DeactivatedAt from Participants where CampaignId = @Id",
            new { row.Id }
        );
        return new NaiveBoards(
            rows.AsList(),
            people.AsList(),
            new Shape(row.Document.Ties, row.Document.TeamScore, row.EndsAt)
        );
    }

    public NaiveBoards UpTo(long seq) => new([.. rows.Where(row => row.Seq <= seq)], people, shape);

    /// <summary>Of what happened before an instant, whenever it became known.</summary>
    public NaiveBoards Before(DateTimeOffset instant) =>
        new([.. rows.Where(row => row.OccurredAt < instant.ToUnixTimeMilliseconds())], people, shape);

    /// <summary>"1 anna 42 @1772000000 v0 t1 c0 s1" for each line, best first. Period 0 is the overall board.</summary>
    public IReadOnlyList<string> Board(BoardKind kind, int period)
    {
        var reversed = rows.Where(row => row.Reverses is not null).Select(row => row.Reverses!.Value).ToHashSet();
        var lines = new List<(string Code, decimal Points, long ReachedAt, string Stages)>();
        foreach (
            var member in rows.Where(row => period == 0 || row.Period == period)
                .GroupBy(row => Member(kind, row))
                .Where(group => group.Key is not null)
        )
        {
            var points = (decimal)member.Sum(row => row.Points);
            if (kind == BoardKind.Teams && shape.TeamScore == TeamScore.Average)
            {
                var reps = people.Count(person =>
                    person.Role == "Rep" && person.Team == member.Key && person.DeactivatedAt is null
                );
                if (reps == 0)
                    continue;
                points = Math.Round(points / reps, 2, MidpointRounding.AwayFromZero);
            }
            var standing = member.Where(row => row.Kind != 1 && !reversed.Contains(row.Seq)).ToList();
            var reached =
                standing.Count == 0
                    ? shape.EndsAt.ToUnixTimeSeconds()
                    : standing.Max(row => DateTimeOffset.FromUnixTimeMilliseconds(row.OccurredAt).ToUnixTimeSeconds());
            int Stages(int stage) =>
                standing
                    .Where(row => row.Kind == 0 && row.Stage == stage)
                    .Select(row => (row.Lead, row.Cycle))
                    .Distinct()
                    .Count();
            lines.Add((member.Key!, points, reached, $"v{Stages(1)} t{Stages(2)} c{Stages(3)} s{Stages(4)}"));
        }
        bool Ahead(
            (string Code, decimal Points, long ReachedAt, string Stages) one,
            (string Code, decimal Points, long ReachedAt, string Stages) other
        ) =>
            one.Points > other.Points
            || (shape.Ties == TieBreak.FirstToReach && one.Points == other.Points && one.ReachedAt < other.ReachedAt);
        return
        [
            .. lines
                .OrderByDescending(x => x.Points)
                .ThenBy(x => x.ReachedAt)
                .ThenBy(x => x.Code, StringComparer.Ordinal)
                .Select(x => Line(1 + lines.Count(other => Ahead(other, x)), x.Code, x.Points, x.ReachedAt, x.Stages)),
        ];
    }

    public long Total(Func<Row, bool> which) => rows.Where(which).Sum(row => row.Points);

    public string RoleOf(int number) => people.Single(person => person.Number == number).Role;

    public static IReadOnlyList<string> Lines(Standings standings) =>
        [
            .. standings.Rows.Select(x =>
                Line(
                    x.Rank,
                    x.Code,
                    x.Points,
                    x.ReachedAt.ToUnixTimeSeconds(),
                    $"v{x.Stages.GetValueOrDefault("validated")} t{x.Stages["taken"]} c{x.Stages["contacted"]} "
                        + $"s{x.Stages["closed"]}"
                )
            ),
        ];

    public static IReadOnlyList<string> Lines(IEnumerable<Ranked> ranked, bool hundredths) =>
        [
            .. ranked.Select(x =>
                Line(
                    x.Rank,
                    x.Code,
                    hundredths ? x.Line.Units / 100m : x.Line.Units,
                    x.Line.ReachedAtSeconds,
                    $"v{x.Line.Stages.Validated} t{x.Line.Stages.Taken} c{x.Line.Stages.Contacted} "
                        + $"s{x.Line.Stages.Closed}"
                )
            ),
        ];

    private static string Line(long rank, string code, decimal points, long reached, string stages) =>
        $"{rank} {code} {points:0.##} @{reached} {stages}";

    private string? Member(BoardKind kind, Row row) =>
        kind switch
        {
            BoardKind.Reps => RoleOf(row.Participant) == "Rep" ? CodeOf(row.Participant) : null,
            BoardKind.Prospectors => RoleOf(row.Participant) == "Prospector" ? CodeOf(row.Participant) : null,
            BoardKind.Teams => row.Team,
            _ => row is { Rep: { } rep, Prospector: { } prospector, Lead: not null }
                ? $"{CodeOf(rep)}+{CodeOf(prospector)}"
                : null,
        };

    public string CodeOf(int number) => people.Single(person => person.Number == number).Code;
}
