using System.Collections.Concurrent;
using Microsoft.Data.SqlClient;

namespace ChallengeHub.Testing;

/// <summary>
/// The database under the tests: a SQLite file in the test's directory, or, in a run with
/// CHALLENGEHUB_TEST_STORE=sqlserver, a database of its own on the server that CHALLENGEHUB_TEST_SQLSERVER names. The
/// tests are the same.
/// </summary>
public static class TestStore
{
    public const string OnlySqlite = "is about SQLite's file";

    /// <summary>Hashing a password is slow on purpose, and no test is about how slow it is.</summary>
    public const int PasswordIterations = 100;
    private static readonly ConcurrentDictionary<string, Lazy<string>> Made = new();

    private static string? Server { get; } =
        Environment.GetEnvironmentVariable("CHALLENGEHUB_TEST_STORE") is not "sqlserver"
            ? null
            : Environment.GetEnvironmentVariable("CHALLENGEHUB_TEST_SQLSERVER")
                ?? throw new InvalidOperationException("CHALLENGEHUB_TEST_SQLSERVER holds no connection string.");

    public static bool IsSqlServer => Server is not null;

    /// <summary>Lists the tables, in the store's own words.</summary>
    public static string Tables =>
        IsSqlServer
            ? "select TABLE_NAME from INFORMATION_SCHEMA.TABLES where TABLE_TYPE = 'BASE TABLE'"
            : "select name from sqlite_schema where type = 'table'";

    /// <summary>Null: SQLite. The same directory has the same database, also after a restart.</summary>
    public static string? ConnectionString(string directory) =>
        Server is null ? null : Made.GetOrAdd(Path.GetFullPath(directory), _ => new(Make)).Value;

    /// <param name="redis">A connection string, or null for the embedded boards.</param>
    public static EngineSettings Settings(string directory, string? redis = null, string prefix = "ch") =>
        new(directory, redis, prefix)
        {
            SqlServer = ConnectionString(directory),
            PasswordIterations = PasswordIterations,
        };

    /// <summary>To be called when the engines on that directory have ended.</summary>
    public static void Drop(string directory)
    {
        if (Server is null || !Made.TryRemove(Path.GetFullPath(directory), out var made))
            return;
        using (var closed = new SqlConnection(made.Value))
            SqlConnection.ClearPool(closed);
        for (var tries = 1; ; tries++)
        {
            try
            {
                Run($"drop database {new SqlConnectionStringBuilder(made.Value).InitialCatalog}");
                return;
            }
            catch (SqlException) when (tries < 10)
            {
                // the server hears of closed connections when it comes to it
                Thread.Yield();
            }
            catch (SqlException failure)
            {
                Console.WriteLine($"A test's database is left behind: {failure.Message}");
                return;
            }
        }
    }

    private static string Make()
    {
        var name = $"ch_{Guid.NewGuid():N}"[..20];
        lock (Made)
            Run($"create database {name}");
        return new SqlConnectionStringBuilder(Server) { InitialCatalog = name }.ToString();
    }

    private static void Run(string statement)
    {
        using var connection = new SqlConnection(Server);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.CommandTimeout = 120;
        command.ExecuteNonQuery();
    }
}
