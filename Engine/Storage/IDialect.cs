using System.Data.Common;

namespace ChallengeHub;

/// <summary>
/// What differs between the stores. Statements are written once; <see cref="Statements"/> sends them in the words of
/// the connection's store.
/// </summary>
public interface IDialect
{
    /// <summary>The folder of its numbered schema.</summary>
    string Schema { get; }

    /// <summary>Makes the table of applied versions where it is missing.</summary>
    string VersionTable { get; }

    /// <summary>Marks the place that <see cref="RollbackToSavepoint"/> leads back to.</summary>
    string Savepoint { get; }
    string RollbackToSavepoint { get; }

    /// <summary>Null where a mark needs no end.</summary>
    string? ReleaseSavepoint { get; }

    /// <summary>Whether an installation is there. Makes nothing.</summary>
    Task<bool> Holds();

    /// <summary>An open connection.</summary>
    Task<DbConnection> Connect(CancellationToken stop);

    /// <summary>
    /// The writer's open connection: what it has read stays with it from one transaction to the next.
    /// </summary>
    Task<DbConnection> ConnectToWrite(CancellationToken stop);

    /// <summary>Closes the connections that nobody uses; those in use are closed when they are given back.</summary>
    void Close();

    /// <summary>Once per process, before the schema.</summary>
    Task Prepare(DbConnection connection);

    /// <summary>
    /// A transaction that writes: no other writer of the installation, in any process, is in one at the same time.
    /// </summary>
    Task<DbTransaction> Begin(DbConnection connection);

    /// <summary>Makes it durable. What it throws may leave open whether it did: <see cref="IsUncertain"/>.</summary>
    Task Commit(DbTransaction transaction);

    /// <summary>Between two transactions of the writer: looks after its files.</summary>
    Task Tend();

    /// <summary>Reads in it see one state, and hold up nobody who writes.</summary>
    Task<DbTransaction> Snapshot(DbConnection connection);

    /// <summary>
    /// What was overwritten or deleted is gone from the files as well, as far as the store lets a user do that.
    /// </summary>
    Task Scrub(DbConnection connection);

    /// <summary>The table's insert, with numbers that another store gave out.</summary>
    string Keeping(ArchiveTable table);

    /// <summary>Whether a transaction that failed so, before its commit was sent, may simply be run again.</summary>
    bool IsTransient(DbException failure);

    /// <summary>Whether a commit that failed so may have been carried out all the same.</summary>
    bool IsUncertain(DbException failure);

    /// <summary>What is about to run out, for the end of a sentence; null: nothing that this process can see.</summary>
    string? Shortage();
}
