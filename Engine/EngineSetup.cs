using Microsoft.Extensions.Logging;

namespace ChallengeHub;

/// <summary>
/// Where an installation keeps what it knows. Without a Redis connection string the process runs an embedded one.
/// </summary>
public sealed record EngineSettings(string DataDirectory, string? Redis = null, string KeyPrefix = "ch")
{
    public string DatabaseFile => Path.Combine(DataDirectory, "challengehub.db");

    /// <summary>A connection string; null keeps everything in <see cref="DatabaseFile"/>.</summary>
    public string? SqlServer { get; init; }

    /// <summary>The cost of a password's hash; lower only in tests.</summary>
    public int PasswordIterations { get; init; } = Passwords.Iterations;
}

/// <summary>The engine of one process, wired by hand: read downwards to see who needs whom.</summary>
public sealed class ChallengeEngine : IAsyncDisposable
{
    private readonly FileStream? turn;
    private readonly EmbeddedRedis? embedded;
    private readonly WriteQueue writer;

    private ChallengeEngine(
        EngineSettings settings,
        Database database,
        (RedisConnection Connection, EmbeddedRedis? Embedded, FileStream? Turn) redis,
        EngineHost host
    )
    {
        (Database, Redis, embedded, turn) = (database, redis.Connection, redis.Embedded, redis.Turn);
        var log = host.Log;
        writer = new WriteQueue(database, log.CreateLogger<WriteQueue>());
        Store = new StoreWatch(writer, database);
        var states = new CampaignStates();
        Leaderboards = new Leaderboards(Redis, settings.KeyPrefix);
        Feed = new Feed(Redis, settings.KeyPrefix, log.CreateLogger<Feed>());
        var ledger = new LedgerBoards(database);
        Boards = new BoardKeeper(Leaderboards, ledger, database, Feed, log.CreateLogger<BoardKeeper>());
        Reads = new BoardReads(database, Leaderboards, ledger, Boards, host.Clock);
        Scorekeeper = new Scorekeeper(writer, states, Boards, host.Clock);
        Closing = new Closing(writer, states, database, ledger, Feed, host.Clock);
        Campaigns = new Campaigns(writer, states, database, Closing, Boards, Feed, host.Clock);
        Roster = new Roster(writer, states, Reads, Boards, Feed, host.Clock);
        Drafts = new Drafts(writer, database, Campaigns, Roster, host.Clock);
        Enrolment = new Enrolment(writer, states, Campaigns, Roster);
        Erasure = new Erasure(writer, states, database, Roster, host.Clock);
        Corrections = new Corrections(writer, states, Boards, host.Clock);
        Amendments = new Amendments(writer, states, Boards, host.Clock);
        Awards = new Awards(writer, states, database, Reads, host.Clock);
        Draws = new DrawReads(database, Reads);
        Forecasts = new Forecasts(database, ledger, host.Clock);
        Ledger = new LedgerReads(database, Reads);
        Leads = new LeadReads(database, Reads);
        PersonalFiles = new PersonalFiles(writer, database, Reads, Awards, Ledger, host.Clock);
        Rejected = new RejectedEvents(database, Scorekeeper);
        Results = new ResultReads(database, Reads);
        Journal = new AuditLog(writer, database, host.Clock);
        Keys = new ApiKeys(writer, database, host.Office);
        CookieKeys = new CookieKeys(writer, database, host.Office);
        var passwords = new Passwords(settings.PasswordIterations);
        Accounts = new Accounts(writer, database, passwords, host.Office);
        PlayerInvitations = new PlayerInvitations(writer, database, Reads, host.Office);
        OwnAccount = new OwnAccount(Accounts, writer, passwords, host.Office);
        SignIn = new SignIn(writer, database, passwords, host.Office);
        Sessions = new Sessions(writer, database, host.Office);
        KeptForms = new KeptForms(writer, database, host.Office);
        Screens = new Screens(writer, database, host.Office);
        Pairings = new Pairings(writer, database, host.Office);
        Themes = new ThemePacks(writer, database, host.Office);
        DryRuns = new DryRuns(writer, states, database, Reads, host.Office);
        DryRunPlay = new DryRunPlay(writer, database, Reads, (host.Clock, host.Office), log.CreateLogger<DryRunPlay>());
    }

