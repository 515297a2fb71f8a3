using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class PhonesTests
{
    [Theory]
    [InlineData("06 12 34 56 78", "FR", "+33612345678")]
    [InlineData("06.12.34.56.78", "FR", "+33612345678")]
    [InlineData("(06) 12-34-56-78", "FR", "+33612345678")]
    [InlineData("0033 6 12 34 56 78", "FR", "+33612345678")]
    [InlineData("+33 (0)6 12 34 56 78", "FR", "+33612345678")]
    [InlineData("tel:+33-6-12-34-56-78", "FR", "+33612345678")]
    [InlineData("０６１２３４５６７８", "FR", "+33612345678")]
    [InlineData("06 30 123 4567", "HU", "+36301234567")]
    [InlineData("06 1 234 5678", "HU", "+3612345678")]
    [InlineData("030 901820", "DE", "+4930901820")]
    [InlineData("210 123 4567", "GR", "+302101234567")]
    [InlineData("02 1234 5678", "IT", "+390212345678")]
    [InlineData("03-1234-5678", "JP", "+81312345678")]
    [InlineData("(415) 555-2671", "US", "+14155552671")]
    [InlineData("+36 30 123 4567", "FR", "+36301234567")]
    [InlineData("+36 30 123 4567", null, "+36301234567")]
    public void A_number_is_the_same_however_it_is_written(string text, string? region, string e164) =>
        Assert.Equal(e164, Phones.E164(text, region));

    [Fact]
    public void What_cannot_be_dialled_is_no_number()
    {
        foreach (
            var text in new[]
            {
                "",
                " ",
                "call me",
                "12",
                "06 12 34 56 7",
                "06 12 34 56 78 9",
                "0612345678 / 0698765432",
                "+999 12 34 56 78",
                "+",
                "\0",
                "\ud83d",
                new string('(', 60),
                new string('1', 65),
                new string('1', 100_000),
            }
        )
            Assert.Null(Phones.E164(text, "FR"));
        Assert.Null(Phones.E164(null, "FR"));
    }

    [Fact]
    public void Without_a_country_a_number_needs_its_code()
    {
        Assert.Null(Phones.E164("06 12 34 56 78", null));
        Assert.Null(Phones.E164("06 12 34 56 78", "XX"));
        Assert.Null(Phones.E164("0033 6 12 34 56 78", null));
    }

    [Theory]
    [InlineData("+33612345678", "0612345678")]
    [InlineData("+36301234567", "06301234567")]
    [InlineData("+3612345678", "0612345678")]
    [InlineData("+4930901820", "030901820")]
    [InlineData("+390212345678", "0212345678")]
    [InlineData("+14155552671", "4155552671")]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("0612345678", null)]
    public void At_home_a_number_is_dialled_with_its_own_digits(string? e164, string? digits) =>
        Assert.Equal(digits, Phones.NationalDigits(e164));

    [Theory]
    [InlineData("FR", "FR")]
    [InlineData("de-by", "DE")]
    [InlineData("DE-BY", "DE")]
    [InlineData("XX", null)]
    [InlineData("France", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_part_of_a_country_dials_as_the_country(string? country, string? region) =>
        Assert.Equal(region, Phones.RegionOf(country));

    [Theory]
    [InlineData("Europe/Paris", "FR")]
    [InlineData("Europe/Berlin", "DE")]
    [InlineData("Europe/Budapest", "HU")]
    [InlineData("America/Martinique", "MQ")]
    [InlineData("America/Los_Angeles", "US")]
    [InlineData("Pacific/Tahiti", "PF")]
    [InlineData("Etc/UTC", null)]
    [InlineData(null, null)]
    public void A_zone_is_of_a_country(string? zone, string? region) => Assert.Equal(region, Phones.RegionOfZone(zone));

    [Fact]
    public void A_lead_is_phoned_where_its_team_is_or_else_the_campaign()
    {
        var lead = new LeadCard { Code = "L-1" };
        string? Of(CampaignDocument document, LeadCard card) =>
            Phones.RegionIn(LeadCardCheckTests.Floor(document), card);

        Assert.Equal("FR", Of(Some.Campaign(), lead));
        Assert.Equal("FR", Of(Some.Campaign(), lead with { Team = "lyon", Prospector = "pia" }));
        Assert.Equal("FR", Of(Some.Campaign(), lead with { Team = "nobody's", Prospector = "nobody" }));
        Assert.Null(Of(Some.Campaign() with { TimeZone = "Etc/UTC" }, lead));

        var hours = new WorkingHours(Holidays: "DE-BY");
        var bavarian = Some.Campaign() with { Deadlines = new Deadlines { WorkingHours = hours } };
        Assert.Equal("DE", Of(bavarian, lead));

        var abroad = bavarian with
        {
            Teams =
            [
                new Team("lyon", "Lyon") { TimeZone = "Europe/Athens" },
                new Team("lille", "Lille") { Holidays = "HU", TimeZone = "Europe/Athens" },
            ],
        };
        Assert.Equal("GR", Of(abroad, lead with { Team = "lyon", Prospector = "pia" }));
        Assert.Equal("HU", Of(abroad, lead with { Team = "lille" }));
        // a lead without a team is its prospector's
        Assert.Equal("HU", Of(abroad, lead with { Prospector = "pia" }));
    }
}
