using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// What comes over the wire without being asked: too large, too slow, from elsewhere, for somebody else.
/// </summary>
public sealed class WireAttackTests(HubFixture fixture)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_WebSocket_without_a_token_is_refused()
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Hub, Stop));
        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
    }

    [Fact]
    public async Task A_WebSocket_that_another_site_opens_with_the_cookie_of_a_person_is_refused()
    {
        using var person = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        foreach (
            var (origin, wanted) in new[]
            {
                ("https://evil.example.org", HttpStatusCode.Forbidden),
                ("null", HttpStatusCode.Forbidden),
                (fixture.Hub.Url.GetLeftPart(UriPartial.Authority), HttpStatusCode.SwitchingProtocols),
            }
        )
        {
            using var socket = new ClientWebSocket();
            socket.Options.CollectHttpResponseDetails = true;
            socket.Options.Cookies = person.Cookies;
            socket.Options.SetRequestHeader("Origin", origin);
            if (wanted == HttpStatusCode.SwitchingProtocols)
                await socket.ConnectAsync(Hub, Stop);
            else
                await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Hub, Stop));
            Assert.Equal(wanted, socket.HttpStatusCode);
        }
    }

    [Fact]
    public async Task A_connection_to_the_hub_ends_soon_after_its_session_does()
    {
        await using var hub = await RunningHub.Start();
        var campaign = await hub.Api.Launched();
        var secret = (await hub.Api.Post("keys", """{ "name": "TV", "scopes": ["results"] }""")).Is(201).Json;
        await using var screen = await Screen.Connect(
            hub.Url,
            packed: false,
            key: secret.GetProperty("secret").GetString()
        );
        await screen.Watch(campaign);
        var closed = new TaskCompletionSource();
        screen.Connection.Closed += _ =>
        {
            closed.SetResult();
            return Task.CompletedTask;
        };

        (await hub.Api.Send(HttpMethod.Delete, $"keys/{secret.GetProperty("id").GetInt64()}")).Is(204);
        await hub.Connections.SendHome();

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20), Stop);
    }

    [Fact]
    public async Task An_oversized_body_is_refused_and_nothing_of_it_is_kept()
    {
        var campaign = await fixture.Api.Launched();
        (await fixture.Api.Post("events", ApiClient.Event(campaign, "1", lead: new string('x', 2_000_000)))).Is(413);
        (await fixture.Api.Put($"campaigns/{campaign}/participants", $"[{new string(' ', 2_000_000)}]")).Is(413);
        Assert.Equal(0, (await fixture.Api.Get($"campaigns/{campaign}/ledger")).Json.GetArrayLength());
    }

    [Fact]
    public async Task An_oversized_header_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(fixture.Hub.Url, "health/live"))
        {
            Headers = { { "X-Long", new string('x', 40_000) } },
        };
        using var http = new HttpClient();
        using var answer = await http.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_request_that_never_ends_is_hung_up_on()
    {
        const string headers = "GET /health/live HTTP/1.1\r\nHost: x\r\nX-Slow: ";
        const string body =
            "POST /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
            + RunningHub.Key
            + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";

        // both at the same time: it takes the hub some ten seconds
        await Task.WhenAll(IsHungUpOn(headers), IsHungUpOn(body));
    }

    private async Task IsHungUpOn(string begun)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(fixture.Hub.Url.Host, fixture.Hub.Url.Port, Stop);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(begun), Stop);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(45));
        var answer = new MemoryStream();
        await stream.CopyToAsync(answer, patience.Token); // ends when the server hangs up

        Assert.DoesNotContain(" 200 ", Encoding.ASCII.GetString(answer.ToArray()));
    }

    [Theory]
    [InlineData("https://evil.example.org/")]
    [InlineData("//evil.example.org/")]
    [InlineData("/\\evil.example.org/")]
    [InlineData("javascript:alert(1)")]
    public async Task A_link_to_the_sign_in_leads_nowhere_else(string returnUrl)
    {
        using var person = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        Assert.Equal(
            "/",
            (await person.Open($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}")).Is(302).Location
        );
        await person.Open("/account");
        await person.Post("/account?handler=SignOut");
        Assert.Equal("/", (await person.SignIn(returnUrl: returnUrl)).Is(302).Location);
    }

    [Fact]
    public async Task A_foreign_host_name_gets_into_no_link()
    {
        await using var hub = await RunningHub.Start(settings: ("ChallengeHub:PublicUrl", "https://hub.example.org"));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(hub.Url, "sign-in"))
        {
            Headers = { Host = "evil.example.org" },
        };
        using var http = new HttpClient();
        using var answer = await http.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);

        var link = (
            await hub.Api.Post(
                "accounts",
                """{ "email": "a@example.org", "name": "A", "grants": [{ "role": "spectator" }] }"""
            )
        )
            .Is(201)
            .Json.GetProperty("link")
            .GetString();
        Assert.StartsWith("https://hub.example.org/join?", link);
    }

    [Fact]
    public async Task Behind_TLS_cookies_are_for_TLS_only()
    {
        await using var hub = await RunningHub.Start(settings: ("ChallengeHub:PublicUrl", "https://hub.example.org"));
        using var person = new Person(hub.Url);
        var page = (await person.Open("/sign-in")).Is(200);
        Assert.All(page.SetCookies, cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.NotEmpty(page.SetCookies);
    }

    private Uri Hub => new UriBuilder(fixture.Hub.Url) { Scheme = "ws", Path = "/hubs/board" }.Uri;
}
