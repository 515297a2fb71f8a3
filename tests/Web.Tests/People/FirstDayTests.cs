using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class FirstDayTests
{
    [Fact]
    public async Task An_empty_installation_leads_its_admin_to_a_first_challenge_and_ticks_off_what_is_done()
    {
        await using var hub = await RunningHub.Start();
        using var admin = await Person.Joined(hub, new Grant(AccountRole.Admin));
        Assert.Equal("firstChallenge:false firstPeople:false firstKey:false firstScreen:false", await Steps(admin));
        Assert.Contains("href=\"/studio/new\"", (await admin.Open("/")).Html);
        Assert.Contains(
            "Créez votre premier challenge",
            System.Net.WebUtility.HtmlDecode((await admin.Open("/?lang=fr")).Html)
        );

        (await hub.Api.Post("keys", """{ "name": "CRM", "scopes": ["events"] }""")).Is(201);
        using var marketing = await Person.Joined(hub, new Grant(AccountRole.Marketing));
        Assert.Equal("firstChallenge:false firstPeople:true firstKey:true firstScreen:false", await Steps(admin));
        Assert.Equal("firstChallenge:false firstScreen:false", await Steps(marketing));

        await marketing.Open("/studio/new?lang=en");
        (await marketing.Post("/studio/new", ("NameEn", "Spring"), ("Preset", "hollywood"))).Is(302);
        Assert.StartsWith("firstChallenge:true", await Steps(marketing));
        Assert.Contains("href=\"/studio/spring/build/", (await marketing.Open("/")).Html);
    }

    [Fact]
    public async Task Once_a_challenge_is_launched_and_to_everybody_else_the_home_shows_challenges()
    {
        await using var hub = await RunningHub.Start();
        using var rep = await Person.Joined(hub, new Grant(AccountRole.Spectator));
        using var some = await Person.Joined(hub, new Grant(AccountRole.Marketing, "elsewhere"));
        Assert.Equal("", await Steps(rep));
        Assert.Equal("", await Steps(some));
        using var admin = await Person.Joined(hub, new Grant(AccountRole.Admin));
        Assert.NotEqual("", await Steps(admin));
        await hub.Api.Launched();
        Assert.Equal("", await Steps(admin));
    }

    [Fact]
    public async Task The_menu_shows_each_role_its_own_ways_and_admins_the_jobs_and_the_documentation()
    {
        await using var hub = await RunningHub.Start(settings: ("ChallengeHub:Jobs", "memory"));
        using var admin = await Person.Joined(hub, new Grant(AccountRole.Admin));
        using var marketing = await Person.Joined(hub, new Grant(AccountRole.Marketing));
        using var rep = await Person.Joined(hub, new Grant(AccountRole.Spectator));
        Assert.Equal(
            "/ /winners /reports /studio/themes /screens /people /keys /audit /jobs /docs/ /account",
            await Ways(admin)
        );
        Assert.Equal("/ /winners /reports /studio/themes /screens /account", await Ways(marketing));
        Assert.Equal("/ /account", await Ways(rep));
        foreach (var way in (await Ways(admin)).Split(' '))
            (await admin.Open(way)).Is(200);

        await using var without = await RunningHub.Start();
        using var other = await Person.Joined(without, new Grant(AccountRole.Admin));
        Assert.DoesNotContain("/jobs", await Ways(other));
    }

    [Fact]
    public async Task Every_scope_of_a_key_is_explained_beside_its_box_in_both_languages()
    {
        await using var hub = await RunningHub.Start();
        using var admin = await Person.Joined(hub, new Grant(AccountRole.Admin));
        foreach (var language in Language.Known)
        {
            var html = (await admin.Open($"/keys?lang={language}")).Is(200).Html;
            Assert.All(ApiKeys.AllScopes, scope => Assert.Matches($"id=\"scope-{scope}\">[^<]{{30,}}<", html));
        }
    }

    private static async Task<string> Steps(Person person) =>
        string.Join(
            ' ',
            Regex
                .Matches((await person.Open("/")).Is(200).Html, "data-step=\"([a-zA-Z]+)\" data-done=\"([a-z]+)\"")
                .Select(x => $"{x.Groups[1].Value}:{x.Groups[2].Value}")
        );

    private static async Task<string> Ways(Person person)
    {
        var html = (await person.Open("/account")).Is(200).Html;
        var menu = Regex.Match(html, "<nav class=\"links menu\".*?</nav>", RegexOptions.Singleline).Value;
        return string.Join(' ', Regex.Matches(menu, "<a href=\"([^\"?]+)\"").Select(x => x.Groups[1].Value));
    }
}
