using Microsoft.Extensions.Time.Testing;

namespace ChallengeHub.Testing;

/// <summary>
/// A real engine on a data directory of its own: a store, embedded boards, and a clock that the test moves.
/// </summary>
public sealed class RunningEngine : IAsyncDisposable
{
    private readonly bool ownsDirectory;

    private RunningEngine(EngineParts engine, FakeTimeProvider clock, string directory, bool ownsDirectory)
    {
        Engine = engine;
        Clock = clock;
        Directory = directory;
        this.ownsDirectory = ownsDirectory;
    }

    public EngineParts Engine { get; private set; }
    public FakeTimeProvider Clock { get; }
    public string Directory { get; }

    /// <param name="redis">A connection string, or null for the embedded boards.</param>
    public static async Task<RunningEngine> Start(DateTimeOffset now, string? redis = null, string? directory = null)
    {
        var clock = new FakeTimeProvider(now);
        var own = directory ?? System.IO.Directory.CreateTempSubdirectory("ch-").FullName;
        return new RunningEngine(await Open(own, redis, clock), clock, own, directory is null);
    }

    /// <summary>On a SQLite file whose writers wait so long for their turn, and which fails as the test says.</summary>
    public static async Task<RunningEngine> OnFailing(
        DateTimeOffset now,
        string? redis,
        Func<IDialect, IDialect> failing,
        TimeSpan? patience = null
    )
    {
        var clock = new FakeTimeProvider(now);
        var own = System.IO.Directory.CreateTempSubdirectory("ch-").FullName;
        var settings = TestStore.Settings(own, redis, $"t{Path.GetFileName(own)}");
        if (patience is { } shorter)
            settings = settings with { StorePatience = shorter };
        var dialect = failing(new SqliteDialect(settings.DatabaseFile, settings.StorePatience));
        return new RunningEngine(await EngineParts.Start(settings, clock, dialect), clock, own, ownsDirectory: true);
    }

    /// <summary>Ends the engine and starts it again on what it left.</summary>
    public async Task Restart(string? redis = null)
    {
        await Engine.DisposeAsync();
        Engine = await Open(Directory, redis, Clock);
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        if (!ownsDirectory)
            return;
        System.IO.Directory.Delete(Directory, recursive: true);
        TestStore.Drop(Directory);
    }

    private static Task<EngineParts> Open(string directory, string? redis, TimeProvider clock) =>
        EngineParts.Start(TestStore.Settings(directory, redis, $"t{Path.GetFileName(directory)}"), clock);
}
