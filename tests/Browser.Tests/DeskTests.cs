using System.Text.Json;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>The desk on a telephone: one tap takes, two contact, and no network loses nothing.</summary>
[Collection(Chromium.OneAtATime)]
public sealed class DeskTests(Chromium chromium, Floor floor)
{
    private static readonly Look Telephone = new(390, 844);

    /// <summary>What is held five seconds and then sent.</summary>
    private const int Patience = 20_000;

    [Fact]
    public async Task A_lead_is_taken_in_one_tap_and_contacted_in_two()
    {
        var campaign = await floor.Launched();
        var lead = await Brought(campaign, "The old mill");
        using var anna = await Anna(campaign);
        await using var tab = await Opened(campaign, anna);

        await Button(tab, lead, "lead.taken").ClickAsync();
        await Expect(Outbox(tab)).ToHaveTextAsync("Buy the script: The old mill +1 star");
        await Expect(tab.Page.GetByTestId("cheer")).ToContainTextAsync("+1 star");
        await Expect(Line(tab, lead)).ToHaveAttributeAsync("data-status", "taken");

        await Contact(tab, lead, "Wants a trailer.");
        await Expect(tab.Page.Locator("#outbox-lines .waiting")).ToContainTextAsync("sent in a moment");
        await Expect(Line(tab, lead)).ToHaveAttributeAsync("data-status", "contacted", new() { Timeout = Patience });
        Assert.Equal(["lead.taken", "lead.contacted", "call"], await Story(campaign, lead));
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task What_is_tapped_without_a_network_is_sent_once_it_is_back()
    {
        var campaign = await floor.Launched();
        var first = await Brought(campaign, "First");
        var second = await Brought(campaign, "Second");
        using var anna = await Anna(campaign);
        await using var tab = await Opened(campaign, anna);
        await Button(tab, first, "lead.taken").ClickAsync();
        await Expect(Line(tab, first)).ToHaveAttributeAsync("data-status", "taken");

        await tab.Page.Context.SetOfflineAsync(true);
        await Contact(tab, first, "We met in the tunnel.");
        await Button(tab, second, "lead.taken").ClickAsync();
        await Expect(Outbox(tab)).ToHaveTextAsync("2 waiting for the network", new() { Timeout = Patience });
        await tab.Page.Context.SetOfflineAsync(false);

        await Expect(Line(tab, second)).ToHaveAttributeAsync("data-status", "taken", new() { Timeout = Patience });
        await Expect(Line(tab, first)).ToHaveAttributeAsync("data-status", "contacted", new() { Timeout = Patience });
        Assert.Equal(["lead.taken", "lead.contacted", "call"], await Story(campaign, first));
        Assert.Equal(["lead.taken"], await Story(campaign, second));
    }

    [Fact]
    public async Task What_the_server_refuses_is_shown_and_blocks_nothing()
    {
        var campaign = await floor.Launched();
        var contested = await Brought(campaign, "Contested");
        var free = await Brought(campaign, "Free");
        using var anna = await Anna(campaign);
        using var bob = await floor.Joined(new Grant(AccountRole.Rep, campaign, "bob"));
        await using var tab = await Opened(campaign, anna);

        await tab.Page.Context.SetOfflineAsync(true);
        await Button(tab, contested, "lead.taken").ClickAsync();
        await Button(tab, free, "lead.taken").ClickAsync();
        await Take(bob, campaign, contested);
        await tab.Page.Context.SetOfflineAsync(false);

        var refused = tab.Page.Locator("#outbox-lines .bad");
        await Expect(refused).ToContainTextAsync("Contested", new() { Timeout = Patience });
        await Expect(refused).ToContainTextAsync("Bob has taken the lead");
        await Expect(Line(tab, free)).ToHaveAttributeAsync("data-status", "taken", new() { Timeout = Patience });
        await Expect(Line(tab, contested).Locator(".status")).ToHaveTextAsync("taken: Bob");
        await refused.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(refused).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_waits_survives_a_reload()
    {
        var campaign = await floor.Launched();
        var lead = await Brought(campaign, "The old mill");
        using var anna = await Anna(campaign);
        await Take(anna, campaign, lead);
        await using var tab = await Opened(campaign, anna, "mine");

        await Contact(tab, lead, "Just before the train left.");
        await tab.Page.ReloadAsync();
        await Expect(Line(tab, lead)).ToHaveAttributeAsync("data-status", "contacted", new() { Timeout = Patience });
        Assert.Equal(["lead.taken", "lead.contacted", "call"], await Story(campaign, lead));
    }

    [Fact]
    public async Task A_contact_is_taken_back_on_the_device_and_a_take_within_a_minute()
    {
        var campaign = await floor.Launched();
        var lead = await Brought(campaign, "The old mill");
        using var anna = await Anna(campaign);
        await using var tab = await Opened(campaign, anna);
        var undo = tab.Page.Locator("#outbox-lines button[data-undo]");

        await Button(tab, lead, "lead.taken").ClickAsync();
        await Expect(Line(tab, lead)).ToHaveAttributeAsync("data-status", "taken");
        await Contact(tab, lead, "The wrong lead.");
        await undo.First.ClickAsync();
        await Expect(Outbox(tab)).ToContainTextAsync("Undone");
        await Expect(Line(tab, lead)).ToHaveAttributeAsync("data-waits", "false");

        await undo.ClickAsync();
        await Expect(Line(tab, lead)).ToHaveAttributeAsync("data-status", "open");
        Assert.Equal(["lead.taken", "lead.released"], await Story(campaign, lead));
    }

    [Fact]
    public async Task Somebody_else_s_take_is_seen_at_once()
    {
        var campaign = await floor.Launched();
        var lead = await Brought(campaign, "The old mill");
        using var anna = await Anna(campaign);
        using var bob = await floor.Joined(new Grant(AccountRole.Rep, campaign, "bob"));
        await using var tab = await Opened(campaign, anna);
        await Expect(tab.Page.Locator("body")).ToHaveAttributeAsync("data-leads", "live", new() { Timeout = Patience });

        await Take(bob, campaign, lead);
        await Expect(Line(tab, lead).Locator(".status")).ToHaveTextAsync("taken: Bob");
        await Expect(Outbox(tab)).ToHaveTextAsync("The old mill: taken: Bob");
        await Expect(Button(tab, lead, "lead.taken")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_was_signed_out_signs_in_again_and_loses_nothing()
    {
        var campaign = await floor.Launched();
        var lead = await Brought(campaign, "The old mill");
        using var anna = await Anna(campaign);
        await using var tab = await Opened(campaign, anna);

        await tab.Page.Context.ClearCookiesAsync(new() { Name = "ch_session" });
        await Button(tab, lead, "lead.taken").ClickAsync();
        await Expect(Outbox(tab)).ToContainTextAsync("You were signed out.");
        await tab.Page.Locator("#outbox-lines a").ClickAsync();
        await tab.Page.Locator("#email").FillAsync(anna.Email);
        await tab.Page.Locator("#password").FillAsync(Person.Password);
        await tab.Page.Keyboard.PressAsync("Enter");

        await Expect(Line(tab, lead)).ToHaveAttributeAsync("data-status", "taken", new() { Timeout = Patience });
        Assert.Equal(["lead.taken"], await Story(campaign, lead));
    }

    [Fact]
    public async Task The_desk_is_worked_by_keyboard()
    {
        var campaign = await floor.Launched();
        var lead = await Brought(campaign, "The old mill");
        using var anna = await Anna(campaign);
        await using var tab = await Opened(campaign, anna, look: new Look(1280, 900));
        var keys = tab.Page.Keyboard;

        await keys.PressAsync("?");
        await Expect(tab.Page.Locator("#keys")).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await Expect(tab.Page.Locator("#keys")).ToBeHiddenAsync();
        await keys.PressAsync("/");
        await Expect(tab.Page.Locator("#q")).ToBeFocusedAsync();
        await keys.TypeAsync("mil");
        await Expect(tab.Page).ToHaveURLAsync(new Regex("q=mil"));
        await tab.Page.Locator("#q").BlurAsync();
        await keys.PressAsync("j");
        await Expect(Line(tab, lead).Locator("a").First).ToBeFocusedAsync();
        await keys.PressAsync("t");
        await Expect(Line(tab, lead)).ToHaveAttributeAsync("data-status", "taken");
        await keys.PressAsync("t");
        await Expect(Line(tab, lead).Locator("textarea")).ToBeFocusedAsync();
    }

    private Task<Person> Anna(string campaign) => floor.Joined(new Grant(AccountRole.Rep, campaign, "anna"));

    private async Task<Tab> Opened(string campaign, Person who, string list = "take", Look? look = null)
    {
        var address = $"{floor.Hub.Url}/desk/{campaign}?list={list}";
        var tab = await floor.Open(chromium, address, look ?? Telephone, who);
        await tab.Page.Locator("body[data-desk=ready]").WaitForAsync();
        return tab;
    }

    private async Task<string> Brought(string campaign, string company)
    {
        var card = JsonSerializer.Serialize(
            new
            {
                company,
                team = "lyon",
                contact = new { name = $"Of {company}" },
            }
        );
        var made = (await floor.Api.Post($"campaigns/{campaign}/leads", card)).Is(201).Json;
        return made.GetProperty("code").GetString()!;
    }

    private static async Task Take(Person who, string campaign, string lead) =>
        (
            await who.Api.Post(
                $"campaigns/{campaign}/leads/{lead}/moves",
                $$"""{ "id": "{{Guid.NewGuid()}}", "type": "lead.taken" }"""
            )
        ).Is(200);

    private static async Task Contact(Tab tab, string lead, string words)
    {
        await Button(tab, lead, "lead.contacted").ClickAsync();
        await Line(tab, lead).Locator("textarea").FillAsync(words);
        await Line(tab, lead).GetByTestId("by-call").ClickAsync();
    }

    /// <summary>What happened since its reception, and the kinds of its notes.</summary>
    private async Task<string[]> Story(string campaign, string lead) =>
        [
            .. (await floor.Api.Get($"campaigns/{campaign}/leads/{lead}"))
                .Is(200)
                .Json.GetProperty("story")
                .EnumerateArray()
                .OrderBy(x => x.GetProperty("kind").GetString(), StringComparer.Ordinal)
                .Select(x => x.GetProperty("type").GetString()!)
                .Where(x => x != "lead.received"),
        ];

    private static ILocator Line(Tab tab, string lead) => tab.Page.Locator($"li.lead-line[data-lead='{lead}']");

    private static ILocator Button(Tab tab, string lead, string type) => Line(tab, lead).GetByTestId(type);

    private static ILocator Outbox(Tab tab) => tab.Page.GetByTestId("outbox");
}
