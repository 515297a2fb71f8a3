using Xunit;
using static ChallengeHub.Engine.Tests.DeskFloor;

namespace ChallengeHub.Engine.Tests;

/// <summary>Who may make which move: Anna and Bob sell in Lyon, Carl in Lille; Pia brought the lead in.</summary>
public class MovePermissionTests
{
    private static string Words(IEnumerable<string> types) =>
        string.Join(' ', types.Select(type => type["lead.".Length..]));

    private static string Allowed(string story, Mover mover)
    {
        var course = LeadStory.Of(story).Course;
        return Words(MovePermission.Allowed(course, mover, Facts(course, mover)));
    }

    /// <summary>Anna holds the lead where somebody does; Bob is her colleague.</summary>
    [Theory]
    [InlineData(Waiting, "validated assigned refused recycled", "validated assigned refused", "", "")]
    [InlineData(Refused, "validated recycled", "validated", "", "")]
    [InlineData(Open, "taken assigned lost refused recycled", "assigned refused", "taken", "taken")]
    [InlineData(
        Assigned,
        "taken assigned released lost refused recycled",
        "assigned released refused",
        "taken released lost",
        ""
    )]
    [InlineData(Taken, "contacted closed released lost recycled", "released", "contacted closed released lost", "")]
    [InlineData(
        TakenUnvouched,
        "validated contacted closed released lost refused recycled",
        "validated released refused",
        "contacted closed released lost",
        ""
    )]
    [InlineData(Contacted, "closed assigned lost recycled", "assigned", "closed lost", "")]
    [InlineData(Won, "reopened amount_changed", "", "", "")]
    [InlineData(Lost, "reopened recycled", "", "", "")]
    public void Each_role_has_its_moves(string story, string marketing, string director, string anna, string bob)
    {
        Assert.Equal(marketing, Allowed(story, Marketing));
        Assert.Equal(marketing, Allowed(story, Key));
        Assert.Equal(director, Allowed(story, Director));
        Assert.Equal(anna, Allowed(story, AnnaMoves));
        Assert.Equal(bob, Allowed(story, BobMoves));
        foreach (var mover in Strangers.Append(PiaMoves))
            Assert.Equal("", Allowed(story, mover));
    }

    [Fact]
    public void What_is_offered_is_not_refused_and_what_is_not_is()
    {
        foreach (var story in Stories)
        foreach (var mover in Movers)
        foreach (var type in LeadMoves.All)
        {
            var word = type["lead.".Length..];
            var isFree = word == "taken" && mover.IsMarketing && story == Open;
            var move = Ask(word, word == "assigned" || isFree ? "bob" : null);
            var isOffered = Allowed(story, mover).Split(' ').Contains(word);
            Assert.True(isOffered == (Says(story, move, mover).Length == 0), $"{word} after {story} by {mover}");
        }
    }

    [Fact]
    public void Out_of_reach_a_lead_is_not_there()
    {
        foreach (var mover in Strangers)
        foreach (var move in LeadMoves.All.Select(type => new DeskMove(type)).Append(new DeskMove("x", Cycle: 0)))
            Assert.Equal("NotFound no-lead(L-1)", Says(Open, move, mover));
    }

    [Fact]
    public void A_prospector_moves_nothing()
    {
        foreach (var type in LeadMoves.All)
            Assert.Equal("Forbidden not-your-move", Says(Taken, new DeskMove(type), PiaMoves));
        Assert.Equal("Forbidden not-your-move", Says(Open, Ask("taken", "nobody"), PiaMoves));
    }

    [Theory]
    [InlineData("contacted")]
    [InlineData("lost")]
    [InlineData("reopened")]
    [InlineData("amount_changed")]
    [InlineData("recycled")]
    [InlineData("taken")]
    public void A_director_does_not_sell_nor_recycle(string word) =>
        Assert.Equal("Forbidden not-your-move", Says(Taken, Ask(word), Director));

    [Theory]
    [InlineData(Waiting, "lead-waiting")]
    [InlineData(Refused, "lead-refused")]
    [InlineData(Taken, "lead-taken(anna)")]
    [InlineData(Contacted, "lead-contacted(anna)")]
    [InlineData(Won, "lead-won(anna)")]
    [InlineData(Lost, "lead-lost")]
    public void Who_comes_second_reads_who_was_first(string story, string standing) =>
        Assert.Equal($"Conflict move-not-known({standing})", Says(story, Ask("taken"), BobMoves));

    [Fact]
    public void What_the_table_lacks_is_a_conflict_for_marketing_as_well()
    {
        Assert.Equal("Conflict move-not-known(lead-open)", Says(Open, Ask("reopened"), Marketing));
        Assert.Equal("Conflict move-not-known(lead-assigned(anna))", Says(Assigned, Ask("reopened"), Marketing));
        Assert.Equal("Conflict move-not-known(lead-won(anna))", Says(Won, Ask("recycled"), Key));
    }

