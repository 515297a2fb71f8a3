using Xunit;

namespace ChallengeHub.Jobs.Tests;

public sealed class KeepReportsTests
{
    private static readonly KeptKey January = new(1, KeptKinds.Funnel, "campaign");
    private static readonly KeptKey Whole = new(BoardKey.Overall, KeptKinds.Funnel, "campaign");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_reports_of_a_closed_period_are_kept_once()
    {
        await using var floor = await Floor.Open();
        Assert.Equal(0, await floor.Engine.KeptReports.KeepDue(Stop));
        floor.Clock.SetUtcNow(Floor.Utc(2026, 2, 15));
        await floor.Engine.Closing.CloseDue();

        Assert.Equal(1, await floor.Engine.KeptReports.KeepDue(Stop));
        Assert.Equal(0, await floor.Engine.KeptReports.KeepDue(Stop));

        var lines = await floor.Engine.KeptReports.Of(Floor.Campaign);
        Assert.All(lines, x => Assert.Equal((1, 1), (x.Period, x.Version)));
        Assert.Equal(
            ["account", "campaign", "prospector", "rep", "source", "team"],
            lines.Where(x => x.Kind == KeptKinds.Funnel).Select(x => x.Part)
        );
        Assert.Equal(
            ["pairs", "prospectors", "reps", "teams"],
            lines.Where(x => x.Kind == KeptKinds.Race).Select(x => x.Part)
        );
    }

    [Fact]
    public async Task What_came_after_the_closing_is_in_no_kept_report()
    {
        await using var floor = await Floor.Open();
        floor.Clock.SetUtcNow(Floor.Utc(2026, 2, 15));
        await floor.Engine.Closing.CloseDue();
        // before the job runs
        await Tell(floor, "lead.contacted", "bob-0111", Floor.Utc(2026, 2, 10));
        await floor.Engine.KeptReports.KeepDue(Stop);

        var kept = await Funnel(floor, January);
        var live = await floor.Engine.Funnels.Read(Floor.Campaign, new FunnelQuery(Period: 1), ReportReader.All);

        Assert.Equal((2L, 0L, 1L), (kept.Total.Received, kept.Total.Contacted, kept.Total.Closed));
        Assert.Equal((2L, 1L), (live.Total.Received, live.Total.Contacted));
        Assert.True(kept.FactSeq < live.FactSeq);
        Assert.Equal((false, true), (kept.IsProvisional, live.IsProvisional));
    }

    [Fact]
    public async Task Reports_that_are_kept_late_are_of_the_moment_of_the_closing()
    {
        await using var floor = await Floor.Open();
        var closed = Floor.Utc(2026, 4, 1, 2);
        floor.Clock.SetUtcNow(closed);
        await floor.Engine.Closing.CloseDue();
        // the jobs were down
        floor.Clock.SetUtcNow(Floor.Utc(2026, 6, 1));
        await floor.Engine.KeptReports.KeepDue(Stop);

        var key = new KeptKey(BoardKey.Overall, KeptKinds.Effect, "");
        var effect = (await Kept(floor, key, null)).Report<EffectReport>();

        // a fortnight after the end no figure would change any more
        Assert.Equal((closed, false), (effect.AsOf, effect.IsFinal));
        var funnel = await Funnel(floor, Whole);
        Assert.Equal((closed, false), (funnel.AsOf, funnel.IsProvisional));
    }

    [Fact]
    public async Task With_the_campaign_its_own_reports_are_kept_and_the_effect()
    {
        await using var floor = await Floor.Open();
        floor.Clock.SetUtcNow(Floor.Utc(2026, 6, 1));
        await floor.Engine.Closing.CloseDue();

        Assert.Equal(4, await floor.Engine.KeptReports.KeepDue(Stop));

        var lines = await floor.Engine.KeptReports.Of(Floor.Campaign);
        Assert.Equal([0, 1, 2, 3], lines.Select(x => x.Period).Distinct());
        Assert.Equal([0], lines.Where(x => x.Kind == KeptKinds.Effect).Select(x => x.Period));
        Assert.Equal(2, (await Funnel(floor, Whole)).Total.Received);
    }

