using ChallengeHub.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChallengeHub.Testing;

/// <summary>
/// The real application on a free port with a data directory of its own and a clock that the test moves; ends with the
/// fixture.
/// </summary>
public sealed class RunningHub : IAsyncDisposable
{
    public const string Key = "a-key-for-tests-that-is-long-enough";
    private readonly WebApplicationFactory<Settings> factory;
    private readonly DirectoryInfo directory;

    /// <summary>A page that asks for a word that nobody wrote fails here; for users it shows the key.</summary>
    static RunningHub() => T.WordNotFound += word => throw new InvalidOperationException(word);

    private RunningHub(WebApplicationFactory<Settings> factory, DirectoryInfo directory, FakeTimeProvider clock)
    {
        this.factory = factory;
        this.directory = directory;
        Clock = clock;
        Url = factory.ClientOptions.BaseAddress;
        Api = new ApiClient(Url, Key);
    }

    public Uri Url { get; }
    public string Directory => directory.FullName;
    public FakeTimeProvider Clock { get; }

    /// <summary>Calls the API with the admin key.</summary>
    public ApiClient Api { get; }
    public IReadOnlyList<Microsoft.AspNetCore.Http.Endpoint> Endpoints =>
        factory.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints;

    /// <summary>Who looks after the hub's connections.</summary>
    public HubConnections Connections => factory.Services.GetRequiredService<HubConnections>();

    public T Service<T>()
        where T : notnull => factory.Services.GetRequiredService<T>();

    public EngineParts Engine => new(factory.Services);

    public static async Task<RunningHub> Start(
        DateTimeOffset? now = null,
        string? redis = null,
        params (string Name, string Value)[] settings
    )
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("ch-web-");
        var clock = new FakeTimeProvider(now ?? Challenge.Noon);
        var factory = new WebApplicationFactory<Settings>().WithWebHostBuilder(web =>
        {
            web.UseContentRoot(directory.FullName);
            web.UseEnvironment("Production");
            web.UseSetting("urls", "http://127.0.0.1:0");
            web.UseSetting("ChallengeHub:DataDirectory", directory.FullName);
            web.UseSetting("ChallengeHub:AdminKey", Key);
            web.UseSetting("ChallengeHub:Jobs", "off");
            web.UseSetting("ChallengeHub:PasswordIterations", $"{TestStore.PasswordIterations}");
            foreach (var (name, value) in settings)
                web.UseSetting(name, value);
            if (TestStore.ConnectionString(directory.FullName) is { } server)
                web.UseSetting("ConnectionStrings:SqlServer", server);
            if (redis is not null)
                web.UseSetting("ConnectionStrings:Redis", redis);
            web.ConfigureLogging(log => log.ClearProviders());
            web.ConfigureServices(services => services.AddSingleton<TimeProvider>(clock));
        });
        factory.UseKestrel(0);
        // starting waits on the thread that starts
        await Task.Run(factory.StartServer);
        return new RunningHub(factory, directory, clock);
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await factory.DisposeAsync();
        Remove(directory.FullName);
        TestStore.Drop(directory.FullName);
    }

    /// <summary>
    /// The program ends on a thread of its own, and takes the directory of its Redis away itself: perhaps now.
    /// </summary>
    private static void Remove(string path)
    {
        while (System.IO.Directory.Exists(path))
            try
            {
                System.IO.Directory.Delete(path, recursive: true);
            }
            catch (DirectoryNotFoundException)
            {
                // a part of it was gone already; the rest is looked for again
            }
    }
}
