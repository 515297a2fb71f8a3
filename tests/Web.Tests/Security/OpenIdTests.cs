using System.Net;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Sign-in by a real OpenID provider, in a process of its own.</summary>
public sealed partial class OpenIdTests(HubWithProvider own) : IClassFixture<HubWithProvider>
{
    private readonly RunningHub hub = own.Hub;

    [Fact]
    public async Task An_invited_person_comes_in_without_a_password_and_is_known_from_then_on()
    {
        var id = await Invited("nora@example.org");
        using var browser = new Person(hub.Url);

        var answer = await Back(browser, await AtTheProvider(browser, "nora@example.org", "/account"));

        Assert.Equal("/account", answer.Location);
        Assert.Equal(
            $"account:{id}",
            (await browser.Api.Get("session")).Is(200).Json.GetProperty("author").GetString()
        );
        var actions = (await hub.Api.Get("audit"))
            .Json.EnumerateArray()
            .Select(x => x.GetProperty("action").GetString())
            .ToList();
        Assert.Contains(AuditActions.LoginLinked, actions);
        using var again = new Person(hub.Url);
        Assert.Equal(
            "/",
            (await Back(again, await AtTheProvider(again, "nora@example.org", "https://evil.example"))).Location
        );
        Assert.Equal($"account:{id}", (await again.Api.Get("session")).Is(200).Json.GetProperty("author").GetString());
    }

    [Theory]
    [InlineData("stranger@example.org", false)]
    [InlineData("unverified@example.org", true)]
    public async Task Whom_nobody_invited_under_a_verified_address_stays_outside_and_is_told_why(
        string name,
        bool isInvited
    )
    {
        if (isInvited)
            await Invited(name);
        using var browser = new Person(hub.Url);

        var answer = await Back(browser, await AtTheProvider(browser, name, "/"));

        Assert.Equal("/sign-in?fault=openIdUnknown", answer.Location);
        Assert.Contains(
            "nobody invited you",
            (await browser.Open(answer.Location!)).Is(200).Html,
            StringComparison.Ordinal
        );
        (await browser.Api.Get("session")).Is(401);
    }

    [Fact]
    public async Task A_disabled_person_stays_outside()
    {
        var id = await Invited("gone@example.org");
        using var browser = new Person(hub.Url);
        await Back(browser, await AtTheProvider(browser, "gone@example.org", "/"));
        (await hub.Api.Post($"accounts/{id}/disable")).Is(200);

        using var again = new Person(hub.Url);
        Assert.Equal(
            "/sign-in?fault=openIdUnknown",
            (await Back(again, await AtTheProvider(again, "gone@example.org", "/"))).Location
        );
    }

    [Fact]
    public async Task An_answer_is_good_once_and_only_in_the_browser_that_asked()
    {
        await Invited("owen@example.org");
        using var victim = new Person(hub.Url);
        using var owen = new Person(hub.Url);
        var answer = await AtTheProvider(owen, "owen@example.org", "/");

        Assert.Equal("/sign-in?fault=openIdFailed", (await Back(victim, answer)).Location);
        Assert.Equal("/", (await Back(owen, answer)).Location);
        using var later = new Person(hub.Url);
        Assert.Equal("/sign-in?fault=openIdFailed", (await Back(later, answer)).Location);
        Assert.Equal(
            "/sign-in?fault=openIdFailed",
            (await Back(later, new Uri(hub.Url, "/signin-oidc?code=forged&state=forged"))).Location
        );
        (await later.Api.Get("session")).Is(401);
        (await victim.Api.Get("session")).Is(401);
    }

    [Fact]
    public async Task A_provider_that_is_away_leaves_the_password()
    {
        await using var away = new OpenIdProvider();
        await using var alone = await RunningHub.Start(settings: away.Settings);
        using var browser = await Person.Joined(alone, new Grant(AccountRole.Spectator));
        using var fresh = new Person(alone.Url) { Email = browser.Email };

        Assert.Contains(
            "cannot be reached",
            (await fresh.Open("/sign-in?handler=OpenId")).Is(503).Html,
            StringComparison.Ordinal
        );
        (await fresh.SignIn()).Is(302);
    }

    private async Task<long> Invited(string email) =>
        (
            await hub.Api.Post(
                "accounts",
                $$"""{ "email": "{{email}}", "name": "Somebody", "grants": [{ "role": "spectator" }] }"""
            )
        )
            .Is(201)
            .Json.GetProperty("account")
            .GetProperty("id")
            .GetInt64();

    /// <summary>
    /// From the button through the provider's pages to the address that it sends back to. The provider refuses who asks
    /// without PKCE.
    /// </summary>
    private async Task<Uri> AtTheProvider(Person browser, string name, string returnUrl)
    {
        var button = Button()
            .Match((await browser.Open($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}")).Is(200).Html)
            .Groups[1]
            .Value;
        var asked = (await browser.Open(WebUtility.HtmlDecode(button))).Is(302).Location!;
        Assert.DoesNotContain(OpenIdProvider.ClientSecret.Replace(' ', '+'), asked, StringComparison.Ordinal);

        using var provider = new HttpClient(
            new SocketsHttpHandler
            {
                CookieContainer = new CookieContainer(),
                AllowAutoRedirect = false,
                UseProxy = false,
            }
        )
        {
            BaseAddress = new Uri(asked),
        };
        var at = new Uri(asked);
        for (var steps = 0; steps < 20; steps++)
        {
            using var page = await provider.GetAsync(at, TestContext.Current.CancellationToken);
            if (page.Headers.Location is { } next)
                at = new Uri(at, next);
            else
            {
                var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                var prompt = Prompt().Match(html).Groups[1].Value;
                using var form = new FormUrlEncodedContent([
                    new("prompt", prompt),
                    new("login", name),
                    new("password", "any"),
                ]);
                using var done = await provider.PostAsync(
                    new Uri(at, Form().Match(html).Groups[1].Value),
                    form,
                    TestContext.Current.CancellationToken
                );
                at = new Uri(at, done.Headers.Location ?? throw new InvalidOperationException(html));
            }
            if (at.Host == hub.Url.Host)
                return at;
        }
        throw new InvalidOperationException($"the provider does not send back: {at}");
    }

    private static Task<PageAnswer> Back(Person browser, Uri answer) => browser.Open(answer.PathAndQuery);

    [GeneratedRegex("href=\"([^\"]+)\" data-testid=\"openid\"")]
    private static partial Regex Button();

    [GeneratedRegex("name=\"prompt\" value=\"([^\"]+)\"")]
    private static partial Regex Prompt();

    [GeneratedRegex("action=\"([^\"]+)\"")]
    private static partial Regex Form();
}
