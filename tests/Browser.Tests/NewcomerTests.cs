using System.Diagnostics;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>
/// Somebody of marketing who has never seen the product; the figures stand in tests/Benchmarks/RESULTS.md.
/// </summary>
[Collection(Chromium.BesideTheWalk)]
public sealed class NewcomerTests(Chromium chromium, Floor floor, ITestOutputHelper output)
{
    private const int MostClicks = 8;
    private const int MostFields = 6;
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);
    private int clicks;
    private int fields;

    [Theory]
    [InlineData("en-GB", 1280)]
    [InlineData("fr-FR", 390)]
    public async Task The_Hollywood_challenge_is_built_from_nothing_with_few_clicks_and_is_live(
        string language,
        int width
    )
    {
        using var newcomer = await floor.Joined(new Grant(AccountRole.Marketing));
        using var nobody = new Person(new Uri(floor.Hub.Url));
        await using var tab = await floor.Open(
            chromium,
            $"{floor.Hub.Url}/sign-in",
            new Look(width, 900, language, Calm: true),
            nobody
        );
        var watch = Stopwatch.StartNew();
        await Fill(tab, "#email", newcomer.Email);
        await Fill(tab, "#password", Person.Password);
        await tab.Page.Keyboard.PressAsync("Enter");

        await Click(tab, "[data-testid=new]");
        await Fill(tab, language == "fr-FR" ? "#NameFr" : "#NameEn", $"Hollywood {width}");
        await Click(tab, "[data-testid=next]");
        await Fill(
            tab,
            "#Listed",
            string.Join(
                '\n',
                Agencies.SelectMany(agency =>
                    Enumerable
                        .Range(1, 8)
                        .Select(i => $"Producer {agency} {i}\t{agency}\t{(i == 8 ? "prospector" : "rep")}")
                )
            )
        );
        await Click(tab, "[data-testid=next]");
        await Expect(tab.Page.GetByTestId("list-preview")).ToContainTextAsync("Producer");
        await Click(tab, "[data-testid=next]");
        await Expect(tab.Page.Locator("input.big")).ToHaveCountAsync(3);
        Assert.Equal(
            ["1", "3", "10"],
            await tab.Page.Locator("input.big").EvaluateAllAsync<string[]>("all => all.map(x => x.value)")
        );
        await Click(tab, "[data-testid=next]");
        await Fill(tab, "#prize-1-value", "5000");
        await Click(tab, "[data-testid=next]");
        await Click(tab, "[data-testid=next]");
        await Expect(tab.Page.GetByTestId("review"))
            .ToContainTextAsync(new Regex("5[,\u00a0\u202f]000[ \u00a0\u202f]EUR"));
        await Click(tab, "[data-testid=launch]");
        await Expect(tab.Page.GetByTestId("done")).ToBeVisibleAsync();
        watch.Stop();
        output.WriteLine($"{language}: {clicks} clicks, {fields} fields, {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.Empty(tab.Complaints);
        Assert.InRange(clicks, 1, MostClicks);
        Assert.InRange(fields, 1, MostFields);
        Assert.True(watch.Elapsed < FiveMinutes);

        var campaign = Regex.Match(tab.Page.Url, "/studio/([^/]+)/manage").Groups[1].Value;
        await using var wall = await floor.Open(chromium, floor.Wall(campaign), new Look(Language: language), newcomer);
        await wall.IsLive();
        var answer = await floor.Api.Post(
            "events",
            $$"""
            { "source": "crm", "id": "n{{width}}", "campaign": "{{campaign}}", "type": "lead.closed", "lead": "L1",
              "rep": "producer-lyon-1", "at": "{{TimeProvider.System.GetUtcNow():O}}" }
            """
        );
        Assert.Equal("scored", answer.Is(200).Json.GetProperty("results")[0].GetProperty("status").GetString());
        await Expect(wall.Row("producer-lyon-1")).ToHaveAttributeAsync("data-points", "10", new() { Timeout = 5000 });
    }

    [Fact]
    public async Task A_rule_is_said_and_corrected_while_it_is_typed()
    {
        using var marketing = await floor.Joined(new Grant(AccountRole.Marketing));
        await using var tab = await floor.Open(chromium, $"{floor.Hub.Url}/studio/new", person: marketing);
        await Fill(tab, "#NameEn", "Rules in words");
        await Click(tab, "[data-testid=next]");
        await tab.Page.GotoAsync(tab.Page.Url.Replace("/players", "/rules", StringComparison.Ordinal));

        await Scripted(tab);
        await tab.Page.Locator("input.big").First.FillAsync("7");
        await Expect(tab.Page.Locator("[data-sentence='bases[0]']")).ToContainTextAsync("7 stars");
        await Click(tab, "button[value=add-speed]");
        await Expect(tab.Page.Locator("[data-sentence='bonus[0]']")).ToContainTextAsync("within 24 hours");
        await Scripted(tab);
        await tab.Page.Locator("#bonus-0-hours").FillAsync("soon");
        await Expect(tab.Page.Locator("#bonus-0-hours-fault")).ToHaveTextAsync("must be a number");
        await Expect(tab.Page.Locator("#bonus-0-hours")).ToHaveAttributeAsync("aria-invalid", "true");
        await tab.Page.Locator("#bonus-0-hours").FillAsync("4");
        await Expect(tab.Page.Locator("[data-sentence='bonus[0]']")).ToContainTextAsync("within 4 hours");
        await Expect(tab.Page.Locator("#bonus-0-hours-fault")).ToBeHiddenAsync();
        await tab.Page.Locator("#bonus-0-kind").SelectOptionAsync("streak");
        await Expect(tab.Page.Locator("#bonus-0-days-fault")).ToHaveTextAsync("must be from 1 to 365");
        await Expect(tab.Page.Locator("#bonus-0-hours")).ToBeHiddenAsync();
        await tab.Page.Locator("#bonus-0-days").FillAsync("3");
        await Expect(tab.Page.Locator("[data-sentence='bonus[0]']")).ToContainTextAsync("3 weekdays in a row");

        await tab.Page.Locator("#bonus-0-days").PressAsync("Enter");
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/prizes(#.*)?$"));
        Assert.Empty(tab.Complaints);
    }

    private static readonly string[] Agencies =
    [
        "Lyon",
        "Paris",
        "Lille",
        "Nantes",
        "Bordeaux",
        "Marseille",
        "Strasbourg",
    ];

    /// <summary>Who types sooner is answered when the form is sent.</summary>
    private static Task Scripted(Tab tab) => tab.Page.Locator("body[data-scripted=true]").WaitForAsync();

    private Task Click(Tab tab, string what)
    {
        clicks++;
        return tab.Page.Locator(what).ClickAsync();
    }

    private Task Fill(Tab tab, string what, string with)
    {
        fields++;
        return tab.Page.Locator(what).FillAsync(with);
    }
}
