using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>SQLite's log of what was committed does not grow with what is written.</summary>
public sealed class WriteAheadLogTests : IAsyncLifetime
{
    private const int Kilobyte = 1_000;
    private const int Writes = 400;
    private readonly string directory = Directory.CreateTempSubdirectory("ch-log-").FullName;
    private readonly Database database;

    public WriteAheadLogTests()
    {
        var settings = new EngineSettings(directory, null, "ch");
        var limits = new LogLimits(Pages: 250, Pause: 1);
        database = new Database(settings, new SqliteDialect(settings.DatabaseFile, settings.StorePatience, limits));
    }

    private long Length => new FileInfo(Path.Combine(directory, "challengehub.db-wal")).Length;

    public async ValueTask InitializeAsync()
    {
        await database.Open();
        await using var connection = await database.Connect();
        await connection.ExecuteAsync("create table Notes (Number integer primary key, Text text not null)");
    }

    public ValueTask DisposeAsync()
    {
        database.Close();
        Directory.Delete(directory, recursive: true);
        return default;
    }

    [Fact]
    public async Task While_somebody_reads_at_every_moment_it_stays_short()
    {
        await using var queue = new WriteQueue(database, NullLogger<WriteQueue>.Instance);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Read(done.Token))).ToList();
        for (var i = 0; i < Writes; i++)
            await queue.Write(work => Note(work, new string('x', 50 * Kilobyte)));
        await done.CancelAsync();
        await Task.WhenAll(readers);

        // twenty megabytes were written
        Assert.InRange(Length, 1, 5_000 * Kilobyte);
        await using var connection = await database.Connect();
        Assert.Equal(Writes, await connection.ExecuteScalarAsync<int>("select count(*) from Notes"));
    }

    private static async Task<bool> Note(UnitOfWork work, string text)
    {
        await work.Connection.ExecuteAsync("insert into Notes (Text) values (@text)", new { text }, work.Transaction);
        return true;
    }

    /// <summary>Each sees the store as it is when he begins; all of them together read all of the time.</summary>
    private async Task Read(CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            await using var connection = await database.Connect(CancellationToken.None);
            await using DbTransaction state = await database.Dialect.Snapshot(connection);
            await connection.ExecuteScalarAsync<int>("select count(*) from Notes", transaction: state);
        }
    }
}
