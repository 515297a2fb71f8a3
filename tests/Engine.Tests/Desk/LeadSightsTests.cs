using Xunit;
using static ChallengeHub.Engine.Tests.DeskFloor;

namespace ChallengeHub.Engine.Tests;

/// <summary>Who sees how much of a lead, and who changes what of its card.</summary>
public class LeadSightsTests
{
    private static string Edits(string story, Mover mover) =>
        string.Join(' ', LeadSights.MayEdit(mover, LeadPlace.Of(LeadStory.Of(story).Course, "lyon")));

    [Theory]
    [InlineData(Waiting, LeadSight.Outline, LeadSight.Outline)]
    [InlineData(Refused, LeadSight.Outline, LeadSight.Outline)]
    [InlineData(Open, LeadSight.WithoutContact, LeadSight.WithoutContact)]
    [InlineData(Assigned, LeadSight.Whole, LeadSight.Outline)]
    [InlineData(Taken, LeadSight.Whole, LeadSight.Outline)]
    [InlineData(TakenUnvouched, LeadSight.Whole, LeadSight.Outline)]
    [InlineData(Contacted, LeadSight.Whole, LeadSight.Outline)]
    [InlineData(Won, LeadSight.Whole, LeadSight.Outline)]
    [InlineData(Lost, LeadSight.Whole, LeadSight.Outline)]
    public void A_rep_sees_his_own_the_pool_of_his_team_and_that_others_have_theirs(
        string story,
        LeadSight anna,
        LeadSight bob
    )
    {
        Assert.Equal(anna, Sees(story, AnnaMoves));
        Assert.Equal(bob, Sees(story, BobMoves));
    }

    [Fact]
    public void Marketing_the_teams_director_and_the_prospector_see_it_to_the_end()
    {
        foreach (var story in Stories)
        foreach (var mover in new[] { Marketing, Key, Director, PiaMoves })
            Assert.Equal(LeadSight.Whole, Sees(story, mover));
    }

    [Fact]
    public void Others_see_nothing()
    {
        foreach (var story in Stories)
        foreach (var mover in Strangers)
            Assert.Equal(LeadSight.Nothing, Sees(story, mover));
    }

    [Fact]
    public void The_pool_of_no_team_is_every_reps()
    {
        var carl = Strangers[0];
        var ofNoTeam = new Mover { Rep = 4 };
        foreach (var mover in new[] { AnnaMoves, BobMoves, carl, ofNoTeam })
        {
            Assert.Equal(LeadSight.WithoutContact, Sees(Open, mover, team: null));
            Assert.Equal(LeadSight.Nothing, Sees(Waiting, mover, team: null));
        }

        Assert.Equal(LeadSight.Nothing, Sees(Taken, carl, team: null));
        Assert.Equal(LeadSight.Nothing, Sees(Taken, ofNoTeam, team: null));
        Assert.Equal(LeadSight.Whole, Sees(Open, new Mover { Teams = ["lille"] }, team: null));
    }

    [Fact]
    public void Who_stands_for_several_sees_as_much_as_the_one_who_sees_most()
    {
        Assert.Equal(LeadSight.Whole, Sees(Open, AnnaMoves with { Prospector = 7 }));
        Assert.Equal(LeadSight.Whole, Sees(Taken, BobMoves with { Teams = ["lyon"] }));
    }

    [Theory]
    [InlineData(Waiting, true)]
    [InlineData(Refused, true)]
    [InlineData(Open, true)]
    [InlineData(Assigned, true)]
    [InlineData(Taken, false)]
    [InlineData(TakenUnvouched, false)]
    [InlineData(Contacted, false)]
    [InlineData(Won, false)]
    [InlineData(Lost, false)]
    public void A_prospector_edits_his_own_while_nobody_has_taken_it(string story, bool may)
    {
        const string members = "company contact context account source potential due next qualification";
        Assert.Equal(may ? members : "", Edits(story, PiaMoves));
        Assert.Equal("", Edits(story, PiaMoves with { Prospector = 8 }));
    }

    [Fact]
    public void A_rep_edits_contact_next_call_and_answers_of_his_own()
    {
        foreach (var story in new[] { Assigned, Taken, Contacted, Won, Lost })
            Assert.Equal("contact next qualification", Edits(story, AnnaMoves));
        Assert.Equal("", Edits(Open, AnnaMoves));
        Assert.Equal("", Edits(Taken, BobMoves));
        Assert.Equal("", Edits(Taken, Director));
    }

    [Fact]
    public void Marketing_edits_all_but_what_never_changes()
    {
        var members = Edits(Lost, Marketing).Split(' ');
        Assert.Equal(11, members.Length);
        Assert.Empty(members.Intersect(["code", "origin", "prospector", "rep"]));
        Assert.Equal(Edits(Lost, Marketing), Edits(Lost, Key));
    }
}
