using System.Net.Sockets;
using StackExchange.Redis;

namespace ChallengeHub;

/// <summary>
/// The one connection of a process to its Redis, embedded or not, opened once; asynchronous calls only. It survives a
/// Redis that is away: calls fail at once instead of queueing, and it connects again by itself.
/// </summary>
public sealed class RedisConnection : IAsyncDisposable
{
    private ConnectionMultiplexer? multiplexer;

    public IDatabaseAsync Database => Opened.GetDatabase();

    public ISubscriber Subscriber => Opened.GetSubscriber();

    public bool IsConnected => multiplexer is { IsConnected: true };

    private ConnectionMultiplexer Opened =>
        multiplexer ?? throw new InvalidOperationException("The connection to Redis has not been opened.");

    public Task Open(EmbeddedRedis embedded) =>
        Open(new ConfigurationOptions { EndPoints = { new UnixDomainSocketEndPoint(embedded.SocketPath) } });

    /// <summary>Returns, not connected, when nobody answers; throws when the text is no connection string.</summary>
    public Task Open(string connectionString) => Open(ConfigurationOptions.Parse(connectionString));

    private async Task Open(ConfigurationOptions options)
    {
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry(500);
        options.ClientName ??= "ChallengeHub";
        multiplexer = await ConnectionMultiplexer.ConnectAsync(options);
    }

    public ValueTask DisposeAsync() => multiplexer?.DisposeAsync() ?? default;
}
