using System.Data.Common;
using System.Reflection;

namespace ChallengeHub;

/// <summary>
/// The SQL store that the settings name: SQL Server where it has a connection string, else the file of the data
/// directory. Opens connections and brings the schema up to date; what is written goes through <see
/// cref="WriteQueue"/>.
/// </summary>
/// <param name="dialect">Another than the settings say; null: theirs.</param>
public sealed class Database(EngineSettings settings, IDialect? dialect = null)
{
    public IDialect Dialect { get; } = dialect ?? Of(settings);

    private long written;

    /// <summary>No other process writes to it: its directory is locked by this one.</summary>
    public bool IsAlone { get; } = settings is { SqlServer: null, Redis: null };

    /// <summary>
    /// Raised by each transaction that this process sent, before anybody is answered: what was read at the same number
    /// is as it was, where the process is alone.
    /// </summary>
    internal long Written => Interlocked.Read(ref written);

    internal void Sent() => Interlocked.Increment(ref written);

    /// <summary>Once, before anything else: makes the file where it is missing, and applies the schema under a
    /// lock.</summary>
    public async Task Open(CancellationToken stop = default)
    {
        if (settings.SqlServer is null)
            Directory.CreateDirectory(settings.DataDirectory);
        Instants.Register();
        await using var connection = await Connect(stop);
        await Dialect.Prepare(connection);
        await Migrate(Dialect, connection);
    }

    /// <summary>Opened.</summary>
    public static async Task<Database> Open(EngineSettings settings, CancellationToken stop = default)
    {
        var database = new Database(settings);
        await database.Open(stop);
        return database;
    }

    /// <summary>Opened, if an installation is in it: a mistyped name makes no new one.</summary>
    public static async Task<Database?> Find(EngineSettings settings)
    {
        var database = new Database(settings);
        if (!await database.Dialect.Holds())
            return null;
        await database.Open();
        return database;
    }

    /// <summary>A connection of its own: dispose it. Reads on it see the last commit.</summary>
    public Task<DbConnection> Connect(CancellationToken stop = default) => Dialect.Connect(stop);

    /// <summary>As <see cref="Connect"/>, for who writes one transaction after the other.</summary>
    public Task<DbConnection> ConnectToWrite(CancellationToken stop = default) => Dialect.ConnectToWrite(stop);

    /// <summary>Connections are kept no longer.</summary>
    public void Close() => Dialect.Close();

    /// <summary>Throws when the store does not answer.</summary>
    public async Task Ask()
    {
        await using var connection = await Connect();
        await connection.Scalar<long>("select count(*) from SchemaVersion");
    }

    /// <summary>
    /// What was overwritten or deleted is gone from the files as well, once nobody reads an older state.
    /// </summary>
    public async Task Scrub()
    {
        await using var connection = await Connect();
        await Dialect.Scrub(connection);
    }

    /// <summary>The numbered steps of a dialect's schema, in order.</summary>
    public static IEnumerable<SchemaStep> Steps(string schema)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(x =>
                    x.EndsWith(".sql", StringComparison.Ordinal) && x.Contains($".{schema}.", StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal)
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new SchemaStep(int.Parse(name.Split('.')[^2]), reader.ReadToEnd());
        }
    }

    private static IDialect Of(EngineSettings settings) =>
        settings.SqlServer is { } server
            ? new SqlServerDialect(server)
            : new SqliteDialect(settings.DatabaseFile, settings.StorePatience);

    private static async Task Migrate(IDialect dialect, DbConnection connection)
    {
        var steps = Steps(dialect.Schema).ToList();
        await using var transaction = await dialect.Begin(connection);
        await connection.Execute(dialect.VersionTable, transaction: transaction);
        var applied = await connection.Scalar<int>(
            "select coalesce(max(Version), 0) from SchemaVersion",
            transaction: transaction
        );

        // a change of the schema leaves the version before it running: nodes are replaced one after the other
        if (applied > steps[^1].Version + 1)
            throw new InvalidOperationException(
                $"The database has the schema {applied}, and this version knows {steps[^1].Version}: start a version "
                    + "that is as new as the one that wrote it."
            );

        foreach (var (version, sql) in steps.Where(step => step.Version > applied))
        {
            await connection.Execute(sql, transaction: transaction);
            await connection.Execute(
                "insert into SchemaVersion (Version) values (@version)",
                new { version },
                transaction
            );
        }

        await transaction.CommitAsync();
    }
}
