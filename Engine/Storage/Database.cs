using System.Data.Common;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChallengeHub;

/// <summary>The SQL store. Opens connections and brings the schema up to date; what is written goes through <see cref="Writer"/>.</summary>
public sealed class Database
{
    private readonly string connectionString;

    private Database(string connectionString) => this.connectionString = connectionString;

    /// <summary>Opens the SQLite file (made when missing) in WAL, every commit on disk, and applies the schema under a lock.</summary>
    public static async Task<Database> Open(string file, CancellationToken stop = default)
    {
        Instants.Register();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var database = new Database(new SqliteConnectionStringBuilder { DataSource = file, Pooling = true, DefaultTimeout = 60 }.ToString());
        await using var connection = await database.Connect(stop);
        await connection.ExecuteAsync("pragma journal_mode = wal");
        await Migrate(connection);
        return database;
    }

    /// <summary>A connection of its own: dispose it. Reads on it see the last commit.</summary>
    public async Task<DbConnection> Connect(CancellationToken stop = default)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(stop);
        await connection.ExecuteAsync("pragma busy_timeout = 30000; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on");
        return connection;
    }

    /// <summary>Reads in it see one state, and hold up nobody who writes.</summary>
    public static DbTransaction Snapshot(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    /// <summary>What was overwritten or deleted is gone from the files as well, once nobody reads an older state.</summary>
    public async Task Scrub()
    {
        await using var connection = await Connect();
        await connection.ExecuteAsync("pragma wal_checkpoint(truncate)");
    }

    private static async Task Migrate(DbConnection connection)
    {
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.Serializable);
        await connection.ExecuteAsync("create table if not exists SchemaVersion (Version integer primary key)", transaction: transaction);
        var applied = await connection.ExecuteScalarAsync<int>("select coalesce(max(Version), 0) from SchemaVersion", transaction: transaction);
        foreach (var (version, sql) in Steps().Where(step => step.Version > applied))
        {
            await connection.ExecuteAsync(sql, transaction: transaction);
            await connection.ExecuteAsync("insert into SchemaVersion (Version) values (@version)", new { version }, transaction);
        }
        await transaction.CommitAsync();
    }

    private static IEnumerable<(int Version, string Sql)> Steps()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(x => x.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (int.Parse(name.Split('.')[^2]), reader.ReadToEnd());
        }
    }
}
