using System.Text;
using ChallengeHub.Testing;
using MiniExcelLibs;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class WinnersTests(ClosingHub closing) : IAsyncLifetime
{
    private readonly RunningHub hub = closing.Hub;
    private string path = "";

    public async ValueTask InitializeAsync()
    {
        var campaign = await hub.Api.Launched();
        path = $"campaigns/{campaign}/winners";
        (
            await hub.Api.Post(
                "events",
                $"[{ApiClient.Event(campaign, "1")},"
                    + $"{ApiClient.Event(campaign, "2", "closed")},"
                    + $"{ApiClient.Event(campaign, "3", lead: "L2", rep: "bob")}]"
            )
        ).Is(200);
        (await hub.Api.Post($"campaigns/{campaign}/periods/3/close")).Is(200);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_CSV_has_BOM_and_CRLF_and_no_cell_that_a_spreadsheet_runs()
    {
        var bytes = await Bytes("?format=csv&period=3");
        var code = path.Split('/')[1];

        Assert.Equal(
            "\uFEFFcampaign,period,prize,prize name,value,currency,rank,code,name,team,points,status,awardedAt\r\n"
                + $"{code},3,month,'=Best of the "
                + "month,49.9,EUR,1,anna,Anna,lyon,11,awarded,2026-03-31T22:10:00.000+00:00\r\n"
                + $"{code},3,month,'=Best of the "
                + "month,49.9,EUR,2,bob,\"'@Bob, "
                + "\"\"B\"\"\",lyon,1,awarded,2026-03-31T22:10:00.000+00:00\r\n",
            Encoding.UTF8.GetString(bytes)
        );
    }

    [Fact]
    public async Task With_a_semicolon_the_decimal_point_is_a_comma_and_names_come_in_the_language_asked_for()
    {
        var lines = Encoding.UTF8.GetString(await Bytes("?format=csv&sep=;&lang=fr")).Split("\r\n");
        Assert.Contains(";3;month;Meilleur du mois;49,9;EUR;1;anna;", lines[1]);
        Assert.Contains(";\"'@Bob, \"\"B\"\"\";", lines[2]);
    }

    [Fact]
    public async Task The_same_awards_export_to_the_same_bytes_and_read_back_as_told()
    {
        var first = await Bytes("?format=xlsx");
        // a zip counts time in steps of two seconds, the spreadsheet's writer by the system's clock
        await Task.Delay(TimeSpan.FromSeconds(2.1), TestContext.Current.CancellationToken);
        var second = await Bytes("?format=xlsx");

        Assert.Equal(first, second);
        using var stream = new MemoryStream(first);
        var rows = stream.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal(
            [
                "campaign",
                "period",
                "prize",
                "prize name",
                "value",
                "currency",
                "rank",
                "code",
                "name",
                "team",
                "points",
                "status",
                "awardedAt",
            ],
            rows[0].Keys
        );
        Assert.Equal(("=Best of the month", 49.9, 11d), (rows[0]["prize name"], rows[0]["value"], rows[0]["points"]));
        Assert.Equal("@Bob, \"B\"", rows[1]["name"]);
    }

    [Fact]
    public async Task The_files_have_names_and_the_JSON_has_the_columns()
    {
        using var answer = await hub.Api.Http.GetAsync(
            $"{path}?format=csv&period=3",
            TestContext.Current.CancellationToken
        );
        var json = (await hub.Api.Get(path)).Is(200).Json[0];

        Assert.Equal($"{path.Split('/')[1]}-winners-3.csv", answer.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            [
                "campaign",
                "period",
                "prize",
                "prizeName",
                "value",
                "currency",
                "rank",
                "code",
                "name",
                "team",
                "points",
                "status",
                "awardedAt",
                "id",
            ],
            json.EnumerateObject().Select(x => x.Name)
        );
        Assert.Equal("[]", (await hub.Api.Get($"{path}?period=campaign")).Text);
    }

    [Fact]
    public async Task An_award_is_handed_over_step_by_step_and_never_taken_back()
    {
        var campaign = path.Split('/')[1];
        var id = (await hub.Api.Get(path)).Json[0].GetProperty("id").GetInt64();

        (await hub.Api.Post($"campaigns/{campaign}/awards/{id}", """{ "status": "claimed", "note": "by phone" }""")).Is(
            200
        );
        (await hub.Api.Post($"campaigns/{campaign}/awards/{id}", """{ "status": "claimed" }""")).Is(200);
        (await hub.Api.Post($"campaigns/{campaign}/awards/{id}", """{ "status": "notified" }""")).Is(409);
        (await hub.Api.Post($"campaigns/{campaign}/awards/999", """{ "status": "claimed" }""")).Is(404);

        Assert.Equal("claimed", (await hub.Api.Get(path)).Json[0].GetProperty("status").GetString());
    }

    private Task<byte[]> Bytes(string query) =>
        hub.Api.Http.GetByteArrayAsync(path + query, TestContext.Current.CancellationToken);
}
