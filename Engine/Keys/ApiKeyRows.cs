using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>The table ApiKeys.</summary>
internal static class ApiKeyRows
{
    private const string Columns = """
        select Id, Name, Hint, Scopes, Campaigns, CreatedAt, CreatedBy, ExpiresAt, LastUsedAt, RevokedAt
          from ApiKeys
        """;

    public static async Task<IReadOnlyList<ApiKey>> All(DbConnection connection) =>
        [.. (await connection.Query<Row>(Columns + "\n order by Id")).Select(row => row.Key())];

    public static async Task<ApiKey?> Find(DbConnection connection, string hash) =>
        (await connection.Find<Row?>(Columns + "\n where Hash = @hash", new { hash }))?.Key();

    public static Task<long> Insert(UnitOfWork work, ApiKey key, string hash) =>
        work.Connection.Scalar<long>(
            """
            insert into ApiKeys (Name, Hint, Hash, Scopes, Campaigns, CreatedAt, CreatedBy, ExpiresAt)
            values (@Name, @Hint, @hash, @scopes, @campaigns, @CreatedAt, @CreatedBy, @ExpiresAt);
            select Id
              from ApiKeys
             where Hash = @hash;
            """,
            new
            {
                key.Name,
                key.Hint,
                hash,
                scopes = JsonSerializer.Serialize(key.Scopes),
                campaigns = JsonSerializer.Serialize(key.Campaigns),
                key.CreatedAt,
                key.CreatedBy,
                key.ExpiresAt,
            },
            work.Transaction
        );

    public static Task<int> Used(UnitOfWork work, long id, DateTimeOffset now) =>
        work.Connection.Execute(
            "update ApiKeys set LastUsedAt = @now where Id = @id",
            new { id, now },
            work.Transaction
        );

    public static Task<int> Revoke(UnitOfWork work, long id, DateTimeOffset now) =>
        work.Connection.Execute(
            "update ApiKeys set RevokedAt = @now where Id = @id and RevokedAt is null",
            new { id, now },
            work.Transaction
        );

    private sealed record Row
    {
        public long Id { get; init; }
        public string Name { get; init; } = "";
        public string Hint { get; init; } = "";
        public string Scopes { get; init; } = "";
        public string Campaigns { get; init; } = "";
        public DateTimeOffset CreatedAt { get; init; }
        public string CreatedBy { get; init; } = "";
        public DateTimeOffset? ExpiresAt { get; init; }
        public DateTimeOffset? LastUsedAt { get; init; }
        public DateTimeOffset? RevokedAt { get; init; }

        public ApiKey Key() =>
            new()
            {
                Id = Id,
                Name = Name,
                Hint = Hint,
                CreatedAt = CreatedAt,
                CreatedBy = CreatedBy,
                ExpiresAt = ExpiresAt,
                LastUsedAt = LastUsedAt,
                RevokedAt = RevokedAt,
                Scopes = JsonSerializer.Deserialize<IReadOnlyList<string>>(Scopes)!,
                Campaigns = JsonSerializer.Deserialize<IReadOnlyList<string>>(Campaigns)!,
            };
    }
}
