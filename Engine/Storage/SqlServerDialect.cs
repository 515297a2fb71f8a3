using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;

namespace ChallengeHub;

/// <summary>
/// Microsoft SQL Server 2019 or newer. Writers of all nodes take turns by an application lock that lives as long as
/// their transaction: nothing rests on hints or on an isolation level above read committed.
/// </summary>
public sealed partial class SqlServerDialect(string connectionString) : IDialect
{
    private static readonly ConcurrentDictionary<string, string> Translated = new();

    /// <summary>
    /// Deadlock, lock timeout, update conflict; a server, or the way to it, that goes away and comes back.
    /// </summary>
    private static readonly int[] Transient =
    [
        1205,
        1222,
        3960,
        233,
        10053,
        10054,
        10060,
        10928,
        10929,
        4060,
        4221,
        40143,
        40197,
        40501,
        40540,
        40613,
        42108,
        42109,
        49918,
        49919,
        49920,
    ];
    private static readonly SqlRetryLogicBaseProvider Retry =
        SqlConfigurableRetryFactory.CreateExponentialRetryProvider(
            new SqlRetryLogicOption
            {
                NumberOfTries = 5,
                DeltaTime = TimeSpan.FromMilliseconds(200),
                MaxTimeInterval = TimeSpan.FromSeconds(5),
                TransientErrors = Transient,
            }
        );

    public string Schema => "SqlServer";

    public string VersionTable =>
        """
            if object_id(N'SchemaVersion') is null
              create table SchemaVersion (Version bigint not null constraint SchemaVersion_Key primary key)
            """;

    public string Savepoint => "save transaction work";
    public string RollbackToSavepoint => "rollback transaction work";
    public string? ReleaseSavepoint => null;

    public async Task<bool> Holds()
    {
        await using var connection = await Connect(default);
        return await connection.Scalar<long>("select case when object_id(N'SchemaVersion') is null then 0 else 1 end")
            == 1;
    }

    /// <summary>The opening of a connection is tried again; a statement or a commit never is.</summary>
    public async Task<DbConnection> Connect(CancellationToken stop)
    {
        var connection = new SqlConnection(connectionString) { RetryLogicProvider = Retry };
        try
        {
            await connection.OpenAsync(stop);
        }
        catch (InvalidOperationException full) when (full is not ObjectDisposedException)
        {
            // all connections of the pool are waiting for a server that does not answer
            throw new StoreUnavailable("it does not answer", full);
        }
        return connection;
    }

    /// <summary>SqlClient keeps them, for the whole process.</summary>
    public void Close() { }

    /// <summary>
    /// What a database needs beside its schema, its administrator sets once: Web/README.md has the two commands.
    /// </summary>
    public Task<DbConnection> ConnectToWrite(CancellationToken stop) => Connect(stop);

    public Task Prepare(DbConnection connection) => Task.CompletedTask;

    public async Task<DbTransaction> Begin(DbConnection connection)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        var answer = await connection.Scalar<int>(
            """
            declare @answer int;
            exec @answer = sp_getapplock @Resource = N'ChallengeHub', @LockMode = N'Exclusive',
                 @LockOwner = N'Transaction', @LockTimeout = 25000;
            select @answer;
            """,
            transaction: transaction
        );
        if (answer >= 0)
            return transaction;

        await transaction.DisposeAsync();
        throw new TimeoutException(
            "Another node kept the database to itself for 25 seconds; nothing was changed by this one."
        );
    }

    public Task Commit(DbTransaction transaction) => transaction.CommitAsync();

    public Task Tend() => Task.CompletedTask;

    public async Task<DbTransaction> Snapshot(DbConnection connection) =>
        await connection.BeginTransactionAsync(IsolationLevel.Snapshot);

    /// <summary>Pages that were freed belong to the server and its administrator.</summary>
    public Task Scrub(DbConnection connection) => Task.CompletedTask;

    public string Keeping(ArchiveTable table) =>
        table.Numbered
            ? $"set identity_insert {table.Kept} on;\n{table.Insert};\nset identity_insert {table.Kept} off;"
            : table.Insert;

    public bool IsTransient(DbException failure) =>
        failure is SqlException { Number: var number } && Transient.Contains(number);

    /// <summary>The way to the server broke, or it went, before it answered.</summary>
    public bool IsUncertain(DbException failure) =>
        failure is SqlException { Class: >= 20 } or SqlException { Number: -2 or -1 or 0 or 2 or 53 }
        || IsTransient(failure);

    /// <summary>The server's disks are not seen from here: its refusals tell.</summary>
    public string? Shortage() => null;

    internal static bool IsPassing(int number) => Transient.Contains(number);

    /// <summary>
    /// The few words that SQL Server has others for: the end of a page, a list as JSON, a member of JSON, a part of a
    /// text, bytes in hex, the place of a text.
    /// </summary>
    public static string Of(string statement) =>
        Translated.GetOrAdd(
            statement,
            text =>
            {
                text = Limit().Replace(text, "offset 0 rows fetch next $1 rows only");
                text = List()
                    .Replace(
                        text,
                        "(select cast(value as nvarchar(450)) collate Latin1_General_100_BIN2 as value from "
                            + "openjson($1)) as listed"
                    );
                text = text.Replace("json_extract(", "json_value(", StringComparison.Ordinal);
                text = text.Replace("substr(", "substring(", StringComparison.Ordinal);
                text = Bytes().Replace(text, "convert(varbinary(max), $1, 2)");
                return Place().Replace(text, "charindex($2, $1)");
            }
        );

    [GeneratedRegex(@"\blimit (@\w+)\s*$")]
    private static partial Regex Limit();

    [GeneratedRegex(@"json_each\((@\w+)\)")]
    private static partial Regex List();

    [GeneratedRegex(@"unhex\((substring\([^()]*\))\)")]
    private static partial Regex Bytes();

    [GeneratedRegex(@"instr\((\w+|lower\(\w+\)), (@\w+)\)")]
    private static partial Regex Place();
}
