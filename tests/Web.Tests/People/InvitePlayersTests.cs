using System.Net;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed partial class InvitePlayersTests(HubOfClass own) : IClassFixture<HubOfClass>, IAsyncLifetime
{
    private static int rounds;
    private readonly RunningHub hub = own.Hub;

    /// <summary>Another Anna in each test: an address is of one account.</summary>
    private readonly string anna = $"anna.invited{++rounds}@example.org";
    private string campaign = "";
    private Person admin = null!;

    public async ValueTask InitializeAsync()
    {
        campaign = await hub.Api.Launched(ApiClient.Document, People);
        admin = await Person.Joined(hub, new Grant(AccountRole.Admin));
    }

    public ValueTask DisposeAsync()
    {
        admin.Dispose();
        return ValueTask.CompletedTask;
    }

    private string People =>
        ApiClient.People.Replace("\"code\": \"anna\"", $"\"code\": \"anna\", \"email\": \"{anna}\"");

    [Fact]
    public async Task Every_player_gets_a_link_of_his_own_with_or_without_an_address_and_it_works_once()
    {
        Assert.Equal(("4", "0", "0"), await Plan());
        var sheet = await Made();

        Assert.Equal(4, Slips(sheet).Count);
        Assert.Contains(anna, sheet.Html);
        Assert.Contains($"bob@{campaign}", sheet.Html);
        var link = Links(sheet)[
            sheet.Html.Split("<li class=\"slip\">").Skip(1).TakeWhile(x => !x.Contains($"bob@{campaign}")).Count()
        ];
        using var bob = new Person(hub.Url) { Email = $"bob@{campaign}" };
        (await bob.Open(link)).Is(200);
        (await bob.Post(link, ("password", Person.Password))).Is(302);
        (await bob.Open($"/boards/{campaign}/why/bob")).Is(200);
        (await bob.Open($"/boards/{campaign}/why/anna")).Is(404);
        using var second = new Person(hub.Url);
        Assert.Contains("This link is no longer valid", (await second.Open(link)).Html);
        using var again = new Person(hub.Url) { Email = bob.Email };
        (await again.SignIn()).Is(302);
        Assert.Equal(("0", "3", "1"), await Plan());
    }

    [Fact]
    public async Task The_sheet_has_a_picture_for_telephones_and_a_file_with_the_same_links()
    {
        var sheet = await Made();
        Assert.Equal(4, Regex.Count(sheet.Html, "src=\"data:image/png;base64,"));
        var csv = System.Text.Encoding.UTF8.GetString(
            Convert.FromBase64String(CsvAddress().Match(WebUtility.HtmlDecode(sheet.Html)).Groups[1].Value)
        );
        Assert.StartsWith("\uFEFFName,Team,You sign in with,Link,Works until\r\n", csv);
        Assert.All(Links(sheet), link => Assert.Contains(link, csv));
        Assert.Contains("\"'@Bob, \"\"B\"\"\"", csv);
    }

    [Fact]
    public async Task Who_has_an_account_is_skipped_and_becomes_that_player()
    {
        using var known = await Person.Joined(hub.Url, hub.Api, new Grant(AccountRole.Spectator));
        (
            await hub.Api.Put(
                $"campaigns/{campaign}/participants",
                People.Replace(anna, known.Email.ToUpperInvariant())
            )
        ).Is(200);
        Assert.Equal(("3", "0", "1"), await Plan());
        Assert.Equal(3, Slips(await Made()).Count);
        (await known.Open($"/boards/{campaign}/why/anna")).Is(200);
        var changed = await hub.Api.Get($"audit?action=account.roles&author=account:{admin.Id}");
        Assert.Equal(1, changed.Json.GetArrayLength());
    }

    [Fact]
    public async Task A_second_round_makes_new_links_only_for_who_has_not_come_and_only_when_asked()
    {
        var first = await Made();
        Assert.Equal("Nobody is left to invite.", (await Make()).Text("done"));
        var second = await Make(("Again", "true"));
        Assert.Equal(4, Slips(second).Count);
        using var late = new Person(hub.Url);
        Assert.Contains("This link is no longer valid", (await late.Open(Links(first)[0])).Html);
        (await late.Open(Links(second)[0])).Is(200);
        var invited = await hub.Api.Get($"audit?action=account.invited&author=account:{admin.Id}");
        Assert.Equal(4, invited.Json.GetArrayLength());
    }

    [Fact]
    public async Task Who_left_is_not_invited_and_a_team_can_be_invited_alone()
    {
        (await hub.Api.Send(HttpMethod.Delete, $"campaigns/{campaign}/participants/bob")).Is(x => x < 300);
        await admin.Open($"/people/invite?Campaign={campaign}&Team=lyon");
        var sheet = (await admin.Post("/people/invite", ("Campaign", campaign), ("Team", "lyon"))).Is(200);
        Assert.Single(Slips(sheet));
        Assert.Contains(anna, sheet.Html);
    }

    [Fact]
    public async Task Two_players_under_one_address_are_one_person_with_one_link()
    {
        (
            await hub.Api.Put(
                $"campaigns/{campaign}/participants",
                People.Replace("\"code\": \"pia\"", $"\"code\": \"pia\", \"email\": \"{anna}\"")
            )
        ).Is(200);
        Assert.Equal(3, Slips(await Made()).Count);
    }

    [Fact]
    public async Task Five_thousand_players_are_invited_in_one_step_while_events_go_on()
    {
        foreach (var some in Enumerable.Range(0, 5000).Chunk(1000))
        {
            var players = some.Select(x => $$"""{ "code": "p{{x}}", "name": "Player {{x}}", "role": "rep" }""");
            (await hub.Api.Put($"campaigns/{campaign}/participants", $"[{string.Join(',', players)}]")).Is(200);
        }
        await admin.Open("/people/invite");
        var making = Make();
        var sent = 0;
        while (!making.IsCompleted)
            (await hub.Api.Post("events", ApiClient.Event(campaign, $"e{sent}", lead: $"L{sent++}"))).Is(200);
        var sheet = await making;
        Assert.Equal(5000, Slips(sheet).Count);
        Assert.Contains("5000 links are created at once", sheet.Html);
        Assert.DoesNotContain("data:image/png", sheet.Html);
        // a second is sent only when the first was answered before the sheet; how many depends on the machine
        Assert.True(sent > 1, "events waited for the sheet");
        Assert.Equal(("4", "5000", "0"), await Plan());
    }

    [Fact]
    public async Task Only_admins_invite()
    {
        using var marketing = await Person.Joined(hub, new Grant(AccountRole.Marketing));
        (await marketing.Open("/people/invite")).Is(403);
        (await admin.Open("/people/invite?Campaign=none")).Is(404);
    }

    private async Task<(string Fresh, string Waiting, string Joined)> Plan()
    {
        var page = (await admin.Open($"/people/invite?Campaign={campaign}&lang=en")).Is(200);
        return (page.Text("fresh"), page.Text("waiting"), page.Text("joined"));
    }

    private async Task<PageAnswer> Made()
    {
        await admin.Open("/people/invite?lang=en");
        return await Make();
    }

    private async Task<PageAnswer> Make(params (string, string)[] more) =>
        (await admin.Post("/people/invite", [("Campaign", campaign), .. more])).Is(200);

    private static List<string> Slips(PageAnswer sheet) => [.. Slip().Matches(sheet.Html).Select(x => x.Value)];

    private static List<string> Links(PageAnswer sheet) =>
        [.. Link().Matches(sheet.Html).Select(x => new Uri(WebUtility.HtmlDecode(x.Groups[1].Value)).PathAndQuery)];

    [GeneratedRegex("<li class=\"slip\">")]
    private static partial Regex Slip();

    [GeneratedRegex("<code>(http[^<]+)</code>")]
    private static partial Regex Link();

    [GeneratedRegex("href=\"data:text/csv;charset=utf-8;base64,([^\"]+)\"")]
    private static partial Regex CsvAddress();
}
