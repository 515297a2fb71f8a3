using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>
/// Keeps the packs of the studio in the database, so that every node has them and a backup too. What is stored is a
/// whole pack or nothing.
/// </summary>
public sealed class ThemePacks(
    WriteQueue queue,
    Database database,
    [FromKeyedServices(Clocks.People)] TimeProvider clock
)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<StoredTheme>> All()
    {
        await using var connection = await database.Connect();
        return await ThemeRows.All(connection);
    }

    /// <summary>Cheap to ask: when it is as before, nobody has changed a pack.</summary>
    public async Task<IReadOnlyList<ThemeStamp>> Stamps()
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
    public Task<SavedTheme> Put(UploadedTheme upload, Expectation? expected, Actor? actor = null)
    {
        if (!Codes.IsValid(upload.Code))
            throw RefusedException.Invalid("code", Codes.Rule);

        return queue.Write(async work =>
        {
            var before = await ThemeRows.Find(work.Connection, upload.Code, work.Transaction);
            var now = clock.GetUtcNow().ToMilliseconds();
            if (expected?.Holds(before?.Version) == false)
                throw Stale(upload.Code, before);
            if (before is null && await ThemeRows.Count(work) >= Most)
                throw RefusedException.Conflict("too-many-packs", Most);

            var author = (actor ?? Actor.System).Author;
            var id = before?.Id ?? await ThemeRows.Insert(work, upload, author, now);
            if (before is not null)
                await ThemeRows.Replace(work, id, upload, author, now);
            await ThemeRows.Add(work, id, upload.Files);

            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(
                    before is null ? AuditActions.ThemeCreated : AuditActions.ThemeChanged,
                    Subject: upload.Code,
                    Before: Document(before?.Document),
                    After: Document(upload.Document)
                ),
                now
            );

            var version = (before?.Version ?? 0) + 1;
            var theme = new StoredTheme(id, upload.Code, version, upload.Document, now, author);
            return new SavedTheme(theme, Created: before is null);
        });
    }

    /// <summary>Only a pack that no campaign is shown in, not even a closed one.</summary>
    public Task Delete(string code, Actor? actor = null) =>
        queue.Write(async work =>
        {
            var pack =
                await ThemeRows.Find(work.Connection, code, work.Transaction)
                ?? throw RefusedException.NotFound("no-studio-theme", code);
            if (await ThemeRows.UsedBy(work.Connection, code, work.Transaction) is { Count: > 0 } campaigns)
                throw RefusedException.Conflict("theme-used", code, string.Join(", ", campaigns));

            await ThemeRows.Delete(work, pack.Id);
            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(AuditActions.ThemeDeleted, Subject: code, Before: Document(pack.Document)),
                clock.GetUtcNow().ToMilliseconds()
            );
            return 0;
        });

    private static RefusedException Stale(string code, StoredTheme? before) =>
        RefusedException.Stale(before is null ? "theme-gone" : "theme-stale", code);

    private static JsonNode? Document(string? text) => text is null ? null : JsonNode.Parse(text);
}
