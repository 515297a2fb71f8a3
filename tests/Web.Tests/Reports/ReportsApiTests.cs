using System.Text;
using ChallengeHub.Testing;
using MiniExcelLibs;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class ReportsApiTests(HubFixture fixture)
{
    [Fact]
    public async Task The_funnel_counts_leads_by_what_became_of_them_and_says_as_of_which_fact()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await floor.TakenBy(floor.Anna);
        await floor.Waiting();

        var funnel = (await floor.Admin.Get(floor.Path("funnel?by=rep"))).Is(200).Json;

        var total = funnel.GetProperty("total");
        Assert.Equal(2, total.GetProperty("received").GetInt64());
        Assert.Equal(1, total.GetProperty("actedOn").GetInt64());
        Assert.Equal(0.5, total.GetProperty("rates").GetProperty("actedOn").GetProperty("value").GetDouble());
        Assert.Equal("rep", funnel.GetProperty("by").GetString());
        Assert.Equal(
            ["anna", null],
            funnel.GetProperty("rows").EnumerateArray().Select(x => x.GetProperty("key").GetString())
        );
        var last = (await fixture.Hub.Engine.Reads.Snapshot(floor.Campaign)).Campaign.LastFactSeq;
        Assert.Equal(last, funnel.GetProperty("factSeq").GetInt64());
    }

    [Theory]
    [InlineData("funnel?by=colour", "by")]
    [InlineData("funnel?period=first", "period")]
    [InlineData("funnel?period=0", "period")]
    [InlineData("funnel?from=yesterday", "from")]
    [InlineData("funnel?from=2026-03-02T10:00:00", "from")]
    [InlineData("funnel?from=0001-01-01", "from")]
    [InlineData("funnel?until=9999-12-31", "until")]
    [InlineData("funnel?from=2026-03-02&until=2026-03-01", "until")]
    [InlineData("funnel?perLead=much", "perLead")]
    [InlineData("funnel?perLead=-1", "perLead")]
    [InlineData("funnel?margin=2", "margin")]
    [InlineData("funnel?fixed=-1", "fixed")]
    [InlineData("funnel?format=pdf", "format")]
    [InlineData("funnel?sep=|", "sep")]
    [InlineData("funnel?lang=english", "lang")]
    [InlineData("effect?within=0", "within")]
    [InlineData("effect?within=366", "within")]
    [InlineData("effect?margin=2", "margin")]
    [InlineData("effect?fixed=much", "fixed")]
    [InlineData("race?board=cars", "board")]
    [InlineData("race?by=minute", "by")]
    [InlineData("race?top=51", "top")]
    [InlineData("race?table=winners", "table")]
    [InlineData("synthesis", "team")]
    [InlineData("reports/none/funnel", "period")]
    [InlineData("reports/1/wishes", "kind")]
    [InlineData("reports/1/funnel?part=colour", "part")]
    [InlineData("reports/1/synthesis", "part")]
    [InlineData("reports/campaign/effect?part=team", "part")]
    [InlineData("reports/1/funnel?version=0", "version")]
    public async Task What_is_asked_wrongly_is_named(string path, string field)
    {
        var campaign = await fixture.Api.Launched();
        Assert.Equal([field], (await fixture.Api.Get($"campaigns/{campaign}/{path}")).Is(400).Fields);
    }

    [Theory]
    [InlineData("funnel?period=99")]
    [InlineData("synthesis?team=paris")]
    [InlineData("synthesis?team=lyon&period=99")]
    [InlineData("reports/1/funnel")]
    [InlineData("reports/runs/1")]
    public async Task What_is_not_there_is_a_404(string path)
    {
        var campaign = await fixture.Api.Launched();
        (await fixture.Api.Get($"campaigns/{campaign}/{path}")).Is(404);
        (await fixture.Api.Get($"campaigns/of-nobody/{path}")).Is(404);
    }

    [Fact]
    public async Task Other_assumptions_are_tried_and_change_nothing()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await floor.Waiting();

        var tried = (await floor.Admin.Get(floor.Path("funnel?perLead=42.5&margin=0.3"))).Is(200).Json;
        var plain = (await floor.Admin.Get(floor.Path("funnel"))).Is(200).Json;

        Assert.Equal(42.5m, tried.GetProperty("total").GetProperty("cost").GetDecimal());
        Assert.True(tried.GetProperty("assumptions").GetProperty("triedOut").GetBoolean());
        Assert.Equal(0m, plain.GetProperty("total").GetProperty("cost").GetDecimal());
        Assert.False(plain.GetProperty("assumptions").GetProperty("triedOut").GetBoolean());

        var spent = (await floor.Admin.Get(floor.Path("funnel?fixed=900"))).Is(200).Json;
        Assert.Equal(900m, spent.GetProperty("total").GetProperty("cost").GetDecimal());
        var effect = (await floor.Admin.Get(floor.Path("effect?fixed=900&margin=0.5"))).Is(200).Json;
        Assert.Equal(900m, effect.GetProperty("return").GetProperty("fixed").GetDecimal());
        Assert.Equal(0.5m, effect.GetProperty("return").GetProperty("margin").GetDecimal());
    }

    [Fact]
    public async Task A_day_is_meant_as_a_whole()
    {
        var campaign = await fixture.Api.Launched();
        (await fixture.Api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);

        Assert.Equal(1, await Received("from=2026-03-02&until=2026-03-02"));
        Assert.Equal(0, await Received("from=2026-03-03"));
        Assert.Equal(0, await Received("until=2026-03-01"));
        Assert.Equal(0, await Received($"until={Uri.EscapeDataString("2026-03-02T11:59:00+01:00")}"));
        Assert.Equal(1, await Received($"from={Uri.EscapeDataString("2026-03-02T11:59:00+01:00")}"));

        async Task<long> Received(string query) =>
            (await fixture.Api.Get($"campaigns/{campaign}/funnel?{query}"))
                .Is(200)
                .Json.GetProperty("total")
                .GetProperty("received")
                .GetInt64();
    }

    [Fact]
    public async Task The_files_have_the_figures_of_the_JSON_and_no_cell_that_a_spreadsheet_runs()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        (await floor.Key.Put(floor.Path("accounts"), """[{ "code": "acme", "name": "=1+1" }]""")).Is(200);
        (await floor.Create(floor.Key, """{ "code": "A", "account": "acme" }""")).Is(201);

        var csv = (await floor.Admin.Get(floor.Path("funnel?by=account&format=csv&sep=;"))).Is(200);
        var lines = csv.Text.TrimStart('\uFEFF').Split("\r\n");

        Assert.Equal("text/csv", csv.MediaType);
        Assert.StartsWith("row;key;name;team;received;unannounced;", lines[0]);
        Assert.StartsWith("row;acme;'=1+1;;1;", lines[1]);
        Assert.StartsWith("total;", lines[2]);
        Assert.Contains(";rates.actedOn.value;rates.actedOn.low;", lines[0]);

        var bytes = await floor.Admin.Http.GetByteArrayAsync(
            floor.Path("funnel?by=account&format=xlsx"),
            TestContext.Current.CancellationToken
        );
        using var sheet = new MemoryStream(bytes);
        var rows = sheet.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal(("acme", "=1+1", 1d), (rows[0]["key"], rows[0]["name"], rows[0]["received"]));
    }

    [Theory]
    [InlineData("funnel?by=team")]
    [InlineData("effect?")]
    [InlineData("race?board=teams")]
    [InlineData("synthesis?team=lyon")]
    public async Task Equal_figures_give_equal_bytes_in_every_format(string path)
    {
        var campaign = await fixture.Api.Launched();
        (await fixture.Api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);

        foreach (var format in new[] { "csv", "xlsx", "csv&sep=;" })
            Assert.Equal(await Bytes(format), await Bytes(format));
        Assert.Contains("factSeq", Encoding.UTF8.GetString(await Bytes("json")));

        Task<byte[]> Bytes(string format) =>
            fixture.Api.Http.GetByteArrayAsync(
                $"campaigns/{campaign}/{path}&format={format}",
                TestContext.Current.CancellationToken
            );
    }

    [Fact]
    public async Task A_file_that_leaves_the_house_is_in_the_audit()
    {
        var campaign = await fixture.Api.Launched();
        (await fixture.Api.Get($"campaigns/{campaign}/funnel")).Is(200);
        (await fixture.Api.Get($"campaigns/{campaign}/funnel?by=team&period=1&format=csv")).Is(200);
        (await fixture.Api.Get($"campaigns/{campaign}/race?format=xlsx")).Is(200);

        var entries = (await fixture.Api.Get($"audit?action=report.exported&campaign={campaign}")).Is(200).Json;

        Assert.Equal(
            [$"{campaign}-funnel-team-1.csv", $"{campaign}-race-reps.xlsx"],
            entries.EnumerateArray().Select(x => x.GetProperty("subject").GetString())
        );
    }

    [Fact]
    public async Task Marketing_puts_a_paragraph_onto_a_page_and_nobody_overwrites_it_unseen()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var path = floor.Path("synthesis/note");
        const string first = """{ "team": "lyon", "text": "Well done.\nGo on." }""";

        var put = (await floor.Mara.Api.Put(path, first)).Is(200).Json;
        Assert.Equal(1, put.GetProperty("version").GetInt64());
        (await floor.Mara.Api.Put(path, first)).Is(412);
        (await floor.Mara.Api.Put(path, """{ "team": "lyon", "text": "Better.", "version": 1 }""")).Is(200);
        (await floor.Dora.Api.Put(path, """{ "team": "lyon", "text": "Mine.", "version": 2 }""")).Is(403);
        (await floor.Mara.Api.Put(path, """{ "team": "rome", "text": "Ciao." }""")).Is(404);
        Assert.Equal(["text"], (await floor.Mara.Api.Put(path, """{ "team": "lyon" }""")).Is(400).Fields);

        var note = (await floor.Dora.Api.Get(floor.Path("synthesis"))).Is(200).Json.GetProperty("note");
        Assert.Equal("Better.", note.GetProperty("text").GetString());
    }
}
