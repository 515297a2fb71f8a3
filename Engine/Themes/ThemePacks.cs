using System.Text.Json.Nodes;

namespace ChallengeHub;

/// <summary>Keeps the packs of the studio in the database, so that every node has them and a backup too. What is stored is a whole pack or nothing.</summary>
public sealed class ThemePacks(Writer writer, Database database, TimeProvider clock)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<StoredTheme>> All()
    {
        await using var connection = await database.Connect();
        return await ThemeRows.All(connection);
    }

    /// <summary>Cheap to ask: when it is as before, nobody has changed a pack.</summary>
    public async Task<IReadOnlyList<(long Id, long Version)>> Stamps()
    {
        await using var connection = await database.Connect();
        return await ThemeRows.Stamps(connection);
    }

    public async Task<IReadOnlyDictionary<string, byte[]>> Files(long id)
    {
        await using var connection = await database.Connect();
        return (await ThemeRows.Files(connection, id)).ToDictionary(file => file.Path, file => file.Content);
    }

    public async Task<byte[]?> File(long id, string path)
    {
        await using var connection = await database.Connect();
        return await ThemeRows.File(connection, id, path);
    }

    /// <summary>The campaigns that are shown in it.</summary>
    public async Task<IReadOnlyList<string>> UsedBy(string code)
    {
        await using var connection = await database.Connect();
        return await ThemeRows.UsedBy(connection, code);
    }

    /// <summary>Creates or replaces.</summary>
    /// <param name="expected">What the caller believes to be there; something else is refused as stale.</param>
    public Task<(StoredTheme Theme, bool Created)> Put(ToldTheme told, Expectation? expected, By? by = null)
    {
        if (!Codes.IsValid(told.Code)) throw Refusal.Invalid("code", Codes.Rule);
        return writer.Write(async writing =>
        {
            var (before, now) = (await ThemeRows.Find(writing.Connection, told.Code, writing.Transaction), clock.GetUtcNow().ToMilliseconds());
            if (expected?.Holds(before?.Version) == false) throw Stale(told.Code, before);
            if (before is null && await ThemeRows.Count(writing) >= Most) throw Refusal.Conflict($"There are {Most} packs already; delete one that no campaign uses.");
            var author = (by ?? By.System).Author;
            var id = before?.Id ?? await ThemeRows.Insert(writing, told, author, now);
            if (before is not null) await ThemeRows.Replace(writing, id, told, author, now);
            await ThemeRows.Add(writing, id, told.Files);
            await AuditRows.Append(writing, by, new Deed(before is null ? AuditActions.ThemeCreated : AuditActions.ThemeChanged, Subject: told.Code,
                Before: Document(before?.Document), After: Document(told.Document)), now);
            return (new StoredTheme(id, told.Code, (before?.Version ?? 0) + 1, told.Document, now, author), before is null);
        });
    }

    /// <summary>Only a pack that no campaign is shown in, not even a closed one.</summary>
    public Task Delete(string code, By? by = null) => writer.Write(async writing =>
    {
        var pack = await ThemeRows.Find(writing.Connection, code, writing.Transaction) ?? throw Refusal.NotFound($"There is no theme '{code}' of the studio.");
        if (await ThemeRows.UsedBy(writing.Connection, code, writing.Transaction) is { Count: > 0 } campaigns)
            throw Refusal.Conflict($"The theme '{code}' is used by {string.Join(", ", campaigns)}.");
        await ThemeRows.Delete(writing, pack.Id);
        await AuditRows.Append(writing, by, new Deed(AuditActions.ThemeDeleted, Subject: code, Before: Document(pack.Document)), clock.GetUtcNow().ToMilliseconds());
        return 0;
    });

    private static Refusal Stale(string code, StoredTheme? before) => new(RefusalKind.Stale, before is null
        ? $"The theme '{code}' is not there any more."
        : $"The theme '{code}' has changed since it was read.");

    private static JsonNode? Document(string? text) => text is null ? null : JsonNode.Parse(text);
}
