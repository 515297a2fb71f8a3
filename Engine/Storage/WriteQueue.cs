using System.Data.Common;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace ChallengeHub;

/// <summary>
/// The one writer of this process. Whatever has gathered is committed as one transaction: no timer, no delay.
/// A work that throws is rolled back alone; nobody is answered before the commit is on disk.
/// </summary>
public sealed class WriteQueue : IAsyncDisposable
{
    private const int AtMost = 256;
    private const int Attempts = 4;
    private readonly Channel<Work> gathered = Channel.CreateBounded<Work>(
        new BoundedChannelOptions(4096) { SingleReader = true }
    );
    private readonly Database database;
    private readonly ILogger<WriteQueue> log;
    private readonly Task loop;

    public WriteQueue(Database database, ILogger<WriteQueue> log)
    {
        this.database = database;
        this.log = log;
        loop = Task.Run(Drain);
    }

    /// <summary>
    /// Runs the work inside a transaction and answers once it is durable and its <see cref="UnitOfWork.AfterCommit"/>
    /// and <see cref="UnitOfWork.Beside"/> actions have run.
    /// </summary>
    public async Task<T> Write<T>(Func<UnitOfWork, Task<T>> work)
    {
        T answer = default!;
        var item = new Work(async unit => answer = await work(unit));
        await gathered.Writer.WriteAsync(item);
        await item.Done.Task;
        foreach (var action in item.Beside)
            await Follow(action);
        return answer;
    }

    /// <summary>Whether the store took nothing of what was written last.</summary>
    public bool IsRefused { get; private set; }

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
        catch (Exception failure) when (StoreFaults.Is(failure))
        {
            log.LogDebug("Not noted: {Reason}", failure.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        gathered.Writer.TryComplete();
        await loop;
    }

    private async Task Drain()
    {
        var batch = new List<Work>();
        while (await gathered.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < AtMost && gathered.Reader.TryRead(out var work))
                batch.Add(work);

            try
            {
                for (var attempt = 1; !await Commit(batch, mayFail: attempt < Attempts); attempt++) { }
                Tell(
                    batch.Select(work => StoreFaults.Reason(work.Failure)).FirstOrDefault(reason => reason is not null)
                );
            }
            catch (Exception failure)
            {
                Tell(failure, batch.Count);
                foreach (var work in batch)
                    work.Done.TrySetException(failure);
            }
        }
    }

    private void Tell(Exception failure, int count)
    {
        if (StoreFaults.Reason(failure) is { } reason)
            Tell(reason);
        else
            log.LogError(
                failure,
                "A transaction of {Count} writes failed; none of them was answered with success",
                count
            );
    }

    /// <summary>
    /// Says once that the store takes nothing, and once that it does again: the log may lie on the same disk.
    /// </summary>
    private void Tell(string? reason)
    {
        if (IsRefused == reason is not null)
            return;
        IsRefused = reason is not null;
        if (IsRefused)
            log.LogError(
                "The store cannot be written: {Reason}. Requests that write are refused until it can be",
                reason
            );
        else
            log.LogInformation("The store can be written again");
    }

    /// <summary>
    /// False: the store undid the transaction for a reason that passes, before its commit was sent. A commit is never
    /// sent twice.
    /// </summary>
    private async Task<bool> Commit(List<Work> batch, bool mayFail)
    {
        UnitOfWork? unit = null;
        var sent = false;
        try
        {
            await using var connection = await database.Connect();
            await using var transaction = await database.Dialect.Begin(connection);
            unit = new UnitOfWork(connection, transaction);
            foreach (var work in batch)
                await Run(work, unit);
            sent = true;
            await transaction.CommitAsync();
        }
        catch (DbException failure) when (mayFail && !sent && database.Dialect.IsTransient(failure))
        {
            log.LogWarning(
                "A transaction of {Count} writes was undone ({Reason}); it is run again",
                batch.Count,
                failure.Message
            );
            unit?.UndoAll();
            return false;
        }
        catch (Exception failure)
        {
            unit?.UndoAll();
            if (sent && failure is DbException answer && database.Dialect.IsUncertain(answer))
                throw new CommitUncertain(answer);

            throw;
        }

        foreach (var action in unit.Afterwards)
            await Follow(action);
        foreach (var work in batch)
            work.Complete();
        return true;
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

    private async Task Run(Work work, UnitOfWork unit)
    {
        await unit.Connection.Execute(database.Dialect.Savepoint, transaction: unit.Transaction);
        var actions = unit.Afterwards.Count;
        var undos = unit.Undos.Count;
        work.Failure = null;
        work.Beside = unit.BeginBeside();
        try
        {
            await work.Run(unit);
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
            work.Failure = failure;
            work.Beside = [];
        }

        if (database.Dialect.ReleaseSavepoint is { } unmark)
            await unit.Connection.Execute(unmark, transaction: unit.Transaction);
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

    private sealed class Work(Func<UnitOfWork, Task> run)
    {
        public Func<UnitOfWork, Task> Run { get; } = run;
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public Exception? Failure { get; set; }
        public IReadOnlyList<Func<Task>> Beside { get; set; } = [];

        public void Complete()
        {
            if (Failure is null)
                Done.TrySetResult();
            else
                Done.TrySetException(Failure);
        }
    }
}

/// <summary>
/// The transaction that a work writes in, what follows its commit, and what undoes memory when it is rolled back.
/// </summary>
public sealed class UnitOfWork(DbConnection connection, DbTransaction transaction)
{
    public DbConnection Connection { get; } = connection;
    public DbTransaction Transaction { get; } = transaction;
    internal List<Func<Task>> Afterwards { get; } = [];
    internal List<Action> Undos { get; } = [];

    /// <summary>
    /// Runs after the commit, before anybody is answered. Must not throw: what it fails to do is caught up later.
    /// </summary>
    public void AfterCommit(Func<Task> action) => Afterwards.Add(action);

    /// <summary>
    /// Runs after the commit, before the caller is answered, and beside the queue: however long it
    /// takes, nobody else waits for it. Must not throw.
    /// </summary>
    public void Beside(Func<Task> action) => beside.Add(action);

    internal IReadOnlyList<Func<Task>> BeginBeside() => beside = [];

    private List<Func<Task>> beside = [];

    /// <summary>Runs when this work, or its whole transaction, is rolled back.</summary>
    public void OnRollback(Action undo) => Undos.Add(undo);

    internal void UndoAll() => UndoFrom(0);

    internal void UndoFrom(int first)
    {
        foreach (var undo in Undos.Skip(first))
            undo();
        Undos.RemoveRange(first, Undos.Count - first);
    }
}
