using System.Data.Common;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;

namespace ChallengeHub;

/// <summary>
/// The one writer of this process. Whatever has gathered is committed as one transaction: no timer, no delay.
/// A work that throws is rolled back alone; nobody is answered before the commit is on disk. Who finds too many
/// waiting, or waits while the store cannot be used, is refused, and nothing of his work is done later.
/// </summary>
public sealed class WriteQueue : IAsyncDisposable
{
    /// <summary>Events of one transaction; any other work weighs as much as some of them.</summary>
    private const int AtOnce = 5_000;
    private const int Usual = 20;
    private const int Attempts = 4;
    private readonly WaitingWorks waiting;
    private readonly Refusals refusals;
    private readonly Database database;
    private readonly ILogger<WriteQueue> log;
    private readonly LeadNews? leads;
    private readonly Task loop;

    /// <param name="leads">Null: nobody hears of the leads that are written.</param>
    public WriteQueue(Database database, ILogger<WriteQueue> log, LeadNews? leads = null)
    {
        this.database = database;
        this.log = log;
        this.leads = leads;
        waiting = new WaitingWorks(log);
        refusals = new Refusals(log);
        loop = WriterThread.Run("ChallengeHub writer", Drain);
    }

    /// <summary>
    /// Runs the work inside a transaction and answers once it is durable and its <see cref="UnitOfWork.AfterCommit"/>
    /// and <see cref="UnitOfWork.Beside"/> actions have run. It may run several times, and counts once.
    /// </summary>
    public async Task<T> Write<T>(Func<UnitOfWork, Task<T>> work)
    {
        T answer = default!;
        await Send(new Work(async (unit, _) => answer = await work(unit)) { Weight = Usual });
        return answer;
    }

    /// <summary>
    /// The same for requests that are written by one call when they meet in a transaction. Where that call fails, each
    /// is written for itself, so that a request that cannot be written fails alone.
    /// </summary>
    /// <param name="events">How many the request holds.</param>
    public Task Gather<T>(T request, int events, Func<UnitOfWork, IReadOnlyList<T>, Task> write)
        where T : class =>
        Send(
            new Work((unit, works) => write(unit, [.. works.Select(work => (T)work.Request!)]))
            {
                Request = request,
                Together = write,
                Weight = events,
            }
        );

    /// <summary>Whether the store took nothing of what was written last.</summary>
    public bool IsRefused => refusals.IsRefused;

