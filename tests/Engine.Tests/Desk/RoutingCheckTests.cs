using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class RoutingCheckTests
{
    private static readonly Sheet Sheet = new()
    {
        Fields =
        [
            new SheetField(
                "need",
                "Need",
                SheetKind.Choice,
                Options: [new SheetOption("roof"), new SheetOption("wall")]
            ),
            new SheetField("about", "About", SheetKind.Text),
            new SheetField("budget", "Budget", SheetKind.Number),
            new SheetField("day", "Day", SheetKind.Date),
            new SheetField("owner", "Owner", SheetKind.YesNo),
        ],
    };

    private static string[] Wrong(params RoutingRule[]? routing) => Wrong(routing, Sheet);

    private static string[] Wrong(RoutingRule[]? routing, Sheet? sheet)
    {
        var errors = new FieldErrors();
        RoutingCheck.Errors(errors, routing, Some.Campaign().Teams, sheet);
        return [.. errors.Select(error => $"{error.Field} {error.Code}")];
    }

    private static RoutingRule[] On(string field, string op, string value) =>
        [new([new Condition(field, op, JsonSerializer.Deserialize<JsonElement>(value))], Team: "lyon")];

    [Fact]
    public void No_rules_are_fine()
    {
        Assert.Empty(Wrong(null));
        Assert.Empty(Wrong([]));
    }

    [Fact]
    public void A_rule_names_a_team_or_a_rep()
    {
        Assert.Empty(Wrong(new RoutingRule(Team: "lyon", Turn: true), new RoutingRule(Rep: "anna")));
        Assert.Equal(
            ["routing[0] team-or-rep", "routing[1] team-or-rep", "routing[2] required"],
            Wrong(new RoutingRule(), new RoutingRule(Team: "lyon", Rep: "anna"), null!)
        );
    }

    [Fact]
    public void Its_team_is_the_campaigns_its_rep_a_code_and_turns_are_a_teams()
    {
        Assert.Equal(["routing[0].team not-a-team-of-campaign"], Wrong(new RoutingRule(Team: "nice")));
        Assert.Equal(["routing[0].rep code-format"], Wrong(new RoutingRule(Rep: "no code")));
        Assert.Equal(["routing[0].turn turn-without-team"], Wrong(new RoutingRule(Rep: "anna", Turn: true)));
    }

    [Fact]
    public void A_campaign_has_up_to_100_rules_of_up_to_20_conditions()
    {
        static RoutingRule[] Many(int count) => [.. Enumerable.Repeat(new RoutingRule(Team: "lyon"), count)];
        Assert.Empty(Wrong(Many(100)));
        Assert.Equal(["routing at-most"], Wrong(Many(101)));
        var condition = On("source", "=", "\"web\"")[0].Where![0];
        Assert.Empty(Wrong(new RoutingRule([.. Enumerable.Repeat(condition, 20)], Rep: "anna")));
        Assert.Equal(
            ["routing[0].where at-most"],
            Wrong(new RoutingRule([.. Enumerable.Repeat(condition, 21)], Rep: "anna"))
        );
    }

    [Theory]
    [InlineData("source", "in", "[\"fair-lyon\", \"web\"]")]
    [InlineData("account", "!=", "\"acme\"")]
    [InlineData("attributes.size", "<", "5")]
    [InlineData("attributes.kind of", "=", "\"new\"")]
    [InlineData("qualification.need", "=", "\"roof\"")]
    [InlineData("qualification.need", "in", "[\"roof\", \"wall\"]")]
    [InlineData("qualification.about", "=", "\"roofs\"")]
    [InlineData("qualification.about", ">", "\"12\"")]
    [InlineData("qualification.budget", ">=", "5000")]
    [InlineData("qualification.budget", "in", "[1, 2]")]
    [InlineData("qualification.day", "=", "\"2026-03-01\"")]
    [InlineData("qualification.owner", "=", "true")]
    [InlineData("qualification.owner", "!=", "false")]
    public void A_condition_that_makes_sense_is_accepted(string field, string op, string value) =>
        Assert.Empty(Wrong(On(field, op, value)));

    [Theory]
    [InlineData("amount", "=", "1", "field routing-field")]
    [InlineData("company", "=", "\"acme\"", "field routing-field")]
    [InlineData("Source", "=", "\"web\"", "field routing-field")]
    [InlineData("attributes.", "=", "1", "field routing-field")]
    [InlineData("qualification.", "=", "1", "field routing-field")]
    [InlineData("qualification.mood", "=", "\"good\"", "field routing-field")]
    [InlineData("source", "<", "\"web\"", "op plain-operator")]
    [InlineData("source", "=", "1", "value not-a-short-text")]
    [InlineData("account", "in", "\"acme\"", "value not-an-array")]
    [InlineData("attributes.size", "=", "true", "value not-text-or-number")]
    [InlineData("qualification.need", ">", "\"roof\"", "op plain-operator")]
    [InlineData("qualification.need", "=", "\"door\"", "value one-of")]
    [InlineData("qualification.need", "in", "[\"roof\", \"door\"]", "value[1] one-of")]
    [InlineData("qualification.need", "=", "\"\\ud800\"", "value not-a-short-text")]
    [InlineData("qualification.budget", "=", "\"5000\"", "value not-a-number")]
    [InlineData("qualification.budget", "~", "1", "op ordered-operator")]
    [InlineData("qualification.day", "=", "\"1 March\"", "value day-format")]
    [InlineData("qualification.day", ">", "\"2026-03-01\"", "op plain-operator")]
    [InlineData("qualification.owner", "in", "[true]", "op equality-operator")]
    [InlineData("qualification.owner", "=", "\"true\"", "value not-a-boolean")]
    public void A_condition_that_makes_no_sense_is_named(string field, string op, string value, string wrong) =>
        Assert.Equal([$"routing[0].where[0].{wrong}"], Wrong(On(field, op, value)));

    [Fact]
    public void Without_a_sheet_there_is_no_answer_to_ask_for() =>
        Assert.Equal(
            ["routing[0].where[0].field routing-field"],
            Wrong(On("qualification.need", "=", "\"roof\""), null)
        );

    [Fact]
    public void An_empty_condition_lacks_its_parts()
    {
        string[] Of(Condition condition) => Wrong(new RoutingRule([condition], Rep: "anna"));
        Assert.Equal(["routing[0].where[0] required"], Of(null!));
        Assert.Equal(["routing[0].where[0].field required"], Of(new Condition(null, null, default)));
        Assert.Equal(["routing[0].where[0].op required"], Of(new Condition("source", null, default)));
        Assert.Equal(["routing[0].where[0].value required"], Of(new Condition("source", "=", default)));
        Assert.Equal(["routing[0].where[0].op required"], Of(new Condition("qualification.owner", null, default)));
        Assert.Equal(["routing[0].where[0].value required"], Of(new Condition("qualification.owner", "=", default)));
    }
}
