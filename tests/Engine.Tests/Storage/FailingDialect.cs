using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChallengeHub.Engine.Tests;

/// <summary>
/// SQLite's own, whose transactions fail as a server's do: so many as the victim of a deadlock in the middle of their
/// work, or at their commit, and then nobody knows whether it was carried out: it was, or it was not.
/// </summary>
public sealed class FailingDialect(IDialect real) : IDialect
{
    private const string LostAnswer = "the answer to the commit was lost";
    private const string Victim = "chosen as the victim of a deadlock";

    /// <summary>Makes the next commit fail, and is gone with its transaction.</summary>
    private const string Spoil = """
        create temp table Parents (Id integer primary key);
        create temp table Children (Parent integer references Parents (Id) deferrable initially deferred);
        insert into temp.Children (Parent) values (1);
        """;

    /// <summary>So many of the next transactions are undone with the first fact that they write.</summary>
    public int Deadlocks { get; set; }

    /// <summary>So many of the next commits fail, and are not carried out.</summary>
    public int LostCommits { get; set; }

    /// <summary>So many of the next commits fail though they are carried out. Each is of one work alone.</summary>
    public int UnansweredCommits { get; set; }

    /// <summary>How many transactions were begun.</summary>
    public int Begun { get; private set; }

    public string Schema => real.Schema;
    public string VersionTable => real.VersionTable;
    public string Savepoint => real.Savepoint;
    public string RollbackToSavepoint => real.RollbackToSavepoint;
    public string? ReleaseSavepoint => real.ReleaseSavepoint;

    public Task<bool> Holds() => real.Holds();

    public Task<DbConnection> Connect(CancellationToken stop) => real.Connect(stop);

    public Task<DbConnection> ConnectToWrite(CancellationToken stop) => real.ConnectToWrite(stop);

    public void Close() => real.Close();

    public Task Prepare(DbConnection connection) => real.Prepare(connection);

    public async Task<DbTransaction> Begin(DbConnection connection)
    {
        Begun++;
        var transaction = await real.Begin(connection);
        // both are gone with the transaction
        if (Deadlocks > 0)
        {
            Deadlocks--;
            await connection.ExecuteAsync(
                "create temp trigger victim before insert on main.Facts begin select raise(rollback, '"
                    + Victim
                    + "'); end",
                transaction: transaction
            );
        }
        else if (LostCommits > 0)
        {
            LostCommits--;
            await connection.ExecuteAsync(Spoil, transaction: transaction);
        }

        return transaction;
    }

    public async Task Commit(DbTransaction transaction)
    {
        await real.Commit(transaction);
        if (UnansweredCommits == 0)
            return;
        UnansweredCommits--;
        throw new SqliteException(LostAnswer, SQLitePCL.raw.SQLITE_IOERR);
    }

    public Task Tend() => real.Tend();

    public Task<DbTransaction> Snapshot(DbConnection connection) => real.Snapshot(connection);

    public Task Scrub(DbConnection connection) => real.Scrub(connection);

    public string Keeping(ArchiveTable table) => real.Keeping(table);

    public bool IsTransient(DbException failure) => failure.Message.Contains(Victim, StringComparison.Ordinal);

    public bool IsUncertain(DbException failure) =>
        failure.Message == LostAnswer || failure.Message.Contains("FOREIGN KEY", StringComparison.Ordinal);

    public string? Shortage() => real.Shortage();
}
