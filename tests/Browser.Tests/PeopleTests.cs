using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

[Collection(Chromium.OneAtATime)]
public sealed class PeopleTests(Chromium chromium, Floor floor)
{
    [Fact]
    public async Task Somebody_signs_in_by_keyboard_and_finds_the_page_that_was_asked_for()
    {
        using var rep = await floor.Joined(new Grant(AccountRole.Spectator));
        using var nobody = new Person(new Uri(floor.Hub.Url));
        await using var tab = await floor.Open(chromium, $"{floor.Hub.Url}/account", person: nobody);

        await Expect(tab.Page.Locator("#email")).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync(rep.Email);
        await tab.Page.Keyboard.PressAsync("Tab");
        await tab.Page.Keyboard.TypeAsync("not my password");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.GetByTestId("fault")).ToContainTextAsync("do not match");
        await tab.Page.Locator("#password").FillAsync(Person.Password);
        await tab.Page.Keyboard.PressAsync("Enter");

        await Expect(tab.Page).ToHaveURLAsync($"{floor.Hub.Url}/account");
        await Expect(tab.Page.GetByTestId("me")).ToHaveTextAsync(rep.Email.Split('@')[0]);
    }

    [Fact]
    public async Task A_television_shows_a_code_and_a_director_in_front_of_it_brings_it_to_life()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "anna");
        using var director = await floor.Joined(new Grant(AccountRole.Director, campaign, "lyon"));
        using var television = new Person(new Uri(floor.Hub.Url));
        await using var tv = await floor.Open(chromium, $"{floor.Hub.Url}/wall", person: television);
        await Expect(tv.Page.GetByTestId("code"))
            .ToHaveTextAsync(new Regex("^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$"));
        await Expect(tv.Page.Locator("#qr")).ToBeVisibleAsync();
        var code = await tv.Page.GetByTestId("code").TextContentAsync();

        await using var phone = await floor.Open(chromium, $"{floor.Hub.Url}/pair", new Look(390, 844), director);
        await Expect(phone.Page.Locator("#code")).ToBeFocusedAsync();
        await phone.Page.Keyboard.TypeAsync(code!.ToLowerInvariant());
        await phone.Page.Keyboard.PressAsync("Enter");
        await phone.Page.Locator("#name").FillAsync("Hall of Lyon");
        await phone.Page.Locator("#first").SelectOptionAsync("Teams");
        await phone.Page.Keyboard.PressAsync("Tab");
        await phone.Page.Locator("#name").PressAsync("Enter");
        await Expect(tv.Page).ToHaveURLAsync(new Regex($"/wall/{campaign}"), new() { Timeout = 20_000 });
        await tv.IsLive();
        await Expect(tv.Row("lyon")).ToHaveAttributeAsync("data-points", "10");
        await phone.Page.ReloadAsync();
        await Expect(phone.Page.GetByTestId("screens")).ToContainTextAsync("Hall of Lyon");

        // nobody touches the television
        var document = (await floor.Api.Get($"campaigns/{campaign}")).Is(200).Json.GetRawText();
        var renamed = JsonNode.Parse(document)!;
        renamed["name"] = "The second season";
        (await floor.Api.Put($"campaigns/{campaign}", renamed.ToJsonString())).Is(200);
        await Expect(tv.Page.Locator("#campaign")).ToHaveTextAsync("The second season", new() { Timeout = 30_000 });
        await tv.IsLive();
    }

    [Fact]
    public async Task A_rep_below_the_lines_that_all_may_see_finds_himself_and_two_on_either_side()
    {
        var campaign = await floor.Launched();
        var document = JsonNode.Parse((await floor.Api.Get($"campaigns/{campaign}")).Json.GetRawText())!;
        document["privacy"] = new JsonObject { ["top"] = 1 };
        (await floor.Api.Put($"campaigns/{campaign}", document.ToJsonString())).Is(200);
        await floor.Tell(campaign, "closed", "anna");
        await floor.Tell(campaign, "contacted", "bob");
        await floor.Tell(campaign, "taken", "carl");
        (
            await floor.Api.Put(
                $"campaigns/{campaign}/participants",
                """[{ "code": "carl", "name": "Carl", "team": "lyon", "role": "rep", "display": "hidden" }]"""
            )
        ).Is(200);
        using var carl = await floor.Joined(new Grant(AccountRole.Rep, campaign, "carl"));

        await using var board = await floor.Open(chromium, floor.Board(campaign), person: carl);
        await board.IsLive();

        await Expect(board.Page.GetByTestId("row")).ToHaveCountAsync(1);
        await Expect(board.Page.GetByTestId("own").Locator("h2")).ToHaveTextAsync("Carl");
        await Expect(board.Page.GetByTestId("own").Locator(".near li")).ToHaveCountAsync(3);
        await Expect(board.Page.GetByTestId("own").Locator(".near .mine")).ToContainTextAsync("3 Carl");
        Assert.Empty(board.Complaints);
    }
}
