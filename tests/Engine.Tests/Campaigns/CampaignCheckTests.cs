using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class CampaignCheckTests
{
    private static string[] Wrong(CampaignDocument document) =>
        [.. CampaignCheck.Errors(document).Select(error => error.Field).Distinct()];

    private static string[] Wrong(Func<CampaignDocument, CampaignDocument> change) => Wrong(change(Some.Campaign()));

    [Fact]
    public void A_valid_campaign_has_no_errors() => Assert.Empty(CampaignCheck.Errors(Some.Campaign()));

    [Fact]
    public void An_empty_document_lacks_what_is_required() =>
        Assert.Equal(["name", "timeZone", "currency", "startsAt", "endsAt"], Wrong(new CampaignDocument()));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData(null)]
    public void A_name_is_words(string? words)
    {
        Assert.Equal(["name"], Wrong(c => c with { Name = new LocalText(words) }));
        Assert.Equal(["name.fr"], Wrong(c => c with { Name = Languages(("en", "ok"), ("fr", words!)) }));
    }

    [Fact]
    public void A_name_has_up_to_200_characters_in_each_language()
    {
        Assert.Empty(Wrong(c => c with { Name = new string('x', 200) }));
        Assert.Equal(["name"], Wrong(c => c with { Name = new string('x', 201) }));
        Assert.Empty(Wrong(c => c with { Name = Languages(("en", "<b>\"Ω\" 🎬</b>"), ("fr", "é")) }));
        Assert.Equal(["name"], Wrong(c => c with { Name = Languages() }));
        Assert.Equal(["name"], Wrong(c => c with { Name = Languages(("EN", "x")) }));
        Assert.Equal(["name"], Wrong(c => c with { Name = Languages(("fra", "x")) }));
    }

    [Theory]
    [InlineData("Mars/Olympus")]
    [InlineData("Romance Standard Time")]
    [InlineData("../../etc/passwd")]
    [InlineData("/usr/share/zoneinfo/Europe/Paris")]
    [InlineData("europe/paris")]
    [InlineData("right/Europe/Paris")]
    [InlineData("")]
    [InlineData("+02:00")]
    public void A_zone_is_a_known_iana_zone(string zone) =>
        Assert.Equal(["timeZone"], Wrong(c => c with { TimeZone = zone }));

    [Theory]
    [InlineData("Europe/Paris")]
    [InlineData("America/Argentina/Buenos_Aires")]
    [InlineData("America/Port-au-Prince")]
    [InlineData("UTC")]
    [InlineData("Etc/GMT+5")]
    public void Iana_zones_are_accepted(string zone) => Assert.Empty(Wrong(c => c with { TimeZone = zone }));

    [Theory]
    [InlineData("eur")]
    [InlineData("EU")]
    [InlineData("EURO")]
    [InlineData("€")]
    [InlineData("EUR\n")]
    public void A_currency_has_three_capitals(string currency) =>
        Assert.Equal(["currency"], Wrong(c => c with { Currency = currency }));

    [Fact]
    public void A_window_has_a_length_of_up_to_8_years()
    {
        Assert.Equal(["endsAt"], Wrong(c => c with { EndsAt = c.StartsAt }));
        Assert.Equal(["endsAt"], Wrong(c => c with { EndsAt = c.StartsAt!.Value.AddDays(-1) }));
        Assert.Empty(Wrong(c => c with { EndsAt = c.StartsAt!.Value.AddYears(8) }));
        Assert.Equal(["endsAt"], Wrong(c => c with { EndsAt = c.StartsAt!.Value.AddYears(8).AddMilliseconds(1) }));
        Assert.Equal(
            ["startsAt", "endsAt"],
            Wrong(c => c with { StartsAt = DateTimeOffset.MinValue, EndsAt = DateTimeOffset.MaxValue })
        );
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(43_200, true)]
    [InlineData(43_201, false)]
    public void A_grace_lasts_up_to_30_days(int minutes, bool fits) =>
        Assert.Equal(
            fits ? [] : ["periods.graceMinutes"],
            Wrong(c => c with { Periods = new PeriodPlan { GraceMinutes = minutes } })
        );

    [Fact]
    public void Teams_have_codes_of_their_own_and_names()
    {
        Assert.Equal(["teams[1].code"], Wrong(c => c with { Teams = [new("a", "A"), new("a", "B")] }));
        Assert.Empty(Wrong(c => c with { Teams = [new("a", "A"), new("A", "A")] }));
        Assert.Equal(
            ["teams[0].code", "teams[0].name", "teams[1]"],
            Wrong(c => c with { Teams = [new(null!, null!), null!] })
        );
        Assert.Equal(["teams[0].code"], Wrong(c => c with { Teams = [new("Saint Étienne", "x")] }));
        Assert.Equal(
            ["teams[1].timeZone", "teams[1].holidays"],
            Wrong(c => c with { Teams = [new("a", "A", "Europe/Lisbon", "PT"), new("b", "B", "Lisbon", "XX")] })
        );
        Assert.Empty(Wrong(c => c with { Teams = Many(500) }));
        Assert.Equal(["teams"], Wrong(c => c with { Teams = Many(501) }));
    }

    [Fact]
    public void A_theme_is_named_by_a_code() => Assert.Equal(["theme"], Wrong(c => c with { Theme = "../secret" }));

    [Fact]
    public void Of_a_launched_campaign_window_zone_periods_and_counting_are_fixed()
    {
        var old = Some.Campaign();
        Assert.Empty(
            CampaignCheck.ChangeErrors(
                old,
                old with
                {
                    Name = "New",
                    Theme = "classic",
                    Rules = [],
                    Prizes = [],
                    Teams = [],
                    StartsAt = old.StartsAt!.Value.ToUniversalTime(),
                    Periods = new PeriodPlan(),
                }
            )
        );
        Assert.Equal(
            [
                "timeZone",
                "currency",
                "startsAt",
                "endsAt",
                "periods.every",
                "periods.graceMinutes",
                "ties",
                "teamScore",
            ],
            CampaignCheck.ChangeErrors(
                old,
                old with
                {
                    TimeZone = "UTC",
                    Currency = "USD",
                    StartsAt = old.StartsAt.Value.AddDays(1),
                    EndsAt = old.EndsAt!.Value.AddDays(1),
                    Periods = new PeriodPlan { Every = PeriodLength.Week, GraceMinutes = 5 },
                    Ties = TieBreak.Shared,
                    TeamScore = TeamScore.Average,
                    Validation = true,
                }
            )
        );
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("9.z_-", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a b", false)]
    [InlineData("a\n", false)]
    [InlineData("é", false)]
    [InlineData("a+b", false)]
    [InlineData(null, false)]
    public void A_code_is_plain(string? code, bool valid) => Assert.Equal(valid, Codes.IsValid(code));

    [Fact]
    public void A_code_has_up_to_64_characters()
    {
        Assert.True(Codes.IsValid(new string('a', 64)));
        Assert.False(Codes.IsValid(new string('a', 65)));
    }

    [Theory]
    [InlineData("lead 17 / é 🎬", true)]
    [InlineData(" a", false)]
    [InlineData("a\u00a0", false)]
    [InlineData("a\tb", false)]
    [InlineData("a\u0085b", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_text_can_be_stored_and_shown(string? text, bool valid) => Assert.Equal(valid, Codes.IsText(text));

    /// <summary>A fact of its own: an attribute's argument cannot hold half of a pair.</summary>
    [Fact]
    public void Half_of_a_surrogate_pair_is_no_text()
    {
        foreach (var text in new[] { "\ud800", "a\udc00", "\ud800a", "\udc00\ud800" })
        {
            Assert.False(Codes.IsText(text));
            Assert.Equal(["name"], Wrong(c => c with { Name = text }));
        }
    }

    private static Team[] Many(int count) => [.. Enumerable.Range(0, count).Select(i => new Team($"t{i}", "x"))];

    private static LocalText Languages(params (string Language, string Words)[] words) =>
        new(null, words.ToDictionary(word => word.Language, word => word.Words));
}
