using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class PrizesApiTests(ClosingHub closing) : IAsyncLifetime
{
    private const string Document = """
        { "name": "Hollywood producers", "timeZone": "Europe/Paris", "currency": "EUR", "budget": 500,
          "startsAt": "2026-01-01T00:00:00+01:00", "endsAt": "2027-01-01T00:00:00+01:00",
          "teams": [ { "code": "lyon", "name": "Lyon" }, { "code": "lille", "name": "Lille" } ],
          "objectives": { "per": "period", "reps": { "anna": 10, "bob": 4, "bop": 1 }, "teams": { "lyon": 40 } },
          "prizes": [ { "code": "wine", "name": "Wine", "scope": "period", "board": "reps", "minPoints": 1,
                        "stock": 1, "value": 60 },
                      { "code": "tier", "name": "Bonus", "scope": "period", "board": "reps", "minPercent": 100,
                        "value": 25.5 },
                      { "code": "fast", "name": "Fastest", "scope": "period", "board": "reps", "ranks": [1, 1],
                        "by": "target", "value": 100 },
                      { "code": "luck", "name": "Luck", "scope": "period", "board": "reps",
                        "raffle": { "tickets": "points", "winners": 1 } } ] }
        """;

    private readonly RunningHub hub = closing.Hub;
    private string campaign = "";

    public async ValueTask InitializeAsync()
    {
        campaign = await hub.Api.Launched(
            Document,
            ApiClient.People.Replace("\"Carl\"", "\"Carl\", \"display\": \"alias\", \"alias\": \"Foxy\"")
        );
        (
            await hub.Api.Post(
                "events",
                $"[{ApiClient.Event(campaign, "1", "closed")},"
                    + $"{ApiClient.Event(campaign, "2", "contacted", "L2", "bob")},"
                    + $"{ApiClient.Event(campaign, "3", "taken", "L3", "carl")}]"
            )
        ).Is(200);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<ApiAnswer> Put(string from, string to) =>
        await hub.Api.Put($"campaigns/{campaign}", Document.Replace(from, to));

    [Fact]
    public async Task Cost_stock_and_budget_are_told_and_a_budget_that_may_not_suffice_is_a_warning_that_names_it()
    {
        (await hub.Api.Post($"campaigns/{campaign}/periods/3/close")).Is(200);
        var answer = (await hub.Api.Get($"campaigns/{campaign}/prizes")).Is(200).Json;
        var prizes = answer
            .GetProperty("prizes")
            .EnumerateArray()
            .ToDictionary(x => x.GetProperty("code").GetString()!);

        Assert.Equal(
            (500m, 185.5m, 314.5m, true),
            (
                answer.GetProperty("budget").GetDecimal(),
                answer.GetProperty("committed").GetDecimal(),
                answer.GetProperty("left").GetDecimal(),
                answer.GetProperty("overBudget").GetBoolean()
            )
        );
        Assert.Equal(
            (1, 0, 60m),
            (
                prizes["wine"].GetProperty("awarded").GetInt32(),
                prizes["wine"].GetProperty("remaining").GetInt32(),
                prizes["wine"].GetProperty("mostCost").GetDecimal()
            )
        );
        Assert.Equal(System.Text.Json.JsonValueKind.Null, prizes["tier"].GetProperty("mostCost").ValueKind);
        Assert.True(prizes["fast"].GetProperty("tiesMayAdd").GetBoolean());
        Assert.Equal(
            ["budget", "budget", "objectives.reps.bop"],
            answer.GetProperty("warnings").EnumerateArray().Select(x => x.GetString()!.Split(':')[0])
        );
        Assert.Equal("tier", answer.GetProperty("unbounded")[0].GetString());
        (await hub.Api.Get("campaigns/none/prizes")).Is(404);
    }

    [Fact]
    public async Task Players_never_hear_of_the_budget()
    {
        using var rep = await Person.Joined(hub, new Grant(AccountRole.Rep, campaign, "anna"));
        foreach (var path in new[] { $"/boards/{campaign}", $"/wall/{campaign}", $"/draws/{campaign}" })
            Assert.DoesNotContain("budget", (await rep.Open(path)).Is(200).Html, StringComparison.OrdinalIgnoreCase);
        (await rep.Api.Get($"campaigns/{campaign}/prizes")).Is(403);
        (await rep.Open($"/studio/{campaign}/prizes")).Is(403);
    }

    [Theory]
    [InlineData("\"budget\": 500", "\"budget\": -1", "budget")]
    [InlineData("\"budget\": 500", "\"budget\": \"much\"", "budget")]
    [InlineData("\"stock\": 1", "\"stock\": 0", "prizes[0].stock")]
    [InlineData("\"stock\": 1", "\"stock\": 1.5", "prizes[0].stock")]
    [InlineData("\"minPercent\": 100", "\"minPercent\": 0", "prizes[1].minPercent")]
    [InlineData("\"board\": \"reps\", \"minPercent\"", "\"board\": \"pairs\", \"minPercent\"", "prizes[1].minPercent")]
    [InlineData("\"by\": \"target\"", "\"by\": \"luck\"", "prizes[2].by")]
    [InlineData("\"reps\": { \"anna\": 10, \"bob\": 4, \"bop\": 1 }, ", "", "prizes[1].minPercent")]
    [InlineData("\"per\": \"period\"", "\"per\": \"week\"", "objectives.per")]
    [InlineData("\"per\": \"period\", ", "", "objectives.per")]
    [InlineData("\"anna\": 10", "\"anna\": -10", "objectives.reps.anna")]
    [InlineData("\"anna\": 10", "\"anna\": \"ten\"", "objectives.reps.anna")]
    [InlineData("{ \"lyon\": 40 }", "{ \"nice\": 40 }", "objectives.teams.nice")]
    public async Task What_cannot_be_is_refused_by_the_name_of_its_field(string from, string to, string field) =>
        Assert.Contains(field, (await Put(from, to)).Is(400).Fields);

    [Fact]
    public async Task A_campaign_as_answered_can_be_sent_back_with_budget_stock_and_objectives()
    {
        var before = (await hub.Api.Get($"campaigns/{campaign}")).Is(200);
        (await hub.Api.Put($"campaigns/{campaign}", before.Text)).Is(200);
        Assert.Equal(before.Text, (await hub.Api.Get($"campaigns/{campaign}")).Text);
        Assert.Equal(10, before.Json.GetProperty("objectives").GetProperty("reps").GetProperty("anna").GetInt32());
    }

    [Fact]
    public async Task A_board_by_target_tells_target_and_percent_and_one_by_points_looks_as_it_always_did()
    {
        var answer = (await hub.Api.Get($"campaigns/{campaign}/standings?period=3&by=target")).Is(200).Json;
        Assert.Equal(
            ["1 anna 10 100", "2 bob 4 75"],
            answer
                .GetProperty("standings")
                .EnumerateArray()
                .Select(x =>
                    $"{x.GetProperty("rank")} {x.GetProperty("code").GetString()} {x.GetProperty("target")} "
                    + $"{x.GetProperty("percent")}"
                )
        );
        Assert.Equal(2, answer.GetProperty("count").GetInt32());
        var plain = (await hub.Api.Get($"campaigns/{campaign}/standings?period=3"))
            .Is(200)
            .Json.GetProperty("standings")[0];
        Assert.Equal(
            ["rank", "code", "name", "team", "points", "reachedAt", "stages"],
            plain.EnumerateObject().Select(x => x.Name)
        );

        Assert.Equal(["by"], (await hub.Api.Get($"campaigns/{campaign}/standings?by=luck")).Is(400).Fields);
        Assert.Equal(
            ["by"],
            (await hub.Api.Get($"campaigns/{campaign}/standings?by=target&board=pairs")).Is(400).Fields
        );
        var without = await hub.Api.Launched();
        Assert.Equal(["by"], (await hub.Api.Get($"campaigns/{without}/standings?by=target")).Is(400).Fields);
    }

    [Fact]
    public async Task Certified_results_tell_targets_percents_and_what_became_of_the_stock()
    {
        (await hub.Api.Post($"campaigns/{campaign}/periods/3/close")).Is(200);
        var results = (await hub.Api.Get($"campaigns/{campaign}/periods/3/results")).Is(200).Json;
        Assert.Equal(
            ["anna 10 1 100", "bob 4 2 75"],
            results
                .GetProperty("targets")
                .GetProperty("reps")
                .EnumerateArray()
                .Select(x =>
                    $"{x.GetProperty("code").GetString()} {x.GetProperty("target")} {x.GetProperty("rank")} "
                    + $"{x.GetProperty("percent")}"
                )
        );
        var stock = results.GetProperty("stocks")[0];
        Assert.Equal(
            "wine 1 0 1 bob carl",
            $"{stock.GetProperty("prize").GetString()} {stock.GetProperty("stock")} {stock.GetProperty("before")} "
                + $"{stock.GetProperty("given")} "
                + $"{string.Join(' ', stock.GetProperty("unserved").EnumerateArray().Select(x => x.GetString()))}"
        );
        var canonical = (await hub.Api.Get($"campaigns/{campaign}/periods/3/results?format=canonical")).Is(200);
        Assert.Equal(
            results.GetProperty("sha256").GetString(),
            Results.Sha256(System.Text.Encoding.UTF8.GetBytes(canonical.Text))
        );
        Assert.Contains("\"percent\":100", canonical.Text);
    }

    [Fact]
    public async Task Many_awards_are_handed_over_at_once_and_what_is_further_already_is_named()
    {
        (await hub.Api.Post($"campaigns/{campaign}/periods/3/close")).Is(200);
        using var marketing = await Person.Joined(hub, new Grant(AccountRole.Marketing));
        var page = $"/studio/{campaign}/prizes";
        var ids = (await hub.Api.Get($"campaigns/{campaign}/winners"))
            .Json.EnumerateArray()
            .ToDictionary(x => x.GetProperty("prize").GetString()!, x => x.GetProperty("id").GetInt64());
        (await marketing.Open(page)).Is(200);
        Assert.Contains(
            "Choose at least one prize.",
            (await marketing.Post(page, ("Status", "Notified"))).Is(200).Html
        );
        Assert.Equal(
            "Marked: 2.",
            (
                await marketing.Post(
                    page,
                    ("Ids", $"{ids["wine"]}"),
                    ("Ids", $"{ids["tier"]}"),
                    ("Status", "Claimed"),
                    ("Note", "by phone")
                )
            )
                .Is(200)
                .Text("done")
        );
        var refused = await marketing.Post(
            page,
            ("Ids", $"{ids["wine"]}"),
            ("Ids", $"{ids["fast"]}"),
            ("Status", "Notified")
        );
        Assert.Contains("Not marked, because they are already further along: Anna.", refused.Html);
        Assert.Equal("Marked: 1.", refused.Text("done"));
        Assert.Equal(
            "claimed notified",
            string.Join(
                ' ',
                (await hub.Api.Get($"campaigns/{campaign}/winners"))
                    .Json.EnumerateArray()
                    .Where(x => x.GetProperty("prize").GetString() is "wine" or "fast")
                    .Select(x => x.GetProperty("status").GetString())
                    .Order()
            )
        );
        (await marketing.Open("/studio/none/prizes")).Is(404);
    }

    [Fact]
    public async Task A_draw_is_shown_to_players_by_numbers_and_names_of_those_whom_they_may_see()
    {
        using var rep = await Person.Joined(hub, new Grant(AccountRole.Rep, campaign, "anna"));
        var open = (await rep.Open($"/draws/{campaign}/3/luck")).Is(200);
        var commitment = (await hub.Api.Get($"campaigns/{campaign}"))
            .Json.GetProperty("raffles")
            .EnumerateArray()
            .Single(x => x.GetProperty("prize").GetString() == "luck" && x.GetProperty("period").GetInt32() == 3)
            .GetProperty("seedSha256")
            .GetString();
        Assert.Equal(commitment, open.Text("commitment"));
        Assert.DoesNotContain("id=\"seed\"", open.Html);

        (await hub.Api.Post($"campaigns/{campaign}/periods/3/close")).Is(200);
        var drawn = (await rep.Open($"/draws/{campaign}/3/luck")).Is(200).Html;
        var tickets = (await hub.Api.Get($"campaigns/{campaign}/periods/3/results"))
            .Json.GetProperty("raffles")[0]
            .GetProperty("canonicalTickets")
            .GetRawText();
        Assert.Contains(System.Net.WebUtility.HtmlEncode(tickets), drawn);
        Assert.Contains("Foxy", drawn);
        Assert.DoesNotContain("Carl", drawn);
        Assert.DoesNotContain("Carl", (await rep.Open($"/draws/{campaign}")).Is(200).Html);
        using var marketing = await Person.Joined(hub, new Grant(AccountRole.Marketing));
        Assert.Contains("Carl", (await marketing.Open($"/draws/{campaign}/3/luck")).Is(200).Html);
        // a stock's seed stays secret where no lot was needed
        Assert.Contains("No draw was needed", (await rep.Open($"/draws/{campaign}/3/wine")).Is(200).Html);
        foreach (var nothing in new[] { "99/luck", "overall/luck", "3/none", "x/luck", "0/luck" })
            (await rep.Open($"/draws/{campaign}/{nothing}")).Is(404);
    }

    [Fact]
    public async Task Where_only_the_first_lines_are_shown_the_others_hold_tickets_without_a_name()
    {
        (await Put("\"budget\"", "\"privacy\": { \"top\": 1 }, \"budget\"")).Is(200);
        (await hub.Api.Post($"campaigns/{campaign}/periods/3/close")).Is(200);
        var winner = (await hub.Api.Get($"campaigns/{campaign}/winners"))
            .Json.EnumerateArray()
            .Single(x => x.GetProperty("prize").GetString() == "luck")
            .GetProperty("code")
            .GetString();
        using var spectator = await Person.Joined(hub, new Grant(AccountRole.Spectator));
        var html = (await spectator.Open($"/draws/{campaign}/3/luck")).Is(200).Html;
        Assert.Contains("Anna", html);
        Assert.Equal(winner == "bob", html.Contains("@Bob", StringComparison.Ordinal));
        Assert.Equal(winner == "carl", html.Contains("Foxy", StringComparison.Ordinal));
        using var bob = await Person.Joined(hub, new Grant(AccountRole.Rep, campaign, "bob"));
        Assert.Contains("@Bob", (await bob.Open($"/draws/{campaign}/3/luck")).Is(200).Html);
    }
}
