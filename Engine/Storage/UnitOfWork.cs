using System.Data.Common;

namespace ChallengeHub;

/// <summary>
/// The transaction that a work writes in, what follows its commit, and what undoes memory when it is rolled back.
/// </summary>
public sealed class UnitOfWork(DbConnection connection, DbTransaction transaction)
{
    public DbConnection Connection { get; } = connection;
    public DbTransaction Transaction { get; } = transaction;
    internal List<Func<Task>> Afterwards { get; } = [];
    internal List<Action> Undos { get; } = [];
    internal WrittenLeads WrittenLeads { get; } = new();

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
