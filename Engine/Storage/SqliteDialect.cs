using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ChallengeHub;

/// <summary>A file in WAL, every commit on disk. One writer at a time is SQLite's own rule.</summary>
/// <param name="patience">How long a writer waits for his turn.</param>
/// <param name="limits">Of its log; null: the usual ones.</param>
public sealed class SqliteDialect(string file, TimeSpan patience, LogLimits? limits = null) : IDialect
{
    /// <summary>Of one request of the largest size.</summary>
    private const long LeastRoom = 1 << 20;

    /// <summary>Connections that nobody uses; as many are open at once as there are who read.</summary>
    private const int MostIdle = 8;
    private readonly string creating = ConnectionString(file, SqliteOpenMode.ReadWriteCreate, patience);
    private readonly string opening = ConnectionString(file, SqliteOpenMode.ReadWrite, patience);
    private readonly ConcurrentStack<KeptConnection> idle = [];

    /// <summary>Of the writer: each commit of another connection empties a connection's cache of pages.</summary>
    private readonly ConcurrentStack<KeptConnection> writing = [];
    private WriteAheadLog? log;
    private bool prepared;
    private volatile bool closed;

    public string Schema => "Sqlite";
    public string VersionTable => "create table if not exists SchemaVersion (Version integer primary key)";
    public string Savepoint => "savepoint work";
    public string RollbackToSavepoint => "rollback to work";
    public string ReleaseSavepoint => "release work";

    public Task<bool> Holds() => Task.FromResult(File.Exists(file));

    /// <summary>
    /// Makes the file at the start alone: later one that is gone is away, and is not begun again empty.
    /// </summary>
    public async Task<DbConnection> Connect(CancellationToken stop) => await Take(idle, stop);

    /// <summary>
    /// 64 MB of pages: the indexes that a transaction touches lie all over the file. The log is looked after between
    /// transactions.
    /// </summary>
    public async Task<DbConnection> ConnectToWrite(CancellationToken stop)
    {
        var connection = await Take(writing, stop);
        try
        {
            await connection.Execute("pragma cache_size = -65536; pragma wal_autocheckpoint = 0");
        }
        catch
        {
            connection.End();
            throw;
        }

        return connection;
    }

    private async Task<KeptConnection> Take(ConcurrentStack<KeptConnection> kept, CancellationToken stop)
    {
        if (kept.TryPop(out var last))
        {
            last.Lend();
            return last;
        }

        var connection = new KeptConnection(prepared ? opening : creating, x => Keep(x, kept));
        await connection.OpenAsync(stop);
        SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle, (int)patience.TotalMilliseconds);
        try
        {
            await connection.Execute("pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on");
        }
        catch
        {
            connection.End();
            throw;
        }

        return connection;
    }

    public void Close()
    {
        closed = true;
        EndIdle();
    }

    public async Task Prepare(DbConnection connection)
    {
        await connection.Execute("pragma journal_mode = wal");
        prepared = true;
    }

    /// <summary>An open file can be written though its name is gone, and would be lost with the process.</summary>
    public async Task<DbTransaction> Begin(DbConnection connection) =>
        File.Exists(file)
            ? await connection.BeginTransactionAsync(IsolationLevel.Serializable)
            : throw new StoreUnavailable(StoreFaults.Away);

    public Task Commit(DbTransaction transaction) => transaction.CommitAsync();

    public Task Tend() => (log ??= new WriteAheadLog(this, patience, limits ?? LogLimits.Usual)).Tend();

    public Task<DbTransaction> Snapshot(DbConnection connection) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    /// <summary>What was bound last is in the memory of statements, too: they go with their connections.</summary>
    public async Task Scrub(DbConnection connection)
    {
        await connection.Execute("pragma wal_checkpoint(truncate)");
        (connection as KeptConnection)?.Break();
        EndIdle();
    }

    public string Keeping(ArchiveTable table) => table.Insert;

    /// <summary>A writer waits for its turn; what fails nevertheless is for its caller to know.</summary>
    public bool IsTransient(DbException failure) => false;

    /// <summary>
    /// The log may have the whole transaction where only its sync, or the index beside it, failed: nobody sees it now,
    /// and the next one is written over it, but who opens the file after a crash before that takes it for committed.
    /// On a full disk the end of the transaction is missing.
    /// </summary>
    public bool IsUncertain(DbException failure) =>
        failure is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_NOMEM };

    public string? Shortage()
    {
        if (!File.Exists(file))
            return StoreFaults.Away;
        var drive = new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(file))!);
        return drive.AvailableFreeSpace < LeastRoom ? StoreFaults.Full : null;
    }

    private void EndIdle()
    {
        while (idle.TryPop(out var kept) || writing.TryPop(out kept))
            kept.End();
    }

    private bool Keep(KeptConnection connection, ConcurrentStack<KeptConnection> kept)
    {
        if (closed || connection.ConnectionString != opening || kept.Count >= MostIdle)
            return false;
        kept.Push(connection);
        if (closed)
            Close();
        return true;
    }

    private static string ConnectionString(string file, SqliteOpenMode mode, TimeSpan patience) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)patience.TotalSeconds),
        }.ToString();
}
