using System.Collections.Concurrent;
using ChallengeHub.Testing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Who has no part in a challenge knocks at its desk.</summary>
public sealed class DeskStrangersTests(HubFixture fixture)
{
    private const string Move = """{ "id": "1", "type": "lead.taken", "rep": "anna" }""";
    private const string Card = """{ "company": "From elsewhere" }""";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Screens_spectators_and_programs_and_people_of_another_challenge_find_the_desk_closed()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        using var other = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.InPool();
        var before = (await floor.Lead(floor.Key, lead)).Is(200).Text;
        using var spectator = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        using var screen = Bearer((await PairedScreen.Of(fixture.Hub, floor.Campaign)).Token);
        using var nobody = Bearer(null);
        using var elsewhere = await Key($$"""["leads"], "campaigns": ["{{other.Campaign}}"]""");
        using var events = await Key("""["events", "results", "campaigns"]""");

        await AreClosed(floor, nobody, lead, 401);
        foreach (var stranger in new[] { screen, spectator.Api, elsewhere, events })
            await AreClosed(floor, stranger, lead, 403);
        foreach (var person in new[] { other.Anna, other.Paul, other.Dora, other.Mara })
        {
            await AreClosed(floor, person.Api, lead, 403);
            (await person.Open($"/desk/{floor.Campaign}/leads/{lead}")).Is(403);
        }

        Assert.Equal(before, (await floor.Lead(floor.Key, lead)).Is(200).Text);
        Assert.Single((await floor.Key.Get(floor.Path("leads"))).Json.GetProperty("leads").EnumerateArray());
    }

    [Fact]
    public async Task A_stranger_hears_of_no_lead_whatever_he_watches()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        using var other = await DeskFloor.Open(fixture.Hub);
        var heard = new ConcurrentQueue<LeadChange>();
        var own = new TaskCompletionSource();
        await using var stranger = await Connected(x => x.Cookies = other.Anna.Cookies);
        stranger.On<LeadChange>(
            "LeadChanged",
            x =>
            {
                heard.Enqueue(x);
                own.TrySetResult();
            }
        );

        foreach (var method in new[] { "WatchLeads", "UnwatchLeads" })
            await Assert.ThrowsAsync<HubException>(() => stranger.InvokeAsync(method, floor.Campaign, Stop));
        await stranger.InvokeAsync("WatchLeads", other.Campaign, Stop);
        var watches = fixture.Hub.Service<LeadWatches>();
        Assert.False(watches.IsWatched(floor.Campaign));

        await floor.TakenBy(floor.Anna);
        var lead = await other.InPool();
        await own.Task.WaitAsync(TimeSpan.FromSeconds(20), Stop);

        Assert.All(heard, x => Assert.Equal((other.Campaign, lead), (x.Campaign, x.Lead)));
    }

    [Fact]
    public async Task Spectators_screens_and_keys_watch_no_leads()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        using var spectator = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        var token = (await PairedScreen.Of(fixture.Hub, floor.Campaign)).Token;
        var secret = await fixture.Api.Post("keys", """{ "name": "k", "scopes": ["leads", "results"] }""");
        var key = secret.Is(201).Json.GetProperty("secret").GetString();

        await using var watched = await Connected(x => x.Cookies = spectator.Cookies);
        await using var wall = await Connected(x => x.AccessTokenProvider = () => Task.FromResult<string?>(token));
        await using var program = await Connected(x => x.AccessTokenProvider = () => Task.FromResult(key));

        foreach (var connection in new[] { watched, wall, program })
            await Assert.ThrowsAsync<HubException>(() => connection.InvokeAsync("WatchLeads", floor.Campaign, Stop));
        Assert.False(fixture.Hub.Service<LeadWatches>().IsWatched(floor.Campaign));
    }

    /// <summary>Whether the lead is there or not.</summary>
    private static async Task AreClosed(DeskFloor floor, ApiClient by, string lead, int status)
    {
        (await by.Get(floor.Path("leads"))).Is(status);
        (await by.Get(floor.Path("leads?q=company&format=csv"))).Is(status);
        (await by.Get(floor.Path("leads/drafts"))).Is(status);
        (await by.Get(floor.Path("accounts"))).Is(status);
        (await by.Put(floor.Path("accounts"), """[{ "code": "a", "name": "A" }]""")).Is(status);
        (await by.Post(floor.Path("leads"), Card)).Is(status);
        (await by.Post(floor.Path("leads"), $"[{Card}]")).Is(status);
        (await by.Post(floor.Path("leads/moves"), $$"""[ { "lead": "{{lead}}", {{Move[1..]}} ]""")).Is(status);
        (await by.Post(floor.Path("leads/route"), Card)).Is(status);
        (await by.Post(floor.Path("leads/import?dryRun=true"), "code\nA", ("Content-Type", "text/csv"))).Is(status);
        (await by.Post(floor.Path("leads/recycle"), """{ "where": { "status": "open" } }""")).Is(status);

        foreach (var path in new[] { lead, "ghost" }.Select(x => floor.Path($"leads/{x}")))
        {
            (await by.Get(path)).Is(status);
            (await by.Send(HttpMethod.Patch, path, Card, ("If-Match", "*"))).Is(status);
            (await by.Post($"{path}/moves", Move)).Is(status);
            (await by.Post($"{path}/notes", """{ "id": "n", "kind": "note", "text": "x" }""")).Is(status);
            (await by.Post($"{path}/erasure")).Is(status);
        }
    }

    private ApiClient Bearer(string? key) => new(fixture.Hub.Url, key);

    /// <param name="scopes">A list, and what may follow it.</param>
    private async Task<ApiClient> Key(string scopes)
    {
        var made = await fixture.Api.Post("keys", $$"""{ "name": "A program", "scopes": {{scopes}} }""");
        return Bearer(made.Is(201).Json.GetProperty("secret").GetString());
    }

    private async Task<HubConnection> Connected(
        Action<Microsoft.AspNetCore.Http.Connections.Client.HttpConnectionOptions> configure
    )
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(fixture.Hub.Url, "hubs/board"), configure)
            .AddJsonProtocol(options => options.PayloadSerializerOptions = WebJson.Options)
            .Build();
        await connection.StartAsync(Stop);
        return connection;
    }
}
