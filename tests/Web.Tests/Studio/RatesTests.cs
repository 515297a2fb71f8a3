using System.Net;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class RatesTests(HubFixture fixture)
{
    [Fact]
    public async Task Rates_are_typed_as_people_write_them_launched_and_read_in_the_regulations()
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built(("Rates", "HUF 0,0026\n1 chf = 1.05\n\n"));
        Assert.Contains(
            "HUF 0.0026\nCHF 1.05",
            WebUtility.HtmlDecode((await builder.Person.Open($"/studio/{builder.Code}/build/basics")).Is(200).Html)
        );
        var review = (await builder.Person.Open($"/studio/{builder.Code}/build/review")).Is(200);
        Assert.Contains("1 HUF = 0.0026\u00a0EUR", WebUtility.HtmlDecode(review.Html));
        (await builder.Send($"/studio/{builder.Code}/build/review")).Is(302);

        var rates = (await fixture.Api.Get($"campaigns/{builder.Code}")).Is(200).Json.GetProperty("rates");
        Assert.Equal((0.0026m, 1.05m), (rates.GetProperty("HUF").GetDecimal(), rates.GetProperty("CHF").GetDecimal()));
        Assert.Contains(
            "1 CHF = 1.05\u00a0EUR, 1 HUF = 0.0026\u00a0EUR",
            WebUtility.HtmlDecode((await builder.Person.Open($"/regulations/{builder.Code}")).Is(200).Html)
        );
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_leaves_the_rates_as_they_were()
    {
        var builder = await Builder.Joined(fixture.Hub);
        (await builder.Begin(("Rates", "HUF 0.0026"))).Is(302);
        (await builder.Step("basics", ("Rates", "HUF 0.003\nCHF"))).Is(400);
        Assert.Equal(0.0026m, (await fixture.Hub.Engine.Drafts.Find(builder.Code))!.Document.Campaign.Rates!["HUF"]);
    }

    [Theory]
    [InlineData("a thousand", "must be a currency and a rate on each line, such as HUF 0.0026")]
    [InlineData("HUF 1\nHUF 2", "must name each currency once")]
    [InlineData("EUR 1", "EUR is the campaign's own currency")]
    [InlineData("HUF 0", "HUF must be more than 0 and at most 1000000")]
    public async Task Rates_that_cannot_be_are_told_beside_the_field_and_stay_there(string typed, string fault)
    {
        var builder = await Builder.Joined(fixture.Hub);
        (await builder.Begin()).Is(302);
        var page = (await builder.Step("basics", ("Rates", typed))).Is(400);
        Assert.Equal(fault, Builder.Fault(page, "Rates"));
        Assert.Contains($">{typed}</textarea>", WebUtility.HtmlDecode(page.Html).ReplaceLineEndings("\n"));
    }
}
