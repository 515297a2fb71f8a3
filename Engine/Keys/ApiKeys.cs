using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>A key that was just made.</summary>
/// <param name="Secret">Answered this once.</param>
public sealed record CreatedKey(ApiKey Key, string Secret);

/// <summary>Makes, finds and revokes keys.</summary>
public sealed class ApiKeys(WriteQueue queue, Database database, [FromKeyedServices(Clocks.People)] TimeProvider clock)
{
    private const string Prefix = "ch_";
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    public static readonly IReadOnlyList<string> AllScopes = ["events", "leads", "campaigns", "results", "admin"];
    private readonly KnownKeys known = new(database);

    public async Task<IReadOnlyList<ApiKey>> All()
    {
        await using var connection = await database.Connect();
        return await ApiKeyRows.All(connection);
    }

    public Task<CreatedKey> Create(ApiKey request, Actor actor)
    {
        Check(request);
        var secret = Prefix + Secrets.New();
        return queue.Write(async work =>
        {
            var key = request with { Hint = secret[..8], CreatedAt = Now, CreatedBy = actor.Author };
            key = key with { Id = await ApiKeyRows.Insert(work, key, Secrets.Hash(secret)) };
            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(AuditActions.KeyCreated, Subject: key.Author, After: key),
                Now
            );
            return new CreatedKey(key, secret);
        });
    }

    public Task Revoke(long id, Actor actor) =>
        queue.Write(async work =>
        {
            if (await ApiKeyRows.Revoke(work, id, Now) == 0)
                throw RefusedException.NotFound("no-key", id);
            known.ForgetAfter(work);
            await AuditRows.Append(work, actor, new AuditedAction(AuditActions.KeyRevoked, Subject: $"key:{id}"), Now);
            return 0;
        });

    /// <summary>The key of a secret, or null when there is none, it was revoked, or it has expired.</summary>
    public async Task<ApiKey?> Find(string secret)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal))
            return null;

        var hash = Secrets.Hash(secret);
        var key = await known.Find(hash);
        if (key is null || !key.Opens(Now))
            return null;

        if ((key.LastUsedAt is null || Now - key.LastUsedAt >= Fresh) && known.Uses(hash, key, Now))
            await queue.TryWrite(work => ApiKeyRows.Used(work, key.Id, Now));
        return key;
    }

    /// <param name="author">As <see cref="ApiKey.Author"/> says it.</param>
    public async Task<bool> IsGood(string author) => (await All()).Any(key => key.Author == author && key.Opens(Now));

    private DateTimeOffset Now => clock.GetUtcNow().ToMilliseconds();

    private void Check(ApiKey key)
    {
        var errors = new List<FieldError>();
        if (Codes.NameError(key.Name) is { } name)
            errors.Add(new FieldError("name", name));
        if (key.Scopes.Count == 0 || key.Scopes.Except(AllScopes).Any())
            errors.Add(new FieldError("scopes", "key-scopes", string.Join(", ", AllScopes)));
        if (key.Campaigns.Count > 100 || key.Campaigns.Any(x => !Codes.IsValid(x)))
            errors.Add(new FieldError("campaigns", "key-campaigns"));
        if (key.Campaigns.Count > 0 && key.Scopes.Contains("admin"))
            errors.Add(new FieldError("campaigns", "key-admin-restricted"));
        if (key.ExpiresAt <= Now)
            errors.Add(new FieldError("expiresAt", "not-in-future"));
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);
    }
}
