using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ChallengeHub;

/// <summary>A file in WAL, every commit on disk. One writer at a time is SQLite's own rule.</summary>
public sealed class SqliteDialect(string file) : IDialect
{
    /// <summary>Of one request of the largest size.</summary>
    private const long LeastRoom = 1 << 20;
    private readonly string creating = ConnectionString(file, SqliteOpenMode.ReadWriteCreate);
    private readonly string opening = ConnectionString(file, SqliteOpenMode.ReadWrite);
    private bool prepared;

    public string Schema => "Sqlite";
    public string VersionTable => "create table if not exists SchemaVersion (Version integer primary key)";
    public string Savepoint => "savepoint work";
    public string RollbackToSavepoint => "rollback to work";
    public string ReleaseSavepoint => "release work";

    public Task<bool> Holds() => Task.FromResult(File.Exists(file));

    /// <summary>
    /// Makes the file at the start alone: later one that is gone is away, and is not begun again empty.
    /// </summary>
    public async Task<DbConnection> Connect(CancellationToken stop)
    {
        var connection = new SqliteConnection(prepared ? opening : creating);
        await connection.OpenAsync(stop);
        await connection.Execute(
            "pragma busy_timeout = 30000; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete "
                + "= on"
        );
        return connection;
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

    public Task<DbTransaction> Snapshot(DbConnection connection) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public Task Scrub(DbConnection connection) => connection.Execute("pragma wal_checkpoint(truncate)");

    public string Keeping(ArchiveTable table) => table.Insert;

    /// <summary>A writer waits for its turn; what fails nevertheless is for its caller to know.</summary>
    public bool IsTransient(DbException failure) => false;

    /// <summary>A commit that fails has undone itself: what was not wholly written to the log is not in it.</summary>
    public bool IsUncertain(DbException failure) => false;

    public string? Shortage()
    {
        if (!File.Exists(file))
            return StoreFaults.Away;
        var drive = new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(file))!);
        return drive.AvailableFreeSpace < LeastRoom ? StoreFaults.Full : null;
    }

    private static string ConnectionString(string file, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = true,
            DefaultTimeout = 60,
        }.ToString();
}
