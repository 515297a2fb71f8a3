using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class EmptyParametersTests(HubFixture fixture)
{
    [Theory]
    [InlineData("campaigns/{0}/ledger?after=0&limit=1000&participant=")]
    [InlineData("campaigns/{0}/standings?board=&period=&top=&around=&asOfSeq=&lang=&by=")]
    [InlineData("campaigns/{0}/winners?period=all&format=json&sep=")]
    [InlineData("events/rejected?campaign=&after=")]
    [InlineData("campaigns/{0}/leads?status=&team=&rep=&prospector=&source=&overdue=&vouched=&q=&sort=&after=&limit=")]
    [InlineData("campaigns/{0}/leads?format=&sep=")]
    [InlineData("campaigns/{0}/funnel?by=&period=&from=&until=&perLead=&margin=&format=&sep=&lang=")]
    [InlineData("campaigns/{0}/effect?within=&format=&sep=")]
    [InlineData("campaigns/{0}/race?board=&by=&period=&top=&format=&sep=&lang=")]
    public async Task A_parameter_without_a_value_was_not_asked_for(string path)
    {
        var campaign = await fixture.Api.Launched();
        (await fixture.Api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);
        path = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, campaign);

        var plain = path.Split('?')[0] + (path.Contains("period=all", StringComparison.Ordinal) ? "?period=all" : "");
        Assert.Equal(
            WithoutClock((await fixture.Api.Get(plain)).Is(200).Text),
            WithoutClock((await fixture.Api.Get(path)).Is(200).Text)
        );
    }

    private static string WithoutClock(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, "\"asOf\":\"[^\"]*\"", "");
}
