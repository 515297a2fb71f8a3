using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Somebody reads all that a hub answers, to learn who hides behind an alias and what else is played.</summary>
public sealed partial class NamesAttackTests : IAsyncLifetime
{
    private const string Hidden = "hid-7f3z", Aliased = "ali-9k2q", Other = "zz-other-challenge";
    /// <summary>What nobody but the office is told.</summary>
    private static readonly string[] Secrets = [Hidden, "Zebulon", Aliased, "Quentin"], OtherSecrets = [Other, "Secret Merger"];
    private static readonly string[] Boards = ["reps", "prospectors", "teams", "pairs"];
    private const string Document =
        """
        { "name": "Hollywood producers", "theme": "hollywood", "timeZone": "Europe/Paris", "currency": "EUR",
          "startsAt": "2026-01-01T00:00:00+01:00", "endsAt": "2027-01-01T00:00:00+01:00",
          "teams": [ { "code": "lyon", "name": "Lyon" }, { "code": "lille", "name": "Lille" } ],
          "objectives": { "per": "period", "reps": { "anna": 10, "hid-7f3z": 4 } },
          "rules": [ { "code": "good", "name": "Validated", "on": "validated", "points": 2, "pays": "both" },
                     { "code": "script", "name": "Script", "on": "taken", "points": 1, "pays": "both" },
                     { "code": "release", "name": "Released", "on": "closed", "points": 10, "pays": "both" } ],
          "prizes": [ { "code": "luck", "name": "Luck", "scope": "period", "board": "reps", "raffle": { "tickets": "points", "winners": 3 } },
                      { "code": "duo", "name": "Duo", "scope": "period", "board": "pairs", "raffle": { "tickets": "entries", "winners": 1 } },
                      { "code": "best", "name": "Best", "scope": "period", "board": "reps", "ranks": [1, 3] } ] }
        """;
    private const string People =
        """
        [ { "code": "anna", "name": "Anna", "team": "lyon", "role": "rep" },
          { "code": "hid-7f3z", "name": "Zebulon", "team": "lyon", "role": "rep", "display": "hidden" },
          { "code": "carl", "name": "Carl", "team": "lille", "role": "rep" },
          { "code": "ali-9k2q", "name": "Quentin", "team": "lyon", "role": "prospector", "display": "alias", "alias": "Red Baron" },
          { "code": "pia", "name": "Pia", "role": "prospector" } ]
        """;

    private RunningHub hub = null!;
    private string campaign = "";

