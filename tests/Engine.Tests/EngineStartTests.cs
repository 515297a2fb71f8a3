using System.Data.Common;
using ChallengeHub.Testing;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>How an engine begins and ends, on real stores in a directory of its own.</summary>
public sealed class EngineStartTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("ch-start-");

    public void Dispose()
    {
        directory.Delete(recursive: true);
        TestStore.Drop(directory.FullName);
    }

    [Fact]
    public async Task A_second_start_is_harmless()
    {
        await using var container = Container();
        var start = container.GetRequiredService<EngineStart>();
        await Task.WhenAll(start.Start(), start.Start());
        await ((IHostedLifecycleService)start).StartingAsync(Stop);
        await container.GetRequiredService<Campaigns>().Put(Challenge.Code, Challenge.Document, null);
        await start.Start();
        Assert.Single(await container.GetRequiredService<Campaigns>().All());
    }

    [Fact]
    public async Task A_host_opens_the_stores_before_anything_else_of_it_starts()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging().AddHostedService<EagerReader>().AddChallengeEngine(Settings());
        var host = builder.Build();
        await host.StartAsync(Stop);
        Assert.True(host.Services.GetServices<IHostedService>().OfType<EagerReader>().Single().HasRead);
        await host.StopAsync(Stop);
        await ((IAsyncDisposable)host).DisposeAsync();
        Assert.True(IsFree());
    }

    [Fact]
    public async Task A_start_on_a_directory_that_is_taken_is_refused_and_leaves_the_other_alone()
    {
        await using var first = Container();
        await first.GetRequiredService<EngineStart>().Start();
        await using (var second = Container())
            Assert.Contains(
                "Another ChallengeHub process",
                (
                    await Assert.ThrowsAsync<InvalidOperationException>(() =>
                        second.GetRequiredService<EngineStart>().Start()
                    )
                ).Message
            );
        Assert.False(IsFree());
        Assert.Null(await first.GetRequiredService<StoreWatch>().Fault());
        Assert.True(first.GetRequiredService<RedisConnection>().IsConnected);
    }

    [Fact]
    public async Task A_start_that_fails_lets_go_of_the_directory_and_says_the_same_when_asked_again()
    {
        var database = await Database.Open(Settings(), Stop);
        await using (var connection = await database.Connect(Stop))
            await connection.ExecuteAsync("drop table MaskKeys");
        await using var container = Container();
        var start = container.GetRequiredService<EngineStart>();
        var failure = await Assert.ThrowsAnyAsync<DbException>(start.Start);
        Assert.True(IsFree());
        Assert.False(Directory.Exists(Path.Combine(directory.FullName, "redis")));
        Assert.False(container.GetRequiredService<RedisConnection>().IsConnected);
        Assert.Same(failure, await Assert.ThrowsAnyAsync<DbException>(start.Start));
    }

    [Fact]
    public async Task What_is_being_written_at_the_end_is_committed_and_followed_up_before_the_stores_are_closed()
    {
        const int many = 40;
        var container = Container();
        await container.GetRequiredService<EngineStart>().Start();
        var queue = container.GetRequiredService<WriteQueue>();
        var redis = container.GetRequiredService<RedisConnection>();
        var open = new List<bool>();
        var written = Enumerable
            .Range(0, many)
            .Select(i =>
                queue.Write(work =>
                {
                    work.AfterCommit(() =>
                    {
                        open.Add(redis.IsConnected && !IsFree());
                        return Task.CompletedTask;
                    });
                    return Task.FromResult(i);
                })
            )
            .ToList();
        await container.DisposeAsync();
        Assert.Equal(Enumerable.Range(0, many), await Task.WhenAll(written));
        Assert.Equal(Enumerable.Repeat(true, many), open);
        Assert.True(IsFree());
    }

    [Fact]
    public async Task After_the_end_nothing_of_the_embedded_Redis_is_left_and_the_directory_is_free()
    {
        var container = Container();
        await container.GetRequiredService<EngineStart>().Start();
        var connection = container.GetRequiredService<RedisConnection>();
        Assert.True(connection.IsConnected);
        Assert.False(IsFree());
        await container.DisposeAsync();
        Assert.False(connection.IsConnected);
        Assert.False(Directory.Exists(Path.Combine(directory.FullName, "redis")));
        Assert.True(IsFree());
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private EngineSettings Settings() => TestStore.Settings(directory.FullName);

    private ServiceProvider Container() =>
        new ServiceCollection().AddLogging().AddChallengeEngine(Settings()).BuildServiceProvider();

    /// <summary>Whether another process could take the directory.</summary>
    private bool IsFree()
    {
        try
        {
            using var turn = DirectoryLock.Take(directory.FullName);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>A service of the host that is registered before the engine and reads at once.</summary>
    private sealed class EagerReader(Campaigns campaigns) : IHostedService
    {
        public bool HasRead { get; private set; }

        public async Task StartAsync(CancellationToken cancellationToken) =>
            HasRead = (await campaigns.All()).Count == 0;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
