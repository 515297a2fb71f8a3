using System.Collections.Concurrent;

namespace ChallengeHub;

/// <summary>
/// Keys by the hash of their secret. Where no other process writes, one is read once, and again when any was revoked;
/// else each look at the store is shared by all who asked before it. A secret that is none is not remembered.
/// </summary>
internal sealed class KnownKeys(Database database)
{
    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SharedRead<ApiKey?>> reads = new(StringComparer.Ordinal);
    private long revoked;

    public Task<ApiKey?> Find(string hash)
    {
        if (
            database.IsAlone
            && known.TryGetValue(hash, out var found)
            && found.Revoked == Interlocked.Read(ref revoked)
        )
            return Task.FromResult<ApiKey?>(found.Key);

        return reads.GetOrAdd(hash, x => new SharedRead<ApiKey?>(() => Read(x))).Next();
    }

    /// <summary>Whether it is the caller who notes the use: of several at once one.</summary>
    public bool Uses(string hash, ApiKey key, DateTimeOffset now) =>
        known.TryGetValue(hash, out var found)
        && found.Key == key
        && known.TryUpdate(hash, found with { Key = key with { LastUsedAt = now } }, found);

    /// <summary>Before who revoked a key is answered.</summary>
    public void ForgetAfter(UnitOfWork work)
    {
        work.AfterCommit(() =>
        {
            Forget();
            return Task.CompletedTask;
        });
        // of a commit whose outcome is not known as well
        work.OnRollback(Forget);
    }

    private void Forget() => Interlocked.Increment(ref revoked);

    private async Task<ApiKey?> Read(string hash)
    {
        // before the look: what is revoked meanwhile is looked at again
        var before = Interlocked.Read(ref revoked);
        ApiKey? key;
        try
        {
            await using var connection = await database.Connect();
            key = await ApiKeyRows.Find(connection, hash);
        }
        catch when (!known.ContainsKey(hash))
        {
            reads.TryRemove(hash, out _);
            throw;
        }

        if (key is not null)
            known[hash] = new Known(key, before);
        else
        {
            known.TryRemove(hash, out _);
            reads.TryRemove(hash, out _); // nobody fills the memory with secrets
        }

        return key;
    }

    private sealed record Known(ApiKey Key, long Revoked);
}
