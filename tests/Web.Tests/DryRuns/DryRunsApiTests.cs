using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class DryRunsApiTests
{
    private const string TakenIsAll =
        """{ "rules": [{ "code": "taken", "name": "Taken", "on": "taken", "points": 20 }, """
        + """{ "code": "closed", "name": "Closed", "on": "closed", "points": 10 }] }""";

    /// <summary>One event a line.</summary>
    private const string LastYear =
        """{ "type": "lead.taken", "lead": "L1", "rep": "anna", "at": "2025-03-02T10:00:00+01:00" }"""
        + "\n"
        + """{ "type": "lead.closed", "lead": "L1", "rep": "zoe", "at": "2025-03-03T10:00:00+01:00","""
        + """ "attributes": { "team": "lille" } }""";

    [Fact]
    public async Task A_draft_is_played_beside_the_rules_in_force_and_nothing_of_it_is_booked()
    {
        await using var hub = await RunningHub.Start();
        var campaign = await Played(hub);
        using var asked = await hub.Api.Http.PostAsync(
            $"campaigns/{campaign}/dry-runs",
            new StringContent(TakenIsAll, System.Text.Encoding.UTF8, "application/json"),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(202, (int)asked.StatusCode);
        var run = asked.Headers.Location!.OriginalString["/api/v1/".Length..];
        var before = (await hub.Api.Get($"campaigns/{campaign}/ledger")).Is(200).Text;
        Assert.Equal("waiting", (await hub.Api.Get(run)).Is(200).Json.GetProperty("state").GetString());

        Assert.Equal(1, await hub.Engine.DryRunPlay.PlayDue(TestContext.Current.CancellationToken));

        var answer = (await hub.Api.Get(run)).Is(200).Json;
        Assert.Equal(
            ("done", 100),
            (answer.GetProperty("state").GetString(), answer.GetProperty("percent").GetInt32())
        );
        var report = answer.GetProperty("report");
        Assert.Equal(["anna 1", "bob 2"], Ranks(report, "inForce"));
        Assert.Equal(["anna 2", "bob 1"], Ranks(report, "draft"));
        Assert.Equal(["anna", "bob"], Winners(report, "inForce"));
        Assert.Equal(["bob", "anna"], Winners(report, "draft"));
        Assert.Equal(99.80m, report.GetProperty("draft").GetProperty("cost").GetDecimal());
        Assert.Equal("@Bob, \"B\"", answer.GetProperty("names").GetProperty("reps").GetProperty("bob").GetString());
        Assert.Equal(before, (await hub.Api.Get($"campaigns/{campaign}/ledger")).Text);
    }

    [Fact]
    public async Task A_bad_draft_is_refused_with_its_field()
    {
        await using var hub = await RunningHub.Start();
        var campaign = await hub.Api.Launched();
        async Task<IReadOnlyList<string>> Fields(string body) =>
            (await hub.Api.Post($"campaigns/{campaign}/dry-runs", body)).Is(400).Fields;

        Assert.Equal(
            ["rules[0].points"],
            await Fields("""{ "rules": [{ "code": "taken", "name": "Taken", "on": "taken" }] }""")
        );
        Assert.Equal(
            ["prizes[0].ranks"],
            await Fields(
                """{ "prizes": [{ "code": "p", "name": "P", "scope": "period", "board": "reps", "ranks": [3, 1] }] }"""
            )
        );
        Assert.Equal(
            ["periods.graceMinutes"],
            await Fields("""{ "periods": { "every": "week", "graceMinutes": -1 } }""")
        );
        Assert.Equal(
            ["rules[0].on"],
            await Fields("""{ "rules": [{ "code": "taken", "name": "Taken", "on": "sold", "points": 1 }] }""")
        );
        Assert.Equal(["budget"], await Fields("""{ "budget": 5 }"""));
        (await hub.Api.Post("campaigns/none/dry-runs", "{}")).Is(404);
        (await hub.Api.Put("campaigns/draft", ApiClient.Document)).Is(201);
        Assert.Equal(["source"], (await hub.Api.Post("campaigns/draft/dry-runs", "{}")).Is(400).Fields);
        Assert.Equal(0, (await hub.Api.Get($"campaigns/{campaign}/dry-runs")).Is(200).Json.GetArrayLength());
    }

    [Fact]
    public async Task A_years_file_is_played_for_one_run_and_then_forgotten()
    {
        await using var hub = await RunningHub.Start();
        var campaign = await hub.Api.Launched();
        var run = (await hub.Api.Post($"campaigns/{campaign}/dry-runs", """{ "source": "file" }"""))
            .Is(202)
            .Json.GetProperty("id")
            .GetInt64();
        Assert.Equal(0, await hub.Engine.DryRunPlay.PlayDue(TestContext.Current.CancellationToken));

        Assert.Equal(
            ["line 2.at"],
            (await Put(hub, run, LastYear.Replace("2025-03-03T", "2025-13-03T", StringComparison.Ordinal)))
                .Is(400)
                .Fields
        );
        (await hub.Api.Put($"dry-runs/{run}/facts", LastYear)).Is(415);
        (await Put(hub, run, LastYear)).Is(202);
        (await Put(hub, run, LastYear)).Is(409);
        await hub.Engine.DryRunPlay.PlayDue(TestContext.Current.CancellationToken);

        var report = (await hub.Api.Get($"dry-runs/{run}")).Is(200).Json.GetProperty("report");
        Assert.Equal(-1, report.GetProperty("yearsMoved").GetInt32());
        Assert.Equal(["anna 2", "zoe 1"], Ranks(report, "inForce"));
        await using var connection = await hub.Engine.Database.Connect();
        Assert.Empty(await DryRunRows.Parts(connection, run));
        Assert.Equal(0, (await hub.Api.Get($"campaigns/{campaign}/ledger")).Json.GetArrayLength());
    }

    [Fact]
    public async Task A_run_is_cancelled_once_and_never_played()
    {
        await using var hub = await RunningHub.Start();
        var campaign = await Played(hub);
        var run = (await hub.Api.Post($"campaigns/{campaign}/dry-runs", TakenIsAll))
            .Is(202)
            .Json.GetProperty("id")
            .GetInt64();

        Assert.Equal(
            "cancelled",
            (await hub.Api.Post($"dry-runs/{run}/cancel")).Is(200).Json.GetProperty("state").GetString()
        );
        (await hub.Api.Post($"dry-runs/{run}/cancel")).Is(200);

        Assert.Equal(0, await hub.Engine.DryRunPlay.PlayDue(TestContext.Current.CancellationToken));
        var done = (await hub.Api.Post($"campaigns/{campaign}/dry-runs", TakenIsAll))
            .Is(202)
            .Json.GetProperty("id")
            .GetInt64();
        await hub.Engine.DryRunPlay.PlayDue(TestContext.Current.CancellationToken);
        (await hub.Api.Post($"dry-runs/{done}/cancel")).Is(409);
    }

    [Fact]
    public async Task A_run_cancelled_while_it_is_played_stays_cancelled()
    {
        await using var hub = await RunningHub.Start();
        var campaign = await Played(hub);
        var run = (await hub.Api.Post($"campaigns/{campaign}/dry-runs", TakenIsAll))
            .Is(202)
            .Json.GetProperty("id")
            .GetInt64();
        var taken = (await hub.Engine.DryRunPlay.Next())!;
        (await hub.Api.Post($"dry-runs/{run}/cancel")).Is(200);

        Assert.False(await hub.Engine.DryRunPlay.Play(taken, TestContext.Current.CancellationToken));

        Assert.Equal("cancelled", (await hub.Api.Get($"dry-runs/{run}")).Is(200).Json.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Marketing_of_another_campaign_neither_asks_nor_reads()
    {
        await using var hub = await RunningHub.Start();
        var mine = await Played(hub);
        var other = await Played(hub);
        var run = (await hub.Api.Post($"campaigns/{other}/dry-runs", TakenIsAll))
            .Is(202)
            .Json.GetProperty("id")
            .GetInt64();
        using var marketing = await Person.Joined(hub, new Grant(AccountRole.Marketing, mine));
        using var director = await Person.Joined(hub, new Grant(AccountRole.Director, mine, "lyon"));

        (await marketing.Api.Post($"campaigns/{mine}/dry-runs", TakenIsAll)).Is(202);
        (await marketing.Api.Post($"campaigns/{other}/dry-runs", TakenIsAll)).Is(403);
        (await marketing.Api.Get($"dry-runs/{run}")).Is(403);
        (await marketing.Api.Post($"dry-runs/{run}/cancel")).Is(403);
        (
            await marketing.Api.Send(
                HttpMethod.Put,
                $"dry-runs/{run}/facts",
                LastYear,
                ("Content-Type", "application/x-ndjson")
            )
        ).Is(403);
        (await director.Api.Post($"campaigns/{mine}/dry-runs", TakenIsAll)).Is(403);
        Assert.Equal(200, (await marketing.Open($"/studio/{mine}/dry-run")).Status);
        Assert.NotEqual(200, (await marketing.Open($"/studio/{other}/dry-run")).Status);
    }

    [Fact]
    public async Task So_many_runs_wait_and_no_more()
    {
        await using var hub = await RunningHub.Start();
        var campaign = await Played(hub);
        for (var i = 0; i < DryRuns.MaxUnfinished; i++)
            (await hub.Api.Post($"campaigns/{campaign}/dry-runs", "{}")).Is(202);
        (await hub.Api.Post($"campaigns/{campaign}/dry-runs", "{}")).Is(409);
    }

    [Fact]
    public async Task The_demonstrations_year_played_again_is_the_year()
    {
        await using var running = await RunningEngine.Start(DemoCampaign.StartsAt);
        await PlayedYear.Play(running);

        var replayed = await Replayed.Play(running.Engine, DemoCampaign.Code, Trial.InForce, running.Clock.GetUtcNow());

        Assert.True(replayed.Entries.Count > 5000);
        Assert.Empty(await replayed.Differences(running.Engine, DemoCampaign.Code));
    }

    /// <summary>Anna closes a lead, Bob takes four.</summary>
    private static async Task<string> Played(RunningHub hub)
    {
        var campaign = await hub.Api.Launched();
        (await hub.Api.Post("events", ApiClient.Event(campaign, "1", "closed", "L1"))).Is(200);
        for (var i = 2; i < 6; i++)
            (await hub.Api.Post("events", ApiClient.Event(campaign, $"{i}", "taken", $"L{i}", "bob"))).Is(200);
        return campaign;
    }

    private static Task<ApiAnswer> Put(RunningHub hub, long run, string lines) =>
        hub.Api.Put($"dry-runs/{run}/facts", lines, ("Content-Type", "application/x-ndjson"));

    private static IEnumerable<string> Ranks(JsonElement report, string side) =>
        report
            .GetProperty("boards")[0]
            .GetProperty("lines")
            .EnumerateArray()
            .Select(x => $"{x.GetProperty("member").GetString()} {x.GetProperty(side).GetProperty("rank").GetInt64()}")
            .Order();

    private static IEnumerable<string> Winners(JsonElement report, string side) =>
        report
            .GetProperty(side)
            .GetProperty("prizes")[0]
            .GetProperty("wins")
            .EnumerateArray()
            .Select(x => x.GetProperty("member").GetString()!);
}
