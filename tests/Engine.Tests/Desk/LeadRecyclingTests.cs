using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Leads that begin again, in the next cycle or in a later campaign.</summary>
public sealed class LeadRecyclingTests(SharedRedis redis)
{
    private static readonly RecycleFilter Lost = new() { Status = LeadStatus.Lost };

    private Task<PlayedDesk> Open(Func<CampaignDocument, CampaignDocument>? configure = null) =>
        PlayedDesk.Open(redis, configure);

    private static Task<RecycleOutcome> Try(PlayedDesk desk, RecycleOrder order) =>
        desk.Engine.LeadRecycling.Try(Challenge.Code, order, PlayedDesk.Key);

    private static Task<RecycleOutcome> Recycle(PlayedDesk desk, RecycleOrder order) =>
        desk.Engine.LeadRecycling.Recycle(Challenge.Code, order, PlayedDesk.Key);

    private static IReadOnlyList<string> Says(RecycleOutcome outcome) =>
        [.. outcome.Leads.Select(x => $"{x.Lead} {x.Result} {x.Code}".Trim())];

    private static RecycleOrder Into(string campaign, RecycleFilter? where = null) =>
        new(where ?? Lost, new RecycleTarget(campaign, PlayedDesk.Key));

    private static LeadCard Card(string code) =>
        new()
        {
            Code = code,
            Company = $"Company {code}",
            Contact = new LeadContact
            {
                Name = "Ada",
                Email = $"{code}@example.org",
                Phone = "06 12 34 56 78",
            },
            Source = "fair",
            Team = "lyon",
            Prospector = "pia",
            Cost = 40,
            Potential = 1000,
        };

    private static async Task<string> LostByAnna(PlayedDesk desk, string code)
    {
        var lead = await desk.Lead(_ => Card(code) with { Contact = new LeadContact { Email = $"{code}@e.org" } });
        await desk.Move(await desk.Player("anna"), lead, "taken");
        await desk.Move(PlayedDesk.Key, lead, "lost");
        return lead;
    }

    [Fact]
    public async Task A_dry_run_counts_and_writes_nothing_and_a_second_run_finds_nothing()
    {
        await using var desk = await Open();
        await LostByAnna(desk, "A-1");
        await desk.Lead(_ => Card("A-2"));

        Assert.Equal(["A-1 Recycled"], Says(await Try(desk, new RecycleOrder(Lost))));
        Assert.Equal("Lost anna", await desk.Stands("A-1"));
        Assert.Equal(["A-1 Recycled"], Says(await Recycle(desk, new RecycleOrder(Lost))));
        Assert.Equal("Open", await desk.Stands("A-1"));
        Assert.Equal(2, (await desk.Row("A-1")).Cycle);
        Assert.Equal("recycled desk", (await desk.Facts("A-1"))[^1]);
        Assert.Empty((await Recycle(desk, new RecycleOrder(Lost))).Leads);
    }

    [Fact]
    public async Task The_next_cycle_waits_for_a_validation_or_is_routed_and_not_to_who_gave_it_up()
    {
        await using var waiting = await Open(x => x with { Validation = true });
        var lead = await waiting.Lead(_ => Card("A-1"));
        await waiting.Move(PlayedDesk.Key, lead, "refused");
        await Recycle(waiting, new RecycleOrder(new RecycleFilter { Status = LeadStatus.Refused }));
        Assert.Equal("Waiting", await waiting.Stands(lead));

        await using var routed = await Open(x =>
            x with
            {
                Routing = [new RoutingRule(Team: "lyon", Turn: true)],
                Recycle = new RecyclePlan { SameRepAfterDays = 90 },
            }
        );
        await routed.Lead(_ => Card("A-1"));
        Assert.Equal("Assigned anna", await routed.Stands("A-1"));
        await routed.Move(PlayedDesk.Key, "A-1", "lost");
        await Recycle(routed, new RecycleOrder(Lost));
        Assert.Equal("Assigned bob", await routed.Stands("A-1"));
    }

    [Fact]
    public async Task With_the_same_key_no_lead_begins_a_further_cycle()
    {
        await using var desk = await Open();
        await desk.Lead(_ => Card("A-1"));
        var order = new RecycleOrder(new RecycleFilter { Source = "fair" }, Key: "once");

        Assert.Equal(["A-1 Recycled"], Says(await Recycle(desk, order)));
        Assert.Equal(["A-1 Recycled"], Says(await Recycle(desk, order)));
        Assert.Equal(2, (await desk.Row("A-1")).Cycle);
        await desk.Move(await desk.Player("anna"), "A-1", "taken");
        await Recycle(desk, order with { Key = "again" });
        Assert.Equal(3, (await desk.Row("A-1")).Cycle);
    }

