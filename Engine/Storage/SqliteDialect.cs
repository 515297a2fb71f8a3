using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ChallengeHub;

/// <summary>A file in WAL, every commit on disk. One writer at a time is SQLite's own rule.</summary>
public sealed class SqliteDialect(string file) : IDialect
{
    private readonly string connectionString = new SqliteConnectionStringBuilder { DataSource = file, Pooling = true, DefaultTimeout = 60 }.ToString();

    public string Schema => "Sqlite";
    public string VersionTable => "create table if not exists SchemaVersion (Version integer primary key)";
    public string Mark => "savepoint work";
    public string BackToMark => "rollback to work";
    public string Unmark => "release work";

    public Task<bool> Holds() => Task.FromResult(File.Exists(file));

    public async Task<DbConnection> Connect(CancellationToken stop)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(stop);
        await connection.Execute("pragma busy_timeout = 30000; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on");
        return connection;
    }

    public Task Prepare(DbConnection connection) => connection.Execute("pragma journal_mode = wal");

    public async Task<DbTransaction> Begin(DbConnection connection) => await connection.BeginTransactionAsync(IsolationLevel.Serializable);

    public Task<DbTransaction> Snapshot(DbConnection connection) => Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public Task Scrub(DbConnection connection) => connection.Execute("pragma wal_checkpoint(truncate)");

    public string Keeping(ArchiveTable table) => table.Insert;

    /// <summary>A writer waits for its turn; what fails nevertheless is for its caller to know.</summary>
    public bool IsTransient(DbException failure) => false;
}
