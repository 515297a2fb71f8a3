using System.Diagnostics;
using ChallengeHub.Testing;
using StackExchange.Redis;
using Xunit;
using static ChallengeHub.Engine.Tests.BoardCampaign;

namespace ChallengeHub.Engine.Tests;

public sealed class RedisConnectionTests
{
    [Fact]
    public async Task A_Redis_that_goes_away_fails_at_once_and_is_found_again_when_it_is_back()
    {
        await using var first = await RedisServer.Start();
        await using var connection = await BoardStore.Opened(first.ConnectionString);
        var boards = BoardStore.Boards(connection);
        await boards.Rebuild(1, Start, new(5, 5, [Line("17", 5)]), _ => throw new InvalidOperationException());

        await first.Kill();
        await Assert.ThrowsAnyAsync<RedisException>(() => boards.Position(1)); // it may be this call that learns of it
        var asked = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<RedisException>(() => boards.Write(new(1, Start, 5, 6, 6, [Line("17", 6)])));
        Assert.True(asked.Elapsed < TimeSpan.FromSeconds(2), $"waited {asked.Elapsed}");
        Assert.False(connection.IsConnected);

        await using var second = await RedisServer.Start(first.Port);
        while (!connection.IsConnected)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Equal(BoardWrite.Lost, await boards.Write(new(1, Start, 5, 6, 6, [Line("17", 6)])));
        await boards.Rebuild(1, Start, new(6, 6, [Line("17", 6)]), _ => throw new InvalidOperationException());
        Assert.Equal(6, (await boards.Position(1))!.Value.Seq);
    }

    [Fact]
    public async Task A_Redis_that_is_away_at_the_start_does_not_stop_the_start()
    {
        var server = await RedisServer.Start();
        await server.DisposeAsync();
        await using var connection = await BoardStore.Opened(
            $"{server.ConnectionString},connectRetry=1,connectTimeout=200"
        );
        Assert.False(connection.IsConnected);
        await Assert.ThrowsAnyAsync<RedisException>(() => BoardStore.Boards(connection).Position(1));
    }

    [Fact]
    public async Task What_is_no_connection_string_is_refused() =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => BoardStore.Opened("localhost,colour=red"));

    [Fact]
    public async Task A_password_comes_in_the_connection_string()
    {
        await using var server = await RedisServer.Start(settings: ["--requirepass", "s3cret"]);
        await using var without = await BoardStore.Opened(
            $"{server.ConnectionString},connectRetry=1,connectTimeout=200"
        );
        await Assert.ThrowsAnyAsync<RedisException>(() => BoardStore.Boards(without).Position(1));
        await using var with = await BoardStore.Opened($"{server.ConnectionString},password=s3cret");
        Assert.Null(await BoardStore.Boards(with).Position(1));
    }

    [Fact]
    public async Task Every_script_names_its_keys_and_so_runs_on_a_cluster()
    {
        await using var server = await RedisServer.Start(settings: ["--cluster-enabled", "yes"]);
        await using (var admin = await ConnectionMultiplexer.ConnectAsync($"{server.ConnectionString},allowAdmin=true"))
        {
            IDatabaseAsync node = admin.GetDatabase();
            await node.ExecuteAsync("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
            while (
                !((string)(await node.ExecuteAsync("CLUSTER", "INFO"))!).Contains(
                    "cluster_state:ok",
                    StringComparison.Ordinal
                )
            )
                await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        await using var connection = await BoardStore.Opened(server.ConnectionString);
        var boards = BoardStore.Boards(connection);
        BoardQuery query = new(42, Start, Reps, TieBreak.Shared, string.CompareOrdinal);
        for (var round = 1; round <= 2; round++)
            await boards.Rebuild(
                42,
                Start,
                new(round, round, [Line("17", 5), Line("18", 5), Line("17", 1, 0, Overall)]),
                _ => throw new InvalidOperationException()
            );
        Assert.Equal(
            BoardWrite.Applied,
            await boards.Write(new(42, Start, 2, 3, 3, [Line("17", 6), Line("17", 6, 0, Overall)]))
        );
        Assert.Equal("1 17 6, 2 18 5", Tell(await boards.Top(query, 10)));
        Assert.Equal("2 18 5", Tell(await boards.Around(query, "18", 0, 0)));
        Assert.Equal(2, (await boards.Dump(42, Start))!.Count);
    }
}
