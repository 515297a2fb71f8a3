using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class DeskPlanPeopleTests
{
    private static readonly CampaignDocument Document = Some.Campaign() with
    {
        Pairs = [new FixedPair("pia", "anna"), new FixedPair("paul", "bob")],
        Routing = [new RoutingRule(Rep: "bob"), new RoutingRule(Team: "lyon", Turn: true)],
    };

    private static string? Bob(string code) => code == "bob" ? "p-1" : null;

    [Fact]
    public void Who_does_not_stay_is_in_no_pair_and_gets_no_lead_by_a_rule()
    {
        var without = DeskPlanPeople.Only(Document, x => x != "bob");

        Assert.Equal([new FixedPair("pia", "anna")], without.Pairs);
        Assert.Equal([new RoutingRule(Team: "lyon", Turn: true)], without.Routing);
        Assert.Equal(["pia", "anna"], DeskPlanPeople.Of(without));
    }

    [Fact]
    public void Who_was_forgotten_keeps_pair_and_rule_under_another_code()
    {
        var renamed = DeskPlanPeople.Renamed(Document, Bob);

        Assert.Equal(["pia", "anna", "paul", "p-1"], DeskPlanPeople.Of(renamed));
        Assert.Equal("p-1", renamed.Routing![0].Rep);
        Assert.Empty(DeskPlanPeople.Of(DeskPlanPeople.Renamed(Some.Campaign(), Bob)));
    }

    [Theory]
    [InlineData("Europe/Atlantis", null, "teams[0].timeZone: time-zone")]
    [InlineData("", null, "teams[0].timeZone: time-zone")]
    [InlineData(null, "XX", "teams[0].holidays: unknown-holidays")]
    [InlineData("Europe/London", "GB", "")]
    public void A_teams_own_zone_and_holidays_are_known_ones(string? zone, string? holidays, string wanted)
    {
        var document = Some.Campaign();
        var team = document.Teams[0] with { TimeZone = zone, Holidays = holidays };

        var errors = CampaignCheck.Errors(document with { Teams = [team, .. document.Teams.Skip(1)] });

        Assert.Equal(wanted, string.Join("; ", errors));
    }
}
