using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

[Collection(Chromium.OneAtATime)]
public sealed class DrawTests(Chromium chromium, Floor floor)
{
    [Fact]
    public async Task A_browser_draws_the_raffle_again_and_sees_whatever_was_tampered_with()
    {
        var campaign = await floor.Launched();
        await floor.Drawn(campaign, "anna", "bob", "carl");
        await using var tab = await floor.Open(chromium, $"{floor.Hub.Url}/draws/{campaign}");
        await tab.Page.Locator("[data-prize=luck][data-period='3'] a").ClickAsync();
        var (verdict, seed, tickets) = (
            tab.Page.GetByTestId("verdict"),
            tab.Page.Locator("#seed"),
            tab.Page.Locator("#tickets")
        );
        var (good, list) = (await seed.InputValueAsync(), await tickets.InputValueAsync());

        async Task Verified(string state, string seedStep, string listStep)
        {
            await Expect(tab.Page.Locator("#steps li").Nth(0)).ToHaveClassAsync(seedStep);
            await Expect(tab.Page.Locator("#steps li").Nth(1)).ToHaveClassAsync(listStep);
            await Expect(verdict).ToHaveAttributeAsync("data-state", state);
        }

        async Task Tampered(string number, string told, string seedStep, string listStep)
        {
            await seed.FillAsync(number);
            await tickets.FillAsync(told);
            await tab.Page.Keyboard.PressAsync("Tab");
            await tab.Page.Keyboard.PressAsync("Enter");
            await Verified("wrong", seedStep, listStep);
        }

        await Verified("right", "right", "right");
        await Expect(tab.Page.Locator("#steps .right")).ToHaveCountAsync(4);
        await Expect(verdict).ToContainTextAsync("This draw is correct");
        // one ticket more for the last holder, and the list has another fingerprint
        await Tampered(good, list.Replace(",10]]", ",11]]"), "right", "wrong");
        await Tampered(good[..^1] + (good[^1] == '0' ? '1' : '0'), list, "wrong", "right");
        await Tampered(good, "not a list", "right", "wrong");
        await Tampered("zz", list, "wrong", "right");
        await seed.FillAsync(good);
        await tickets.FillAsync(list);
        await tab.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Verify again" }).ClickAsync();
        await Verified("right", "right", "right");
        Assert.Empty(tab.Complaints);
    }

    [Theory]
    [InlineData("\"ticket\":", "\"ticket\":1")]
    [InlineData("\"commitment\":\"", "\"commitment\":\"f")]
    public async Task A_server_that_tells_another_draw_is_caught(string from, string to)
    {
        var campaign = await floor.Launched();
        await floor.Drawn(campaign, "anna", "bob", "carl");
        await using var tab = await floor.Open(chromium, $"{floor.Hub.Url}/draws/{campaign}");
        await tab.Page.RouteAsync(
            "**/draws/*/3/luck*",
            async route =>
            {
                var answer = await route.FetchAsync();
                await route.FulfillAsync(
                    new() { Response = answer, Body = (await answer.TextAsync()).Replace(from, to) }
                );
            }
        );
        await tab.Page.GotoAsync($"{floor.Hub.Url}/draws/{campaign}/3/luck");
        await Expect(tab.Page.GetByTestId("verdict")).ToHaveAttributeAsync("data-state", "wrong");
        await Expect(tab.Page.GetByTestId("verdict")).ToContainTextAsync("fails the verification");
    }
}
