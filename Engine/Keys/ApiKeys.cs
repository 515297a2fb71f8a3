using System.Text.Json;
using Dapper;

namespace ChallengeHub;

/// <summary>A key of a program: what it may do, where, how long. Its secret is shown once; only the hash is kept.</summary>
public sealed record ApiKey
{
    public long Id { get; init; }
    public required string Name { get; init; }
    /// <summary>The first letters of the secret, to tell keys apart.</summary>
    public required string Hint { get; init; }
    public required IReadOnlyList<string> Scopes { get; init; }
    /// <summary>Codes of the campaigns that it is for; empty: all.</summary>
    public IReadOnlyList<string> Campaigns { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    /// <summary>To the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    public string Author => $"key:{Id}";
    public bool Opens(DateTimeOffset now) => RevokedAt is null && !(ExpiresAt <= now);
}

/// <summary>Makes, finds and revokes keys.</summary>
public sealed class ApiKeys(Writer writer, Database database, TimeProvider clock)
{
    private const string Prefix = "ch_";
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    public static readonly IReadOnlyList<string> AllScopes = ["events", "leads", "campaigns", "results", "admin"];

    public async Task<IReadOnlyList<ApiKey>> All()
    {
        await using var connection = await database.Connect();
        return await ApiKeyRows.All(connection);
    }

    public Task<(ApiKey Key, string Secret)> Create(ApiKey told, By by)
    {
        Check(told);
        var secret = Prefix + Secrets.New();
        return writer.Write(async writing =>
        {
            var key = told with { Hint = secret[..8], CreatedAt = Now, CreatedBy = by.Author };
            key = key with { Id = await ApiKeyRows.Insert(writing, key, Secrets.Hash(secret)) };
            await AuditRows.Append(writing, by, new Deed(AuditActions.KeyCreated, Subject: key.Author, After: key), Now);
            return (key, secret);
        });
    }

    public Task Revoke(long id, By by) => writer.Write(async writing =>
    {
        if (await ApiKeyRows.Revoke(writing, id, Now) == 0) throw Refusal.NotFound($"There is no key {id} that is not revoked.");
        await AuditRows.Append(writing, by, new Deed(AuditActions.KeyRevoked, Subject: $"key:{id}"), Now);
        return 0;
    });

    /// <summary>The key of a secret, or null when there is none, it was revoked, or it has expired.</summary>
    public async Task<ApiKey?> Find(string secret)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        ApiKey? key;
        await using (var connection = await database.Connect()) key = await ApiKeyRows.Find(connection, Secrets.Hash(secret));
        if (key is null || !key.Opens(Now)) return null;
        if (key.LastUsedAt is null || Now - key.LastUsedAt >= Fresh) await writer.Write(writing => ApiKeyRows.Used(writing, key.Id, Now));
        return key;
    }

    private DateTimeOffset Now => clock.GetUtcNow().ToMilliseconds();

    private void Check(ApiKey told)
    {
        var errors = new List<(string, string)>();
        if (!Codes.IsText(told.Name)) errors.Add(("name", "must be 1 to 200 characters without control characters or outer spaces"));
        if (told.Scopes.Count == 0 || told.Scopes.Except(AllScopes).Any()) errors.Add(("scopes", $"must be some of {string.Join(", ", AllScopes)}"));
        if (told.Campaigns.Count > 100 || told.Campaigns.Any(x => !Codes.IsValid(x))) errors.Add(("campaigns", "must be codes of campaigns, at most 100"));
        if (told.Campaigns.Count > 0 && told.Scopes.Contains("admin")) errors.Add(("campaigns", "cannot restrict a key with the scope admin"));
        if (told.ExpiresAt <= Now) errors.Add(("expiresAt", "must lie in the future"));
        if (errors.Count > 0) throw Refusal.Invalid(errors);
    }
}

/// <summary>The table ApiKeys.</summary>
internal static class ApiKeyRows
{
    private const string Columns =
        """
        select Id, Name, Hint, Scopes, Campaigns, CreatedAt, CreatedBy, ExpiresAt, LastUsedAt, RevokedAt
          from ApiKeys
        """;

    public static async Task<IReadOnlyList<ApiKey>> All(System.Data.Common.DbConnection connection) =>
        [.. (await connection.QueryAsync<Row>(Columns + "\n order by Id")).Select(row => row.Key())];

    public static async Task<ApiKey?> Find(System.Data.Common.DbConnection connection, string hash) =>
        (await connection.QuerySingleOrDefaultAsync<Row?>(Columns + "\n where Hash = @hash", new { hash }))?.Key();

    public static Task<long> Insert(Writing writing, ApiKey key, string hash) =>
        writing.Connection.ExecuteScalarAsync<long>(
            """
            insert into ApiKeys (Name, Hint, Hash, Scopes, Campaigns, CreatedAt, CreatedBy, ExpiresAt)
            values (@Name, @Hint, @hash, @scopes, @campaigns, @CreatedAt, @CreatedBy, @ExpiresAt)
            returning Id
            """,
            new
            {
                key.Name, key.Hint, hash, scopes = JsonSerializer.Serialize(key.Scopes), campaigns = JsonSerializer.Serialize(key.Campaigns),
                key.CreatedAt, key.CreatedBy, key.ExpiresAt,
            }, writing.Transaction);

    public static Task<int> Used(Writing writing, long id, DateTimeOffset now) =>
        writing.Connection.ExecuteAsync("update ApiKeys set LastUsedAt = @now where Id = @id", new { id, now }, writing.Transaction);

    public static Task<int> Revoke(Writing writing, long id, DateTimeOffset now) =>
        writing.Connection.ExecuteAsync("update ApiKeys set RevokedAt = @now where Id = @id and RevokedAt is null", new { id, now }, writing.Transaction);

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

        public ApiKey Key() => new()
        {
            Id = Id, Name = Name, Hint = Hint, CreatedAt = CreatedAt, CreatedBy = CreatedBy, ExpiresAt = ExpiresAt, LastUsedAt = LastUsedAt, RevokedAt = RevokedAt,
            Scopes = JsonSerializer.Deserialize<IReadOnlyList<string>>(Scopes)!, Campaigns = JsonSerializer.Deserialize<IReadOnlyList<string>>(Campaigns)!,
        };
    }
}
