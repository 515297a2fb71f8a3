using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>The table Screens; of a token only the hash.</summary>
internal static class ScreenRows
{
    private const string Columns = """
        select Id, Name, Showing, Programme, Version, PairedAt, PairedBy, SeenAt, SeenVersion, SeenSlide, Client,
               RevokedAt
          from Screens
        """;

    public static async Task<IReadOnlyList<Screen>> All(DbConnection connection) =>
        [
            .. (await connection.Query<Row>(Columns + "\n where RevokedAt is null\n order by Name, Id")).Select(row =>
                row.Screen()
            ),
        ];

    public static async Task<Screen?> Find(DbConnection connection, string hash) =>
        (
            await connection.Find<Row?>(Columns + "\n where Hash = @hash\n   and RevokedAt is null", new { hash })
        )?.Screen();

    public static async Task<Screen?> Find(DbConnection connection, long id, DbTransaction? transaction = null) =>
        (
            await connection.Find<Row?>(
                Columns + "\n where Id = @id\n   and RevokedAt is null",
                new { id },
                transaction
            )
        )?.Screen();

    /// <summary>What the screens of a campaign are called, but for one of them.</summary>
    public static Task<IReadOnlyList<string>> OtherNames(UnitOfWork work, string campaign, long id) =>
        work.Connection.Query<string>(
            """
            select Name
              from Screens
             where RevokedAt is null
               and Campaign = @campaign
               and Id <> @id
            """,
            new { campaign, id },
            work.Transaction
        );

    public static Task<long> Insert(UnitOfWork work, Screen screen, string hash) =>
        work.Connection.Scalar<long>(
            """
            insert into Screens (Name, Hash, Campaign, Showing, Version, PairedAt, PairedBy)
            values (@Name, @hash, @Campaign, @showing, @Version, @PairedAt, @PairedBy);
            select Id
              from Screens
             where Hash = @hash;
            """,
            new
            {
                screen.Name,
                hash,
                screen.Showing.Campaign,
                showing = Json(screen.Showing),
                screen.Version,
                screen.PairedAt,
                screen.PairedBy,
            },
            work.Transaction
        );

    public static Task Update(UnitOfWork work, Screen screen) =>
        work.Connection.Execute(
            """
            update Screens
               set Name = @Name,
                   Campaign = @Campaign,
                   Showing = @showing,
                   Programme = @programme,
                   Version = @Version,
                   RevokedAt = @RevokedAt
             where Id = @Id
            """,
            new
            {
                screen.Id,
                screen.Name,
                screen.Showing.Campaign,
                showing = Json(screen.Showing),
                programme = screen.Programme is { } programme ? Json(programme) : null,
                screen.Version,
                screen.RevokedAt,
            },
            work.Transaction
        );

    public static Task<int> Seen(UnitOfWork work, Screen screen) =>
        work.Connection.Execute(
            """
            update Screens
               set SeenAt = @SeenAt,
                   SeenVersion = @SeenVersion,
                   SeenSlide = @SeenSlide,
                   Client = @Client
             where Id = @Id
            """,
            new
            {
                screen.Id,
                screen.SeenAt,
                screen.SeenVersion,
                screen.SeenSlide,
                screen.Client,
            },
            work.Transaction
        );

    public static string Json(ScreenContent showing) => JsonSerializer.Serialize(showing, EngineJson.Options);

    public static ScreenContent Showing(string json) =>
        JsonSerializer.Deserialize<ScreenContent>(json, EngineJson.Options)!;

    private static string Json(ScreenProgramme programme) => JsonSerializer.Serialize(programme, EngineJson.Options);

    private sealed record Row
    {
        public long Id { get; init; }
        public string Name { get; init; } = "";
        public string Showing { get; init; } = "";
        public string? Programme { get; init; }
        public int Version { get; init; }
        public DateTimeOffset PairedAt { get; init; }
        public string PairedBy { get; init; } = "";
        public DateTimeOffset? SeenAt { get; init; }
        public int? SeenVersion { get; init; }
        public string? SeenSlide { get; init; }
        public string? Client { get; init; }
        public DateTimeOffset? RevokedAt { get; init; }

        public Screen Screen() =>
            new()
            {
                Id = Id,
                Name = Name,
                Showing = ScreenRows.Showing(Showing),
                Programme = Programme is { } json
                    ? JsonSerializer.Deserialize<ScreenProgramme>(json, EngineJson.Options)
                    : null,
                Version = Version,
                PairedAt = PairedAt,
                PairedBy = PairedBy,
                SeenAt = SeenAt,
                SeenVersion = SeenVersion,
                SeenSlide = SeenSlide,
                Client = Client,
                RevokedAt = RevokedAt,
            };
    }
}
