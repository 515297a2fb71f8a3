using System.Net;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>One frame around every page, one list of challenges, and themes that colour what is theirs.</summary>
public sealed partial class OneLookTests(HubFixture fixture)
{
    [Fact]
    public async Task Every_page_but_the_wall_has_the_menu_of_its_reader()
    {
        var campaign = await fixture.Api.Launched();
        using var admin = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        string[] framed =
        [
            "/",
            "/studio",
            $"/boards/{campaign}",
            $"/boards/{campaign}/why/anna",
            $"/regulations/{campaign}",
            $"/regulations/{campaign}/summary",
            $"/draws/{campaign}",
            "/winners",
            "/people",
            "/problem/404",
        ];
        foreach (var address in framed)
            Assert.Equal(
                "/ /winners /reports /studio/themes /screens /people /keys /audit /docs/ /account",
                Ways((await admin.Open(address)).Is(200))
            );
        Assert.DoesNotContain("<nav class=\"links menu\"", (await admin.Open($"/wall/{campaign}")).Is(200).Html);
    }

    [Fact]
    public async Task Home_shows_the_ways_to_manage_only_to_those_who_may()
    {
        var builder = await Builder.Joined(fixture.Hub);
        (await builder.Begin()).Is(302);
        var mine = await fixture.Api.Launched();
        var other = await fixture.Api.Launched();
        using var rep = await Person.Joined(fixture.Hub, new Grant(AccountRole.Rep, mine, "anna"));
        using var some = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing, mine));

        var shown = (await rep.Open("/")).Is(200).Html;
        Assert.Contains($"href=\"/boards/{mine}\"", shown);
        Assert.Contains($"href=\"/boards/{other}\"", shown);
        Assert.DoesNotContain("/studio", shown);
        Assert.DoesNotContain(builder.Code, shown);

        shown = (await some.Open("/")).Is(200).Html;
        foreach (var way in new[] { "manage", "prizes", "winners", "dry-run" })
        {
            Assert.Contains($"href=\"/studio/{mine}/{way}\"", shown);
            Assert.DoesNotContain($"/studio/{other}/{way}", shown);
        }
        Assert.Contains($"href=\"/boards/{other}\"", shown);
        Assert.DoesNotContain("/studio/new", shown);
        Assert.DoesNotContain(builder.Code, shown);

        foreach (var home in new[] { "/", "/studio" })
        {
            shown = (await builder.Person.Open(home)).Is(200).Html;
            Assert.Contains($"href=\"/studio/{builder.Code}/build/", shown);
            Assert.Contains("href=\"/studio/new\"", shown);
            Assert.Contains($"href=\"/studio/{other}/manage\"", shown);
        }
    }

    [Fact]
    public async Task A_theme_colours_only_the_challenges_part()
    {
        var campaign = await fixture.Api.Launched();
        using var admin = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        foreach (var page in new[] { "boards", "regulations", "draws" })
        {
            var html = (await admin.Open($"/{page}/{campaign}")).Is(200).Html;
            Assert.Equal(["main"], Themed(html));
            Assert.True(
                html.IndexOf("</header>", StringComparison.Ordinal) < html.IndexOf("<main", StringComparison.Ordinal)
            );
        }
        Assert.Equal(["html"], Themed((await admin.Open($"/wall/{campaign}")).Is(200).Html));
        foreach (var page in new[] { "/", "/people", "/studio/themes/hollywood" })
        {
            var html = (await admin.Open(page)).Is(200).Html;
            Assert.Empty(Themed(html));
            Assert.DoesNotContain("palette.css", html);
        }
        var palette = (await admin.Open("/themes/hollywood/palette.css")).Is(200).Html;
        Assert.StartsWith("[data-theme=\"hollywood\"] {", palette);
        // fonts are rules for no part of a page: they only say where a family of this pack is
        var rules = palette.Split('\n').Where(line => line.EndsWith('{')).Skip(1);
        Assert.All(rules, rule => Assert.Equal("@font-face {", rule));
    }

    [Fact]
    public async Task To_a_screen_and_to_who_has_not_signed_in_the_menu_offers_to_sign_in_and_the_languages()
    {
        await using var hub = await RunningHub.Start(settings: ("ChallengeHub:OpenBoards", "true"));
        var campaign = await hub.Api.Launched();
        using var nobody = new Person(hub.Url);
        using var television = new Person(hub.Url);
        television.Cookies.Add(hub.Url, new Cookie("ch_screen", (await PairedScreen.Of(hub, campaign)).Token));
        foreach (var reader in new[] { nobody, television })
        foreach (var address in new[] { "/", $"/boards/{campaign}", $"/regulations/{campaign}" })
        {
            var page = (await reader.Open(address)).Is(200);
            Assert.Equal("/sign-in", Ways(page));
            Assert.Equal(Language.Others.Count(), Languages().Count(page.Html));
        }
    }

    /// <summary>What says that it is a theme's.</summary>
    private static IEnumerable<string> Themed(string html) => Theme().Matches(html).Select(x => x.Groups[1].Value);

    private static string Ways(PageAnswer page) =>
        string.Join(' ', Way().Matches(Menu().Match(page.Html).Value).Select(x => x.Groups[1].Value));

    [GeneratedRegex("<nav class=\"links menu\".*?</nav>", RegexOptions.Singleline)]
    private static partial Regex Menu();

    [GeneratedRegex("<a href=\"([^\"?]+)\"")]
    private static partial Regex Way();

    [GeneratedRegex("class=\"language\"")]
    private static partial Regex Languages();

    [GeneratedRegex("<(\\w+) [^>]*data-theme=\"[a-z]")]
    private static partial Regex Theme();
}