    public async ValueTask InitializeAsync()
    {
        hub = await RunningHub.Start();
        campaign = await hub.Api.Launched(Document, People);
        (await hub.Api.Put($"campaigns/{Other}", Document.Replace("Hollywood producers", "Secret Merger"))).Is(201);
        (await hub.Api.Put($"campaigns/{Other}/participants", People)).Is(200);
        (await hub.Api.Post($"campaigns/{Other}/launch")).Is(200);
        (await hub.Api.Post("events", $"[{Event("1", "taken", "A", "anna", Aliased)},{Event("2", "closed", "A", "anna", Aliased)},{Event("3", "taken", "B", Hidden, "pia")},"
            + $"{Event("4", "taken", "C", Hidden, Aliased)},{Event("5", "taken", "D", "carl", "pia")},{Event("6", "closed", "D", "carl", Aliased)}]")).Is(200);
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    [Theory]
    [InlineData("rep")]
    [InlineData("director")]
    [InlineData("spectator")]
    [InlineData("screen")]
    public async Task No_answer_names_somebody_who_appears_by_an_alias_or_not_at_all(string name)
    {
        await Close();
        using var caller = await Caller.Of(name, hub, campaign);
        var told = await Walk(caller, [.. await Masks()]);
        Assert.True(told.Count > 30, $"only {told.Count} answers");
        Assert.Contains(told, answer => answer.Value.Contains("Red Baron", StringComparison.Ordinal));
        Assert.Empty(Leaks(told, Secrets));
    }

    [Theory]
    [InlineData("screen")]
    [InlineData("key")]
    public async Task No_answer_names_another_campaign_to_who_is_bound_to_one(string name)
    {
        await Close();
        using var caller = name == "key" ? null : await Caller.Of(name, hub, campaign);
        using var http = caller?.Http ?? await RestrictedKey();
        var told = await Walk(http, ["anna"], "admin");
        Assert.True(told.Count > 20, $"only {told.Count} answers");
        Assert.Empty(Leaks(told, OtherSecrets));
    }

    [Fact]
    public async Task A_rep_s_ledger_tells_with_whom_he_played_as_the_boards_do()
    {
        using var anna = await Person.Joined(hub, new Grant(AccountRole.Rep, campaign, "anna"));
        var own = (await anna.Api.Get($"campaigns/{campaign}/ledger?participant=anna")).Is(200).Json;
        var board = (await anna.Api.Get($"campaigns/{campaign}/standings?board=prospectors&period=overall")).Is(200).Json.GetProperty("standings");
        var baron = board.EnumerateArray().Single(x => x.GetProperty("name").GetString() == "Red Baron").GetProperty("code").GetString();
        Assert.Equal([("anna", baron)], own.EnumerateArray().Select(x => (x.GetProperty("rep").GetString(), x.GetProperty("prospector").GetString())).Distinct());
        Assert.DoesNotContain(Aliased, (await anna.Api.Get($"campaigns/{campaign}/ledger?participant=anna", ("Accept", "application/x-ndjson"))).Is(200).Text);
        // keys, marketing and admins see all
        Assert.Contains(Aliased, (await hub.Api.Get($"campaigns/{campaign}/ledger?participant=anna")).Is(200).Text);
    }

    [Fact]
    public async Task Somebody_hidden_reads_his_own_entries_under_his_own_code_and_nobody_else_finds_him_by_it()
    {
        using var own = await Person.Joined(hub, new Grant(AccountRole.Rep, campaign, Hidden));
        Assert.Contains(Hidden, (await own.Api.Get($"campaigns/{campaign}/ledger?participant={Hidden}")).Is(200).Text);
        Assert.Contains("Zebulon", (await own.Open($"/boards/{campaign}/why/{Hidden}")).Is(200).Html);

        using var director = await Person.Joined(hub, new Grant(AccountRole.Director, campaign, "lyon"));
        foreach (var code in new[] { Hidden, Aliased, "ghost" })
        {
            Assert.Equal($"There is no participant '{code}'.", (await director.Api.Get($"campaigns/{campaign}/ledger?participant={code}")).Is(404).Json.GetProperty("detail").GetString());
            (await director.Open($"/boards/{campaign}/why/{code}")).Is(404);
            (await director.Api.Get($"campaigns/{campaign}/standings?around={code}")).Is(404);
        }
    }

    [Fact]
    public async Task A_director_asks_why_of_the_own_team_by_the_code_that_the_board_shows()
    {
        using var director = await Person.Joined(hub, new Grant(AccountRole.Director, campaign, "lyon"));
        foreach (var mask in await Masks())
        {
            var page = (await director.Open($"/boards/{campaign}/why/{mask}")).Is(200).Html;
            Assert.Matches("Red Baron|Anonymous", page);
            var entries = (await director.Api.Get($"campaigns/{campaign}/ledger?participant={Uri.EscapeDataString(mask)}")).Is(200).Json;
            Assert.All(entries.EnumerateArray(), x => Assert.Equal(mask, x.GetProperty("participant").GetString()));
            Assert.NotEqual(0, entries.GetArrayLength());
        }
        using var lille = await Person.Joined(hub, new Grant(AccountRole.Director, campaign, "lille"));
        foreach (var mask in await Masks()) (await lille.Open($"/boards/{campaign}/why/{mask}")).Is(404);
        using var admin = await Person.Joined(hub, new Grant(AccountRole.Admin));
        foreach (var mask in await Masks()) Assert.Matches("Zebulon|Quentin", (await admin.Open($"/boards/{campaign}/why/{mask}")).Is(200).Html);
    }

    [Fact]
    public async Task A_director_who_vouches_for_a_lead_is_not_told_the_codes_of_who_earns_by_it()
    {
        using var director = await Person.Joined(hub, new Grant(AccountRole.Director, campaign, "lyon"));
        var answer = (await director.Api.Post("events", $$"""{ "source": "director", "id": "v1", "campaign": "{{campaign}}", "type": "lead.validated", "lead": "C", "at": "2026-03-02T11:59:30+01:00" }""")).Is(200);
        Assert.Equal("scored", answer.Json.GetProperty("results")[0].GetProperty("status").GetString());
        Assert.All(answer.Json.GetProperty("results")[0].GetProperty("entries").EnumerateArray(), x => Assert.StartsWith("~", x.GetProperty("participant").GetString()));
        Assert.Empty(Leaks(new Dictionary<string, string> { ["answer"] = answer.Text }, Secrets));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_hub_names_nobody_who_is_hidden_in_boards_cheers_and_closings(bool packed)
    {
        await using var screen = await Screen.Connect(hub.Url, packed, key: (await PairedScreen.Of(hub, campaign)).Token);
        var told = new StringBuilder();
        foreach (var board in Boards) told.Append(JsonSerializer.Serialize(await screen.Watch(campaign, board, "3"), WebJson.Options));
        (await hub.Api.Post("events", $"[{Event("h1", "taken", "H", Hidden, Aliased)},{Event("h2", "closed", "H", Hidden, Aliased)}]")).Is(200);
        told.Append(JsonSerializer.Serialize(await screen.Scored.Next(_ => true), WebJson.Options));
        told.Append(JsonSerializer.Serialize(await screen.Standings.Next(_ => true), WebJson.Options));
        await Close();
        told.Append(JsonSerializer.Serialize(await screen.Closed.Next(x => x.Awards.Count > 0), WebJson.Options));

        Assert.Contains("Red Baron", told.ToString());
        Assert.Contains("~", told.ToString());
        Assert.Empty(Leaks(new Dictionary<string, string> { ["hub"] = told.ToString() }, Secrets));
    }

    [Fact]
    public async Task The_number_behind_the_tilde_tells_no_place_in_any_list()
    {
        var masks = (await Masks()).Order().ToList();
        Assert.Equal(masks, (await Masks()).Order());
        Assert.Equal(2, masks.Count);
        var view = await hub.Engine.Reads.View(campaign);
        Assert.All(masks, mask => Assert.InRange(ulong.Parse(mask[1..]), 100_000UL, 1UL << 48));
        Assert.DoesNotContain(masks, mask => view.Participants.Any(x => mask == $"~{x.Number}"));
        var others = (await hub.Engine.Reads.View(Other)).Participants.Select(ChallengeHub.Masks.Of);
        Assert.Empty(masks.Intersect(others)); // the same people elsewhere have others
    }

    private async Task Close()
    {
        hub.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-01T00:10:00+02:00"));
        (await hub.Api.Post($"campaigns/{campaign}/periods/3/close")).Is(200);
    }

    /// <summary>As the boards tell them.</summary>
    private async Task<IReadOnlyList<string>> Masks()
    {
        using var spectator = await Person.Joined(hub, new Grant(AccountRole.Spectator));
        var masks = new HashSet<string>();
        foreach (var board in Boards)
            foreach (var row in (await spectator.Api.Get($"campaigns/{campaign}/standings?board={board}&period=overall")).Is(200).Json.GetProperty("standings").EnumerateArray())
                masks.UnionWith(row.GetProperty("code").GetString()!.Split('+').Where(code => code[0] == '~'));
        return [.. masks];
    }

    private async Task<HttpClient> RestrictedKey()
    {
        var key = (await hub.Api.Post("keys", $$"""{ "name": "own", "scopes": ["events", "leads", "campaigns", "results"], "campaigns": ["{{campaign}}"] }""")).Is(201).Json.GetProperty("secret").GetString()!;
        return new HttpClient { BaseAddress = hub.Url, DefaultRequestHeaders = { Authorization = new("Bearer", key) } };
    }

    private Task<Dictionary<string, string>> Walk(Caller caller, IReadOnlyList<string> codes) => Walk(caller.Http, [caller.Participant, .. codes], caller.Name);

    /// <summary>Every route that is read, of the campaign, for every participant whose code the caller knows, each board and both languages: what was answered with success.</summary>
    private async Task<Dictionary<string, string>> Walk(HttpClient http, IReadOnlyList<string> codes, string who)
    {
        var told = new Dictionary<string, string>();
        var routes = DoorTable.OfTheHub(hub).Select(x => x.Route).Where(x => x.StartsWith("GET ", StringComparison.Ordinal) || x.StartsWith('/')).Select(x => x.Split(' ')[^1]);
        foreach (var route in routes.Where(x => !x.StartsWith("/metrics", StringComparison.Ordinal) && !x.StartsWith("/docs", StringComparison.Ordinal)))
            foreach (var address in codes.SelectMany(code => Addresses(route, code)).Distinct())
                foreach (var accept in new[] { "text/html", "application/json", "application/x-ndjson" })
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Accept = { new(accept) } } };
                    using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
                    if (answer.IsSuccessStatusCode) told[$"{who} {address} {accept}"] = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                }
        return told;
    }

    private IEnumerable<string> Addresses(string route, string code)
    {
        var path = Hole().Replace(
            route.Replace("{code}", campaign).Replace("{campaign}", campaign).Replace("{participant}", Uri.EscapeDataString(code)).Replace("{number}", "3").Replace("{period}", "3")
                .Replace("{n}", "3").Replace("{theme}", "hollywood").Replace("{status}", "404").Replace("{documentName}", "v1"), "luck");
        var asked = $"participant={Uri.EscapeDataString(code)}&campaign={campaign}";
        yield return $"{path}?{asked}";
        yield return $"{path}?{asked}&lang=fr&period=overall";
        if (path.EndsWith("/standings", StringComparison.Ordinal))
            foreach (var board in Boards)
                foreach (var more in new[] { "", "&period=3", $"&around={Uri.EscapeDataString(code)}", "&by=target" }) yield return $"{path}?board={board}{more}";
        if (path.StartsWith("/draws/", StringComparison.Ordinal)) yield return path.Replace("luck", "duo");
    }

    private static IEnumerable<string> Leaks(IReadOnlyDictionary<string, string> told, IEnumerable<string> secrets) =>
        from answer in told
        from secret in secrets
        let at = answer.Value.IndexOf(secret, StringComparison.OrdinalIgnoreCase)
        where at >= 0
        select $"{answer.Key}: …{answer.Value[Math.Max(0, at - 80)..Math.Min(answer.Value.Length, at + 40)]}…";

    private string Event(string id, string type, string lead, string rep, string prospector) =>
        ApiClient.Event(campaign, id, type, lead, rep).Replace("\"rep\"", $"\"prospector\": \"{prospector}\", \"rep\"");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();
}
