using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class KeptReportsApiTests(ClosingHub own) : IClassFixture<ClosingHub>, IAsyncLifetime
{
    private readonly RunningHub hub = own.Hub;
    private string campaign = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>March is closed: Anna took a lead, Bob closed one.</summary>
    public async ValueTask InitializeAsync()
    {
        campaign = await hub.Api.Launched();
        (
            await hub.Api.Post(
                "events",
                $"[{ApiClient.Event(campaign, "1")}, {ApiClient.Event(campaign, "2", "closed", "L2", "bob")}]"
            )
        ).Is(200);
        (await hub.Api.Post($"campaigns/{campaign}/periods/3/close")).Is(200);
        await hub.Engine.KeptReports.KeepDue(Stop);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_kept_report_has_the_names_of_now_and_the_hash_of_its_bytes()
    {
        var answer = (await hub.Api.Get(Path("3/funnel?part=rep"))).Is(200).Json;
        var bytes = await Bytes("3/funnel?part=rep&format=canonical");

        var rows = answer.GetProperty("report").GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(["anna", "bob"], rows.Select(x => x.GetProperty("key").GetString()));
        Assert.Equal(["Anna", "@Bob, \"B\""], rows.Select(x => x.GetProperty("name").GetString()));
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            answer.GetProperty("kept").GetProperty("sha256").GetString()
        );
        Assert.DoesNotContain("Anna", Encoding.UTF8.GetString(bytes));
        Assert.DoesNotContain("\"anna\"", Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public async Task It_never_changes_while_the_live_one_goes_on()
    {
        var kept = await Bytes("3/funnel?format=canonical");
        (
            await hub.Api.Post(
                "events",
                ApiClient.Event(campaign, "3", "contacted", "L1", "anna", "2026-03-31T23:00:00+02:00")
            )
        ).Is(200);
        await hub.Engine.KeptReports.KeepDue(Stop);

        Assert.Equal(kept, await Bytes("3/funnel?format=canonical"));
        Assert.Equal(0, Contacted((await hub.Api.Get(Path("3/funnel"))).Json.GetProperty("report")));
        Assert.Equal(1, Contacted((await hub.Api.Get($"campaigns/{campaign}/funnel?period=3")).Json));
    }

    [Fact]
    public async Task Who_is_erased_is_named_no_more_and_the_hash_stays_true()
    {
        var before = await Bytes("3/funnel?part=rep&format=canonical");
        (await hub.Api.Post($"campaigns/{campaign}/participants/anna/erasure")).Is(x => x is 200 or 204);

        var answer = (await hub.Api.Get(Path("3/funnel?part=rep"))).Is(200);

        Assert.DoesNotContain("Anna", answer.Text);
        Assert.DoesNotContain("\"anna\"", answer.Text);
        Assert.Equal(before, await Bytes("3/funnel?part=rep&format=canonical"));
    }

    [Theory]
    [InlineData("3/funnel?part=team")]
    [InlineData("3/funnel?part=source")]
    [InlineData("3/race?part=reps")]
    [InlineData("3/synthesis?part=lyon")]
    public async Task Each_kind_can_be_read_and_taken_away(string path)
    {
        (await hub.Api.Get(Path(path))).Is(200);
        var csv = (await hub.Api.Get(Path($"{path}&format=csv"))).Is(200);
        Assert.Equal("text/csv", csv.MediaType);
        Assert.Equal(await Bytes($"{path}&format=xlsx"), await Bytes($"{path}&format=xlsx"));
        (await hub.Api.Get(Path($"{path}&version=2"))).Is(404);
        (await hub.Api.Get(Path($"{path}&version=1"))).Is(200);
    }

    [Fact]
    public async Task A_director_reads_the_pages_of_his_teams_and_a_player_none()
    {
        using var director = await Person.Joined(hub, new Grant(AccountRole.Director, campaign, "lyon"));
        using var rep = await Person.Joined(hub, new Grant(AccountRole.Rep, campaign, "anna"));
        using var marketing = await Person.Joined(hub, new Grant(AccountRole.Marketing, campaign));

        (await director.Api.Get(Path("3/synthesis?part=lyon"))).Is(200);
        (await director.Api.Get(Path("3/synthesis?part=lyon&format=canonical"))).Is(404);
        (await director.Api.Get(Path("3/synthesis?part=lille"))).Is(404);
        (await director.Api.Get(Path("3/funnel"))).Is(404);
        (await rep.Api.Get(Path("3/synthesis?part=lyon"))).Is(404);
        (await marketing.Api.Get(Path("3/funnel"))).Is(200);

        var lines = (await director.Api.Get($"campaigns/{campaign}/reports")).Is(200).Json;
        Assert.Equal(["lyon"], lines.EnumerateArray().Select(x => x.GetProperty("part").GetString()));
        Assert.Equal("[]", (await rep.Api.Get($"campaigns/{campaign}/reports")).Is(200).Text);
    }

    [Fact]
    public async Task Marketings_paragraph_stands_on_the_kept_page_and_not_in_its_bytes()
    {
        var before = await Bytes("3/synthesis?part=lyon&format=canonical");
        const string note = """{ "team": "lyon", "period": 3, "text": "A good month." }""";
        (await hub.Api.Put($"campaigns/{campaign}/synthesis/note", note)).Is(200);

        var page = (await hub.Api.Get(Path("3/synthesis?part=lyon"))).Is(200).Json.GetProperty("report");

        Assert.Equal("A good month.", page.GetProperty("note").GetProperty("text").GetString());
        Assert.Equal(before, await Bytes("3/synthesis?part=lyon&format=canonical"));
    }

    [Fact]
    public async Task A_kept_page_names_the_companies_of_now_and_its_bytes_none()
    {
        const string card = """{ "company": "Atlas", "team": "lyon", "potential": 90000 }""";
        (await hub.Api.Post($"campaigns/{campaign}/leads", card)).Is(201);
        hub.Clock.SetUtcNow(DateTimeOffset.Parse("2026-05-01T00:10:00+02:00"));
        (await hub.Api.Post($"campaigns/{campaign}/periods/4/close")).Is(200);
        await hub.Engine.KeptReports.KeepDue(Stop);

        var page = (await hub.Api.Get(Path("4/synthesis?part=lyon"))).Is(200).Json.GetProperty("report");

        Assert.Equal("Atlas", page.GetProperty("talks")[0].GetProperty("company").GetString());
        Assert.DoesNotContain("Atlas", Encoding.UTF8.GetString(await Bytes("4/synthesis?part=lyon&format=canonical")));
    }

    private static long Contacted(JsonElement report) =>
        report.GetProperty("total").GetProperty("contacted").GetInt64();

    private string Path(string rest) => $"campaigns/{campaign}/reports/{rest}";

    private Task<byte[]> Bytes(string rest) => hub.Api.Http.GetByteArrayAsync(Path(rest), Stop);
}
