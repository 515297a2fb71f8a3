using System.Text.Json.Nodes;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Every figure of a funnel equals what is reckoned, by other code, from the lines of an export.</summary>
public sealed class IndependentFunnelTests
{
    private const string Costs = """
        { "perLead": 12.5, "margin": 0.4,
          "fixed": [ { "name": "Fair", "amount": 1000 }, { "name": "Mailing", "amount": 333.33 } ] }
        """;
    private const string Sheet = """
        { "fields": [ { "code": "size", "name": "Size", "kind": "choice",
                        "options": [ { "value": "small" }, { "value": "large" } ] },
                      { "code": "budget", "name": "Budget", "kind": "yes-no" } ] }
        """;
    private const string Teams = """
        [ { "code": "lyon", "name": "Lyon" },
          { "code": "paris", "name": "Paris", "timeZone": "Europe/London", "holidays": "GB" } ]
        """;
    private const string Deadlines = """
        { "take": 8, "workingHours": { "days": "mon-fri", "from": "09:00", "until": "18:00", "holidays": "FR",
                                       "closed": ["2026-02-09"] } }
        """;
    private const string Prizes = """
        [ { "code": "month", "name": "Best of the month", "scope": "period", "board": "reps", "ranks": [1, 1],
            "value": 50 },
          { "code": "grand", "name": "Grand prize", "scope": "campaign", "board": "reps", "ranks": [1, 1],
            "value": 500.50 } ]
        """;

    /// <summary>Ben has moved to another team, and somebody else finds leads there.</summary>
    private const string People = """
        [ { "code": "ben", "name": "Ben", "team": "paris", "role": "rep", "teamSince": "2026-02-14T10:00:00Z" },
          { "code": "pia", "name": "Pia", "team": "paris", "role": "prospector" } ]
        """;

    private static readonly DateTimeOffset Now = Challenge.Noon;
    private static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-01-31T00:00:00Z");
    private static readonly DateTimeOffset End = DateTimeOffset.Parse("2026-05-01T00:00:00Z");
    private static readonly string[] Kinds = ["campaign", "period", "team", "rep", "prospector", "source", "account"];

