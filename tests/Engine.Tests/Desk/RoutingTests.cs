using System.Text.Json;
using ChallengeHub.Testing;
using CsCheck;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class RoutingTests
{
    private static readonly LeadCard Card = new() { Code = "L-1", Source = "fair-lyon" };

    /// <summary>Anna and Bob sell in Lyon, Carl in Lille; Pia of Lyon brings leads.</summary>
    private static readonly RoutingContext Floor = On(
        Rep("anna", 1),
        Rep("bob", 2),
        Rep("carl", 3, "lille"),
        Rep("pia", 4) with
        {
            Role = Role.Prospector,
        }
    );

    private static readonly RoutingContext ByTurns = Floor with { Rules = [new RoutingRule(Team: "lyon", Turn: true)] };

    private static Participant Rep(string code, int number, string? team = "lyon") =>
        new()
        {
            Code = code,
            Number = number,
            Name = code,
            Team = team,
        };

    private static RoutingContext On(params IReadOnlyList<Participant> people)
    {
        var document = Some.Campaign();
        var campaign = new Campaign(
            1,
            "hollywood",
            document,
            document.StartsAt!.Value,
            document.EndsAt!.Value,
            Some.Instant,
            null,
            null,
            1,
            1,
            0,
            0
        );
        return new RoutingContext { Snapshot = new CampaignSnapshot(campaign, [], [], people), Now = Some.Instant };
    }

    private static IReadOnlyList<Condition> From(string source) =>
        [new Condition("source", "=", JsonSerializer.SerializeToElement(source))];

    private static Dictionary<int, Absence> Away(params IEnumerable<int> numbers) =>
        numbers.ToDictionary(x => x, _ => new Absence(Some.Instant, Some.Instant.AddDays(7)));

    [Fact]
    public void The_first_that_applies_decides_card_then_account_then_rule_then_pair_then_pool()
    {
        var card = Card with { Rep = "anna", Account = "acme", Prospector = "pia" };
        var context = Floor with
        {
            Owners = new Dictionary<string, string> { ["acme"] = "bob" },
            Rules = [new RoutingRule(From("web"), Rep: "anna"), new RoutingRule(From("fair-lyon"), Rep: "carl")],
            Pairs = [new FixedPair("pia", "bob")],
        };
        Assert.Equal(new RoutedLead(RoutedBy.Card, "lyon", "anna"), Routing.Rep(card, context));

        card = card with { Rep = null };
        Assert.Equal(new RoutedLead(RoutedBy.Account, "lyon", "bob"), Routing.Rep(card, context));

        card = card with { Account = "nobodys" };
        Assert.Equal(new RoutedLead(RoutedBy.Rule, "lille", "carl", Rule: 1), Routing.Rep(card, context));

        card = card with { Source = "cell-budapest" };
        Assert.Equal(new RoutedLead(RoutedBy.Pair, "lyon", "bob"), Routing.Rep(card, context));

        context = context with { Pairs = [] };
        Assert.Equal(new RoutedLead(RoutedBy.Pool, "lyon"), Routing.Rep(card, context));
        Assert.Equal(new RoutedLead(RoutedBy.Pool), Routing.Rep(Card, Floor));
    }

    [Fact]
    public void At_reception_the_same_way_gives_the_team_alone()
    {
        Assert.Equal(new RoutedLead(RoutedBy.Card, "lille"), Routing.Team(Card with { Rep = "carl" }, Floor));
        Assert.Equal(new RoutedLead(RoutedBy.Rule, "lyon", Rule: 0), Routing.Team(Card, ByTurns));
        Assert.Equal(new RoutedLead(RoutedBy.Pool, "lyon"), Routing.Team(Card with { Prospector = "pia" }, Floor));
    }

    [Theory]
    [InlineData("carl", "lyon", "pia", "lille")]
    [InlineData("free", "lille", "pia", "lille")]
    [InlineData(null, "lille", "pia", "lille")]
    [InlineData(null, null, "pia", "lyon")]
    [InlineData(null, null, "nobody", null)]
    [InlineData(null, null, null, null)]
    public void A_leads_team_is_its_holders_else_the_cards_else_its_prospectors(
        string? rep,
        string? team,
        string? prospector,
        string? expected
    )
    {
        var people = On([.. Floor.Snapshot.Participants, Rep("free", 9, team: null)]).Snapshot;
        var card = Card with { Rep = rep, Team = team, Prospector = prospector };
        Assert.Equal(expected, Routing.TeamOf(card, people));
    }

    [Fact]
    public void A_rule_for_a_team_without_turns_leaves_the_lead_in_the_pool_of_that_team()
    {
        var context = Floor with { Rules = [new RoutingRule(Team: "lille")], Pairs = [new FixedPair("pia", "bob")] };
        Assert.Equal(
            new RoutedLead(RoutedBy.Rule, "lille", Rule: 0),
            Routing.Rep(Card with { Prospector = "pia" }, context)
        );
    }

    [Fact]
    public void A_rule_whose_rep_cannot_take_the_lead_leaves_it_to_the_next()
    {
        var context = Floor with
        {
            Rules =
            [
                new RoutingRule(Rep: "carl"),
                new RoutingRule(Team: "lille", Turn: true),
                new RoutingRule(Rep: "bob"),
            ],
            Away = Away(3),
        };
        Assert.Equal(new RoutedLead(RoutedBy.Rule, "lyon", "bob", Rule: 2), Routing.Rep(Card, context));
    }

    [Fact]
    public void A_team_that_the_card_names_is_not_changed_by_a_rule()
    {
        var context = Floor with { Rules = [new RoutingRule(Team: "lille"), new RoutingRule(Rep: "anna")] };
        Assert.Equal(
            new RoutedLead(RoutedBy.Rule, "lyon", "anna", Rule: 1),
            Routing.Rep(Card with { Team = "lyon" }, context)
        );
    }

    [Fact]
    public void By_turns_who_never_had_one_comes_first_then_the_oldest_assignment_then_the_code()
    {
        string? Next(Dictionary<int, long> last) => Routing.Rep(Card, ByTurns with { LastAssigned = last }).Rep;
        Assert.Equal("anna", Next([]));
        Assert.Equal("bob", Next(new() { [1] = 5 }));
        Assert.Equal(
            "bob",
            Next(
                new()
                {
                    [1] = 5,
                    [2] = 4,
                    [3] = 1,
                }
            )
        );
        Assert.Equal("anna", Next(new() { [1] = 5, [2] = 6 }));
    }

    [Fact]
    public void Nobody_gets_a_lead_who_left_is_away_or_holds_as_many_as_allowed()
    {
        RoutedBy By(RoutingContext context) => Routing.Rep(Card with { Rep = "carl" }, context).By;
        Assert.Equal(RoutedBy.Card, By(Floor));
        Assert.Equal(RoutedBy.Pool, By(On(Rep("carl", 3) with { DeactivatedAt = Some.Instant })));
        Assert.Equal(RoutedBy.Pool, By(Floor with { Away = Away(3) }));
        Assert.Equal(RoutedBy.Card, By(Floor with { Away = Away(3), Now = Some.Instant.AddDays(7) }));
        Assert.Equal(RoutedBy.Card, By(Floor with { Away = Away(3), Now = Some.Instant.AddSeconds(-1) }));
        Assert.Equal(RoutedBy.Card, By(Floor with { Held = new Dictionary<int, int> { [3] = 24 } }));
        Assert.Equal(RoutedBy.Pool, By(Floor with { Held = new Dictionary<int, int> { [3] = 25 } }));
        Assert.Equal(
            RoutedBy.Pool,
            By(
                Floor with
                {
                    Held = new Dictionary<int, int> { [3] = 2 },
                    OpenPerRep = 2,
                }
            )
        );
        Assert.Equal(RoutedBy.Pool, By(Floor with { Barred = [3] }));
    }

    [Fact]
    public void A_prospector_is_given_no_lead_and_nobody_gets_what_he_brought_in_in_another_role()
    {
        Assert.Equal(RoutedBy.Pool, Routing.Rep(Card with { Rep = "pia" }, Floor).By);
        var twice = On(
            Rep("anna", 1) with
            {
                Person = "a",
            },
            Rep("bob", 2),
            Rep("ann", 5) with
            {
                Person = "a",
                Role = Role.Prospector,
            }
        );
        var routed = Routing.Rep(Card with { Prospector = "ann" }, twice with { Rules = ByTurns.Rules });
        Assert.Equal("bob", routed.Rep);
    }

    [Fact]
    public void Of_an_account_for_its_owner_alone_nobody_else_gets_a_lead()
    {
        var context = ByTurns with
        {
            Owners = new Dictionary<string, string> { ["acme"] = "carl" },
            Away = Away(3),
        };
        var card = Card with { Account = "acme" };
        Assert.Equal("anna", Routing.Rep(card, context).Rep);
        Assert.Null(Routing.Rep(card, context with { Accounts = AccountRule.OwnerOnly }).Rep);
        Assert.Equal("anna", Routing.Rep(Card, context with { Accounts = AccountRule.OwnerOnly }).Rep);
    }

    [Fact]
    public void By_turns_the_reps_who_are_there_get_equally_many_leads_to_one() =>
        Gen.Select(Gen.Int[0, 2].Array[1, 8], Gen.Int[0, 60])
            .Sample(
                (states, leads) =>
                {
                    // 0: there, 1: away, 2: left
                    var people = states
                        .Select((x, i) => Rep($"r{i}", i) with { DeactivatedAt = x == 2 ? Some.Instant : null })
                        .ToList();
                    var context = On(people) with
                    {
                        Rules = ByTurns.Rules,
                        OpenPerRep = 1000,
                        Away = Away(Enumerable.Range(0, states.Length).Where(i => states[i] == 1)),
                    };
                    for (var i = 0; i < leads; i++)
                        context = context.After(Routing.Rep(Card, context));

                    var got = people.Select(x => context.Held.GetValueOrDefault(x.Number)).ToList();
                    var there = got.Where((_, i) => states[i] == 0).ToList();
                    Assert.Equal(there.Count > 0 ? leads : 0, got.Sum());
                    Assert.Equal(there.Sum(), got.Sum());
                    Assert.True(there.Count == 0 || there.Max() - there.Min() <= 1);
                }
            );

    [Fact]
    public void By_whatever_way_a_lead_never_goes_to_who_left_is_away_or_full() =>
        Gen.Select(Gen.Int[0, 7].Array[6], Gen.Int[0, 6].Array[3], Gen.Int[0, 3].Array[6])
            .Sample(
                (states, ways, held) =>
                {
                    var people = states
                        .Select(
                            (x, i) =>
                                Rep($"r{i}", i, i < 3 ? "lyon" : "lille") with
                                {
                                    DeactivatedAt = (x & 1) != 0 ? Some.Instant : null,
                                }
                        )
                        .ToList();
                    var context = On(people) with
                    {
                        Away = Away(Enumerable.Range(0, 6).Where(i => (states[i] & 2) != 0)),
                        Held = held.Index().ToDictionary(x => x.Index, x => x.Item),
                        OpenPerRep = 2,
                        Owners = new Dictionary<string, string> { ["acme"] = $"r{ways[1]}" },
                        Rules = [new RoutingRule(Rep: $"r{ways[2]}"), .. ByTurns.Rules],
                        Pairs = [new FixedPair("pia", "r5")],
                    };
                    var card = Card with { Rep = $"r{ways[0]}", Account = "acme", Prospector = "pia" };

                    for (var lead = 0; lead < 20; lead++)
                    {
                        var routed = Routing.Rep(card, context);
                        Assert.Equal(routed.Rep is null, routed.By == RoutedBy.Pool);
                        if (routed.Rep is not { } code)
                            return;
                        var number = context.Snapshot.Find(code)!.Number;
                        Assert.Equal(0, states[number] & 3);
                        Assert.InRange(context.Held[number], 0, 1);
                        context = context.After(routed);
                    }
                    Assert.Fail("Six reps who may hold two each cannot have taken twenty.");
                }
            );
}
