using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// The funnels of 100,000 leads: every figure equals what is reckoned, by other code, from the lines of an export.
/// </summary>
public sealed class LargeFunnelTests
{
    private const int Leads = 100_000;
    private const int Corrections = 120;
    private const int LateLeads = 1_500;

    private static readonly DateTimeOffset Begins = DateTimeOffset.Parse("2026-01-01T00:00:00Z");
    private static readonly LargeCampaign Campaign = new(Begins, Begins.AddMonths(3).AddHours(-1));
    private static readonly string[] Kinds =
    [
        "campaign",
        "period",
        "team",
        "rep",
        "prospector",
        "source",
        "size",
        "budget",
    ];

    [Fact]
    public async Task Every_figure_of_a_hundred_thousand_leads_is_reckoned_again_from_the_lines_of_their_export()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        using var files = await Campaign.Fill(Leads);
        Assert.Equal(Leads, files.Leads);
        await using var hub = await RunningHub.Start(
            Campaign.Until,
            null,
            ("ChallengeHub:DataDirectory", files.Directory),
            ("ChallengeHub:ReportFacts", "1000000")
        );
        await GoOn(hub);

        var exported = await StreamedCampaign.Read(new Archive(hub.Engine.Database, hub.Clock));
        var funnel = new StreamedFunnel(exported, Kinds);
        foreach (var by in Kinds)
        {
            var answer = (await hub.Api.Get($"campaigns/{LargeCampaign.Code}/funnel?by={by}")).Is(200).Json;
            Assert.Empty(funnel.Differences(by, answer).Take(20));
        }

        // nothing was compared in vain
        Assert.InRange(funnel.Received, Leads / 2, Leads * 2);
        Assert.DoesNotContain(funnel.Total("campaign"), x => x.Value is null or 0);
        int[] some = [1, 3, Crew.Teams, Crew.Reps, Crew.Teams];
        Assert.All(some.Zip(Kinds), x => Assert.InRange(funnel.Rows(x.Second), x.First, x.First + 1));
    }

    /// <summary>
    /// By the engine itself: facts are taken back, reps change their teams, the campaign is closed, and then leads go
    /// on.
    /// </summary>
    private static async Task GoOn(RunningHub hub)
    {
        await Correct(hub.Engine);
        await Move(hub.Engine);
        hub.Clock.SetUtcNow(Campaign.Ends.AddHours(2));
        await hub.Engine.Closing.CloseDue();
        hub.Clock.SetUtcNow(Campaign.Ends.AddDays(20));

        var lives = new LeadLives(Campaign, 2_026);
        var later = Enumerable
            .Range(0, LateLeads)
            .Select(x => LargeCampaign.CodeOf(LargeCampaign.CodeOf(x), x % 50))
            .SelectMany(x => lives.After(x, Campaign.Ends.AddDays(-3), Campaign.Ends.AddDays(19)));
        var answers = await LeadLives.Tell(hub.Engine, later.ToList());
        Assert.Equal(["late", "outside"], answers.Distinct().Order());
    }

    /// <summary>Those that have something left to take back.</summary>
    private static async Task Correct(EngineParts engine)
    {
        var campaign = (await engine.Reads.Snapshot(LargeCampaign.Code)).Campaign;
        foreach (var part in Enumerable.Range(1, Corrections))
        {
            await using var connection = await engine.Database.Connect();
            var after = campaign.LastFactSeq * part / (Corrections + 1);
            var few = await FactRows.Page(connection, campaign.Id, new FactRange(after, campaign.LastFactSeq), 5);
            var fact = few.FirstOrDefault(x => x.HoldsStage || x.Entries == 0);
            if (fact is not null)
                await engine.Corrections.Reverse(
                    LargeCampaign.Code,
                    EventIdentity.Of(fact),
                    "told wrongly",
                    "an administrator"
                );
        }
    }

    /// <summary>In the middle of the campaign.</summary>
    private static Task Move(EngineParts engine) =>
        engine.Roster.Put(
            LargeCampaign.Code,
            [
                .. Crew
                    .People.Where((x, place) => x.Role == Role.Rep && place % 37 == 0)
                    .Select(x => x with { Team = Crew.Team(3), TeamSince = Begins.AddDays(40) }),
            ]
        );
}
