using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>
/// What this process remembers of each campaign that it writes on. Opening one takes the campaign's lock; a rollback
/// leads it back to where it was, and what nobody used for an hour is forgotten.
/// </summary>
public sealed class CampaignStates : IDisposable
{
    private static readonly TimeSpan Unused = TimeSpan.FromHours(1);

    /// <summary>A past of fewer entries and facts is read under the lock in some milliseconds.</summary>
    private const long Long = 2_000;
    private readonly ConcurrentDictionary<string, CampaignState> known = new(StringComparer.Ordinal);

    /// <summary>Read beside the writer; the next transaction takes it, or knows as much already.</summary>
    private readonly ConcurrentDictionary<string, CampaignState> ready = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<WantedPast, Lazy<Task>> reading = new();
    private readonly Database database;
    private readonly CampaignLooks looks;
    private readonly LedgerBoards ledger;
    private readonly TimeProvider clock;
    private readonly ITimer timer;
    private bool waiting;

    public CampaignStates(
        Database database,
        CampaignLooks looks,
        LedgerBoards ledger,
        [FromKeyedServices(Clocks.People)] TimeProvider clock
    )
    {
        this.database = database;
        this.looks = looks;
        this.ledger = ledger;
        this.clock = clock;
        timer = clock.CreateTimer(_ => Forget(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// Reads a long past that this process does not remember, before a transaction needs it: only who asks waits, and
    /// not everybody behind the lock. Of an unknown campaign nothing is read, and of a failure the transaction tells.
    /// </summary>
    public Task Ready(string campaign) => Ready(new WantedPast(campaign, WithHeld: false));

    public void Dispose() => timer.Dispose();

    /// <summary>
    /// The same before such rules are put in force: where they are the first to look back, the next event would read
    /// all facts under the lock.
    /// </summary>
    internal Task ReadyFor(string campaign, IEnumerable<Rule>? rules) =>
        CampaignState.LookBack(rules) ? Ready(new WantedPast(campaign, WithHeld: true)) : Task.CompletedTask;

    /// <summary>Null: no such campaign.</summary>
    internal async Task<CampaignState?> Open(UnitOfWork work, string campaign)
    {
        if (await CampaignRows.Lock(work, campaign) is not { } head)
            return null;

        var state = Known(work, campaign, head);
        if (state?.Precedes(head) == true)
        {
            state.UndoWith(work);
            await state.Renew(work, head);
        }
        else
        {
            // what it is read from may not be committed yet
            work.OnRollback(() => known.TryRemove(campaign, out _));
            state = known[campaign] = await CampaignState.Load(work, head);
        }

        state.UsedAt = clock.GetTimestamp();
        Wait();
        return state;
    }

    internal async Task<CampaignState> Get(UnitOfWork work, string campaign) =>
        await Open(work, campaign) ?? throw RefusedException.NotFound("no-campaign", campaign);

    private Task Ready(WantedPast wanted) =>
        IsIn(known, wanted) || IsIn(ready, wanted)
            ? Task.CompletedTask
            : reading.GetOrAdd(wanted, x => new Lazy<Task>(() => Read(x))).Value;

    private static bool IsIn(ConcurrentDictionary<string, CampaignState> states, WantedPast wanted) =>
        states.TryGetValue(wanted.Campaign, out var state) && state.IsRead && (state.KnowsHeld || !wanted.WithHeld);

    /// <summary>Within one transaction it is always the same one.</summary>
    private CampaignState? Known(UnitOfWork work, string campaign, CampaignHead head)
    {
        var state = known.GetValueOrDefault(campaign);
        if (state?.IsIn(work) == true || !ready.TryRemove(campaign, out var other) || !other.Precedes(head))
            return state;
        if (state?.Precedes(head) == true && !other.KnowsMoreThan(state))
            return state;
        return known[campaign] = other;
    }

    private async Task Read(WantedPast wanted)
    {
        try
        {
            var seen = await looks.Now(wanted.Campaign);
            if (Math.Max(seen.Campaign.LastSeq, seen.Campaign.LastFactSeq) >= Long)
            {
                var read = await CampaignState.Read(database, ledger, seen, wanted.WithHeld);
                ready.AddOrUpdate(wanted.Campaign, read, (_, other) => other.KnowsMoreThan(read) ? other : read);
                Wait();
            }
        }
        catch (Exception failure) when (failure is RefusedException || StoreFaults.Is(failure))
        {
            // the transaction meets it again, and says so
        }
        finally
        {
            reading.TryRemove(wanted, out _);
        }
    }

    private void Forget()
    {
        Volatile.Write(ref waiting, false);
        ready.Clear();
        foreach (var one in known)
            if (clock.GetElapsedTime(one.Value.UsedAt) >= Unused)
                known.TryRemove(one);
        if (!known.IsEmpty)
            Wait();
    }

    /// <summary>An idle process has no timer running.</summary>
    private void Wait()
    {
        if (!Interlocked.Exchange(ref waiting, true))
            timer.Change(Unused, Timeout.InfiniteTimeSpan);
    }

    /// <param name="WithHeld">Also which facts hold a key, whether the rules in force ask for it or not.</param>
    private readonly record struct WantedPast(string Campaign, bool WithHeld);
}
