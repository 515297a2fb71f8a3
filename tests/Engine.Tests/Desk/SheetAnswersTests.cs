using System.Text.Json;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class SheetAnswersTests
{
    private static readonly Sheet Sheet = new()
    {
        Fields =
        [
            new SheetField(
                "size",
                "How many people?",
                SheetKind.Choice,
                Required: true,
                Options:
                [
                    new SheetOption("small", Score: -5),
                    new SheetOption("mid"),
                    new SheetOption("large", Score: 30),
                ]
            ),
            new SheetField("why", "Why us?", SheetKind.Text, Score: 5),
            new SheetField("staff", "Staff", SheetKind.Number, Score: 10),
            new SheetField("by", "By when?", SheetKind.Date),
            new SheetField("budget", "A budget?", SheetKind.YesNo, Required: true, Score: 20),
        ],
        MinScore = 40,
    };

    private static Dictionary<string, JsonElement> Read(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;

    private static string[] Wrong(string json)
    {
        var errors = new FieldErrors();
        SheetAnswers.Errors(errors, Sheet, Read(json));
        return [.. errors.Select(x => $"{x}")];
    }

    private static string[] Lacks(string json) => [.. SheetAnswers.Lacks(Sheet, Read(json)).Select(x => $"{x}")];

    private static string[] Missing(string json) => [.. SheetAnswers.Missing(Sheet, Read(json)).Select(x => $"{x}")];

    private static string Why(string text) => JsonSerializer.Serialize(new { why = text });

    [Theory]
    [InlineData("""{ "size": "small", "why": "Γιατί;\n日本", "staff": 12.5, "by": "2026-02-28", "budget": false }""")]
    [InlineData("""{ "size": null, "why": null, "staff": null, "by": null, "budget": null }""")]
    [InlineData("""{ "size": "", "why": "", "by": "" }""")]
    [InlineData("""{ "staff": -1e20 }""")]
    [InlineData("{}")]
    public void Answers_can_be_kept_even_of_a_draft(string json) => Assert.Empty(Wrong(json));

    [Theory]
    [InlineData("""{ "size": "huge" }""", "qualification.size: one-of(small, mid, large)")]
    [InlineData("""{ "size": "Small" }""", "qualification.size: one-of(small, mid, large)")]
    [InlineData("""{ "size": 1 }""", "qualification.size: not-a-string")]
    [InlineData("""{ "size": ["small"] }""", "qualification.size: not-a-string")]
    [InlineData("""{ "size": "\ud83d" }""", "qualification.size: half-surrogate")]
    [InlineData("""{ "why": 5 }""", "qualification.why: not-a-string")]
    [InlineData("""{ "why": {} }""", "qualification.why: not-a-string")]
    [InlineData("""{ "why": "\ud83d" }""", "qualification.why: half-surrogate")]
    [InlineData("""{ "why": "a\u0000b" }""", "qualification.why: control-character")]
    [InlineData("""{ "why": "\u202Eyhw" }""", "qualification.why: direction-of-writing")]
    [InlineData("""{ "staff": "12" }""", "qualification.staff: not-a-number")]
    [InlineData("""{ "staff": true }""", "qualification.staff: not-a-number")]
    [InlineData("""{ "staff": 1e400 }""", "qualification.staff: number-too-large")]
    [InlineData("""{ "by": 2026 }""", "qualification.by: not-a-string")]
    [InlineData("""{ "by": "31.01.2026" }""", "qualification.by: day-format")]
    [InlineData("""{ "by": "2026-02-30" }""", "qualification.by: day-format")]
    [InlineData("""{ "by": "2026-1-1" }""", "qualification.by: day-format")]
    [InlineData("""{ "by": "2026-01-01T00:00:00Z" }""", "qualification.by: day-format")]
    [InlineData("""{ "by": " 2026-01-01" }""", "qualification.by: day-format")]
    [InlineData("""{ "by": "\ud83d" }""", "qualification.by: half-surrogate")]
    [InlineData("""{ "budget": "yes" }""", "qualification.budget: not-a-boolean")]
    [InlineData("""{ "budget": 1 }""", "qualification.budget: not-a-boolean")]
    [InlineData("""{ "colour": "red" }""", "qualification.colour: not-on-sheet")]
    [InlineData("""{ "Size": "small" }""", "qualification.Size: not-on-sheet")]
    [InlineData("""{ "no code": 1, "another one": 2 }""", "qualification: not-on-sheet")]
    public void An_answer_that_does_not_fit_is_named(string json, string error) => Assert.Equal([error], Wrong(json));

    [Fact]
    public void An_answer_has_up_to_1000_characters()
    {
        Assert.Empty(Wrong(Why(new string('x', 1_000))));
        Assert.Equal(["qualification.why: too-long(1000)"], Wrong(Why(new string('x', 1_001))));
        Assert.Equal(["qualification.why: too-long(1000)"], Wrong(Why(new string('x', 100_000))));
        Assert.Equal(["qualification: not-on-sheet"], Wrong($$"""{ "{{new string('x', 100_000)}}": 1 }"""));
    }

    [Fact]
    public void Without_a_sheet_nothing_can_be_answered()
    {
        var errors = new FieldErrors();
        SheetAnswers.Errors(errors, new Sheet(), Read("""{ "size": "small" }"""));
        Assert.Equal(["qualification.size: not-on-sheet"], errors.Select(x => $"{x}"));
        Assert.True(SheetAnswers.IsGoodEnough(new Sheet(), null));
    }

    [Theory]
    [InlineData("{}", "qualification.size: required, qualification.budget: required")]
    [InlineData("""{ "size": "", "budget": null }""", "qualification.size: required, qualification.budget: required")]
    [InlineData("""{ "size": "huge", "budget": false }""", "qualification.size: required")]
    [InlineData("""{ "size": "mid" }""", "qualification.budget: required")]
    [InlineData("""{ "size": "mid", "budget": false }""", "")]
    public void What_is_required_and_not_answered_is_missing(string json, string errors) =>
        Assert.Equal(errors, string.Join(", ", Missing(json)));

    [Fact]
    public void Nothing_answered_misses_all_that_is_required()
    {
        Assert.Equal(
            ["qualification.size: required", "qualification.budget: required"],
            SheetAnswers.Missing(Sheet, null).Select(x => $"{x}")
        );
        Assert.Equal(0, SheetAnswers.Score(Sheet, null));
        Assert.False(SheetAnswers.IsGoodEnough(Sheet, null));
    }

    [Theory]
    [InlineData("{}", 0)]
    [InlineData("""{ "size": "small" }""", -5)]
    [InlineData("""{ "size": "mid" }""", 0)]
    [InlineData("""{ "size": "large", "budget": true }""", 50)]
    [InlineData("""{ "size": "large", "budget": false }""", 30)]
    [InlineData("""{ "why": "because", "staff": 0, "by": "2026-01-01" }""", 15)]
    [InlineData("""{ "why": " \n", "staff": null }""", 0)]
    [InlineData("""{ "size": "huge", "budget": "true", "staff": "12", "colour": "red" }""", 0)]
    public void A_score_is_the_sum_of_what_is_answered(string json, int score) =>
        Assert.Equal(score, SheetAnswers.Score(Sheet, Read(json)));

    [Theory]
    [InlineData("""{ "size": "large", "budget": true }""", true)]
    [InlineData("""{ "size": "large", "budget": false, "staff": 3 }""", true)]
    [InlineData("""{ "size": "large", "budget": false, "why": "because" }""", false)]
    [InlineData("""{ "size": "large", "staff": 3 }""", false)]
    public void A_lead_is_good_enough_with_all_that_is_required_and_the_least_score(string json, bool isGood) =>
        Assert.Equal(isGood, SheetAnswers.IsGoodEnough(Sheet, Read(json)));

    [Fact]
    public void A_draft_is_answered_field_by_field()
    {
        Assert.Equal(
            [
                "qualification.size: required",
                "qualification.why: could-score-more(0, 40)",
                "qualification.staff: could-score-more(0, 40)",
                "qualification.budget: required",
            ],
            Lacks("{}")
        );
        Assert.Equal(
            ["qualification.size: could-score-more(25, 40)", "qualification.staff: could-score-more(25, 40)"],
            Lacks("""{ "size": "mid", "why": "because", "budget": true }""")
        );
        // enough points, but not all that is required
        Assert.Equal(["qualification.budget: required"], Lacks("""{ "size": "large", "staff": 3 }"""));
        Assert.Empty(Lacks("""{ "size": "large", "budget": true }"""));
    }

    [Fact]
    public void An_optional_answer_that_costs_points_can_be_taken_back()
    {
        var sheet = new Sheet
        {
            Fields = [new SheetField("far", "Far away?", SheetKind.Text, Score: -1)],
            MinScore = 0,
        };
        var lacks = SheetAnswers.Lacks(sheet, Read("""{ "far": "very" }"""));
        Assert.Equal(["qualification.far: could-score-more(-1, 0)"], lacks.Select(x => $"{x}"));
        Assert.True(SheetAnswers.IsGoodEnough(sheet, null));
    }
}
