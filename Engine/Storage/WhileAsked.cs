using System.Collections.Concurrent;

namespace ChallengeHub;

/// <summary>
/// What is kept in memory while somebody asks for it: what nobody asked for within a minute, or as long as is said, is
/// let go, and of too much what was asked for longest ago.
/// </summary>
public sealed class WhileAsked<TKey, TValue> : IDisposable
    where TKey : notnull
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<TKey, Entry> kept = new();
    private readonly TimeProvider clock;
    private readonly Func<TKey, TValue> make;
    private readonly TimeSpan unasked;
    private readonly ITimer timer;
    private int waiting;

    /// <param name="make">Cheap: several at once may make one, and one is kept.</param>
    /// <param name="unasked">How long it is kept though nobody asks; null: a minute.</param>
    public WhileAsked(TimeProvider clock, Func<TKey, TValue> make, TimeSpan? unasked = null)
    {
        this.clock = clock;
        this.make = make;
        this.unasked = unasked ?? Minute;
        timer = clock.CreateTimer(_ => Sweep(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public int Count => kept.Count;

    public TValue Get(TKey key)
    {
        var now = clock.GetTimestamp();
        if (!kept.TryGetValue(key, out var entry))
        {
            entry = kept.GetOrAdd(key, new Entry(make(key)) { AskedAt = now });
            Wait();
        }

        entry.AskedAt = now;
        return entry.Value;
    }

    /// <summary>Asks for what is kept already; the default: it is not, and is not made.</summary>
    public TValue? Find(TKey key)
    {
        if (!kept.TryGetValue(key, out var entry))
            return default;
        entry.AskedAt = clock.GetTimestamp();
        return entry.Value;
    }

    public void Remove(TKey key) => kept.TryRemove(key, out _);

    /// <summary>Lets go until no more than so much is left; the last that was asked for stays, whatever it
    /// weighs.</summary>
    public void Trim(long most, Func<TValue, long> weight)
    {
        var all = kept.ToArray();
        var weighs = all.Sum(x => weight(x.Value.Value));
        foreach (var (key, entry) in all.OrderBy(x => x.Value.AskedAt).SkipLast(1))
        {
            if (weighs <= most)
                return;
            kept.TryRemove(key, out _);
            weighs -= weight(entry.Value);
        }
    }

    public void Dispose() => timer.Dispose();

    private void Sweep()
    {
        Volatile.Write(ref waiting, 0);
        foreach (var (key, entry) in kept)
            if (clock.GetElapsedTime(entry.AskedAt) >= unasked)
                kept.TryRemove(key, out _);
        if (!kept.IsEmpty)
            Wait();
    }

    /// <summary>An idle process has no timer running.</summary>
    private void Wait()
    {
        if (Interlocked.Exchange(ref waiting, 1) == 0)
            timer.Change(unasked, Timeout.InfiniteTimeSpan);
    }

    private sealed class Entry(TValue value)
    {
        public TValue Value { get; } = value;

        /// <summary>By the clock's own timestamp.</summary>
        public long AskedAt { get; set; }
    }
}