    [Fact]
    public async Task What_began_again_and_nobody_has_worked_on_since_does_not_begin_once_more()
    {
        await using var desk = await Open(x => x with { Routing = [new RoutingRule(Rep: "bob")] });
        await desk.Lead(_ => Card("A-1"));
        await desk.Lead(_ => new LeadCard { Code = "A-2", Source = "fair" });
        var all = new RecycleOrder(new RecycleFilter { Source = "fair" });
        Assert.Equal(["A-1 Recycled", "A-2 Recycled"], Says(await Recycle(desk, all)));

        desk.At(desk.Now.AddDays(1));
        Assert.Empty((await Try(desk, all)).Leads);
        Assert.Empty((await Recycle(desk, all)).Leads);
        Assert.Empty((await Recycle(desk, all with { Key = "another" })).Leads);
        Assert.Equal(2, (await desk.Row("A-1")).Cycle);
        Assert.Equal("Assigned bob", await desk.Stands("A-1"));
        // in a later campaign it has never been
        Assert.Equal(["A-1 Recycled", "A-2 Recycled"], Says(await Try(desk, Into(await desk.Later(), all.Where))));

        await desk.Move(await desk.Player("bob", 11), "A-1", "taken");
        Assert.Equal(["A-1 Recycled"], Says(await Recycle(desk, all)));
        Assert.Equal(3, (await desk.Row("A-1")).Cycle);
    }

    [Fact]
    public async Task What_is_won_rests_or_is_not_to_be_contacted_stays_as_it_is()
    {
        await using var desk = await Open(x => x with { Recycle = new RecyclePlan { AfterDays = 30 } });
        await LostByAnna(desk, "A-1");
        await desk.Lead(_ => Card("A-2"));
        await desk.Move(
            PlayedDesk.Key,
            "A-2",
            "lost",
            x => x with { Move = x.Move with { Reason = DeskMove.DoNotContact } }
        );
        await desk.Lead(_ => new LeadCard { Code = "A-3", Source = "fair" });
        var anna = await desk.Player("anna");
        await desk.Move(anna, "A-3", "taken");
        await desk.Move(anna, "A-3", "closed");

        var all = new RecycleOrder(new RecycleFilter { Source = "fair" });
        Assert.Equal(["A-1 Cooling", "A-2 DoNotContact", "A-3 Won"], Says(await Recycle(desk, all)));
        desk.At(desk.Now.AddDays(31));
        Assert.Equal(["A-1 Recycled", "A-2 DoNotContact", "A-3 Won"], Says(await Try(desk, all)));
    }

    [Fact]
    public async Task A_filter_asks_for_age_team_rep_prospector_and_reason()
    {
        await using var desk = await Open();
        await LostByAnna(desk, "A-1");
        await desk.Lead(_ => new LeadCard { Code = "A-2", Team = "lille" });

        async Task<int> Count(RecycleFilter where) => (await Try(desk, new RecycleOrder(where))).Leads.Count;
        Assert.Equal(1, await Count(new RecycleFilter { Team = "lille" }));
        Assert.Equal(1, await Count(new RecycleFilter { Rep = "anna" }));
        Assert.Equal(1, await Count(new RecycleFilter { Prospector = "pia" }));
        Assert.Equal(1, await Count(new RecycleFilter { Reason = "no time" }));
        Assert.Equal(0, await Count(new RecycleFilter { Reason = "no budget" }));
        Assert.Equal(0, await Count(new RecycleFilter { OlderThanDays = 1 }));
        desk.At(desk.Now.AddDays(2));
        Assert.Equal(2, await Count(new RecycleFilter { OlderThanDays = 1 }));
    }

