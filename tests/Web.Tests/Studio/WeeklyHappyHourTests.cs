using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class WeeklyHappyHourTests(HubFixture fixture)
{
    private static readonly CampaignDocument Document = Some.Campaign();
    private static readonly Theme Theme = Themes.Read(Themes.Locate("themes")).For("hollywood");

    [Fact]
    public async Task A_happy_hour_every_week_is_chosen_in_the_builder_said_in_words_and_opened_again_as_it_was()
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built(("TimeZone", "Europe/Paris"));
        var address = $"/studio/{builder.Code}/build/rules";
        (await builder.Send(address, ("Go", "add-weekly"))).Is(302);
        var changed = new[]
        {
            ("Bonus[0].Week.Days", "tue"),
            ("Bonus[0].Week.Days", "thu"),
            ("Bonus[0].Week.From", "12"),
            ("Bonus[0].Week.Until", "14"),
        };
        var step = (await builder.Send(address, [.. changed, ("Go", "stay")])).Is(302);
        var page = System.Net.WebUtility.HtmlDecode((await builder.Person.Open(address)).Is(200).Html);

        Assert.Contains(
            "10 stars to the rep for each film released (lead closed), on Tuesdays and on Thursdays, between 12:00 "
                + "and 14:00. With “Film released” that makes 20 stars in all: ×2.",
            page,
            StringComparison.OrdinalIgnoreCase
        );
        (await builder.Step("rules")).Is(302);
        (await builder.Send($"/studio/{builder.Code}/build/review")).Is(302);
        var rule = (await fixture.Hub.Engine.Campaigns.Get(builder.Code)).Campaign.Document.Rules[3];
        Assert.Equal((10, null, "Happy hour"), (rule.Points, rule.Multiplier, rule.Name!.In("en")));
        Assert.Equal(
            ["weekday in [\"tue\",\"thu\"]", "hour >= 12", "hour < 14"],
            rule.Where!.Select(x => $"{x.Field} {x.Op} {x.Value.GetRawText()}")
        );
        var regulations = System.Net.WebUtility.HtmlDecode(
            (await builder.Person.Open($"/regulations/{builder.Code}?lang=fr")).Is(200).Html
        );
        Assert.Contains("le mardi et le jeudi, entre 12 h et 14 h", regulations);
        Assert.Contains("cela fait 20 étoiles en tout : ×2.", regulations.Replace('\u00a0', ' '));
        // the page for running challenges has the same form, and finds nothing changed
        var change = (await builder.Send($"/studio/{builder.Code}/manage/rules?lang=en", ("Go", "preview"))).Is(200);
        Assert.DoesNotContain("data-change=", change.Html);
        var more = (
            await builder.Send($"/studio/{builder.Code}/manage/rules", ("Bonus[0].Times", "3"), ("Go", "preview"))
        ).Is(200);
        Assert.Contains("data-change=\"Changed\"", more.Html);
    }

    [Theory]
    [InlineData("""[["weekday", "in", ["fri", "mon"]], ["hour", ">=", 9], ["hour", "<", 11]]""", true)]
    [InlineData("""[["hour", "<", 11], ["amount", ">", 5], ["weekday", "=", "sat"]]""", true)]
    [InlineData("""[["hour", ">=", 9], ["hour", "<", 11], ["hour", "!=", 10]]""", false)]
    [InlineData("""[["weekday", "!=", "sun"], ["hour", ">=", 9]]""", false)]
    [InlineData("""[["hour", "in", [12, 13]]]""", false)]
    [InlineData("""[["hour", ">=", 14], ["hour", "<", 9]]""", false)]
    [InlineData("""[["weekday", "in", ["mon"]], ["weekday", "in", ["mon", "tue"]]]""", false)]
    [InlineData("""[["weekday", "in", ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]]]""", true)]
    public void Days_and_hours_of_a_rule_are_shown_as_such_and_written_back_to_the_letter(string where, bool isWeek)
    {
        var conditions = JsonSerializer
            .Deserialize<JsonElement[][]>(where)!
            .Select(x => new Condition(x[0].GetString(), x[1].GetString(), x[2]))
            .ToList();
        IReadOnlyList<Rule> rules =
        [
            .. RuleSet.Default,
            Some.Rule("happy", Stage.Closed, 10) with
            {
                Where = conditions,
                Multiplier = 0.5m,
            },
        ];
        var reading = RuleReading.Of(Document, "fr");

        var form = RulesForm.Of(rules, reading);
        var read = form.Read(rules, reading, Theme);

        Assert.Empty(read.Typed);
        Assert.True(RuleSets.Same(rules, read.Rules), AuditEntry.Json(read.Rules));
        Assert.Equal(isWeek, form.Bonus[0].Where.All(x => x.Field is not ("weekday" or "hour")));
    }

    [Theory]
    [InlineData("2", 10, null)]
    [InlineData("1,5", 10, "0.5")]
    [InlineData("3", 10, "2")]
    public void So_many_times_the_usual_points_are_the_usual_points_and_the_rest_again(
        string times,
        int points,
        string? multiplier
    )
    {
        var form = new RulesForm
        {
            Bases = [new StageForm { On = Stage.Closed, Points = "10" }],
            Bonus =
            [
                new RuleForm
                {
                    On = Stage.Closed,
                    Reward = RewardForm.ByTimes,
                    Times = times,
                    Week = new WeekForm
                    {
                        Days = ["fri"],
                        From = 16,
                        Until = 24,
                    },
                },
            ],
        };
        var read = form.Read([], RuleReading.Of(Document, "en"), Theme);
        Assert.Empty(read.Typed);
        Assert.Equal((points, multiplier), (read.Rules[1].Points!.Value, Typed.Of(read.Rules[1].Multiplier)));
        Assert.Empty(CampaignCheck.Errors(Document with { Rules = read.Rules }));
        Assert.Equal(
            Typed.Number(times, [], ""),
            RewardForm.TimesOf(read.Rules[1], new Dictionary<Stage, int> { [Stage.Closed] = 10 })
        );
        // the usual points change, and the happy hour with them
        form.Bases[0].Points = "20";
        Assert.Equal(20, form.Read(read.Rules, RuleReading.Of(Document, "en"), Theme).Rules[1].Points);
    }

    [Fact]
    public void Hours_that_end_before_they_begin_and_times_of_nothing_are_said_where_they_were_chosen()
    {
        var form = new RulesForm
        {
            Bonus =
            [
                new RuleForm
                {
                    On = Stage.Taken,
                    Reward = RewardForm.ByTimes,
                    Times = "1",
                    Week = new WeekForm { From = 14, Until = 14 },
                },
            ],
        };
        var faults = ErrorSentences.ByField(
            form.Read([], RuleReading.Of(Document, "en"), Theme).Errors(Document),
            "en"
        );
        Assert.Equal(["must end later on the same day than it begins"], faults["bonus[0].week"]);
        Assert.Equal(
            ["must be more than 1 and at most 100", "needs usual points for this step: choose points instead"],
            faults["bonus[0].times"]
        );
    }

    [Fact]
    public async Task Rows_of_conditions_that_were_left_empty_do_not_multiply()
    {
        var builder = await Builder.Joined(fixture.Hub);
        var code = await builder.Launched();
        var page = (await builder.Send($"/studio/{code}/manage/rules", ("Go", "add-other"))).Is(200);
        for (var i = 0; i < 3; i++)
            page = (await builder.Resend(page, $"/studio/{code}/manage/rules", ("Go", "preview"))).Is(200);
        Assert.Single(Rows(page));
        page = (
            await builder.Resend(
                page,
                $"/studio/{code}/manage/rules",
                ("Bonus[0].Where[0].Field", "amount"),
                ("Bonus[0].Where[0].Op", ">"),
                ("Bonus[0].Where[0].Value", "lots"),
                ("Go", "preview")
            )
        ).Is(400);
        Assert.Equal(2, Rows(page).Count);
        Assert.Equal("must be a number", Builder.Fault(page, "bonus-0-where-0"));
        // a value of nothing is neither kept in silence nor lost
        page = (
            await builder.Resend(
                page,
                $"/studio/{code}/manage/rules",
                ("Bonus[0].Where[0].Field", ""),
                ("Go", "preview")
            )
        ).Is(400);
        Assert.Equal("must say what it is about", Builder.Fault(page, "bonus-0-where-0"));
        Assert.Contains("value=\"lots\"", page.Html);
    }

    [Fact]
    public void A_fault_of_a_condition_is_told_at_its_own_row_though_one_above_is_empty()
    {
        var form = new RulesForm
        {
            Bonus =
            [
                new RuleForm
                {
                    On = Stage.Taken,
                    Points = "1",
                    Where =
                    [
                        new(),
                        new()
                        {
                            Field = "hour",
                            Op = "=",
                            Value = "25",
                        },
                    ],
                },
            ],
        };
        Assert.Contains(
            "bonus[0].where[1].value",
            form.Read([], RuleReading.Of(Document, "en"), Theme).Errors(Document).Select(x => x.Field)
        );
    }

    private static IReadOnlyList<string> Rows(PageAnswer page) =>
        [
            .. System
                .Text.RegularExpressions.Regex.Matches(page.Html, "name=\"Bonus\\[0\\]\\.Where\\[\\d+\\]\\.Field\"")
                .Select(x => x.Value),
        ];
}
