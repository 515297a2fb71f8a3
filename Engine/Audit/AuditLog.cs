namespace ChallengeHub;

/// <summary>
/// The installation's audit: what was done, by whom, what was before and after. Read by admins, never changed.
/// </summary>
public sealed class AuditLog(WriteQueue queue, Database database, TimeProvider clock)
{
    public async Task<IReadOnlyList<AuditEntry>> Page(AuditQuery query)
    {
        await using var connection = await database.Connect();
        return await AuditRows.Page(connection, query);
    }

    /// <summary>The newest first, below an id.</summary>
    public async Task<IReadOnlyList<AuditEntry>> Latest(AuditQuery query, long before = long.MaxValue)
    {
        await using var connection = await database.Connect();
        return await AuditRows.Latest(connection, query, before);
    }

    /// <summary>All that match, a page at a time.</summary>
    public async IAsyncEnumerable<AuditEntry> Stream(AuditQuery query)
    {
        for (
            var page = await Page(query);
            page.Count > 0;
            page = await Page(query = query with { After = page[^1].Id })
        )
            foreach (var entry in page)
                yield return entry;
    }

    /// <summary>An action that writes nothing else: an export, a rebuild.</summary>
    public Task Note(Actor actor, AuditedAction action) =>
        queue.Write(async work =>
        {
            await AuditRows.Append(work, actor, action, clock.GetUtcNow().ToMilliseconds());
            return 0;
        });
}
