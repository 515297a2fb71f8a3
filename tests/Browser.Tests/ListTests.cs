using ChallengeHub.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>Lists as people have them: shown as they were read, corrected, and only then kept.</summary>
[Collection(Chromium.BesideTheWalk)]
public sealed class ListTests(Chromium chromium, Floor floor)
{
    private const string People =
        "Vertriebsliste 2026\n\nKollege;Niederlassung;Post;Telefon\nAnna Martin;Lyon;anna@example.org;0611223344\n"
        + "Bob Dupont;Lille;bob@example.org;0655667788\nTotal : 2\n";

    [Theory]
    [InlineData("en-GB", 1280)]
    [InlineData("fr-FR", 390)]
    public async Task Marketing_says_which_column_is_what(string language, int width)
    {
        using var marketing = await floor.Joined(new Grant(AccountRole.Marketing));
        await using var tab = await floor.Open(
            chromium,
            $"{floor.Hub.Url}/studio/new",
            new Look(width, 900, language, Calm: true),
            marketing
        );
        await tab.Page.Locator(language == "fr-FR" ? "#NameFr" : "#NameEn").FillAsync($"Lists {width}");
        await tab.Page.GetByTestId("next").ClickAsync();
        await tab
            .Page.Locator("#File")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "liste.csv",
                    MimeType = "text/csv",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(People),
                }
            );
        await tab.Page.GetByTestId("next").ClickAsync();

        await Expect(tab.Page.GetByTestId("head-asked")).ToContainTextAsync("Kollege");
        await Sound(tab);
        await tab.Page.Locator("[name=Head][value=yes]").CheckAsync();
        await tab.Page.GetByTestId("next").ClickAsync();

        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/rules"));
        await tab.Page.GotoAsync(tab.Page.Url.Replace("/rules", "/players", StringComparison.Ordinal));
        await Expect(tab.Page.GetByTestId("players-read")).ToContainTextAsync("Lyon");
        await Expect(tab.Page.GetByTestId("list-preview").Locator("[data-fate=total]")).ToBeVisibleAsync();
        await Sound(tab);
    }

    [Theory]
    [InlineData("en-GB", 1280)]
    [InlineData("fr-FR", 390)]
    public async Task A_file_of_events_is_looked_at_and_its_amounts_are_asked_about(string language, int width)
    {
        var campaign = await floor.Launched();
        await using var tab = await floor.Open(
            chromium,
            $"{floor.Hub.Url}/studio/{campaign}/dry-run",
            new Look(width, 900, language, Calm: true)
        );
        var year = ApiClient.Today.AddYears(-6).AddDays(5);
        await tab.Page.Locator("[name=Source][value=File]").CheckAsync();
        await tab
            .Page.Locator("#file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "annee.csv",
                    MimeType = "text/csv",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(
                        $"Type;Lead;Rep;At;Amount;Ville;\r\nlead.closed;L1;zoe;{year:yyyy-MM-dd} "
                            + "10:00;12.500;Orléans;\r\n"
                    ),
                }
            );
        await tab.Page.GetByTestId("start").ClickAsync();

        await Expect(tab.Page.GetByTestId("decimal-asked")).ToContainTextAsync("12.500");
        await Sound(tab);
        await tab.Page.Locator("[name=Decimal][value=Comma]").CheckAsync();
        await tab.Page.GetByTestId("play-held").ClickAsync();

        await Expect(tab.Page.GetByTestId("run"))
            .ToHaveAttributeAsync("data-state", "done", new() { Timeout = 90_000 });
    }

    private static async Task Sound(Tab tab)
    {
        Assert.Empty(await Barriers.Serious(tab.Page));
        Assert.True(
            await tab.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
            "the page is wider than the window"
        );
        // a line that may be headings is asked about with a 400
        Assert.DoesNotContain(tab.Complaints, x => !x.Contains("400", StringComparison.Ordinal));
    }
}