    /// <summary>
    /// For what may be lost: that a key was used, a screen seen. A store that cannot be written refuses nobody for it.
    /// </summary>
    public async Task TryWrite(Func<UnitOfWork, Task> work)
    {
        try
        {
            await Write(async unit =>
            {
                await work(unit);
                return true;
            });
        }
        catch (Exception failure) when (StoreFaults.Is(failure) || failure is CommitUncertain)
        {
            log.LogDebug("Not noted: {Reason}", failure.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        waiting.End();
        await loop;
    }

    private async Task Send(Work work)
    {
        waiting.Add(work);
        await work.Done.Task;
        foreach (var action in work.Beside)
            await Follow(action);
    }

    private async Task Drain()
    {
        while (await waiting.Any())
        {
            var batch = new List<Work>();
            var weight = 0;
            while (weight < AtOnce && waiting.Next() is { } work)
            {
                batch.Add(work);
                weight += work.Weight;
            }

            await CommitAll(batch);
            await database.Dialect.Tend();
        }
    }

    /// <summary>Everybody in the batch is answered, one way or the other.</summary>
    private async Task CommitAll(IReadOnlyList<Work> batch)
    {
        try
        {
            // a group alone in its transaction has no savepoint, unless it has failed without one
            var marks = batch.DistinctBy(Group).Skip(1).Any();
            var outcome = Outcome.Undone;
            for (var attempt = 1; outcome is Outcome.Undone or Outcome.Unmarked; attempt++)
            {
                outcome = await Commit(batch, marks, mayFail: attempt < Attempts);
                marks |= outcome == Outcome.Unmarked;
            }

            if (outcome == Outcome.Committed)
                refusals.Tell(batch.Select(work => work.Failure));
            else
                foreach (var work in batch)
                    await CommitAll([work]);
        }
        catch (Exception failure)
        {
            refusals.Tell(failure, batch.Count);
            foreach (var work in batch)
                work.Done.TrySetException(failure);
            // who waits behind them does not wait for the store's next failure
            if (StoreFaults.Reason(failure) is { } reason)
                while (waiting.Next() is { } work)
                    work.Done.TrySetException(new StoreUnavailable(reason, failure));
        }
    }

    /// <summary>A commit is never sent twice. Throws what the whole batch has failed with.</summary>
    private async Task<Outcome> Commit(IReadOnlyList<Work> batch, bool marks, bool mayFail)
    {
        UnitOfWork? unit = null;
        var opened = false;
        var sent = false;
        try
        {
            await using var connection = await database.ConnectToWrite();
            opened = true;
            await using var transaction = await database.Dialect.Begin(connection);
            unit = new UnitOfWork(connection, transaction);
            foreach (var group in batch.GroupBy(Group))
                await (marks ? Run([.. group], unit) : RunAlone([.. group], unit));
            sent = true;
            try
            {
                await database.Dialect.Commit(transaction);
            }
            finally
            {
                database.Sent();
            }
        }
        catch (DbException failure) when (!sent && database.Dialect.IsTransient(failure))
        {
            unit?.UndoAll();
            // the opening of a connection was tried again already
            if (!mayFail || !opened)
                throw new StoreUnavailable(StoreFaults.Reason(failure) ?? StoreFaults.Busy, failure);
            log.LogWarning("A transaction of {Count} writes was undone ({Reason})", batch.Count, failure.Message);
            return Outcome.Undone;
        }
        catch (Exception failure)
        {
            unit?.UndoAll();
            if (sent && failure is DbException answer && database.Dialect.IsUncertain(answer))
                throw new CommitUncertain(answer);
            if (!sent && !marks && unit is not null && !(failure is DbException && StoreFaults.Is(failure)))
                return Outcome.Unmarked;
            if (!sent && unit is not null && batch.Count > 1 && !StoreFaults.Is(failure))
                return Outcome.TakenDown;

            throw;
        }

        await Answer(batch, unit);
        return Outcome.Committed;
    }

    private async Task Answer(IReadOnlyList<Work> batch, UnitOfWork unit)
    {
        foreach (var action in unit.Afterwards)
            await Follow(action);
        if (leads is not null && unit.WrittenLeads.Any)
            await Follow(() => leads.Tell(unit.WrittenLeads));
        foreach (var work in batch)
            work.Complete();
    }

    /// <summary>What is committed stays committed and is answered so, whatever fails afterwards.</summary>
    private async Task Follow(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception failure)
        {
            log.LogError(failure, "What should follow a commit failed; it will be caught up");
        }
    }

    /// <summary>Works of the same are run by one call.</summary>
    private static object Group(Work work) => work.Together ?? (object)work;

    /// <summary>
    /// Of the only group no savepoint is kept: for one, SQLite would write each page that changes a second time.
    /// </summary>
    private static async Task RunAlone(IReadOnlyList<Work> group, UnitOfWork unit)
    {
        var beside = unit.BeginBeside();
        await group[0].Run(unit, group);
        foreach (var work in group)
            work.Ran(null, work == group[0] ? beside : []);
    }

    private async Task Run(IReadOnlyList<Work> group, UnitOfWork unit)
    {
        await unit.Connection.Execute(database.Dialect.Savepoint, transaction: unit.Transaction);
        var actions = unit.Afterwards.Count;
        var undos = unit.Undos.Count;
        var beside = unit.BeginBeside();
        Exception? failed = null;
        try
        {
            await group[0].Run(unit, group);
        }
        catch (DbException failure) when (database.Dialect.IsTransient(failure))
        {
            throw; // nothing of the transaction is left
        }
        catch (Exception failure)
        {
            await Back(unit, failure);
            unit.Afterwards.RemoveRange(actions, unit.Afterwards.Count - actions);
            unit.UndoFrom(undos);
            failed = failure;
        }

        if (database.Dialect.ReleaseSavepoint is { } unmark)
            await unit.Connection.Execute(unmark, transaction: unit.Transaction);

        if (failed is not null && group.Count > 1 && !StoreFaults.Is(failed))
            foreach (var work in group)
                await Run([work], unit);
        else
            foreach (var work in group)
                work.Ran(failed, failed is null && work == group[0] ? beside : []);
    }

    /// <summary>Throws the failure itself when the store has given up the whole transaction for it.</summary>
    private async Task Back(UnitOfWork unit, Exception failure)
    {
        try
        {
            await unit.Connection.Execute(database.Dialect.RollbackToSavepoint, transaction: unit.Transaction);
        }
        catch (Exception gone) when (gone is DbException or InvalidOperationException)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>What became of a transaction.</summary>
    private enum Outcome
    {
        Committed,

        /// <summary>The store undid it for a reason that passes.</summary>
        Undone,

        /// <summary>The only group failed: once more, to see whether it fails by itself.</summary>
        Unmarked,

        /// <summary>One work took the others down with it: each is written by a transaction of its own.</summary>
        TakenDown,
    }
}
