using System.Collections.Concurrent;
using System.Net.Sockets;
using ChallengeHub.Testing;
using StackExchange.Redis;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>One Redis for all tests of the assembly; each test takes a prefix of its own.</summary>
public abstract class BoardStore : IAsyncLifetime
{
    private static int prefixes;

    private readonly ConcurrentBag<RedisConnection> others = [];

    public RedisConnection Redis { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Start();
        Redis = await Connect();
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var other in others)
            await other.DisposeAsync();
    }

    /// <summary>One more connection: calls of the same one never overlap in the server.</summary>
    public async Task<RedisConnection> Connect()
    {
        var connection = await Open();
        others.Add(connection);
        return connection;
    }

    public static string Prefix() => $"t{Interlocked.Increment(ref prefixes)}";

    /// <summary>A server of its own, for tests that flush it.</summary>
    public abstract BoardStore Another();

    /// <summary>What an operator's hand or a restart does to it.</summary>
    public async Task Flush()
    {
        var options = Address();
        options.AllowAdmin = true;
        await using var admin = await ConnectionMultiplexer.ConnectAsync(options);
        await ((IDatabaseAsync)admin.GetDatabase()).ExecuteAsync("FLUSHALL");
        await ((IDatabaseAsync)admin.GetDatabase()).ExecuteAsync("SCRIPT", "FLUSH");
    }

    public static async Task<RedisConnection> Opened(string connectionString)
    {
        var connection = new RedisConnection();
        await connection.Open(connectionString);
        return connection;
    }

    public static async Task<RedisConnection> Opened(EmbeddedRedis embedded)
    {
        var connection = new RedisConnection();
        await connection.Open(embedded);
        return connection;
    }

    public static Leaderboards Boards(RedisConnection redis, string prefix = "ch") =>
        new(redis, new EngineSettings("data", KeyPrefix: prefix));

    protected abstract Task Start();

    protected abstract Task<RedisConnection> Open();

    protected abstract ConfigurationOptions Address();
}

public sealed class EmbeddedStore : BoardStore
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("ch-test-");
    private EmbeddedRedis? server;

    public override BoardStore Another() => new EmbeddedStore();

    protected override Task Start()
    {
        server = EmbeddedRedis.Start(directory.FullName);
        return Task.CompletedTask;
    }

    protected override Task<RedisConnection> Open() => Opened(server!);

    protected override ConfigurationOptions Address() =>
        new() { EndPoints = { new UnixDomainSocketEndPoint(server!.SocketPath) } };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await server!.DisposeAsync();
        directory.Delete(recursive: true);
    }
}

public sealed class RealStore : BoardStore
{
    private RedisServer? server;

    public override BoardStore Another() => new RealStore();

    protected override async Task Start() => server = await RedisServer.Start();

    protected override Task<RedisConnection> Open() => Opened(server!.ConnectionString);

    protected override ConfigurationOptions Address() => ConfigurationOptions.Parse(server!.ConnectionString);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await server!.DisposeAsync();
    }
}

/// <summary>A campaign of its own on a store, with the words the tests speak.</summary>
public sealed class BoardCampaign(BoardStore store)
{
    public const long Start = 1_767_225_600;
    public static readonly BoardKey Reps = new(BoardKind.Reps, 3);
    public static readonly BoardKey Overall = new(BoardKind.Reps, BoardKey.Overall);

    public string Prefix { get; } = BoardStore.Prefix();

    public long Id { get; } = 42;

    public Leaderboards Boards => field ??= BoardStore.Boards(store.Redis, Prefix);

    public IDatabaseAsync Database => store.Redis.Database;

    /// <summary>A second process on the same Redis.</summary>
    public async Task<Leaderboards> AnotherProcess() => BoardStore.Boards(await store.Connect(), Prefix);

    public static BoardLine Line(string member, long units, long seconds = 0, BoardKey? board = null) =>
        new(board ?? Reps, member, units, Start + seconds, new((int)units, 1, 2, 3));

    public static BoardLine Gone(string member) => Line(member, 0) with { Remove = true };

    public Task Load(params BoardLine[] lines) => Load(0, lines);

    public Task Load(long seq, params BoardLine[] lines) =>
        Boards.Rebuild(
            Id,
            Start,
            new(seq, seq, lines),
            from => throw new InvalidOperationException($"asked since {from}")
        );

    public Task<BoardWrite> Write(long from, long to, params BoardLine[] lines) =>
        Boards.Write(new(Id, Start, from, to, to, lines));

    public Task<BoardPage?> Top(int top, TieBreak ties = TieBreak.FirstToReach, BoardKey? board = null) =>
        Boards.Top(Query(ties, board), top);

    public Task<BoardPage?> Around(string member, int above, int below, TieBreak ties = TieBreak.FirstToReach) =>
        Boards.Around(Query(ties), member, above, below);

    /// <summary>"1 anna 42, 2 bob 40"</summary>
    public async Task<string> TopText(int top = 1000, TieBreak ties = TieBreak.FirstToReach, BoardKey? board = null) =>
        Tell(await Top(top, ties, board));

    public static string Tell(BoardPage? page) =>
        page is null ? "lost" : string.Join(", ", page.Rows.Select(row => $"{row.Rank} {row.Member} {row.Units}"));

    public string Key(string rest) => $"{Prefix}:{{{Id}}}:{rest}";

    public async Task<string> Generation() => (await Database.StringGetAsync(Key("gen")))!;

    private BoardQuery Query(TieBreak ties, BoardKey? board = null) =>
        new(Id, Start, board ?? Reps, ties, string.CompareOrdinal);
}