    public Database Database { get; }
    public StoreWatch Store { get; }
    public RedisConnection Redis { get; }
    public Leaderboards Leaderboards { get; }
    public Feed Feed { get; }
    public BoardKeeper Boards { get; }
    public BoardReads Reads { get; }
    public Scorekeeper Scorekeeper { get; }
    public Closing Closing { get; }
    public Campaigns Campaigns { get; }
    public Roster Roster { get; }
    public Drafts Drafts { get; }
    public Enrolment Enrolment { get; }
    public Erasure Erasure { get; }
    public PersonalFiles PersonalFiles { get; }
    public Corrections Corrections { get; }
    public Amendments Amendments { get; }
    public Awards Awards { get; }
    public DrawReads Draws { get; }
    public Forecasts Forecasts { get; }
    public LedgerReads Ledger { get; }
    public LeadReads Leads { get; }
    public RejectedEvents Rejected { get; }
    public ResultReads Results { get; }
    public AuditLog Journal { get; }
    public ApiKeys Keys { get; }
    public CookieKeys CookieKeys { get; }
    public Accounts Accounts { get; }
    public PlayerInvitations PlayerInvitations { get; }
    public OwnAccount OwnAccount { get; }
    public SignIn SignIn { get; }
    public Sessions Sessions { get; }
    public KeptForms KeptForms { get; }
    public Screens Screens { get; }
    public Pairings Pairings { get; }
    public ThemePacks Themes { get; }
    public DryRuns DryRuns { get; }
    public DryRunPlay DryRunPlay { get; }

    /// <summary>
    /// Opens the stores, brings the schema up to date, and loads the boards from the ledger. With an embedded Redis a
    /// second process on the same data directory is refused here, with the reason.
    /// </summary>
    public static async Task<ChallengeEngine> Start(EngineSettings settings, EngineHost host)
    {
        // with both connection strings nothing lies there: its file system may be read-only
        if (settings.SqlServer is null || settings.Redis is null)
            Directory.CreateDirectory(settings.DataDirectory);
        var turn = settings.Redis is null ? DirectoryLock.Take(settings.DataDirectory) : null;
        var database = await Database.Open(settings);
        var embedded = settings.Redis is null ? EmbeddedRedis.Start(settings.DataDirectory) : null;
        var redis = embedded is null
            ? await RedisConnection.Open(settings.Redis!)
            : await RedisConnection.Open(embedded);
        var engine = new ChallengeEngine(settings, database, (redis, embedded, turn), host);
        await engine.Feed.Start();
        await engine.Store.RefuseReadOnly();
        await MaskKeyRows.Complete(database, engine.writer);
        try
        {
            await engine.Boards.CatchUpAll();
        }
        catch (StackExchange.Redis.RedisException failure)
        {
            host.Log.CreateLogger<ChallengeEngine>()
                .LogWarning(
                    "Redis is away ({Reason}): boards are answered from the ledger until it is back",
                    failure.Message
                );
        }
        return engine;
    }

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        await Feed.DisposeAsync();
        await Redis.DisposeAsync();
        if (embedded is not null)
            await embedded.DisposeAsync();
        if (turn is not null)
            await turn.DisposeAsync();
    }
}

/// <summary>What the engine takes from the process around it.</summary>
public sealed record EngineHost(TimeProvider Clock, ILoggerFactory Log)
{
    /// <summary>
    /// The time of people, sessions, keys and screens: that of the campaigns, except where a demonstration's year flies
    /// by.
    /// </summary>
    public TimeProvider Office { get; init; } = Clock;
}
