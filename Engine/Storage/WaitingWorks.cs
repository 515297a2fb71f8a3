using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace ChallengeHub;

/// <summary>The works that wait for the writer, in the order in which they came. It is full when too many do.</summary>
internal sealed class WaitingWorks(ILogger log)
{
    /// <summary>
    /// So many works, or works of so much weight, as the events that they hold: more would wait for seconds, and hold
    /// memory.
    /// </summary>
    private const int Most = 10_000;
    private const int MostWeight = 100_000;
    private readonly Channel<Work> works = Channel.CreateBounded<Work>(
        new BoundedChannelOptions(Most) { SingleReader = true }
    );
    private int weight;
    private bool crowded;
    private bool ended;

    /// <summary>Throws <see cref="StoreUnavailable"/> when it is full, or the process ends.</summary>
    public void Add(Work work)
    {
        var before = Interlocked.Add(ref weight, work.Weight) - work.Weight;
        if (before < MostWeight && works.Writer.TryWrite(work))
            return;

        Interlocked.Add(ref weight, -work.Weight);
        if (Volatile.Read(ref ended))
            throw new StoreUnavailable(StoreFaults.Ending);
        if (!Interlocked.Exchange(ref crowded, true))
            log.LogWarning("Too many writes wait for the store; more are refused until it has caught up");
        throw new StoreUnavailable(StoreFaults.Crowded);
    }

    /// <summary>Waits for one. False: there are none, and none will come.</summary>
    public async ValueTask<bool> Any()
    {
        // when it is full again, the log says so again
        Volatile.Write(ref crowded, false);
        return await works.Reader.WaitToReadAsync();
    }

    /// <summary>Null: nobody waits.</summary>
    public Work? Next()
    {
        if (!works.Reader.TryRead(out var work))
            return null;
        Interlocked.Add(ref weight, -work.Weight);
        return work;
    }

    public void End()
    {
        Volatile.Write(ref ended, true);
        works.Writer.TryComplete();
    }
}
