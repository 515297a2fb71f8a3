using System.Text.Json;
using ChallengeHub.Browser.Tests;
using ChallengeHub.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(Floor))]

namespace ChallengeHub.Browser.Tests;

/// <summary>
/// A hub in a process of its own, as in production, and a campaign that runs now. One is for all tests; a class that
/// ends it, or looks at all that is in it, has another (IClassFixture).
/// </summary>
public sealed class Floor : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("ch-browser-").FullName;
    private readonly int port = Ports.Hold();
    private int events;
    private Person? someone;

    public HubProcess Hub { get; private set; } = null!;
    public ApiClient Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Hub = await HubProcess.Start(
            new HubSettings
            {
                DataDirectory = directory,
                Jobs = "memory",
                Port = port,
            }
        );
        Api = new ApiClient(new Uri(Hub.Url), HubProcess.Key);
        someone ??= await Joined(new Grant(AccountRole.Marketing));
    }

    /// <summary>Starts it again where it was.</summary>
    public async Task Restart()
    {
        Api.Dispose();
        await Hub.DisposeAsync();
        await InitializeAsync();
    }

    /// <summary>With Anna, Bob and Carl, and others by name.</summary>
    public Task<string> Launched(string theme = "hollywood", params (string Code, string Name)[] more)
    {
        (string Code, string Name)[] reps = [("anna", "Anna"), ("bob", "Bob"), ("carl", "Carl"), .. more];
        return Api.Launched(
            Document(theme),
            JsonSerializer.Serialize(
                reps.Select(x => new
                {
                    x.Code,
                    x.Name,
                    Team = "lyon",
                    Role = "rep",
                }),
                JsonSerializerOptions.Web
            )
        );
    }

    /// <summary>The third day, which is over, is closed with a raffle of two winners among these.</summary>
    public async Task Drawn(string campaign, params string[] reps)
    {
        var document = (await Api.Get($"campaigns/{campaign}")).Is(200).Text;
        (
            await Api.Put(
                $"campaigns/{campaign}",
                document.Replace(
                    "\"prizes\":[",
                    """
                    "prizes":[{"code":"luck","name":"Lucky dip","scope":"period","board":"reps",
                               "raffle":{"tickets":"points","winners":2}},
                    """
                )
            )
        ).Is(200);
        foreach (var rep in reps)
            await Tell(campaign, "closed", rep, daysAgo: 1);
        (await Api.Post($"campaigns/{campaign}/periods/3/close")).Is(200);
    }

    public async Task Tell(string campaign, string stage, string rep, int daysAgo = 0)
    {
        var answer = await Api.Post(
            "events",
            ApiClient.Event(
                campaign,
                $"b{++events}",
                stage,
                $"L{events}",
                rep,
                ApiClient.Today.AddDays(-daysAgo).AddSeconds(1).ToString("O")
            )
        );
        Assert.Equal("scored", answer.Is(200).Json.GetProperty("results")[0].GetProperty("status").GetString());
    }

    public Task<Person> Joined(params Grant[] grants) => Person.Joined(new Uri(Hub.Url), Api, grants);

    /// <summary>
    /// Opens a page of this hub as somebody, or as somebody of marketing who signed in before the first restart.
    /// </summary>
    public Task<Tab> Open(Chromium chromium, string address, Look? look = null, Person? person = null) =>
        chromium.Open(address, (look ?? new Look()) with { Cookies = (person ?? someone!).Cookies });

    public string Wall(string campaign) => $"{Hub.Url}/wall/{campaign}";

    public string Board(string campaign) => $"{Hub.Url}/boards/{campaign}";

    public async ValueTask DisposeAsync()
    {
        someone?.Dispose();
        Api.Dispose();
        await Hub.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    private static object Team(string code, string english, string french) =>
        new { code, name = new { en = english, fr = french } };

    private static string Document(string theme) =>
        JsonSerializer.Serialize(
            new
            {
                name = "Hollywood producers",
                theme,
                timeZone = "UTC",
                currency = "EUR",
                startsAt = ApiClient.Today.AddDays(-3),
                endsAt = ApiClient.Today.AddDays(60),
                periods = new { every = "day", graceMinutes = 600 },
                teams = new[] { Team("lyon", "Lyons", "Lyon"), Team("lille", "Lisle", "Lille") },
                prizes = new object[]
                {
                    new
                    {
                        code = "grand",
                        name = "Trip to Hollywood",
                        scope = "campaign",
                        board = "reps",
                        ranks = new[] { 1, 1 },
                        value = 5000,
                    },
                    new
                    {
                        code = "day",
                        name = "Producer of the day",
                        scope = "period",
                        board = "reps",
                        ranks = new[] { 1, 1 },
                        value = 50,
                    },
                    new
                    {
                        code = "studio",
                        name = "Studio of the day",
                        scope = "period",
                        board = "teams",
                        ranks = new[] { 1, 1 },
                    },
                },
            },
            JsonSerializerOptions.Web
        );
}
