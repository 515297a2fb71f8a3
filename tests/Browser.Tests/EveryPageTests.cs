using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace ChallengeHub.Browser.Tests;

[Collection(Chromium.OneAtATime)]
public sealed partial class EveryPageTests(Chromium chromium, Floor floor) : IClassFixture<Floor>
{
    [Theory]
    [InlineData("en-GB", 1280)]
    [InlineData("fr-FR", 1280)]
    [InlineData("fr-FR", 390)]
    public async Task Every_page_can_be_read_with_any_aid_and_worked_by_keyboard(string language, int width)
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "anna");
        await floor.Drawn(campaign, "anna", "bob");
        var setup = SetupLink().Match(floor.Hub.Output).Value;
        using var admin = await floor.Joined(new Grant(AccountRole.Admin), new Grant(AccountRole.Rep, campaign, "anna"));
        var invited = (await floor.Api.Post("accounts", $$"""{ "email": "new{{admin.Id}}@example.org", "name": "Newcomer", "grants": [{ "role": "spectator" }] }""")).Is(201).Json.GetProperty("link").GetString()!;
        using var nobody = new Person(new Uri(floor.Hub.Url));
        var screen = await Paired(campaign);
        (await floor.Api.Post("keys", """{ "name": "CRM", "scopes": ["events"], "campaigns": [], "expiresAt": "2099-01-01T00:00:00Z" }""")).Is(201);
        (await floor.Api.Post("themes/hollywood/copy", $$"""{ "code": "copy-{{admin.Id}}" }""")).Is(201);
        var pages = new Dictionary<string, (string Address, Person Who)>
        {
            ["/"] = ("/", admin), ["/account"] = ("/account", admin), ["/audit"] = ("/audit", admin), ["/keys"] = ("/keys", admin), ["/pair"] = ("/pair", admin),
            ["/people"] = ("/people", admin), ["/people/{id:long}"] = ($"/people/{admin.Id}", admin), ["/screens"] = ("/screens", admin), ["/screens/{id:long}"] = ($"/screens/{screen}", admin),
            ["/studio/themes"] = ("/studio/themes", admin), ["/studio/themes/{theme}"] = ($"/studio/themes/copy-{admin.Id}", admin), ["/studio/themes/{theme}/preview"] = ("/studio/themes/classic/preview", admin),
            ["/boards/{campaign}"] = ($"/boards/{campaign}", admin), ["/boards/{campaign}/why/{participant}"] = ($"/boards/{campaign}/why/anna", admin), ["/wall/{campaign}"] = ($"/wall/{campaign}", admin),
            ["/studio/{campaign}/prizes"] = ($"/studio/{campaign}/prizes", admin), ["/draws/{campaign}"] = ($"/draws/{campaign}", admin), ["/draws/{campaign}/{period}/{prize}"] = ($"/draws/{campaign}/3/luck", admin),
            ["/regulations/{campaign}"] = ($"/regulations/{campaign}", admin),
            ["/studio/{campaign}/dry-run"] = ($"/studio/{campaign}/dry-run", admin),
            ["/sign-in"] = ("/sign-in", nobody), ["/wall"] = ("/wall", nobody), ["/setup"] = (new Uri(setup).PathAndQuery, nobody), ["/join"] = (new Uri(invited).PathAndQuery, nobody),
            ["/problem/{status:int}"] = ("/problem/404", nobody),
            ["/studio"] = ("/studio", admin), ["/studio/new"] = ("/studio/new", admin), ["/studio/{campaign}/run"] = ($"/studio/{campaign}/run", admin), ["/studio/{campaign}/change"] = ($"/studio/{campaign}/change", admin),
        };
        var draft = await Drafted(language, width);
        foreach (var step in new[] { "basics", "players", "rules", "prizes", "look", "review" }) pages[$"/studio/{{campaign}}/build/{step}"] = ($"/studio/{draft}/build/{step}", admin);
        Assert.Equal(Routes.Order(), pages.Keys.Order());

        var wrong = new List<string>();
        foreach (var (address, who) in pages.Values.Append(("/studio/themes/hollywood", admin)).Append(("/pair?code=" + (await floor.Api.Post("pairings")).Json.GetProperty("userCode").GetString(), admin)))
        {
            await using var tab = await floor.Open(chromium, floor.Hub.Url + address, new Look(width, 900, language, Calm: true), who);
            if (await tab.Liveness.CountAsync() > 0) await tab.IsLive();
            Assert.Equal(language[..2], await tab.Page.Locator("html").GetAttributeAsync("lang"));
            wrong.AddRange((await tab.Page.RunAxe()).Violations.Where(x => x.Impact is "serious" or "critical")
                .Select(x => $"{address}: {x.Id} {x.Help} {string.Join(" | ", x.Nodes.Select(node => node.Html).Take(3))}"));
            wrong.AddRange((await Astray(tab.Page, who)).Select(x => $"{address}: a link leads nowhere: {x}"));
            // a telephone has no keyboard
            if (width > 390) wrong.AddRange((await OutOfReach(tab.Page)).Select(x => $"{address}: Tab does not reach, or does not show: {x}"));
        }
        Assert.Empty(wrong);
    }

    /// <summary>Links to places that are not there, or not open to who is shown them.</summary>
    private static async Task<IReadOnlyList<string>> Astray(IPage page, Person who)
    {
        var astray = new List<string>();
        // on cookies of its own: one of the links changes the language
        using var visitor = new Person(new Uri(page.Url));
        foreach (System.Net.Cookie cookie in who.Cookies.GetAllCookies()) visitor.Cookies.Add(cookie);
        foreach (var link in (await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]')].map(x => x.href).filter(x => x.startsWith(location.origin))")).Distinct())
        {
            var (status, _, location, _) = await visitor.Open(new Uri(link).PathAndQuery);
            if (status >= 400 || (location is not null && who.Id != 0)) astray.Add($"{status} {link}");
        }
        return astray;
    }

    /// <summary>What can be worked by mouse and is not reached by the Tab key, or reached without any sign of it.</summary>
    private static async Task<string[]> OutOfReach(IPage page)
    {
        var count = await page.EvaluateAsync<int>(
            """
            () => {
              window.reached = new Set();
              window.wanted = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
                .filter(x => !x.disabled && x.checkVisibility({ visibilityProperty: true }) && !(x.type === "radio" && !x.checked));
              document.addEventListener("focusin", event => {
                const style = getComputedStyle(event.target);
                if (style.outlineStyle !== "none" || style.boxShadow !== "none") window.reached.add(event.target);
              });
              return window.wanted.length;
            }
            """);
        const string missed = "() => window.wanted.filter(x => x.isConnected && !window.reached.has(x)).map(x => x.outerHTML.slice(0, 160))";
        string[] left = [];
        // twice around at most: what appears on the way takes its turns too
        for (var rounds = 0; rounds < 2; rounds++)
        {
            for (var i = 0; i < count + 2; i++) await page.Keyboard.PressAsync("Tab");
            if ((left = await page.EvaluateAsync<string[]>(missed)).Length == 0) break;
        }
        return left;
    }

    /// <summary>The draft of a challenge with a rule of every kind, as its author left it.</summary>
    private async Task<string> Drafted(string language, int width)
    {
        using var marketing = await floor.Joined(new Grant(AccountRole.Marketing));
        await using var tab = await floor.Open(chromium, $"{floor.Hub.Url}/studio/new", new Look(Language: "en-GB"), marketing);
        await tab.Page.Locator("#NameEn").FillAsync($"Draft {language} {width}");
        await tab.Page.GetByTestId("next").ClickAsync();
        await tab.Page.Locator("#Listed").FillAsync("Anna Martin\tLyon\nBob\tLille\tprospector");
        await tab.Page.GetByTestId("next").ClickAsync();
        foreach (var add in new[] { "big", "speed", "streak", "happy" }) await tab.Page.Locator($"button[value=add-{add}]").ClickAsync();
        await tab.Page.GetByTestId("next").ClickAsync();
        await tab.Page.Locator("button[value=add-raffle]").ClickAsync();
        await tab.Page.GetByTestId("leave").ClickAsync();
        return $"draft-{language}-{width}".ToLowerInvariant();
    }

    private async Task<long> Paired(string campaign)
    {
        var begun = (await floor.Api.Post("pairings")).Is(201).Json;
        (await floor.Api.Post($"pairings/{begun.GetProperty("userCode").GetString()}", $$"""{ "name": "Hall", "showing": { "campaign": "{{campaign}}" } }""")).Is(x => x is >= 200 and < 300);
        (await floor.Api.Post("pairings/token", $$"""{ "deviceCode": "{{begun.GetProperty("deviceCode").GetString()}}" }""")).Is(200);
        return (await floor.Api.Get("screens")).Json[0].GetProperty("id").GetInt64();
    }

    /// <summary>As the pages themselves say.</summary>
    private static IEnumerable<string> Routes => Directory.GetFiles(Path.Combine(HubProcess.Root, "Web", "Pages"), "*.cshtml", SearchOption.AllDirectories)
        .Select(file => PageRoute().Match(File.ReadLines(file).First())).Where(x => x.Success).Select(x => x.Groups[1].Success ? x.Groups[1].Value : "/");

    [GeneratedRegex("""^\uFEFF?@page(?: "([^"]+)")?\s*$""")]
    private static partial Regex PageRoute();

    [GeneratedRegex(@"http\S+/setup\?key=\S+")]
    private static partial Regex SetupLink();
}
