using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class ShippedThemesTests
{
    public static readonly string Shipped = Themes.Locate("themes");

    private static readonly Themes All = Themes.Read(Shipped);

    public static TheoryData<string> Codes =>
        [.. Directory.GetDirectories(Shipped).Select(folder => Path.GetFileName(folder)!)];

    [Fact]
    public void Every_shipped_theme_is_valid() => Assert.Equal([], All.Faults.Select(fault => fault.ToString()));

    [Fact]
    public void Four_packs_are_shipped_each_with_a_layout_of_its_own() =>
        Assert.Equal(
            [("caribbean", "chart"), ("classic", "table"), ("hollywood", "walk"), ("regatta", "lanes")],
            All.All.Select(theme => (theme.Code, theme.Layout.Board)).Order()
        );

    [Fact]
    public void A_pack_that_names_no_layout_is_shown_as_a_table() =>
        Assert.Equal("table", new ThemeLayout("plain", "plain", 10).Board);

    [Theory, MemberData(nameof(Codes))]
    public void Every_pack_has_something_that_moves_for_a_player_and_all_but_the_plain_one_can_be_heard(string code)
    {
        var theme = All.For(code);
        Assert.NotNull(theme.Art.Marker);
        if (code == "classic")
            return;
        Assert.NotNull(theme.Art.Backdrop);
        Assert.NotNull(theme.Art.Leader);
        Assert.All(
            ["taken", "contacted", "closed", "period"],
            moment => Assert.NotNull(theme.Celebrations[moment].Sound)
        );
    }

    [Theory, MemberData(nameof(Codes))]
    public void What_a_pack_holds_is_named_by_it_and_nothing_lies_about(string code)
    {
        var theme = All.For(code);
        Assert.Equal(
            theme.Files().Select(file => file.File).Append("theme.json").Distinct().Order(StringComparer.Ordinal),
            Directory
                .GetFiles(theme.Folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(theme.Folder, file))
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory, MemberData(nameof(Codes))]
    public void Every_stage_and_board_has_words_in_both_languages(string code)
    {
        foreach (var language in Language.Known)
        {
            var spoken = SpokenTheme.Of(All.For(code), language, "");
            Assert.Equal(["closed", "contacted", "taken", "validated"], spoken.Stages.Keys.Order());
            Assert.Equal(["pairs", "prospectors", "reps", "teams"], spoken.Boards.Keys.Order());
            Assert.All(spoken.Stages.Values, stage => Assert.All([stage.One, stage.Many, stage.Did], Said));
            Assert.All(spoken.Boards.Values, board => Assert.All([board.One, board.Many, board.Title], Said));
            Assert.All([1, 2, 3, 4, 10, 11, 10_000], rank => Said(spoken.Title(rank)));
            Assert.NotNull(spoken.Celebrations["closed"].Words);
        }
    }

    [Theory, MemberData(nameof(Codes))]
    public void Every_text_can_be_read_on_every_ground_it_stands_on(string code)
    {
        var palette = All.For(code).Palette;
        Assert.All(
            Contrast.Pairs(),
            pair =>
                Assert.True(
                    Contrast.Ratio(palette[pair.Ink], palette[pair.Ground]) >= Contrast.Aa,
                    $"{pair.Ink} on {pair.Ground}"
                )
        );
    }

    [Theory, MemberData(nameof(Codes))]
    public void Sounds_pictures_and_fonts_are_small(string code)
    {
        var theme = All.For(code);
        Assert.All(
            theme.Files(),
            file => Assert.InRange(new FileInfo(Path.Combine(theme.Folder, file.File)).Length, 100, 60_000)
        );
    }

    [Theory, MemberData(nameof(Codes))]
    public void Every_pack_brings_two_families_and_says_whose_they_are(string code)
    {
        var theme = All.For(code);
        var fonts = theme.Fonts;
        Assert.Equal([fonts.Display[0], fonts.Body[0]], fonts.Own.Select(face => face.Family).Distinct());
        Assert.All(fonts.Own, face => Assert.NotNull(face.LatinExt));

        var licence = File.ReadAllText(Path.Combine(theme.Folder, fonts.Licence!));
        Assert.Contains("SIL OPEN FONT LICENSE Version 1.1", licence);
        Assert.All(fonts.Own, face => Assert.Contains($"{face.Family}: npm package @fontsource/", licence));
    }

    [Fact]
    public void A_campaign_whose_theme_is_gone_is_shown_in_the_plain_one() =>
        Assert.Equal("classic", All.For("gone").Code);

    [Fact]
    public void Black_on_white_has_the_contrast_that_WCAG_says() =>
        Assert.Equal(21, Contrast.Ratio("#000000", "#FFFFFF"), 3);

    private static void Said(string text) => Assert.False(string.IsNullOrWhiteSpace(text));
}
