using ChallengeHub.Testing;
using ChallengeHub.Web;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>What moves on the layouts.</summary>
[Collection(AloneCollection.Name)]
public sealed class LayoutsInPlayTests(Chromium chromium, Floor floor) : IClassFixture<Floor>
{
    [Theory]
    [InlineData("walk")]
    [InlineData("chart")]
    [InlineData("table")]
    [InlineData("lanes")]
    public async Task On_every_layout_an_overtaking_is_seen_to_happen_a_deal_celebrated_and_the_end_told_plainly(string layout)
    {
        var campaign = await floor.Launched("regatta");
        await floor.Tell(campaign, "contacted", "bob");
        await using var wall = await floor.Open(chromium, $"{floor.Wall(campaign)}?layout={layout}");
        await wall.IsLive();
        await Expect(wall.Page.Locator("#wall")).ToHaveAttributeAsync("data-layout", layout);
        await Expect(wall.Row("bob")).ToHaveAttributeAsync("data-rank", "1");
        await wall.Page.EvaluateAsync("() => { window.moved = new Set(); const animate = Element.prototype.animate; Element.prototype.animate = function (frames, options) { if (options.id === 'move') window.moved.add(this.dataset.code); return animate.call(this, frames, options); }; }");

        await floor.Tell(campaign, "closed", "anna");

        await Expect(wall.Page.GetByTestId("celebration")).ToContainTextAsync("Anna");
        await Expect(wall.Row("anna")).ToHaveAttributeAsync("data-rank", "1");
        await Expect(wall.Row("anna").Locator(".points")).ToHaveTextAsync("10");
        await wall.Page.WaitForFunctionAsync("() => window.moved.has('bob')");
        await Expect(wall.Page.GetByTestId("ticker")).ToContainTextAsync("Anna");

        (await floor.Api.Post($"campaigns/{campaign}/close")).Is(200);
        foreach (var period in (await floor.Api.Get($"campaigns/{campaign}/periods")).Json.EnumerateArray().Where(x => x.GetProperty("state").GetString() == "grace"))
            (await floor.Api.Post($"campaigns/{campaign}/periods/{period.GetProperty("number").GetInt32()}/close")).Is(200);
        await Expect(wall.Page.Locator(".house [data-testid=podium-place][data-rank='1']")).ToHaveAttributeAsync("data-code", "anna");
        Assert.Empty(wall.Complaints);
    }

    [Fact]
    public async Task The_theme_names_the_layout_and_the_address_may_name_another()
    {
        foreach (var theme in Themes.Read(Themes.Locate("themes")).All)
        {
            var campaign = await floor.Launched(theme.Code);
            await using var wall = await floor.Open(chromium, floor.Wall(campaign));
            await Expect(wall.Page.Locator("#wall")).ToHaveAttributeAsync("data-layout", theme.Layout.Board);
            await wall.Page.GotoAsync($"{floor.Wall(campaign)}?layout=lanes");
            await Expect(wall.Page.Locator("#wall")).ToHaveAttributeAsync("data-layout", "lanes");
            await wall.Page.GotoAsync($"{floor.Wall(campaign)}?layout=none");
            await Expect(wall.Page.Locator("#wall")).ToHaveAttributeAsync("data-layout", theme.Layout.Board);
        }
    }
}
