using Xunit;

namespace ChallengeHub.Engine.Tests;

public class SheetCheckTests
{
    private static readonly SheetField Size = new(
        "size",
        "How many people?",
        SheetKind.Choice,
        Required: true,
        Options: [new SheetOption("small", "Up to 10", -5), new SheetOption("large", Score: 30.25m)]
    );
    private static readonly SheetField Why = new("why", "Why us?", SheetKind.Text, Score: 5);

    private static string[] Wrong(params SheetField[] fields) => Wrong(new Sheet { Fields = fields });

    private static string[] Wrong(Sheet? sheet)
    {
        var errors = new FieldErrors();
        SheetCheck.Errors(errors, sheet);
        return [.. errors.Select(x => $"{x}")];
    }

    private static SheetField[] Many(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Why with { Code = $"f{i}" })];

    private static SheetOption[] Options(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new SheetOption($"o{i}"))];

    [Fact]
    public void A_campaign_may_have_no_sheet_or_an_empty_one()
    {
        Assert.Empty(Wrong((Sheet?)null));
        Assert.Empty(Wrong(new Sheet()));
    }

    [Fact]
    public void A_sheet_has_questions_of_every_kind() =>
        Assert.Empty(
            Wrong(
                Size,
                Why,
                new SheetField("staff", "Staff", SheetKind.Number),
                new SheetField("by", "By when?", SheetKind.Date, Required: true, Score: 0.01m),
                new SheetField("budget", "A budget?", SheetKind.YesNo, Score: -1_000)
            )
        );

    [Fact]
    public void A_question_has_a_code_of_its_own_and_a_name()
    {
        Assert.Equal(["sheet.fields[1].code: not-unique"], Wrong(Why, Why));
        Assert.Equal(
            ["sheet.fields[0]: required", "sheet.fields[1].code: required"],
            Wrong(null!, Why with { Code = null! })
        );
        foreach (var code in new[] { "", "no code", "a\0b", "\ud83d", new string('x', 65), new string('x', 100_000) })
            Assert.Equal(["sheet.fields[0].code: code-format"], Wrong(Why with { Code = code }));
        Assert.Equal(["sheet.fields[0].name: required"], Wrong(Why with { Name = null! }));
        foreach (var name in new[] { "", " ", "a\0b", "\ud83d", new string('x', 201), new string('x', 100_000) })
            Assert.Equal(["sheet.fields[0].name: name-length"], Wrong(Why with { Name = name }));
        Assert.Equal(["sheet.fields[0].name: direction-of-writing"], Wrong(Why with { Name = "\u202Ewhy" }));
    }

    [Fact]
    public void A_sheet_has_up_to_40_questions()
    {
        Assert.Empty(Wrong(Many(40)));
        Assert.Equal(["sheet.fields: at-most(40)"], Wrong(Many(41)));
    }

    [Fact]
    public void A_choice_has_1_to_50_options()
    {
        Assert.Empty(Wrong(Size with { Options = Options(1) }));
        Assert.Empty(Wrong(Size with { Options = Options(50) }));
        foreach (var options in new[] { null, Options(0), Options(51) })
            Assert.Equal(["sheet.fields[0].options: value-count(50)"], Wrong(Size with { Options = options }));
    }

    [Theory]
    [InlineData(SheetKind.Text)]
    [InlineData(SheetKind.Number)]
    [InlineData(SheetKind.Date)]
    [InlineData(SheetKind.YesNo)]
    public void Only_a_choice_has_options(SheetKind kind)
    {
        var field = Why with { Kind = kind };
        Assert.Empty(Wrong(field with { Options = [] }));
        Assert.Equal(["sheet.fields[0].options: options-of-choice"], Wrong(field with { Options = Options(1) }));
    }

    [Fact]
    public void An_option_has_a_value_of_its_own()
    {
        string[] Of(params SheetOption[] options) => Wrong(Size with { Options = options });
        const string value = "sheet.fields[0].options[0].value";

        Assert.Empty(Of(new SheetOption("é"), new SheetOption("É"), new SheetOption("日本")));
        Assert.Empty(Of(new SheetOption(new string('x', 100))));
        Assert.Equal(
            ["sheet.fields[0].options[1].value: not-unique"],
            Of(new SheetOption("a"), new SheetOption("a", "another"))
        );
        Assert.Equal(["sheet.fields[0].options[0]: required"], Of([null!]));
        Assert.Equal([$"{value}: required"], Of(new SheetOption(null!)));
        foreach (
            var text in new[] { "", " a", "a\0b", "a\nb", "\ud83d", new string('x', 101), new string('x', 100_000) }
        )
            Assert.Equal([$"{value}: line-length(100)"], Of(new SheetOption(text)));
        Assert.Equal([$"{value}: direction-of-writing"], Of(new SheetOption("\u2066a")));
        Assert.Equal(["sheet.fields[0].options[0].name: name-length"], Of(new SheetOption("a", "")));
    }

    [Fact]
    public void Scores_have_limits()
    {
        foreach (var score in new[] { -1_000m, -0.01m, 0m, 1.10m, 1_000m })
        {
            Assert.Empty(Wrong(Why with { Score = score }));
            Assert.Empty(Wrong(Size with { Options = [new SheetOption("a", Score: score)] }));
        }
        foreach (var score in new[] { -1_000.01m, 1_000.01m, decimal.MaxValue, decimal.MinValue })
        {
            Assert.Equal(["sheet.fields[0].score: out-of-range(-1000, 1000)"], Wrong(Why with { Score = score }));
            Assert.Equal(
                ["sheet.fields[0].options[0].score: out-of-range(-1000, 1000)"],
                Wrong(Size with { Options = [new SheetOption("a", Score: score)] })
            );
        }
        Assert.Equal(["sheet.fields[0].score: two-decimals"], Wrong(Why with { Score = 0.001m }));
        Assert.Equal(["sheet.fields[0].score: score-of-options"], Wrong(Size with { Score = 1 }));
    }

    [Fact]
    public void The_least_score_can_be_reached()
    {
        string[] Of(decimal least, params SheetField[] fields) =>
            Wrong(new Sheet { Fields = fields, MinScore = least });

        Assert.Empty(Of(35.25m, Size, Why));
        Assert.Equal(["sheet.minScore: score-out-of-reach(35.25)"], Of(35.26m, Size, Why));
        Assert.Equal(["sheet.minScore: score-out-of-reach(0)"], Of(0.01m));
        Assert.Empty(Of(-1_000, Size, Why));
        Assert.Equal(["sheet.minScore: two-decimals"], Of(1.001m, Size, Why));
        Assert.Equal(["sheet.minScore: score-out-of-reach(35.25)"], Of(decimal.MaxValue, Size, Why));
        // other errors come first
        Assert.Equal(["sheet.fields[1].code: not-unique"], Of(1_000, Why, Why));
    }

    [Fact]
    public void What_must_be_answered_can_cost_points()
    {
        string[] Of(decimal least, SheetField field) => Wrong(new Sheet { Fields = [field], MinScore = least });
        var costly = Why with { Score = -5 };

        Assert.Empty(Of(0, costly));
        Assert.Equal(["sheet.minScore: score-out-of-reach(-5)"], Of(0, costly with { Required = true }));
        // yes costs, no does not
        Assert.Empty(Of(0, costly with { Required = true, Kind = SheetKind.YesNo }));
        var bad = Size with { Options = [new SheetOption("a", Score: -5), new SheetOption("b", Score: -3)] };
        Assert.Equal(["sheet.minScore: score-out-of-reach(-3)"], Of(0, bad));
        Assert.Empty(Of(0, bad with { Required = false }));
    }
}
