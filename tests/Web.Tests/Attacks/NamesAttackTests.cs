using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;
using static ChallengeHub.Web.Tests.HiddenPeople;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// Somebody reads all that a hub answers, to learn who hides behind an alias and what else is played.
/// </summary>
public sealed partial class NamesAttackTests : IAsyncLifetime
{
    /// <summary>One for each walk: a walk tries more wrong links than an address may within a few of them.</summary>
    private readonly ClosedChallenge closed = new();
    private RunningHub Hub => closed.People.Hub;
    private string Campaign => closed.People.Campaign;
    private IReadOnlyList<string> Masks => closed.Masks;

    public ValueTask InitializeAsync() => closed.InitializeAsync();

    public ValueTask DisposeAsync() => closed.DisposeAsync();

    [Theory]
    [InlineData("rep")]
    [InlineData("director")]
    [InlineData("spectator")]
    [InlineData("screen")]
    public async Task No_answer_names_somebody_who_appears_by_an_alias_or_not_at_all(string name)
    {
        using var caller = await Caller.Of(name, Hub, Campaign);
        var answers = await Walk(caller, Masks);
        Assert.True(answers.Count > 30, $"only {answers.Count} answers");
        Assert.Contains(answers, answer => answer.Value.Contains("Red Baron", StringComparison.Ordinal));
        var leaks = Leaks(answers, HiddenPeople.Secrets).ToList();
        Assert.True(leaks.Count == 0, string.Join("\n", leaks));
    }

    [Theory]
    [InlineData("screen")]
    [InlineData("key")]
    public async Task No_answer_names_another_campaign_to_who_is_bound_to_one(string name)
    {
        using var caller = name == "key" ? null : await Caller.Of(name, Hub, Campaign);
        using var http = caller?.Http ?? await RestrictedKey();
        var answers = await Walk(http, ["anna"], "admin");
        Assert.True(answers.Count > 20, $"only {answers.Count} answers");
        Assert.Empty(Leaks(answers, OtherSecrets));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_hub_names_nobody_who_is_hidden_in_boards_cheers_and_closings(bool packed)
    {
        await using var own = await RunningHub.Start();
        var people = await HiddenPeople.Play(own);
        var token = (await PairedScreen.Of(own, people.Campaign)).Token;
        await using var screen = await Screen.Connect(own.Url, packed, key: token);
        var messages = new StringBuilder();
        foreach (var board in HiddenPeople.Boards)
            messages.Append(JsonSerializer.Serialize(await screen.Watch(people.Campaign, board, "3"), WebJson.Options));
        await people.Tell(
            people.Event("h1", "taken", "H", Hidden, Aliased),
            people.Event("h2", "closed", "H", Hidden, Aliased)
        );
        messages.Append(JsonSerializer.Serialize(await screen.Scored.Next(_ => true), WebJson.Options));
        messages.Append(JsonSerializer.Serialize(await screen.Standings.Next(_ => true), WebJson.Options));
        await people.Close();
        messages.Append(JsonSerializer.Serialize(await screen.Closed.Next(x => x.Awards.Count > 0), WebJson.Options));

        Assert.Contains("Red Baron", messages.ToString());
        Assert.Contains("~", messages.ToString());
        Assert.Empty(Leaks(new Dictionary<string, string> { ["hub"] = messages.ToString() }, HiddenPeople.Secrets));
    }

    private async Task<HttpClient> RestrictedKey()
    {
        var key = (
            await Hub.Api.Post(
                "keys",
                $$"""
                { "name": "own", "scopes": ["events", "leads", "campaigns", "results"],
                  "campaigns": ["{{Campaign}}"] }
                """
            )
        ).Is(201).Json.GetProperty("secret").GetString()!;
        return new HttpClient { BaseAddress = Hub.Url, DefaultRequestHeaders = { Authorization = new("Bearer", key) } };
    }

    private Task<Dictionary<string, string>> Walk(Caller caller, IReadOnlyList<string> codes) =>
        Walk(caller.Http, [caller.Participant, .. codes], caller.Name);

    /// <summary>
    /// Every route that is read, of the challenge, for every participant whose code the caller knows, each board and
    /// both languages: what was answered with success.
    /// </summary>
    private async Task<Dictionary<string, string>> Walk(HttpClient http, IReadOnlyList<string> codes, string who)
    {
        var answers = new Dictionary<string, string>();
        var routes = DoorTable
            .OfTheHub(Hub)
            .Select(x => x.Route)
            .Where(x => x.StartsWith("GET ", StringComparison.Ordinal) || x.StartsWith('/'))
            .Select(x => x.Split(' ')[^1]);
        foreach (
            var route in routes.Where(x =>
                !x.StartsWith("/metrics", StringComparison.Ordinal) && !x.StartsWith("/docs", StringComparison.Ordinal)
            )
        )
        foreach (var address in codes.SelectMany(code => Addresses(route, code)).Distinct())
        foreach (var accept in new[] { "text/html", "application/json", "application/x-ndjson" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address)
            {
                Headers = { Accept = { new(accept) } },
            };
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            if (answer.IsSuccessStatusCode)
                answers[$"{who} {address} {accept}"] = WebUtility.HtmlDecode(
                    await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
                );
        }
        return answers;
    }

    private IEnumerable<string> Addresses(string route, string code)
    {
        var path = Hole()
            .Replace(
                route
                    .Replace("{code}", Campaign)
                    .Replace("{campaign}", Campaign)
                    .Replace("{participant}", Uri.EscapeDataString(code))
                    .Replace("{number}", "3")
                    .Replace("{period}", "3")
                    .Replace("{n}", "3")
                    .Replace("{theme}", "hollywood")
                    .Replace("{status}", "404")
                    .Replace("{documentName}", "v1"),
                "luck"
            );
        var asked = $"participant={Uri.EscapeDataString(code)}&campaign={Campaign}";
        yield return $"{path}?{asked}";
        yield return $"{path}?{asked}&lang=fr&period=overall";
        if (path.EndsWith("/standings", StringComparison.Ordinal))
            foreach (var board in HiddenPeople.Boards)
            foreach (var more in new[] { "", "&period=3", $"&around={Uri.EscapeDataString(code)}", "&by=target" })
                yield return $"{path}?board={board}{more}";
        if (path.StartsWith("/draws/", StringComparison.Ordinal))
            yield return path.Replace("luck", "duo");
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();
}
