using System.Text;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class ImportTests(HubFixture fixture)
{
    private const string List = "Firma;Ansprechpartner;Telefon\nAcme;Ada;+33 6 44 00 11 22\nBeta;Bo;\n";

    [Fact]
    public async Task A_dry_run_shows_the_file_as_it_is_read_and_a_confirmed_one_is_there_for_everybody()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);

        var tried = (await floor.Import(floor.Mara.Api, "dryRun=true", List)).Is(200).Json;
        Assert.True(tried.GetProperty("dryRun").GetBoolean());
        Assert.Equal(
            """{"created":2,"same":0,"differs":0,"twin":0,"wrong":0,"updated":0}""",
            tried.GetProperty("counts").GetRawText()
        );
        Assert.Equal(
            """{"column":3,"heading":"Telefon","member":"contact.phone"}""",
            tried.GetProperty("mapping")[2].GetRawText()
        );
        Assert.Equal(
            """{"row":2,"cells":["Acme","Ada","+33 6 44 00 11 22"]}""",
            tried.GetProperty("first")[1].GetRawText()
        );
        Assert.Empty((await floor.Key.Get(floor.Path("leads"))).Is(200).Json.GetProperty("leads").EnumerateArray());

        var query = $"confirm={tried.GetProperty("sha256").GetString()}";
        var done = (await floor.Import(floor.Mara.Api, query, List)).Is(200);
        Assert.Equal(["created", "created"], done.Results());
        var lead = (await floor.Lead(floor.Key, "L-1")).Is(200).Json;
        Assert.Equal("Acme", lead.GetProperty("company").GetString());
        Assert.Equal("waiting", lead.GetProperty("status").GetString());
        Assert.Equal(409, (await floor.Import(floor.Mara.Api, query, List)).Status);
        Assert.Equal(["same", "same"], (await floor.Import(floor.Mara.Api, "dryRun=true", List)).Is(200).Results());
    }

    [Fact]
    public async Task The_mapping_stands_in_the_query_and_the_reasons_in_the_callers_language()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var file = Encoding.UTF8.GetBytes("A;B;C\nAcme;cheap;x\n");
        var query = "dryRun=true&map.company=A&map.cost=%232";

        var answer = await floor.Import(floor.Mara.Api, query, file, LeadFiles.Csv, "fr");
        var row = answer.Is(200).Json.GetProperty("rows")[0];
        Assert.Equal("wrong", row.GetProperty("result").GetString());
        Assert.Equal("cost", row.GetProperty("column").GetString());
        Assert.Equal("doit être un nombre", row.GetProperty("reason").GetString());
        Assert.Equal(1, row.GetProperty("faults").GetArrayLength());
        Assert.Equal(
            "must be a number",
            (await floor.Import(floor.Key, query, file, LeadFiles.Csv, "fr"))
                .Json.GetProperty("rows")[0]
                .GetProperty("reason")
                .GetString()
        );
        Assert.Equal(
            ["map.company"],
            (await floor.Import(floor.Key, "dryRun=true&map.company=A&map.company=B", "A;B\n1;2")).Is(400).Fields
        );
        Assert.Equal(
            ["map.status"],
            (await floor.Import(floor.Key, "dryRun=true&map.status=A", "A;B\n1;2")).Is(400).Fields
        );
    }

    [Theory]
    [InlineData("", "confirm")]
    [InlineData("dryRun=false", "confirm")]
    [InlineData("dryRun=true&confirm=x", "confirm")]
    [InlineData("dryRun=perhaps", "dryRun")]
    [InlineData("dryRun=1", "dryRun")]
    [InlineData("dryRun=true&update=yes", "update")]
    [InlineData("dryRun=true&decimal=dot", "decimal")]
    [InlineData("dryRun=true&head=2", "head")]
    [InlineData("dryRun=true&map.company=Nothing", "map.company")]
    public async Task A_parameter_that_is_wrong_is_named(string query, string field)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        Assert.Equal([field], (await floor.Import(floor.Key, query, List)).Is(400).Fields);
    }

    [Fact]
    public async Task What_is_no_list_is_refused_by_what_it_is()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        const string query = "dryRun=true";
        Assert.Equal(409, (await floor.Import(floor.Key, "confirm=x", List)).Status);
        Assert.Equal(415, (await floor.Import(floor.Key, query, "[]"u8.ToArray(), "application/json")).Status);
        Assert.Equal(
            415,
            (
                await floor.Key.Post(floor.Path($"leads/import?{query}"), "{}", ("Content-Type", "text/csv; charset=x"))
            ).Status
        );
        Assert.Equal(["file"], (await floor.Import(floor.Key, query, "")).Is(400).Fields);
        Assert.Equal(
            ["file"],
            (await floor.Import(floor.Key, query, "PK\u0003\u0004"u8.ToArray(), LeadFiles.Workbook)).Is(400).Fields
        );
        Assert.Equal(["line 2"], (await floor.Import(floor.Key, query, "company;cost\n\"Acme;1")).Is(400).Fields);
        var large = new byte[LeadImport.MostBytes + 1];
        Assert.Equal(413, (await floor.Import(floor.Key, query, large, LeadFiles.Csv)).Status);
    }

    [Fact]
    public async Task A_workbook_comes_in_as_a_list_does_and_its_texts_stay_texts()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var workbook = Sheets.Of(["code", "company", "context"], ["A/1", "=HYPERLINK(\"x\")", "<script>"]);

        var tried = (await floor.Import(floor.Key, "dryRun=true", workbook, LeadFiles.Workbook)).Is(200);
        var sha256 = tried.Json.GetProperty("sha256").GetString();
        (await floor.Import(floor.Key, $"confirm={sha256}", workbook, LeadFiles.Workbook)).Is(200);

        var lead = (await floor.Lead(floor.Key, "A/1")).Is(200).Json;
        Assert.Equal("=HYPERLINK(\"x\")", lead.GetProperty("company").GetString());
        Assert.Equal("<script>", lead.GetProperty("context").GetString());
    }

    [Fact]
    public async Task Reps_prospectors_and_directors_import_nothing()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        foreach (var person in new[] { floor.Anna, floor.Paul, floor.Dora })
            Assert.Equal(403, (await floor.Import(person.Api, "dryRun=true", List)).Status);
    }

    [Fact]
    public async Task An_import_is_written_down_with_who_did_it()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await floor.Imported(floor.Mara.Api, List);

        var entry = (await floor.Admin.Get($"audit?action=leads.imported&campaign={floor.Campaign}")).Is(200).Json[0];
        Assert.Equal($"account:{floor.Mara.Id}", entry.GetProperty("author").GetString());
        Assert.Equal(2, entry.GetProperty("after").GetProperty("created").GetInt32());
    }
}
