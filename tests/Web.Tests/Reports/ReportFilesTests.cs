using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Every table of a report is a file, too, with all that its page says.</summary>
public sealed class ReportFilesTests(HubFixture fixture)
{
    [Fact]
    public async Task A_running_race_has_the_same_bytes_a_minute_later()
    {
        await using var hub = await RunningHub.Start();
        using var floor = await DeskFloor.Open(hub);
        await floor.TakenBy(floor.Anna);
        foreach (var table in new[] { "places", "leaders", "stretches" })
        {
            var path = floor.Path($"race?format=csv&table={table}");
            var now = (await floor.Admin.Get(path)).Is(200).Text;
            hub.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(now, (await floor.Admin.Get(path)).Is(200).Text);
        }
    }

    [Theory]
    [InlineData("places", "step,from,until,code,name,team,rank,points,seq")]
    [InlineData("leaders", "code,name,frames,share,seq")]
    [InlineData("stretches", "from,until,code,name,frames,seq")]
    public async Task Of_a_race_there_is_a_file_of_who_led_beside_that_of_the_places(string table, string columns)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await floor.TakenBy(floor.Anna);

        var lines = await Lines(floor, $"race?table={table}");

        Assert.Equal(columns, lines[0]);
        Assert.Contains(",Anna,", lines[1]);
    }

    [Fact]
    public async Task An_effects_file_has_the_curve_and_the_return_line_by_line()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await floor.TakenBy(floor.Anna);

        var lines = await Lines(floor, "effect?fixed=1000");

        foreach (var figure in new[] { "played.young,1", "played.curve.0.share,1", "return.fixed,1000" })
            Assert.Contains(lines, x => x.StartsWith($"{figure},", StringComparison.Ordinal));
        string[] whole = ["played.curve.0.atRisk", "compared.unannounced", "withoutTeam", "return.margin"];
        foreach (var figure in whole)
            Assert.Contains(lines, x => x.StartsWith($"{figure},", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_teams_file_has_its_rate_and_why_a_lead_is_talked_of()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await floor.TakenBy(floor.Anna);

        var lines = await Lines(floor, "synthesis?team=lyon");

        Assert.StartsWith(
            "section,subject,received,actedOn,closed,contacted,lost,refused,recycled,rate.value",
            lines[0]
        );
        Assert.Contains(lines, x => x.StartsWith("figures,lyon,1,1,0,0,0,0,0,1,", StringComparison.Ordinal));
        Assert.Contains(",silent,taken,", lines.Single(x => x.StartsWith("talks,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_funnels_file_says_which_figures_are_withheld()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await floor.TakenBy(floor.Anna);
        const string path = "funnel?by=rep&format=csv";

        var mine = (await floor.Mara.Api.Get(floor.Path(path))).Is(200).Text.Split("\r\n");
        var his = (await floor.Paul.Api.Get(floor.Path(path))).Is(200).Text.Split("\r\n");

        Assert.EndsWith(",withheld,factSeq", mine[0]);
        Assert.Matches(@",false,\d+$", mine[1]);
        Assert.Matches(@",true,\d+$", his[1]);
    }

    [Fact]
    public async Task The_leads_behind_a_figure_are_a_file_for_each_reader_his_own()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var taken = await floor.TakenBy(floor.Anna);
        var pool = await floor.InPool();

        Assert.Equal([pool, taken], (await Leads(floor.Mara, "")).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal([taken], await Leads(floor.Mara, "&step=acted-on"));
        Assert.Equal([taken], await Leads(floor.Anna, ""));
        Assert.Empty(await Leads(floor.Emil, ""));
        (await floor.Mara.Open($"/reports/{floor.Campaign}/leads?format=pdf")).Is(400);

        async Task<IEnumerable<string>> Leads(Person reader, string more)
        {
            var page = await reader.Open($"/reports/{floor.Campaign}/leads?format=csv{more}");
            var lines = page.Is(200).Html.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            Assert.StartsWith("lead,cycle,title,receivedAt,team,rep,repName,", lines[0]);
            return lines.Skip(1).Select(x => x.Split(',')[0]);
        }
    }

    private static async Task<string[]> Lines(DeskFloor floor, string report) =>
        (await floor.Admin.Get(floor.Path($"{report}&format=csv"))).Is(200).Text.TrimStart('\uFEFF').Split("\r\n");
}
