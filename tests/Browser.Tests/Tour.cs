using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Microsoft.Playwright;

namespace ChallengeHub.Browser.Tests;

/// <summary>
/// Every page of the product, each with an address and somebody who may open it, in a hub where names are short and
/// long.
/// </summary>
public sealed partial class Tour : IDisposable
{
    /// <summary>As long as names come, and nowhere to break them.</summary>
    public const string Long = "Donaudampfschifffahrtsgesellschaftskapitänsanwärterverwaltung";

    private readonly Floor floor;
    private readonly Person admin;
    private readonly Person nobody;
    private readonly string draft;
    private TourDesk? desk;

    private Tour(Floor floor, Person admin, Person nobody, string draft)
    {
        this.floor = floor;
        this.admin = admin;
        this.nobody = nobody;
        this.draft = draft;
    }

    /// <summary>By the route that a page names.</summary>
    public IReadOnlyDictionary<string, (string Address, Person Who)> Pages { get; private set; } =
        new Dictionary<string, (string, Person)>();

    /// <summary>As the pages themselves say.</summary>
    public static IEnumerable<string> Routes =>
        Directory
            .GetFiles(Path.Combine(HubProcess.Root, "Web", "Pages"), "*.cshtml", SearchOption.AllDirectories)
            .Select(file => PageRoute().Match(File.ReadLines(file).First()))
            .Where(x => x.Success)
            .Select(x => x.Groups[1].Success ? x.Groups[1].Value : "/");

    public static async Task<Tour> Begin(Chromium chromium, Floor floor, string language, int width)
    {
        var campaign = await Named(floor, await floor.Launched("hollywood", ("long", Long)));
        await floor.Tell(campaign, "closed", "anna");
        await floor.Tell(campaign, "contacted", "long");
        await floor.Drawn(campaign, "anna", "bob");
        var setup = SetupLink().Match(floor.Hub.Output).Value;
        var admin = await floor.Joined(new Grant(AccountRole.Admin), new Grant(AccountRole.Rep, campaign, "anna"));
        var code = $"copy-{admin.Id}";
        var tour = new Tour(
            floor,
            admin,
            new Person(new Uri(floor.Hub.Url)),
            await Drafted(chromium, floor, language, width)
        );
        var invited = (
            await floor.Api.Post(
                "accounts",
                $$"""
                { "email": "{{Long}}{{admin.Id}}@example.org", "name": "{{Long}}",
                  "grants": [{ "role": "director", "campaign": "{{campaign}}", "scope": "lyon" }] }
                """
            )
        ).Is(201).Json.GetProperty("link").GetString()!;
        var screen = await tour.Paired(campaign);
        (
            await floor.Api.Post(
                "keys",
                """{ "name": "CRM", "scopes": ["events"], "campaigns": [], "expiresAt": "2099-01-01T00:00:00Z" }"""
            )
        ).Is(201);
        (
            await floor.Api.Post(
                "keys",
                $$"""
                { "name": "{{Long}}", "scopes": ["events", "leads", "campaigns", "results"],
                  "campaigns": ["{{campaign}}"] }
                """
            )
        ).Is(201);
        (await floor.Api.Post("themes/hollywood/copy", $$"""{ "code": "{{code}}" }""")).Is(201);
        tour.desk = await TourDesk.Begin(floor, campaign, admin);
        tour.Pages = tour.All(campaign, screen, code, new Uri(setup).PathAndQuery, new Uri(invited).PathAndQuery);
        return tour;
    }

    /// <summary>States of pages that have no route of their own.</summary>
    public async Task<IReadOnlyList<(string Address, Person Who)>> More() =>
        [
            ("/studio/themes/hollywood", admin),
            .. desk!.More,
            ("/pair?code=" + (await floor.Api.Post("pairings")).Json.GetProperty("userCode").GetString(), admin),
        ];

    /// <summary>
    /// States that only a form leads to: what was typed wrong, what is shown once, what is asked again.
    /// </summary>
    public IReadOnlyList<TypedPage> Typed => new TypedPages(Pages, draft, admin, nobody).All;

    public void Dispose()
    {
        admin.Dispose();
        nobody.Dispose();
        desk?.Dispose();
    }

