using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace ChallengeHub.Web;

/// <summary>
/// Answers as they were sent, each for one version of its campaign and one kind of reader; what several ask for at once
/// is made once, and what goes on being asked for is renewed before somebody has to wait for it.
/// </summary>
public sealed class AnswerCache : IDisposable
{
    private const long MostBytes = 64 << 20;
    private static readonly TimeSpan Unasked = TimeSpan.FromMinutes(1);
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostBytes });
    private readonly ConcurrentDictionary<AnswerKey, Lazy<Task<JsonBytes>>> making = new();
    private readonly ConcurrentDictionary<AnswerKey, bool> renewing = new();
    private readonly SemaphoreSlim renewal = new(1);
    private long forgotten;

    /// <param name="now">By the clock of <see cref="JsonBytes.Until"/>.</param>
    public Task<JsonBytes> Get(AnswerKey key, DateTimeOffset now, Func<Task<JsonBytes>> make)
    {
        // what makes it may hold the names of now
        var making = new Making(make, Interlocked.Read(ref forgotten));
        if (!kept.TryGetValue(key.What, out Kept? last) || last!.Version < key.Version || !last.Answer.IsGood(now))
            return MakeOnce(key, making);

        if (last.Answer.IsOld(now) && renewing.TryAdd(key, true))
            _ = Task.Run(() => Renew(key, making, last));
        return Task.FromResult(last.Answer);
    }

    /// <summary>Nothing of the campaign is left in memory: names may have been erased.</summary>
    public void Forget(string campaign)
    {
        Interlocked.Increment(ref forgotten);
        foreach (var key in kept.Keys.OfType<string>().Where(x => AnswerKey.IsOf(x, campaign)))
            kept.Remove(key);
    }

    public void Dispose()
    {
        kept.Dispose();
        renewal.Dispose();
    }

    private Task<JsonBytes> MakeOnce(AnswerKey key, Making made) =>
        making.GetOrAdd(key, _ => new Lazy<Task<JsonBytes>>(() => Make(key, made))).Value;

    // one after the other: many that grow old together take no more than one core. If it fails, the next who needs it
    // asks for it and hears why
    private async Task Renew(AnswerKey key, Making made, Kept old)
    {
        try
        {
            await renewal.WaitAsync();
            try
            {
                // it was neither forgotten nor replaced while others had their turn
                if (kept.TryGetValue(key.What, out Kept? last) && ReferenceEquals(last, old))
                    await MakeOnce(key, made);
            }
            finally
            {
                renewal.Release();
            }
        }
        finally
        {
            renewing.TryRemove(key, out _);
        }
    }

    private async Task<JsonBytes> Make(AnswerKey key, Making made)
    {
        try
        {
            var answer = await made.Make();
            var isPast = kept.TryGetValue(key.What, out Kept? last) && last!.Version > key.Version;
            if (answer.IsKept && !isPast)
                kept.Set(
                    key.What,
                    new Kept(key.Version, answer),
                    new MemoryCacheEntryOptions
                    {
                        Size = answer.Length + 2L * key.What.Length,
                        SlidingExpiration = Unasked,
                    }
                );
            // it may have been read before an erasure, and kept after it
            if (made.Forgotten != Interlocked.Read(ref forgotten))
                kept.Remove(key.What);
            return answer;
        }
        finally
        {
            making.TryRemove(key, out _);
        }
    }

    /// <param name="Forgotten">How often something had been forgotten when it was asked for.</param>
    private sealed record Making(Func<Task<JsonBytes>> Make, long Forgotten);

    private sealed record Kept(long Version, JsonBytes Answer);
}

/// <summary>What is asked, by what kind of reader, and the version of the campaign that he has to see.</summary>
public readonly record struct AnswerKey
{
    private const char Between = '\n';

    /// <param name="asked">All that makes one answer another: the question, and who may see what.</param>
    public AnswerKey(Campaign campaign, params IEnumerable<object?> asked)
    {
        // with their lengths: no text, whatever is in it, is two others
        var parts = asked.Select(x => x?.ToString()).Select(x => $"{x?.Length}:{x}");
        What = $"{campaign.Code}{Between}{campaign.Id}{Between}{string.Concat(parts)}";
        Version = campaign.Version;
    }

    public string What { get; }
    public long Version { get; }

    public static bool IsOf(string what, string campaign) =>
        what.StartsWith(campaign, StringComparison.Ordinal)
        && what.Length > campaign.Length
        && what[campaign.Length] == Between;
}
