using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace ChallengeHub;

/// <summary>
/// Opens the stores and loads the boards before anything else of the process starts, and closes the stores at its end.
/// </summary>
public sealed class EngineStart(
    EngineSettings settings,
    Database database,
    WriteQueue queue,
    CampaignStates states,
    StoreWatch store,
    RedisConnection redis,
    Feed feed,
    BoardKeeper boards,
    ILogger<EngineStart> log
) : IHostedLifecycleService, IAsyncDisposable
{
    private readonly Lock gate = new();
    private Task? started;
    private FileStream? turn;
    private EmbeddedRedis? embedded;
    private bool closed;

    /// <summary>
    /// Brings the schema up to date as well. With an embedded Redis a second process on the same data directory is
    /// refused here, with the reason. Called again it does nothing; when it fails it closes what it has opened.
    /// </summary>
    public Task Start()
    {
        lock (gate)
            return started ??= OpenOrClose();
    }

    Task IHostedLifecycleService.StartingAsync(CancellationToken stop) => Start();

    Task IHostedService.StartAsync(CancellationToken stop) => Task.CompletedTask;

    Task IHostedLifecycleService.StartedAsync(CancellationToken stop) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppingAsync(CancellationToken stop) => Task.CompletedTask;

    Task IHostedService.StopAsync(CancellationToken stop) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppedAsync(CancellationToken stop) => Task.CompletedTask;

    /// <summary>What is being written is committed and shown first; the directory is free for others last.</summary>
    public async ValueTask DisposeAsync()
    {
        // the container asks twice: for the part, and for the service of the host that it is
        if (Interlocked.Exchange(ref closed, true))
            return;
        await queue.DisposeAsync();
        await boards.Settle();
        await feed.DisposeAsync();
        await redis.DisposeAsync();
        if (embedded is not null)
            await embedded.DisposeAsync();
        database.Close();
        if (turn is not null)
            await turn.DisposeAsync();
    }

    private async Task OpenOrClose()
    {
        try
        {
            await Open();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private async Task Open()
    {
        // with both connection strings nothing lies there: its file system may be read-only
        if (settings.SqlServer is null || settings.Redis is null)
            Directory.CreateDirectory(settings.DataDirectory);

        // one that has the boards inside trusts what it remembers: nobody may write beside it
        turn = settings is { SqlServer: not null, Redis: not null }
            ? null
            : DirectoryLock.Take(settings.DataDirectory, alone: settings.Redis is null);
        await database.Open();
        embedded = settings.Redis is null ? EmbeddedRedis.Start(settings.DataDirectory) : null;
        await (embedded is null ? redis.Open(settings.Redis!) : redis.Open(embedded));
        await feed.Start();
        await store.RefuseReadOnly();
        await MaskKeyRows.Complete(database, queue);
        await LeadFollowing.Complete(database, queue, states);

        try
        {
            await boards.CatchUpAll();
        }
        catch (RedisException failure)
        {
            log.LogWarning(
                "Redis is away ({Reason}): boards are answered from the ledger until it is back",
                failure.Message
            );
        }
    }
}
