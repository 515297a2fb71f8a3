using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class DeskPlanCheckTests
{
    private static string[] Wrong(Func<CampaignDocument, CampaignDocument> change)
    {
        var errors = new FieldErrors();
        DeskPlanCheck.Errors(errors, change(Some.Campaign()));
        return [.. errors.Select(error => $"{error.Field} {error.Code}")];
    }

    private static Reason[] ManyReasons(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Reason($"r{i}", "x"))];

    private static FixedPair[] ManyPairs(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new FixedPair($"p{i}", "anna"))];

    [Fact]
    public void A_campaign_that_says_nothing_of_its_desk_is_fine() => Assert.Empty(Wrong(c => c));

    [Fact]
    public void A_lead_costs_nothing_or_more_to_the_cent()
    {
        static CampaignDocument With(CampaignDocument c, decimal cost) =>
            c with
            {
                Costs = new LeadCosts { PerLead = cost },
            };
        foreach (var cost in new[] { 0m, 0.01m, 12.50m, 12.500m, 999_999_999_999.99m })
            Assert.Empty(Wrong(c => With(c, cost)));
        foreach (var cost in new[] { -0.01m, 1_000_000_000_000m })
            Assert.Equal(["costs.perLead out-of-range"], Wrong(c => With(c, cost)));
        Assert.Equal(["costs.perLead two-decimals"], Wrong(c => With(c, 0.001m)));
        Assert.Empty(Wrong(c => c with { Costs = new LeadCosts() }));
    }

    [Fact]
    public void A_margin_is_a_part_of_a_sale_and_what_is_spent_has_a_name()
    {
        static string[] With(LeadCosts costs) => Wrong(c => c with { Costs = costs });
        foreach (var margin in new[] { .001m, .3m, 1m })
            Assert.Empty(With(new LeadCosts { Margin = margin }));
        foreach (var margin in new[] { 0m, -.1m, 1.01m })
            Assert.Equal(["costs.margin above-and-at-most"], With(new LeadCosts { Margin = margin }));

        Assert.Empty(With(new LeadCosts { Fixed = [new FixedCost("Fair", 0), new FixedCost("Fair", 9_000.50m)] }));
        Assert.Equal(
            [
                "costs.fixed[0].name required",
                "costs.fixed[0].amount out-of-range",
                "costs.fixed[1] required",
                "costs.fixed[2].amount two-decimals",
                "costs.fixed[3].amount required",
            ],
            With(
                new LeadCosts
                {
                    Fixed = [new FixedCost(null, -1), null!, new FixedCost("Fair", .001m), new FixedCost("Fair", null)],
                }
            )
        );
        var many = Enumerable.Repeat(new FixedCost("Fair", 1), DeskPlanCheck.MostFixedCosts + 1);
        Assert.Equal(["costs.fixed at-most"], With(new LeadCosts { Fixed = [.. many] }));
    }

    [Fact]
    public void Reasons_have_codes_of_their_own_in_each_list_and_names()
    {
        Assert.Equal(
            [
                "reasons.refused[0].code code-format",
                "reasons.refused[1] required",
                "reasons.lost[1].code not-unique",
                "reasons.lost[1].name name-length",
            ],
            Wrong(c =>
                c with
                {
                    Reasons = new Reasons
                    {
                        Refused = [new Reason("no code", "x"), null!],
                        Lost = [new Reason("price", "Too dear"), new Reason("price", " ")],
                        Released = [new Reason("price", "Too dear")],
                    },
                }
            )
        );
    }

    [Fact]
    public void There_are_up_to_50_reasons_each()
    {
        Assert.Empty(
            Wrong(c =>
                c with
                {
                    Reasons = new Reasons { Lost = ManyReasons(50), Released = ManyReasons(50) },
                }
            )
        );
        Assert.Equal(["reasons.lost at-most"], Wrong(c => c with { Reasons = new Reasons { Lost = ManyReasons(51) } }));
    }

    [Fact]
    public void A_brief_has_lines_of_up_to_4000_characters_in_each_language()
    {
        string[] Of(LocalText brief) => Wrong(c => c with { Brief = brief });
        LocalText In(string language, string words) => new(null, new Dictionary<string, string> { [language] = words });

        Assert.Empty(Of("Owners of houses.\n\tNo flats."));
        Assert.Empty(Of(new string('x', 4000)));
        Assert.Equal(["brief too-long"], Of(new string('x', 4001)));
        Assert.Equal(["brief required"], Of(" \n "));
        Assert.Equal(["brief control-character"], Of("a\0b"));
        Assert.Equal(["brief half-surrogate"], Of("\ud800"));
        Assert.Equal(["brief direction-of-writing"], Of("a\u202Eb"));
        Assert.Empty(Of(In("fr", "Des maisons")));
        Assert.Equal(["brief.fr required"], Of(In("fr", "")));
        Assert.Equal(["brief language-keys"], Of(In("FR", "x")));
        Assert.Equal(["brief no-language"], Of(new LocalText(null, new Dictionary<string, string>())));
    }

    [Fact]
    public void A_prospector_is_in_one_pair_and_a_rep_in_as_many_as_need_him()
    {
        Assert.Empty(Wrong(c => c with { Pairs = ManyPairs(5000) }));
        Assert.Equal(["pairs at-most"], Wrong(c => c with { Pairs = ManyPairs(5001) }));
        Assert.Equal(
            [
                "pairs[1].prospector not-unique",
                "pairs[2].prospector code-format",
                "pairs[2].rep required",
                "pairs[3] required",
            ],
            Wrong(c => c with { Pairs = [new("pia", "anna"), new("pia", "bob"), new("no code", null!), null!] })
        );
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void A_rep_may_hold_1_to_1000_leads(int open, bool fits) =>
        Assert.Equal(fits ? [] : ["openPerRep out-of-range"], Wrong(c => c with { OpenPerRep = open }));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(3650, true)]
    [InlineData(3651, false)]
    public void A_lead_rests_for_up_to_ten_years(int days, bool fits) =>
        Assert.Equal(
            fits ? [] : ["recycle.afterDays out-of-range", "recycle.sameRepAfterDays out-of-range"],
            Wrong(c =>
                c with
                {
                    Recycle = new RecyclePlan { AfterDays = days, SameRepAfterDays = days },
                }
            )
        );

    [Fact]
    public void Its_routing_is_checked_with_its_teams_and_its_sheet() =>
        Assert.Equal(
            ["routing[0].team not-a-team-of-campaign"],
            Wrong(c => c with { Routing = [new RoutingRule(Team: "nice"), new RoutingRule(Team: "lyon")] })
        );
}