    [Fact]
    public async Task In_a_later_campaign_a_lead_is_a_new_card_with_its_origin_and_its_story_and_is_so_once()
    {
        await using var desk = await Open();
        await desk.Lead(_ => Card("A-1"));
        await desk.Move(PlayedDesk.Key, "A-1", "lost");
        var later = await desk.Later();

        Assert.Equal(["A-1 Recycled"], Says(await Try(desk, Into(later))));
        Assert.Equal(["A-1 Recycled L-1"], Says(await Recycle(desk, Into(later))));
        Assert.Equal(["A-1 AlreadyThere"], Says(await Recycle(desk, Into(later))));
        Assert.Equal("Lost", await desk.Stands("A-1"));

        var row = await desk.Row("L-1", later);
        Assert.Equal((Challenge.Code, "A-1"), (row.OriginCampaign, row.OriginLead));
        Assert.Equal(("Company A-1", "+33612345678", "lyon"), (row.Company, row.ContactPhone, row.Team));
        Assert.Null(row.Cost);
        Assert.Equal(1000m, row.Potential);
        var read = await desk.Engine.DeskReads.One(later, "L-1", PlayedDesk.Key);
        Assert.Equal(["A-1", "L-1"], read.Stories.Select(x => x.Lead));
        Assert.Equal("pia", read.Card.Prospector);
    }

    [Fact]
    public async Task A_later_campaign_asks_its_own_questions_and_keeps_what_lacks_an_answer_as_a_draft()
    {
        await using var desk = await Open();
        foreach (var code in new[] { "A-1", "A-2" })
            await LostByAnna(desk, code);
        var later = await desk.Later(x =>
            x with
            {
                Sheet = new Sheet { Fields = [new SheetField("budget", "Budget", SheetKind.Number, Required: true)] },
            }
        );
        var drafted = await Recycle(desk, Into(later));
        Assert.Equal([RecycleResult.Draft, RecycleResult.Draft], drafted.Leads.Select(x => x.Result));
        Assert.Equal(["A-1 AlreadyThere", "A-2 AlreadyThere"], Says(await Recycle(desk, Into(later))));
        Assert.Equal(2, (await desk.Engine.LeadDrafts.Of(later, PlayedDesk.Key)).Count);

        // with its answer it is the lead that it was
        var budget = System.Text.Json.JsonSerializer.SerializeToElement(1000);
        var answered = new LeadCard
        {
            Code = drafted.Leads[0].Code!,
            Qualification = new Dictionary<string, System.Text.Json.JsonElement> { ["budget"] = budget },
        };
        await desk.Engine.Desk.Create(later, [new NewLead(answered)], PlayedDesk.Key);
        Assert.Equal("A-1", (await desk.Row(answered.Code, later)).OriginLead);
    }

    [Fact]
    public async Task A_prospect_that_the_later_campaign_knows_already_is_a_twin()
    {
        await using var desk = await Open();
        await LostByAnna(desk, "A-1");
        var later = await desk.Later();
        await desk.Lead(_ => Card("B-1") with { Contact = new LeadContact { Email = "A-1@e.org" } }, later);

        var outcome = await Recycle(desk, Into(later));
        Assert.Equal(["A-1 Twin"], Says(outcome));
        Assert.Equal(new FieldError("", "twin-of-leads", "B-1"), outcome.Leads[0].Why);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_and_only_marketing_recycles()
    {
        await using var desk = await Open();
        var later = await desk.Later();
        async Task<string> Refusal(string campaign, RecycleOrder order, DeskCaller by)
        {
            var refusal = await Assert.ThrowsAsync<RefusedException>(() =>
                desk.Engine.LeadRecycling.Recycle(campaign, order, by)
            );
            var why = refusal.Errors.Count > 0 ? refusal.Errors[0] : refusal.Why;
            return $"{refusal.Kind} {why.Field} {why.Code}";
        }

        var anna = await desk.Player("anna");
        var nothing = new RecycleOrder(null);
        Assert.Equal("Invalid where filter-empty", await Refusal(Challenge.Code, nothing, PlayedDesk.Key));
        Assert.Equal("Forbidden  not-your-move", await Refusal(Challenge.Code, new RecycleOrder(Lost), anna));
        Assert.Equal(
            "NotFound  no-campaign",
            await Refusal(Challenge.Code, new RecycleOrder(Lost, new RecycleTarget(later, anna)), PlayedDesk.Key)
        );
        Assert.Equal("NotFound  no-campaign", await Refusal(Challenge.Code, Into("nowhere"), PlayedDesk.Key));
        Assert.Equal("Invalid into campaign-not-later", await Refusal(later, Into(Challenge.Code), PlayedDesk.Key));
        Assert.Equal("Invalid into campaign-not-later", await Refusal(later, Into(later), PlayedDesk.Key));
    }
}
