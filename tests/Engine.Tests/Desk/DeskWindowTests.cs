using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Moves of which no fact would count, and moves that name a twin.</summary>
public sealed class DeskWindowTests(SharedRedis redis)
{
    private Task<PlayedDesk> Open(Func<CampaignDocument, CampaignDocument>? configure = null) =>
        PlayedDesk.Open(redis, configure);

    private static async Task<FieldError> Refused(Func<Task> move) =>
        (await Assert.ThrowsAsync<RefusedException>(move)).Why;

    [Fact]
    public async Task After_the_end_nobody_moves_a_lead_or_hands_one_in()
    {
        await using var desk = await Open();
        var anna = await desk.Player("anna");
        var lead = await desk.Lead();
        desk.At(PlayedDesk.March(2, 14));
        await desk.Engine.Campaigns.End(Challenge.Code);
        desk.At(PlayedDesk.March(2, 15));

        Assert.Equal("campaign-over", (await Refused(() => desk.Move(anna, lead, "taken"))).Code);
        var created = await desk.Engine.Desk.Create(
            Challenge.Code,
            [new NewLead(new LeadCard { Code = "late" })],
            PlayedDesk.Key
        );

        Assert.Equal("campaign-over", created[0].Refusal?.Error.Code);
        Assert.Equal(["received desk"], await desk.Facts(lead));
    }

    [Fact]
    public async Task A_move_that_was_made_before_the_end_still_counts_when_it_arrives_after_it()
    {
        await using var desk = await Open();
        var lead = await desk.Lead();
        desk.At(PlayedDesk.March(2, 14));
        await desk.Engine.Campaigns.End(Challenge.Code);
        desk.At(PlayedDesk.March(2, 14, 30));

        await desk.Move(await desk.Player("anna"), lead, "taken", x => x with { At = PlayedDesk.March(2, 13) });

        Assert.Equal("Taken anna", await desk.Stands(lead));
    }

    [Fact]
    public async Task After_the_end_no_move_is_offered_and_no_cycle_begins()
    {
        await using var desk = await Open();
        var anna = await desk.Player("anna");
        var lead = await desk.Lead();
        var open = await desk.Engine.DeskReads.One(Challenge.Code, lead, anna);
        Assert.Equal(["lead.taken"], open.Allowed.Select(x => x.Type));
        desk.At(PlayedDesk.March(2, 14));
        await desk.Engine.Campaigns.End(Challenge.Code);
        desk.At(PlayedDesk.March(2, 14, 30));

        var listed = await desk.Engine.DeskReads.WithMoves(Challenge.Code, [open with { Allowed = [] }], anna);
        Assert.Empty(listed[0].Allowed);
        Assert.Empty((await desk.Engine.DeskReads.One(Challenge.Code, lead, anna)).Allowed);
        Assert.Empty((await desk.Engine.DeskReads.One(Challenge.Code, lead, PlayedDesk.Key)).Allowed);

        var early = PlayedDesk.March(2, 13);
        var again = () => desk.Move(PlayedDesk.Key, lead, "recycled", x => x with { At = early });
        Assert.Equal("campaign-over", (await Refused(again)).Code);
    }

    [Fact]
    public async Task Before_the_start_leads_are_received_and_not_moved()
    {
        await using var desk = await Open(x => x with { StartsAt = PlayedDesk.March(3, 0) });
        var lead = await desk.Lead();

        Assert.Equal(
            "campaign-not-begun",
            (await Refused(async () => await desk.Move(await desk.Player("anna"), lead, "taken"))).Code
        );
        desk.At(PlayedDesk.March(3, 9));
        await desk.Move(await desk.Player("anna"), lead, "taken");

        Assert.Equal("Taken anna", await desk.Stands(lead));
    }

    [Fact]
    public async Task The_same_move_sent_again_after_the_end_answers_as_it_did()
    {
        await using var desk = await Open();
        var anna = await desk.Player("anna");
        var lead = await desk.Lead();
        var sent = new SentMove(lead, "m-1", new DeskMove(EventTypes.Taken));
        var first = await desk.Engine.Desk.Move(Challenge.Code, sent, anna);
        await desk.Engine.Campaigns.End(Challenge.Code);
        desk.At(PlayedDesk.March(2, 15));

        var again = await desk.Engine.Desk.Move(Challenge.Code, sent, anna);

        Assert.Equal(first.Answer!.Points, again.Answer!.Points);
    }

    [Fact]
    public async Task A_lead_is_refused_as_the_twin_of_one_that_was_there_before()
    {
        await using var desk = await Open(x => x with { Validation = true });
        var director = PlayedDesk.Director("lyon");
        var first = await desk.Lead();
        var later = await desk.Lead();
        var beyond = await desk.Lead(x => x with { Team = "lille" });
        Func<SentMove, SentMove> Of(string twin) => x => x with { Move = x.Move with { TwinOf = twin } };

        var own = await Refused(() => desk.Move(director, later, "refused", Of(later)));
        var reversed = await Refused(() => desk.Move(director, first, "refused", Of(later)));
        var unseen = await Refused(() => desk.Move(director, later, "refused", Of(beyond)));
        var nobody = await Refused(() => desk.Move(director, later, "refused", Of("no such")));
        var taken = await Refused(() => desk.Move(director, later, "validated", Of(first)));
        await desk.Move(director, later, "refused", Of(first));

        Assert.Equal(["twinOf: not-earlier", "twinOf: not-earlier"], new[] { $"{own}", $"{reversed}" });
        Assert.Equal([$"twinOf: no-lead({beyond})", "twinOf: no-lead(no such)"], new[] { $"{unseen}", $"{nobody}" });
        Assert.Equal("twinOf: only-for-type(lead.refused)", $"{taken}");
        Assert.Equal(first, (await desk.Row(later)).TwinOf);

        await desk.Move(director, later, "validated");
        Assert.Null((await desk.Row(later)).TwinOf);
    }

    [Fact]
    public async Task Who_comes_second_reads_where_the_lead_stands_and_who_was_first()
    {
        await using var desk = await Open();
        var lead = await desk.TakenByAnna();
        var bob = await desk.Player("bob", 11);
        var sent = new SentMove(lead, "m-2", new DeskMove(EventTypes.Taken));

        var outcome = (await desk.Engine.Desk.Moves(Challenge.Code, [sent], bob))[0];
        var stranger = (await desk.Engine.Desk.Moves(Challenge.Code, [sent], await desk.Player("carl", 12)))[0];

        Assert.Equal(LeadStatus.Taken, outcome.Refusal!.Status);
        Assert.Equal("anna", outcome.Refusal.Holder);
        Assert.Equal(RefusedKind.NotFound, stranger.Refusal!.Kind);
        Assert.Null(stranger.Refusal.Status);
        Assert.Null(stranger.Refusal.Holder);
    }
}
