using ChallengeHub.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>A page that its reader may see no more does not pass for a broken server.</summary>
[Collection(Chromium.BesideTheWalk)]
public sealed class RefusedPageTests(Chromium chromium, Floor floor)
{
    /// <summary>What waits for ten seconds and more waits for a fiftieth of them.</summary>
    public const string Hurried = """
        { const once = window.setTimeout;
          window.setTimeout = (work, ms, ...rest) => once(work, ms >= 10000 ? ms / 50 : ms, ...rest); }
        """;

    [Theory]
    [InlineData("wall")]
    [InlineData("boards")]
    public async Task Whose_session_has_ended_is_asked_to_sign_in_again_and_comes_back_here(string kind)
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "anna");
        var address = $"{floor.Hub.Url}/{kind}/{campaign}?layout=table";
        using var spectator = await floor.Joined(new Grant(AccountRole.Spectator));
        await using var tab = await floor.Open(chromium, $"{floor.Hub.Url}/problem/404", person: spectator);
        await tab.Page.AddInitScriptAsync(Hurried);
        await tab.Page.GotoAsync(address);
        await tab.IsLive();

        (await floor.Api.Post($"accounts/{spectator.Id}/sign-out")).Is(200);
        var link = tab.Liveness.GetByRole(AriaRole.Link, new() { Name = "Sign in again" });
        await Expect(link).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(tab.Liveness).ToContainTextAsync("Not live since");
        await Expect(tab.Row("anna")).ToBeVisibleAsync();
        await KnocksNoMore(tab.Page);

        await link.ClickAsync();
        await tab.Page.Locator("#email").FillAsync(spectator.Email);
        await tab.Page.Locator("#password").FillAsync(Person.Password);
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page).ToHaveURLAsync(address);
        await tab.IsLive();
    }

    [Fact]
    public async Task A_page_that_is_open_to_its_reader_no_more_says_so()
    {
        var campaign = await floor.Launched();
        await using var tab = await floor.Open(chromium, floor.Wall(campaign));
        await tab.IsLive();
        foreach (var gone in new[] { "**/hubs/**", "**/api/v1/campaigns/*/look" })
            await tab.Page.RouteAsync(
                gone,
                route =>
                    route.FulfillAsync(
                        new RouteFulfillOptions
                        {
                            Status = 403,
                            ContentType = "application/problem+json",
                            Body = """{ "title": "Forbidden" }""",
                        }
                    )
            );
        await tab.Page.ReloadAsync();
        await Expect(tab.Liveness).ToContainTextAsync("No longer open to you");
    }

    [Fact]
    public async Task A_screen_that_was_revoked_offers_to_be_paired_again()
    {
        var campaign = await floor.Launched();
        await using var tv = await Televisions.Paired(chromium, floor, campaign);

        var paired = Assert.Single(await Televisions.Of(floor, campaign));
        (await floor.Api.Send(HttpMethod.Delete, $"screens/{paired}")).Is(204);

        await Televisions.ShowsCode(tv);
        await Expect(tv.Page).ToHaveURLAsync($"{floor.Hub.Url}/wall");
    }

    /// <summary>While it asks four times whether it may be seen again, it does not try to connect.</summary>
    private static async Task KnocksNoMore(IPage page)
    {
        using var asked = new SemaphoreSlim(0);
        var knocks = 0;
        page.Request += Count;
        for (var i = 0; i < 4; i++)
            Assert.True(await asked.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        page.Request -= Count;
        Assert.Equal(0, knocks);

        void Count(object? sender, IRequest request)
        {
            if (request.Url.Contains("/hubs/", StringComparison.Ordinal))
                Interlocked.Increment(ref knocks);
            if (request.Url.EndsWith("/look", StringComparison.Ordinal))
                asked.Release();
        }
    }
}