    private Dictionary<string, (string Address, Person Who)> All(
        string campaign,
        long screen,
        string theme,
        string setup,
        string join
    )
    {
        var pages = new Dictionary<string, (string Address, Person Who)>
        {
            ["/"] = ("/", admin),
            ["/account"] = ("/account", admin),
            ["/inbox"] = ("/inbox", admin),
            ["/audit"] = ("/audit", admin),
            ["/keys"] = ("/keys", admin),
            ["/pair"] = ("/pair", admin),
            ["/people"] = ("/people", admin),
            ["/people/{id:long}"] = ($"/people/{admin.Id}", admin),
            ["/screens"] = ("/screens", admin),
            ["/screens/{id:long}"] = ($"/screens/{screen}", admin),
            ["/studio/themes"] = ("/studio/themes", admin),
            ["/studio/themes/{theme}"] = ($"/studio/themes/{theme}", admin),
            ["/studio/themes/{theme}/preview"] = ("/studio/themes/classic/preview", admin),
            ["/boards/{campaign}"] = ($"/boards/{campaign}", admin),
            ["/boards/{campaign}/why/{participant}"] = ($"/boards/{campaign}/why/anna", admin),
            ["/me/{campaign}"] = ($"/me/{campaign}", admin),
            ["/wall/{campaign}"] = ($"/wall/{campaign}", admin),
            ["/studio/{campaign}/prizes"] = ($"/studio/{campaign}/prizes", admin),
            ["/draws/{campaign}"] = ($"/draws/{campaign}", admin),
            ["/draws/{campaign}/{period}/{prize}"] = ($"/draws/{campaign}/3/luck", admin),
            ["/regulations/{campaign}"] = ($"/regulations/{campaign}", admin),
            ["/regulations/{campaign}/summary"] = ($"/regulations/{campaign}/summary", admin),
            ["/winners"] = ("/winners", admin),
            ["/studio/{campaign}/winners"] = ($"/studio/{campaign}/winners", admin),
            ["/people/invite"] = ($"/people/invite?Campaign={campaign}", admin),
            ["/studio/{campaign}/dry-run"] = ($"/studio/{campaign}/dry-run", admin),
            ["/sign-in"] = ("/sign-in", nobody),
            ["/wall"] = ("/wall", nobody),
            ["/setup"] = (setup, nobody),
            ["/join"] = (join, nobody),
            ["/problem/{status:int}"] = ("/problem/404", nobody),
            ["/studio"] = ("/studio", admin),
            ["/studio/new"] = ("/studio/new", admin),
            ["/studio/{campaign}/manage"] = ($"/studio/{campaign}/manage", admin),
            ["/studio/{campaign}/manage/players/{participant}"] = ($"/studio/{campaign}/manage/players/long", admin),
        };
        foreach (var (route, page) in desk!.Pages)
            pages[route] = page;
        foreach (var section in new[] { "players", "prizes", "rules", "leads", "look", "names", "dates", "end" })
            pages[$"/studio/{{campaign}}/manage/{section}"] = ($"/studio/{campaign}/manage/{section}", admin);
        foreach (var step in new[] { "basics", "players", "rules", "prizes", "look", "leads", "review", "preview" })
            pages[$"/studio/{{campaign}}/build/{step}"] = ($"/studio/{draft}/build/{step}", admin);
        return pages;
    }

    /// <summary>The same campaign under a long name.</summary>
    private static async Task<string> Named(Floor floor, string campaign)
    {
        var document = (await floor.Api.Get($"campaigns/{campaign}")).Is(200).Text;
        (
            await floor.Api.Put(
                $"campaigns/{campaign}",
                document.Replace("\"Hollywood producers\"", $"\"{Long}\"", StringComparison.Ordinal)
            )
        ).Is(200);
        return campaign;
    }

    /// <summary>The draft of a challenge with a rule of every kind, as its author left it.</summary>
    private static async Task<string> Drafted(Chromium chromium, Floor floor, string language, int width)
    {
        using var marketing = await floor.Joined(new Grant(AccountRole.Marketing));
        await using var tab = await floor.Open(
            chromium,
            $"{floor.Hub.Url}/studio/new",
            new Look(Language: "en-GB"),
            marketing
        );
        await tab.Page.Locator("#NameEn").FillAsync($"Draft {language} {width}");
        await tab.Page.GetByTestId("next").ClickAsync();
        await tab
            .Page.Locator("#Listed")
            .FillAsync($"name\tteam\trole\nAnna Martin\tLyon\nBob\tLille\tprospector\n{Long}\t{Long}");
        await tab.Page.GetByTestId("next").ClickAsync();
        await Assertions.Expect(tab.Page.GetByTestId("list-preview")).ToBeVisibleAsync();
        await tab.Page.GetByTestId("next").ClickAsync();
        foreach (var add in new[] { "big", "speed", "streak", "happy" })
            await tab.Page.Locator($"button[value=add-{add}]").ClickAsync();
        await tab.Page.GetByTestId("next").ClickAsync();
        await tab.Page.Locator("button[value=add-raffle]").ClickAsync();
        await tab.Page.GetByTestId("leave").ClickAsync();
        return $"draft-{language}-{width}".ToLowerInvariant();
    }

    private async Task<long> Paired(string campaign)
    {
        foreach (var name in new[] { "Hall", Long })
        {
            var begun = (await floor.Api.Post("pairings")).Is(201).Json;
            (
                await floor.Api.Post(
                    $"pairings/{begun.GetProperty("userCode").GetString()}",
                    $$"""{ "name": "{{name}}", "showing": { "campaign": "{{campaign}}" } }"""
                )
            ).Is(x => x is >= 200 and < 300);
            (
                await floor.Api.Post(
                    "pairings/token",
                    $$"""{ "deviceCode": "{{begun.GetProperty("deviceCode").GetString()}}" }"""
                )
            ).Is(200);
        }
        return (await floor.Api.Get("screens")).Json[0].GetProperty("id").GetInt64();
    }

    [GeneratedRegex("""^\uFEFF?@page(?: "([^"]+)")?\s*$""")]
    private static partial Regex PageRoute();

    [GeneratedRegex(@"http\S+/setup\?key=\S+")]
    private static partial Regex SetupLink();
}
