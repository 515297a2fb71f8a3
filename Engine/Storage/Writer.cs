using System.Data.Common;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace ChallengeHub;

/// <summary>
/// The one writer of this process. Whatever has gathered is committed as one transaction: no timer, no delay.
/// A work that throws is rolled back alone; nobody is answered before the commit is on disk.
/// </summary>
public sealed class Writer : IAsyncDisposable
{
    private const int AtMost = 256;
    private const int Attempts = 4;
    private readonly Channel<Work> gathered = Channel.CreateBounded<Work>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly Database database;
    private readonly ILogger<Writer> log;
    private readonly Task loop;

    public Writer(Database database, ILogger<Writer> log)
    {
        this.database = database;
        this.log = log;
        loop = Task.Run(Drain);
    }

    /// <summary>
    /// Runs the work inside a transaction and answers once it is durable and its <see cref="Writing.AfterCommit"/> and
    /// <see cref="Writing.Beside"/> actions have run.
    /// </summary>
    public async Task<T> Write<T>(Func<Writing, Task<T>> work)
    {
        T answer = default!;
        var item = new Work(async writing => answer = await work(writing));
        await gathered.Writer.WriteAsync(item);
        await item.Done.Task;
        foreach (var action in item.Beside) await Follow(action);
        return answer;
    }

    /// <summary>Whether the store took nothing of what was written last.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>For what may be lost: that a key was used, a screen seen. A store that cannot be written refuses nobody for it.</summary>
    public async Task TryWrite(Func<Writing, Task> work)
    {
        try
        {
            await Write(async writing =>
            {
                await work(writing);
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
            while (batch.Count < AtMost && gathered.Reader.TryRead(out var work)) batch.Add(work);
            try
            {
                for (var attempt = 1; !await Commit(batch, mayFail: attempt < Attempts); attempt++) { }
                Tell(batch.Select(work => StoreFaults.Reason(work.Failure)).FirstOrDefault(reason => reason is not null));
            }
            catch (Exception failure)
            {
                Tell(failure, batch.Count);
                foreach (var work in batch) work.Done.TrySetException(failure);
            }
        }
    }

    private void Tell(Exception failure, int count)
    {
        if (StoreFaults.Reason(failure) is { } reason) Tell(reason);
        else log.LogError(failure, "A transaction of {Count} writes failed; none of them was answered with success", count);
    }

    /// <summary>Says once that the store takes nothing, and once that it does again: the log may lie on the same disk.</summary>
    private void Tell(string? reason)
    {
        if (IsRefused == reason is not null) return;
        IsRefused = reason is not null;
        if (IsRefused) log.LogError("The store cannot be written: {Reason}. Requests that write are refused until it can be", reason);
        else log.LogInformation("The store can be written again");
    }

    /// <summary>False: the store undid the transaction for a reason that passes, before its commit was sent. A commit is never sent twice.</summary>
    private async Task<bool> Commit(List<Work> batch, bool mayFail)
    {
        Writing? writing = null;
        var sent = false;
        try
        {
            await using var connection = await database.Connect();
            await using var transaction = await database.Dialect.Begin(connection);
            writing = new Writing(connection, transaction);
            foreach (var work in batch) await Run(work, writing);
            sent = true;
            await transaction.CommitAsync();
        }
        catch (DbException failure) when (mayFail && !sent && database.Dialect.IsTransient(failure))
        {
            log.LogWarning("A transaction of {Count} writes was undone ({Reason}); it is run again", batch.Count, failure.Message);
            writing?.UndoAll();
            return false;
        }
        catch (Exception failure)
        {
            writing?.UndoAll();
            if (sent && failure is DbException answer && database.Dialect.IsUncertain(answer)) throw new CommitUncertain(answer);
            throw;
        }
        foreach (var action in writing.Afterwards) await Follow(action);
        foreach (var work in batch) work.Complete();
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

    private async Task Run(Work work, Writing writing)
    {
        await writing.Connection.Execute(database.Dialect.Mark, transaction: writing.Transaction);
        var (actions, undos) = (writing.Afterwards.Count, writing.Undos.Count);
        (work.Failure, work.Beside) = (null, writing.BeginBeside());
        try
        {
            await work.Run(writing);
        }
        catch (DbException failure) when (database.Dialect.IsTransient(failure))
        {
            throw; // nothing of the transaction is left
        }
        catch (Exception failure)
        {
            await Back(writing, failure);
            writing.Afterwards.RemoveRange(actions, writing.Afterwards.Count - actions);
            writing.UndoFrom(undos);
            (work.Failure, work.Beside) = (failure, []);
        }
        if (database.Dialect.Unmark is { } unmark) await writing.Connection.Execute(unmark, transaction: writing.Transaction);
    }

    /// <summary>Throws the failure itself when the store has given up the whole transaction for it.</summary>
    private async Task Back(Writing writing, Exception failure)
    {
        try
        {
            await writing.Connection.Execute(database.Dialect.BackToMark, transaction: writing.Transaction);
        }
        catch (Exception gone) when (gone is DbException or InvalidOperationException)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private sealed class Work(Func<Writing, Task> run)
    {
        public Func<Writing, Task> Run { get; } = run;
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public Exception? Failure { get; set; }
        public IReadOnlyList<Func<Task>> Beside { get; set; } = [];

        public void Complete()
        {
            if (Failure is null) Done.TrySetResult();
            else Done.TrySetException(Failure);
        }
    }
}

/// <summary>The transaction that a work writes in, what shall follow its commit, and what undoes memory when it is rolled back.</summary>
public sealed class Writing(DbConnection connection, DbTransaction transaction)
{
    public DbConnection Connection { get; } = connection;
    public DbTransaction Transaction { get; } = transaction;
    internal List<Func<Task>> Afterwards { get; } = [];
    internal List<Action> Undos { get; } = [];

    /// <summary>Runs after the commit, before anybody is answered. Must not throw: what it fails to do is caught up later.</summary>
    public void AfterCommit(Func<Task> action) => Afterwards.Add(action);

    /// <summary>
    /// Runs after the commit, before whoever asked for this work is answered, and beside the writer: however long it takes, nobody
    /// else waits for it. Must not throw.
    /// </summary>
    public void Beside(Func<Task> action) => beside.Add(action);

    internal IReadOnlyList<Func<Task>> BeginBeside() => beside = [];

    private List<Func<Task>> beside = [];

    /// <summary>Runs when this work, or its whole transaction, is rolled back.</summary>
    public void OnRollback(Action undo) => Undos.Add(undo);

    internal void UndoAll() => UndoFrom(0);

    internal void UndoFrom(int first)
    {
        foreach (var undo in Undos.Skip(first)) undo();
        Undos.RemoveRange(first, Undos.Count - first);
    }
}
