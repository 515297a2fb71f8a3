using System.Collections.Concurrent;
using System.Diagnostics;

namespace ChallengeHub.Web;

/// <summary>
/// What is counted of each caller. Who is done is forgotten when somebody else asks later: nothing runs while nobody
/// does.
/// </summary>
internal sealed class Remembered<TKey, TValue>(Func<TValue, bool> isDone)
    where TKey : notnull
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<TKey, TValue> kept = new();
    private long looked = Stopwatch.GetTimestamp();

    public TValue Of(TKey key, Func<TKey, TValue> make)
    {
        Forget();
        return kept.GetOrAdd(key, make);
    }

    private void Forget()
    {
        var last = Interlocked.Read(ref looked);
        if (Stopwatch.GetElapsedTime(last) < Pause)
            return;
        if (Interlocked.CompareExchange(ref looked, Stopwatch.GetTimestamp(), last) != last)
            return;
        foreach (var one in kept)
            if (isDone(one.Value))
                kept.TryRemove(one);
    }
}
