using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace ChallengeHub;

public enum NewsKind
{
    Scored,
    Configured,
    PeriodClosed,
    BoardsRestored,
    LeadChanged,
    CeremonyReplayed,
    Cheered,
}

/// <summary>
/// Something that screens want to hear of: ids and positions only; who hears reads the rest where it is kept.
/// </summary>
/// <param name="From">For <see cref="NewsKind.Scored"/>: entries after this ledger position …</param>
/// <param name="To">… up to this one. For <see cref="NewsKind.PeriodClosed"/> and <see
/// cref="NewsKind.CeremonyReplayed"/> the period's number (0: the campaign).</param>
public sealed record News(NewsKind Kind, string Campaign, long From, long To)
{
    /// <summary>For <see cref="NewsKind.LeadChanged"/>.</summary>
    public IReadOnlyList<ChangedLead>? Leads { get; init; }

    /// <summary>For <see cref="NewsKind.Cheered"/>: it is kept nowhere, so all of it is here.</summary>
    public SentCheer? Cheer { get; init; }
}

/// <summary>
/// What screens hear of, from whichever process did the work: by Redis pub/sub between processes, directly inside this
/// one. A lost message does no harm: those who show a board also look at its position.
/// </summary>
public sealed class Feed : IAsyncDisposable
{
    private readonly RedisConnection redis;
    private readonly RedisChannel channel;
    private readonly ILogger<Feed> log;
    private readonly string self = Guid.CreateVersion7().ToString("N");
    private readonly Lock gate = new();
    private readonly List<Channel<News>> listeners = [];

    public Feed(RedisConnection redis, EngineSettings settings, ILogger<Feed> log)
    {
        this.redis = redis;
        this.log = log;
        channel = RedisChannel.Literal($"{settings.KeyPrefix}:feed");
    }

    /// <summary>
    /// Begins to hear other processes; StackExchange.Redis subscribes again by itself after a reconnect.
    /// </summary>
    public async Task Start()
    {
        try
        {
            await redis.Subscriber.SubscribeAsync(channel, (_, message) => Hear(message!));
        }
        catch (RedisException failure)
        {
            log.LogWarning(
                "Redis is away ({Reason}): news of other processes arrive with the next look at the boards",
                failure.Message
            );
        }
    }

    public async Task Publish(News news)
    {
        Tell(news);
        try
        {
            // not awaited: a Redis that hangs must not hold up what is committed
            await redis.Subscriber.PublishAsync(
                channel,
                $"{self} {JsonSerializer.Serialize(news)}",
                CommandFlags.FireAndForget
            );
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException or ObjectDisposedException)
        {
            log.LogDebug(failure, "News of {Campaign} did not reach other processes", news.Campaign);
        }
    }

    /// <summary>News from now on, until the caller stops. A listener too slow misses the oldest.</summary>
    public async IAsyncEnumerable<News> Listen(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop
    )
    {
        var mine = Channel.CreateBounded<News>(
            new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest }
        );
        lock (gate)
            listeners.Add(mine);
        try
        {
            await foreach (var news in mine.Reader.ReadAllAsync(stop))
                yield return news;
        }
        finally
        {
            lock (gate)
                listeners.Remove(mine);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (redis.IsConnected)
            await redis.Subscriber.UnsubscribeAsync(channel);
    }

    private void Hear(string message)
    {
        if (message.StartsWith(self, StringComparison.Ordinal))
            return;
        try
        {
            Tell(JsonSerializer.Deserialize<News>(message.AsSpan(message.IndexOf(' ') + 1))!);
        }
        catch (JsonException failure)
        {
            log.LogWarning(failure, "A message on {Channel} is none of ours", channel);
        }
    }

    private void Tell(News news)
    {
        lock (gate)
            foreach (var listener in listeners)
                listener.Writer.TryWrite(news);
    }
}