    [Fact]
    public void A_rep_moves_his_own_leads_alone()
    {
        foreach (var word in new[] { "contacted", "closed", "lost", "released" })
            Assert.Equal("Conflict not-yours(anna)", Says(Taken, Ask(word), BobMoves));
        Assert.Equal("Conflict not-yours(anna)", Says(Assigned, Ask("taken"), BobMoves));
        Assert.Equal("Forbidden not-your-move", Says(Open, Ask("lost"), AnnaMoves));
        Assert.Equal("Forbidden not-your-move", Says(Open, Ask("taken", "bob"), AnnaMoves));
        Assert.Equal("", Says(Open, Ask("taken", "anna"), AnnaMoves));
    }

    [Fact]
    public void Marketing_moves_for_a_rep()
    {
        Assert.Equal("Invalid rep: needed-for-type(lead.taken)", Says(Open, Ask("taken"), Marketing));
        Assert.Equal("", Says(Open, Ask("taken", "bob"), Marketing));
        Assert.Equal("", Says(Taken, Ask("contacted"), Marketing));
        Assert.Equal("", Says(Taken, Ask("contacted", "anna"), Marketing));
        Assert.Equal("Conflict not-yours(anna)", Says(Taken, Ask("contacted", "bob"), Marketing));
    }

    [Fact]
    public void A_lead_is_assigned_to_a_rep()
    {
        string By(Mover mover, string? rep) => Says(Open, Ask("assigned", rep), mover);
        Assert.Equal("", By(Marketing, "carl"));
        Assert.Equal("Invalid rep: needed-for-type(lead.assigned)", By(Marketing, null));
        Assert.Equal("Invalid rep: unknown-participant(nobody)", By(Marketing, "nobody"));
        Assert.Equal("Invalid rep: not-a-rep(pia)", By(Marketing, "pia"));
        Assert.Equal("", By(Director, "bob"));
        Assert.Equal("NotFound rep: no-player-in-team(carl)", By(Director, "carl"));
        Assert.Equal("NotFound rep: no-player-in-team(nobody)", By(Director, "nobody"));
    }

    [Fact]
    public void Once_contacted_it_is_assigned_to_another_holder()
    {
        Assert.Equal("", Says(Contacted, Ask("assigned", "bob"), Director));
        Assert.Equal(
            "Conflict move-not-known(lead-contacted(anna))",
            Says(Contacted, Ask("assigned", "anna"), Director)
        );
    }

    [Fact]
    public void A_lead_of_no_team_is_for_every_director()
    {
        var lille = Director with { Teams = ["lille"] };
        Assert.Equal("", Says("received", Ask("validated"), lille, facts => facts with { Team = null }));
        Assert.Equal("NotFound no-lead(L-1)", Says("received", Ask("validated"), lille));
    }

    [Theory]
    [InlineData(Closer.Rep, "", "Forbidden may-not-close", "", "")]
    [InlineData(Closer.Director, "Forbidden may-not-close", "", "", "")]
    [InlineData(Closer.Crm, "Forbidden may-not-close", "Forbidden may-not-close", "Forbidden may-not-close", "")]
    public void The_campaign_says_who_closes(Closer closer, string anna, string director, string marketing, string key)
    {
        string By(Mover mover) =>
            Says(Taken, Ask("closed"), mover, In(document => document with { MayClose = closer }));
        Assert.Equal(anna, By(AnnaMoves));
        Assert.Equal(director, By(Director));
        Assert.Equal(marketing, By(Marketing));
        Assert.Equal(key, By(Key));
        Assert.Equal("Forbidden not-your-move", By(PiaMoves));
    }

    [Fact]
    public void Nobody_vouches_for_what_he_brought_in()
    {
        const string own = "Forbidden brought-in-yourself";
        string By(Mover mover) => Says(Waiting, Ask("validated"), mover);
        Assert.Equal("", By(Director));
        Assert.Equal(own, By(Director with { Account = PiaMoves.Account }));
        Assert.Equal(own, By(Director with { Person = "p-pia" }));
        Assert.Equal(own, By(Director with { Prospector = 7 }));
        Assert.Equal(own, By(Marketing with { Person = "p-pia" }));
        Assert.Equal("", Says(Waiting, Ask("refused"), Director with { Person = "p-pia" }));
    }

    [Fact]
    public void Nobody_takes_or_is_given_what_he_brought_in()
    {
        const string own = "Forbidden brought-in-yourself";
        Assert.Equal(own, Says(Open, Ask("taken"), AnnaMoves with { Person = "p-pia" }));
        Assert.Equal(own, Says(Open, Ask("taken"), AnnaMoves with { Prospector = 7 }));

        var pia = Anna with { Person = "p-pia" };
        string Given(string word, ConcernedRep rep) =>
            Says(Open, Ask(word, "anna"), Marketing, facts => facts with { Rep = rep });
        foreach (var word in new[] { "taken", "assigned" })
        {
            Assert.Equal("Invalid rep: brought-in-by-rep(anna)", Given(word, new ConcernedRep(pia)));
            Assert.Equal(
                "Invalid rep: brought-in-by-rep(anna)",
                Given(word, new ConcernedRep(Anna) { Accounts = [70] })
            );
        }

        // she only gives it to somebody else
        Assert.Equal("", Says(Open, Ask("assigned", "bob"), Director with { Person = "p-pia" }));
    }
}