    [Fact]
    public async Task Whatever_happens_to_leads_every_figure_is_reckoned_again_from_the_export()
    {
        await using var hub = await RunningHub.Start(Now);
        using var earlier = await DeskFloor.Open(hub);
        using var floor = await DeskFloor.Open(hub, Change);
        (await hub.Api.Put(floor.Path("participants"), People)).Is(200);
        var leads = new RestlessLeads(1509);
        var cards = await HandIn(floor, leads, new OriginLead(earlier.Campaign, await earlier.Waiting()));
        var told = Begin(leads, cards);

        var answers = await Tell(floor, told);
        await Correct(floor, Enumerable.Range(0, 25).Select(_ => leads.One(told)));
        await Same(hub, floor.Campaign, ["size", "budget"]);

        hub.Clock.SetUtcNow(End.AddDays(-12));
        var codes = told.Select(x => x.Lead).Distinct().ToList();
        await Tell(floor, GoOn(leads, codes, Now.AddDays(9), End.AddDays(-12)));
        hub.Clock.SetUtcNow(End.AddHours(2));
        await hub.Engine.Closing.CloseDue();
        hub.Clock.SetUtcNow(End.AddDays(20));
        answers = [.. answers, .. await Tell(floor, GoOn(leads, codes, End.AddDays(-2), End.AddDays(19)))];
        await Same(hub, floor.Campaign, ["size", "budget"]);

        string[] all = ["late", "outside", "pending", "recorded", "rejected", "scored"];
        Assert.Equal(all, answers.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_figure_of_the_demonstrations_year_is_reckoned_again_and_no_report_of_it_is_empty()
    {
        await using var hub = await RunningHub.Start(DemoCampaign.StartsAt);
        await PlayedYear.Play(hub.Engine, hub.Clock);

        await Same(hub, DemoCampaign.Code, ["budget", "decides"]);

        var campaign = $"campaigns/{DemoCampaign.Code}";
        var total = (await hub.Api.Get($"{campaign}/funnel?by=team")).Is(200).Json.GetProperty("total");
        foreach (var figure in new[] { "amount", "cost", "roi", "costPerClosed" })
            Assert.NotEqual(0, total.GetProperty(figure).GetDecimal());
        var effect = (await hub.Api.Get($"{campaign}/effect")).Is(200).Json;
        Assert.Equal("higher", effect.GetProperty("verdict").GetString());

        // the agencies that do not play are on no board, and nobody of them is paid
        var teams = (await hub.Api.Get($"{campaign}/standings?board=teams&period=overall")).Is(200).Json;
        Assert.Equal(7, teams.GetProperty("count").GetInt32());
        var ledger = (await hub.Engine.Ledger.Page(DemoCampaign.Code, null, 0, 100_000)).Select(x => x.Team);
        Assert.Empty(ledger.Intersect(DemoFloor.HoldOuts));
    }

    private static void Change(JsonObject document)
    {
        document["costs"] = JsonNode.Parse(Costs);
        document["sheet"] = JsonNode.Parse(Sheet);
        document["teams"] = JsonNode.Parse(Teams);
        document["deadlines"] = JsonNode.Parse(Deadlines);
        document["prizes"] = JsonNode.Parse(Prizes);
        document["rates"] = JsonNode.Parse("""{ "HUF": 0.0026 }""");
    }

    /// <param name="origin">Some are recovered from it.</param>
    private static async Task<IReadOnlyList<HandedLead>> HandIn(DeskFloor floor, RestlessLeads leads, OriginLead origin)
    {
        var cards = leads
            .Cards(90, Start.AddDays(1), Now.AddDays(-1))
            .Select((x, index) => index % 9 == 0 ? x with { Origin = origin } : x)
            .ToList();
        var handed = await Story.Hand(floor.Admin, floor.Campaign, cards);
        Assert.DoesNotContain(handed, x => x.TryGetProperty("errors", out _) || x.TryGetProperty("detail", out _));
        return cards;
    }

    /// <summary>What became of the cards, and of leads that are known by events alone.</summary>
    private static IReadOnlyList<CrmEvent> Begin(RestlessLeads leads, IReadOnlyList<HandedLead> cards)
    {
        var told = cards.SelectMany(x => leads.Life(x.Code, x.At, Now)).ToList();
        for (var number = 1; number <= 130; number++)
        {
            var begin = leads.Between(Start.AddDays(-6), Now.AddDays(-1));
            told.AddRange(leads.WholeLife($"E-{number:000}", begin, Now, isTold: begin < Start));
        }

        return told;
    }

    private static IReadOnlyList<CrmEvent> GoOn(
        RestlessLeads leads,
        IReadOnlyList<string> codes,
        DateTimeOffset from,
        DateTimeOffset until
    ) => [.. Enumerable.Range(0, 60).SelectMany(x => leads.Life(codes[3 * x], from, until))];

    private static async Task<IReadOnlyList<string>> Tell(DeskFloor floor, IReadOnlyList<CrmEvent> events)
    {
        var answers = new List<string>();
        foreach (var some in events.OrderBy(x => x.At).Chunk(500))
        {
            var body = Story.Json(some.Select(x => x with { Campaign = floor.Campaign }));
            var results = (await floor.Admin.Post("events", body)).Is(200).Json.GetProperty("results");
            answers.AddRange(results.EnumerateArray().Select(x => x.GetProperty("status").GetString()!));
        }

        return answers;
    }

    /// <summary>Those that were rejected are no facts, and some have nothing left to take back.</summary>
    private static async Task Correct(DeskFloor floor, IEnumerable<CrmEvent> events)
    {
        foreach (var one in events)
        {
            var body = Story.Json(
                new
                {
                    one.Source,
                    one.Id,
                    reason = "told wrongly",
                }
            );
            (await floor.Admin.Post(floor.Path("corrections"), body)).Is(x => x is 200 or 404 or 409);
        }
    }

    /// <param name="fields">Of the sheet.</param>
    private static async Task Same(RunningHub hub, string campaign, IReadOnlyList<string> fields)
    {
        var again = await FunnelAgain.Of(hub, campaign);
        var second = again.Exported.Periods[1];
        var from = Now.AddDays(-20);
        var until = Now.AddDays(-9);
        var window = $"&from={Instant(from)}&until={Instant(until)}";

        foreach (var by in Kinds.Concat(fields))
        {
            Assert.Empty(await again.Differences(by));
            Assert.Empty(await again.Differences(by, $"&period={second.Number}", new(second.StartsAt, second.EndsAt)));
            Assert.Empty(
                await again.Differences(by, window, new(from.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds()))
            );
        }
    }

    private static string Instant(DateTimeOffset at) => Uri.EscapeDataString($"{at:O}");
}
