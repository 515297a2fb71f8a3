using System.Text;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class ExportTests(HubFixture fixture)
{
    private const string Sheet = """
        { "fields": [ { "code": "budget", "name": "Budget", "kind": "number" },
                      { "code": "size", "name": "Size", "kind": "choice",
                        "options": [ { "value": "s", "name": "Small" }, { "value": "l", "name": "Large" } ] },
                      { "code": "decides", "name": "Decides", "kind": "yes-no" },
                      { "code": "fair", "name": "Day of the fair", "kind": "date" } ] }
        """;

    /// <summary>With all that spreadsheets, separators and escapes make of texts.</summary>
    private const string Card = """
        { "code": "A/1", "company": "=cmd|' /C calc'!A0; \"Sons\"", "source": "fair-lyon", "account": "+acme",
          "contact": { "name": "'=Ada", "role": "'s boss", "phone": "+33 6 44 00 11 23",
                       "email": "ada.export@example.org", "about": "-\tlikes tabs" },
          "context": "- a; b|c, d\r\n  second; line\n\n'", "cost": 12.5, "potential": 1234567.89,
          "due": "2026-12-31", "next": "2026-03-05T09:30:00.250Z", "team": "lyon", "prospector": "paul",
          "qualification": { "budget": 1.125, "size": "l", "decides": false, "fair": "2026-03-01" } }
        """;

    private async Task<DeskFloor> Open()
    {
        var floor = await DeskFloor.Open(fixture.Hub, x => x["sheet"] = System.Text.Json.Nodes.JsonNode.Parse(Sheet));
        (await floor.Create(floor.Key, Card)).Is(201);
        (await floor.Create(floor.Key, """{ "code": "B", "company": "Beta" }""")).Is(201);
        return floor;
    }

    [Theory]
    [InlineData("csv", LeadFiles.Csv)]
    [InlineData("csv&sep=;", LeadFiles.Csv)]
    [InlineData("xlsx", LeadFiles.Workbook)]
    public async Task What_is_exported_and_imported_again_is_all_the_same(string format, string type)
    {
        using var floor = await Open();
        var file = await Bytes(floor, floor.Key, $"format={format}");

        var tried = (await floor.Import(floor.Key, "dryRun=true&update=true", file, type)).Is(200);
        Assert.True(tried.Results() is ["same", "same"], tried.Text);
    }

    [Fact]
    public async Task The_columns_are_called_as_the_members_of_the_API_and_no_cell_runs_in_a_spreadsheet()
    {
        using var floor = await Open();
        var lines = Encoding.UTF8.GetString(await Bytes(floor, floor.Key, "format=csv&sort=old")).Split("\r\n");

        Assert.Equal(
            "\uFEFFcode,company,contact.name,contact.role,contact.phone,contact.email,contact.about,context,account,"
                + "source,cost,potential,due,next,team,rep,prospector,qualification.budget,qualification.size,"
                + "qualification.decides,qualification.fair,status,cycle,vouched,score,deadline.what,deadline.at,"
                + "receivedAt,takenAt,contactedAt,closedAt,amount",
            lines[0]
        );
        Assert.StartsWith("A/1,\"'=cmd|' /C calc'!A0; \"\"Sons\"\"\",''=Ada,'s boss,'+33 6 44 00 11 23,", lines[1]);
        Assert.Contains(",12.5,1234567.89,2026-12-31,2026-03-05T10:30:00.250+01:00,lyon,,paul,", lines[1]);
        Assert.Contains(",1.125,l,false,2026-03-01,waiting,1,false,", lines[1]);
        Assert.StartsWith("B,Beta,", lines[2]);
        Assert.Equal(4, lines.Length);
    }

    [Fact]
    public async Task A_filter_holds_for_the_file_and_each_sees_in_it_what_he_sees_of_the_leads()
    {
        using var floor = await Open();
        (await floor.Move(floor.Dora.Api, "A/1", "validated")).Is(200);

        var open = Encoding.UTF8.GetString(await Bytes(floor, floor.Anna.Api, "format=csv&status=open"));
        Assert.Contains("A/1,", open);
        Assert.DoesNotContain("+33", open);
        Assert.DoesNotContain("ada.export@example.org", open);
        Assert.DoesNotContain("Beta", open);

        (await floor.Move(floor.Anna.Api, "A/1", "taken")).Is(200);
        var mine = Encoding.UTF8.GetString(await Bytes(floor, floor.Anna.Api, "format=csv"));
        Assert.Contains("ada.export@example.org", mine);
        var outline = Encoding.UTF8.GetString(await Bytes(floor, floor.Ben.Api, "format=csv")).Split("\r\n")[1];
        Assert.StartsWith("A/1,", outline);
        Assert.Contains(",anna,", outline);
        Assert.DoesNotContain("fair", outline);
        Assert.DoesNotContain("2026", outline);
        Assert.Equal(2, Encoding.UTF8.GetString(await Bytes(floor, floor.Carl.Api, "format=csv")).Split("\r\n").Length);
    }

    [Fact]
    public async Task The_file_has_a_name_is_written_down_and_asks_for_a_known_format()
    {
        using var floor = await Open();
        using var answer = await floor.Mara.Api.Http.GetAsync(
            floor.Path("leads?format=xlsx"),
            TestContext.Current.CancellationToken
        );
        Assert.Equal($"{floor.Campaign}-leads.xlsx", answer.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal(LeadFiles.Workbook, answer.Content.Headers.ContentType?.MediaType);

        var entry = (await floor.Admin.Get($"audit?action=leads.exported&campaign={floor.Campaign}")).Is(200).Json[0];
        Assert.Equal(2, entry.GetProperty("after").GetProperty("leads").GetInt32());
        Assert.Equal(["format"], (await floor.Key.Get(floor.Path("leads?format=pdf"))).Is(400).Fields);
        Assert.Equal(["sep"], (await floor.Key.Get(floor.Path("leads?format=csv&sep=x"))).Is(400).Fields);
    }

    private static Task<byte[]> Bytes(DeskFloor floor, ApiClient by, string query) =>
        by.Http.GetByteArrayAsync(floor.Path($"leads?{query}"), TestContext.Current.CancellationToken);
}
