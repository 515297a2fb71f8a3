using System.Net.Sockets;
using StackExchange.Redis;

namespace ChallengeHub;

/// <summary>
/// The one connection of a process to its Redis, embedded or not; asynchronous calls only. It survives a Redis that is
/// away: calls fail at once instead of queueing, and it connects again by itself.
/// </summary>
public sealed class RedisConnection : IAsyncDisposable
{
    readonly ConnectionMultiplexer multiplexer;

    RedisConnection(ConnectionMultiplexer multiplexer) => this.multiplexer = multiplexer;

    public IDatabaseAsync Database => multiplexer.GetDatabase();

    public ISubscriber Subscriber => multiplexer.GetSubscriber();

    public bool IsConnected => multiplexer.IsConnected;

    public static Task<RedisConnection> Open(EmbeddedRedis embedded) =>
        Open(new ConfigurationOptions { EndPoints = { new UnixDomainSocketEndPoint(embedded.SocketPath) } });

    /// <summary>Returns, not connected, when nobody answers; throws when the text is no connection string.</summary>
    public static Task<RedisConnection> Open(string connectionString) =>
        Open(ConfigurationOptions.Parse(connectionString));

    static async Task<RedisConnection> Open(ConfigurationOptions options)
    {
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry(500);
        options.ClientName ??= "ChallengeHub";
        return new(await ConnectionMultiplexer.ConnectAsync(options));
    }

    public ValueTask DisposeAsync() => multiplexer.DisposeAsync();
}
