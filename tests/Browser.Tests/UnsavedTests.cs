using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>What is typed is not lost: not by leaving, not by a session that ended, not by pressing twice.</summary>
[Collection(Chromium.OneAtATime)]
public sealed class UnsavedTests(Chromium chromium, Floor floor)
{
    [Fact]
    public async Task Leaving_asks_while_something_typed_is_not_sent_and_only_then()
    {
        await using var tab = await Opened("/keys");
        var asked = Asked(tab.Page, stay: true);
        await tab.Page.Locator("#name").FillAsync("Half a key");
        await tab.Page.Locator("nav a[href='/screens']").ClickAsync();
        await Expect(tab.Page.Locator("#name")).ToHaveValueAsync("Half a key");
        Assert.Equal(1, asked());

        await tab.Page.Locator("#name").FillAsync("");
        await tab.Page.Locator("nav a[href='/screens']").ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/screens$"));
        Assert.Equal(1, asked());

        await tab.Page.GotoAsync($"{floor.Hub.Url}/people");
        await tab.Page.Locator("form[method=get] input").First.FillAsync("anna"); // only looks for something
        await tab.Page.Locator("nav a[href='/screens']").ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/screens$"));
        Assert.Equal(1, asked());
    }

    [Fact]
    public async Task What_was_refused_is_unsaved_still_and_what_was_saved_is_not()
    {
        await using var tab = await Opened("/people");
        var asked = Asked(tab.Page, stay: true);
        await tab.Page.Locator("#name").FillAsync("Somebody");
        await tab.Page.Locator("#email").FillAsync("somebody@nowhere");
        await tab.Page.Locator("[data-testid=invite] .actions .button").ClickAsync();
        await Guarded(tab);
        await Expect(tab.Page.Locator("main[data-unsaved=true]")).ToHaveCountAsync(1);
        await tab.Page.Locator("#email").ClickAsync();
        await tab.Page.Locator("nav a[href='/screens']").ClickAsync();
        await Expect(tab.Page.Locator("#name")).ToHaveValueAsync("Somebody");
        Assert.Equal(1, asked());
    }

    [Fact]
    public async Task The_steps_of_the_builder_save_what_was_typed()
    {
        await using var tab = await Opened("/studio/new");
        var asked = Asked(tab.Page, stay: false);
        await tab.Page.Locator("#NameEn").FillAsync("By the steps");
        await tab.Page.GetByTestId("next").ClickAsync();
        await tab.Page.Locator("#Listed").FillAsync("Anna\tLyon");
        await tab.Page.Locator(".steps button[value=to-rules]").ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/build/rules$"));
        await tab.Page.Locator(".steps button[value=to-players]").ClickAsync();
        await Expect(tab.Page.Locator("#Listed")).ToHaveValueAsync("Anna\tLyon");
        await tab.Page.Locator("nav a[href='/']").ClickAsync();
        await Expect(tab.Page.GetByTestId("new")).ToBeVisibleAsync();
        Assert.Equal(0, asked());
        Assert.Empty(tab.Complaints);
    }

    [Theory]
    [InlineData("en-GB", "You were signed out. What you typed is back")]
    [InlineData("fr-FR", "Vous avez été déconnecté. Votre saisie est de nouveau")]
    public async Task After_a_session_that_ended_the_form_is_back_as_it_was_filled_in(string language, string told)
    {
        using var admin = await floor.Joined(new Grant(AccountRole.Admin));
        await using var tab = await floor.Open(chromium, $"{floor.Hub.Url}/keys", new Look(1280, 900, language), admin);
        await Guarded(tab);
        await tab.Page.Locator("#name").FillAsync($"Nearly lost {language}");
        await tab.Page.Locator("input[value=leads]").CheckAsync();
        await tab.Page.Locator("#expiresAt").FillAsync("2099-12-31");
        await tab.Page.Context.ClearCookiesAsync(new() { Name = "ch_session" });
        await tab.Page.Locator("[data-testid=new-key] .actions .button").ClickAsync();

        await Expect(tab.Page.GetByTestId("kept")).ToBeVisibleAsync();
        await tab.Page.Locator("#email").FillAsync(admin.Email);
        await tab.Page.Locator("#password").FillAsync(Person.Password);
        await tab.Page.Keyboard.PressAsync("Enter");

        await Expect(tab.Page.GetByTestId("kept")).ToContainTextAsync(told);
        await Expect(tab.Page.Locator("#name")).ToHaveValueAsync($"Nearly lost {language}");
        await Expect(tab.Page.Locator("input[value=leads]")).ToBeCheckedAsync();
        await Expect(tab.Page.Locator("#expiresAt")).ToHaveValueAsync("2099-12-31");
        Assert.DoesNotContain($"Nearly lost {language}", (await floor.Api.Get("keys")).Text);
        await tab.Page.Locator("[data-testid=new-key] .actions .button").ClickAsync();
        await Expect(tab.Page.GetByTestId("secret")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByTestId("kept")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_button_that_is_pressed_twice_does_once()
    {
        await using var tab = await Opened("/keys");
        await tab.Page.Locator("#name").FillAsync("Pressed twice");
        await tab.Page.Locator("input[value=events]").CheckAsync();
        await tab.Page.Locator("[data-testid=new-key] .actions .button").DblClickAsync();
        await Expect(tab.Page.GetByTestId("secret")).ToBeVisibleAsync();
        var keys = (await floor.Api.Get("keys")).Json.EnumerateArray();
        Assert.Single(keys, x => x.GetProperty("name").GetString() == "Pressed twice");
    }

    private async Task<Tab> Opened(string address)
    {
        using var admin = await floor.Joined(new Grant(AccountRole.Admin));
        var tab = await floor.Open(chromium, floor.Hub.Url + address, new Look(1280, 900), admin);
        await Guarded(tab);
        return tab;
    }

    private static Task Guarded(Tab tab) => tab.Page.Locator("body[data-guarded=true]").WaitForAsync();

    /// <summary>How often the browser asked whether to leave; it is answered alike each time.</summary>
    private static Func<int> Asked(IPage page, bool stay)
    {
        var asked = 0;
        page.Dialog += (_, dialog) =>
        {
            asked++;
            _ = stay ? dialog.DismissAsync() : dialog.AcceptAsync();
        };
        return () => asked;
    }
}
