using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>The colours of teams, from the challenge's document to those who look at a wall.</summary>
public sealed class TeamLinesTests(HubFixture fixture)
{
    private readonly ApiClient api = fixture.Api;

    [Fact]
    public void Whatever_colour_a_team_has_what_is_written_on_it_can_be_read()
    {
        for (var red = 0; red <= 255; red += 15)
        for (var green = 0; green <= 255; green += 15)
        for (var blue = 0; blue <= 255; blue += 15)
        {
            var colour = $"#{red:x2}{green:x2}{blue:x2}";
            Assert.True(Contrast.Ratio(colour, TeamLines.InkOn(colour)) >= Contrast.Aa, colour);
        }
    }

    [Fact]
    public async Task A_colour_of_the_document_is_the_team_s_on_the_wall_and_goes_out_with_the_document()
    {
        var campaign = await api.Launched(
            ApiClient.Document.Replace("\"name\": \"Lille\"", "\"name\": \"Lille\", \"colour\": \"#AA0044\"")
        );
        using var person = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        var wall = System.Net.WebUtility.HtmlDecode((await person.Open($"/wall/{campaign}")).Is(200).Html);
        Assert.Contains("\"code\":\"lille\",\"name\":\"Lille\",\"colour\":\"#aa0044\",\"ink\":\"#ffffff\"", wall);
        Assert.Contains("\"code\":\"lyon\",\"name\":\"Lyon\",\"colour\":\"#", wall);
        Assert.Contains("\"colour\":\"#AA0044\"", (await api.Get($"campaigns/{campaign}")).Is(200).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("purple")]
    [InlineData("#12345")]
    [InlineData("red;background:url(//evil)")]
    public async Task A_colour_that_is_none_is_named(string colour) =>
        Assert.Equal(
            ["teams[0].colour"],
            (
                await api.Put(
                    "campaigns/painted",
                    ApiClient.Document.Replace("\"name\": \"Lyon\"", $"\"name\": \"Lyon\", \"colour\": \"{colour}\"")
                )
            )
                .Is(400)
                .Fields
        );

    [Fact]
    public async Task Marketing_gives_a_team_another_colour_and_sees_before_what_changes()
    {
        var office = await Caretaker.Of(fixture.Hub);

        var preview = await office.Change("names", ("Teams[0].Colour", "plum"));

        Assert.Equal(["Changed Colour of Lyon | Automatic | Plum"], Caretaker.Changes(preview));
        Assert.Equal("plum", (await office.View).Campaign.Document.Teams[0].Colour);
        (await office.Preview("names", ("Teams[0].Colour", "purple"))).Is(400);
        await office.Change("names", ("Teams[0].Colour", ""));
        Assert.Null((await office.View).Campaign.Document.Teams[0].Colour);
    }
}