    [Fact]
    public async Task An_amendment_keeps_the_next_version_and_the_first_stands()
    {
        await using var floor = await Floor.Open();
        floor.Clock.SetUtcNow(Floor.Utc(2026, 6, 1));
        await floor.Engine.Closing.CloseDue();
        await floor.Engine.KeptReports.KeepDue(Stop);
        await Tell(floor, "lead.closed", "bob-0111", Floor.Utc(2026, 3, 20));
        await floor.Engine.Amendments.Accept(
            Floor.Campaign,
            [new EventIdentity("crm", "lead.closed-bob-0111")],
            "came by post",
            "admin"
        );

        Assert.Equal(2, await floor.Engine.KeptReports.KeepDue(Stop));

        var first = await Kept(floor, Whole, 1);
        var second = await Kept(floor, Whole, null);
        Assert.Equal((1, 2), (first.Version, second.Version));
        Assert.NotEqual(first.Sha256, second.Sha256);
        Assert.Equal(1, first.Report<FunnelReport>().Total.Closed);
        Assert.Equal(2, second.Report<FunnelReport>().Total.Closed);
    }

    [Fact]
    public async Task The_bytes_are_what_was_hashed_and_name_nobody()
    {
        await using var floor = await Floor.Open();
        floor.Clock.SetUtcNow(Floor.Utc(2026, 2, 15));
        await floor.Engine.Closing.CloseDue();
        await floor.Engine.KeptReports.KeepDue(Stop);

        foreach (var line in await floor.Engine.KeptReports.Of(Floor.Campaign))
        {
            var kept = await Kept(floor, new KeptKey(line.Period, line.Kind, line.Part), null);
            Assert.Equal(Results.Sha256(kept.Canonical), kept.Sha256);
            var text = System.Text.Encoding.UTF8.GetString(kept.Canonical);
            Assert.DoesNotContain("anna", text.Replace("anna-0110", "", StringComparison.Ordinal));
            Assert.DoesNotContain("Anna", text);
        }

        var byRep = await Kept(floor, January with { Part = "rep" }, null);
        var named = await floor.Engine.KeptReports.Funnel(Floor.Campaign, byRep);
        Assert.Equal(["anna", "bob"], named.Rows.Select(x => x.Key!).Order());
        Assert.Equal(["Anna", "Bob"], named.Rows.Select(x => x.Name!.In("en")).Order());
    }

    [Fact]
    public async Task Of_two_nodes_that_keep_at_the_same_time_one_writes()
    {
        await using var redis = await ChallengeHub.Testing.RedisServer.Start();
        await using var floor = await Floor.Open(redis.ConnectionString);
        var one = floor.Engine;
        var two = await floor.Enter();
        floor.Clock.SetUtcNow(Floor.Utc(2026, 2, 15));
        await one.Closing.CloseDue();

        await Task.WhenAll(one.KeptReports.KeepDue(Stop), two.KeptReports.KeepDue(Stop));

        var lines = await floor.Engine.KeptReports.Of(Floor.Campaign);
        Assert.NotEmpty(lines);
        Assert.Equal(lines.Count, lines.DistinctBy(x => (x.Kind, x.Part)).Count());
    }

    /// <summary>By bob.</summary>
    private static Task<IReadOnlyList<Answer>> Tell(Floor floor, string type, string lead, DateTimeOffset at) =>
        floor.Engine.Scorekeeper.Record([
            new ReceivedEvent(
                new LeadEvent
                {
                    Campaign = Floor.Campaign,
                    Source = "crm",
                    Id = $"{type}-{lead}",
                    Type = type,
                    Lead = lead,
                    Rep = "bob",
                    At = at,
                },
                null,
                "{}"
            ),
        ]);

    private static async Task<FunnelReport> Funnel(Floor floor, KeptKey key) =>
        (await Kept(floor, key, null)).Report<FunnelReport>();

    private static async Task<KeptReport> Kept(Floor floor, KeptKey key, int? version) =>
        (await floor.Engine.KeptReports.Find(Floor.Campaign, key, version))!;
}
