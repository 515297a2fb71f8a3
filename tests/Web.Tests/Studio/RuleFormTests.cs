using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class RuleFormTests(HubFixture fixture)
{
    private static readonly CampaignDocument Document = Some.Campaign();
    private static readonly Theme Theme = Themes.Read(Themes.Locate("themes")).For("hollywood");

    /// <summary>A rule of every kind with all that a form can say, and more than it proposes.</summary>
    private static readonly IReadOnlyList<Rule> Everything =
    [
        .. RuleSet.Default.Reverse(),
        Some.Rule<FirstOfTheDayRule>("a", Stage.Validated) with
        {
            Pays = Payee.Both,
            Name = new LocalText(null, new Dictionary<string, string> { ["fr"] = "Première", ["de"] = "Erste" }),
        },
        Some.Rule<StreakRule>("b") with
        {
            Days = 5,
            Cap = new Cap(2, CapScope.Week),
        },
        Some.Rule<SpeedRule>("c", Stage.Contacted, -3) with
        {
            Hours = 0.5m,
            From = DateTimeOffset.Parse("2026-10-25T02:30:00.123+01:00"),
            Until = DateTimeOffset.Parse("2026-10-26T00:00:00+01:00"),
        },
        Some.Rule("d", Stage.Closed) with
        {
            PerAmount = 1000.50m,
            Multiplier = 1.5m,
            Where =
            [
                Where("amount", ">=", "1e3"),
                Where("team", "in", """["lyon","lille"]"""),
                Where("weekday", "!=", "\"mon\""),
                Where("attributes.size", "=", "5"),
                Where("attributes.size", "<", "\"7\""),
                Where("account", "in", """["a, b","c"]"""),
                Where("hour", "in", "[8, 9]"),
                Where("ageHours", "<", "4.5"),
            ],
        },
        Some.Rule("e", Stage.Taken, 2) with
        {
            Where = [],
        },
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Rules_that_are_opened_and_saved_unchanged_stay_the_same_to_the_letter(string language)
    {
        var reading = RuleReading.Of(Document, language);
        var read = RulesForm.Of(Everything, reading).Read(Everything, reading, Theme);
        Assert.Empty(read.Typed);
        Assert.True(
            RuleSets.Same(Everything, read.Rules),
            $"{AuditEntry.Json(Everything)}\n{AuditEntry.Json(read.Rules)}"
        );
    }

    [Fact]
    public void What_people_type_becomes_what_the_engine_reads()
    {
        var form = new RuleForm
        {
            On = Stage.Closed,
            Points = " +1 000 ",
            PerAmount = "2 500,50",
            From = "2026-07-01T12:00",
            Until = "2026-07-01T14:00",
            Where =
            [
                new()
                {
                    Field = "weekday",
                    Op = "in",
                    Value = "Monday, vendredi",
                },
                new()
                {
                    Field = "team",
                    Op = "=",
                    Value = "LYON",
                },
                new()
                {
                    Field = "amount",
                    Op = ">",
                    Value = "1 500,5",
                },
                new(),
            ],
        };
        var reading = RuleReading.Of(Document, "fr");
        var rule = Assert.Single(
            new RulesForm { Bonus = [form] }
                .Read([], reading, Theme)
                .Rules
        );

        Assert.Empty(reading.Errors);
        Assert.Empty(CampaignCheck.Errors(Document with { Rules = [rule] }));
        Assert.Equal(
            (1000, 2500.50m, DateTimeOffset.Parse("2026-07-01T12:00:00+02:00")),
            (rule.Points, rule.PerAmount, rule.From)
        );
        Assert.Equal(["[\"mon\",\"fri\"]", "\"lyon\"", "1500.5"], rule.Where!.Select(x => x.Value.GetRawText()));
    }

    [Fact]
    public async Task A_wrong_rule_is_saved_and_explained_beside_each_of_its_fields_in_the_readers_language()
    {
        var builder = await Builder.Joined(fixture.Hub);
        (await builder.Begin()).Is(302);
        var address = $"/studio/{builder.Code}/build/rules?lang=fr";
        foreach (var add in new[] { "big", "streak", "happy" })
            (await builder.Send(address, ("Go", $"add-{add}"))).Is(302);

        var page = (
            await builder.Send(
                address,
                ("Bases[0].Points", "many"),
                ("Bonus[0].Where[0].Value", "a lot"),
                ("Bonus[1].Days", "900"),
                ("Bonus[2].Until", "2020-01-01T00:00"),
                ("Go", "next")
            )
        ).Is(400);

        Assert.Equal("doit être un nombre entier", Builder.Fault(page, "bases-0-points"));
        Assert.Equal("doit être un nombre", Builder.Fault(page, "bonus-0-where-0"));
        Assert.StartsWith("doit être compris entre 1 et 365", Builder.Fault(page, "bonus-1-days"));
        Assert.StartsWith("doit être après le début", Builder.Fault(page, "bonus-2-until"));
        foreach (var typed in new[] { "many", "a lot", "900" })
            Assert.Contains($"value=\"{typed}\"", page.Html);
        var rules = (await fixture.Hub.Engine.Drafts.Find(builder.Code))!.Document.Campaign.Rules;
        Assert.Equal((6, 900), (rules.Count, ((StreakRule)rules[4]).Days));
    }

    [Fact]
    public async Task Rules_that_contradict_are_explained_where_they_stand_and_again_at_the_review()
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built();
        var address = $"/studio/{builder.Code}/build/rules";
        foreach (var add in new[] { "other", "happy" })
            (await builder.Send(address, ("Go", $"add-{add}"))).Is(302);

        var said = (
            await builder.Send(
                $"{address}?handler=Sentences",
                ("Bonus[1].From", "2031-01-01T10:00"),
                ("Bonus[1].Until", "2031-01-01T12:00"),
                ("Bonus[0].Points", "0")
            )
        )
            .Is(200)
            .Html;
        Assert.Contains("pays nothing", said);
        Assert.Contains("the rule never pays", said);
        (
            await builder.Send(
                address,
                ("Bonus[1].From", "2031-01-01T10:00"),
                ("Bonus[1].Until", "2031-01-01T12:00"),
                ("Go", "next")
            )
        ).Is(302);
        Assert.Contains(
            "the rule never pays",
            Builder.Fault((await builder.Person.Open(address)).Is(200), "bonus-1-from")
        );
        Assert.Contains(
            "the rule never pays",
            (await builder.Person.Open($"/studio/{builder.Code}/build/review")).Is(200).Html
        );
    }

    [Fact]
    public async Task In_another_zone_happy_hours_stay_at_the_same_time_of_the_clocks()
    {
        var builder = await Builder.Joined(fixture.Hub);
        (await builder.Begin(("TimeZone", "Europe/Paris"))).Is(302);
        (await builder.Send($"/studio/{builder.Code}/build/rules", ("Go", "add-happy"))).Is(302);
        (
            await builder.Send(
                $"/studio/{builder.Code}/build/rules",
                ("Bonus[0].From", "2026-07-01T12:00"),
                ("Bonus[0].Until", "2026-07-01T14:00"),
                ("Go", "leave")
            )
        ).Is(302);

        (
            await builder.Send(
                $"/studio/{builder.Code}/build/basics",
                ("TimeZone", "America/New_York"),
                ("Go", "leave")
            )
        ).Is(302);

        Assert.Equal(
            DateTimeOffset.Parse("2026-07-01T12:00:00-04:00"),
            (await fixture.Hub.Engine.Drafts.Find(builder.Code))!.Document.Campaign.Rules[3].From
        );
    }

    private static Condition Where(string field, string op, string json) =>
        new(field, op, System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(json));
}
