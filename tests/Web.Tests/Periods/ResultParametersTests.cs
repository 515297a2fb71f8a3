using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class ResultParametersTests(HubFixture fixture)
{
    [Theory]
    [InlineData("results?format=pdf", "format")]
    [InlineData("results?version=0", "version")]
    [InlineData("results?version=x", "version")]
    [InlineData("periods/1/results?format=pdf", "format")]
    [InlineData("winners?format=pdf", "format")]
    [InlineData("winners?sep=x", "sep")]
    [InlineData("winners?period=0", "period")]
    [InlineData("winners?period=last", "period")]
    [InlineData("winners?lang=xxx", "lang")]
    public async Task A_parameter_that_is_wrong_is_named(string path, string field)
    {
        var campaign = await fixture.Api.Launched();
        Assert.Equal([field], (await fixture.Api.Get($"campaigns/{campaign}/{path}")).Is(400).Fields);
    }

    [Theory]
    [InlineData("GET", "periods/99/results")]
    [InlineData("GET", "periods/0/results")]
    [InlineData("GET", "periods/x/results")]
    [InlineData("POST", "periods/99/close")]
    [InlineData("POST", "awards/x")]
    public async Task What_is_not_there_is_404(string method, string path)
    {
        var campaign = await fixture.Api.Launched();
        (await fixture.Api.Send(new HttpMethod(method), $"campaigns/{campaign}/{path}")).Is(404);
        (await fixture.Api.Send(new HttpMethod(method), $"campaigns/none/{path}")).Is(404);
    }

    [Theory]
    [InlineData("{}", "status")]
    [InlineData("{ \"status\": \"lost\" }", "status")]
    [InlineData("{ \"status\": 3 }", "status")]
    [InlineData("{ \"status\": \"delivered\", \"note\": 5 }", "note")]
    [InlineData("{ \"status\": \"delivered\", \"note\": \"a\\u0000\" }", "note")]
    [InlineData("{ \"status\": \"delivered\", \"by\": \"me\" }", "by")]
    public async Task A_field_of_a_step_that_is_wrong_is_named(string body, string field)
    {
        var campaign = await fixture.Api.Launched();
        Assert.Equal([field], (await fixture.Api.Post($"campaigns/{campaign}/awards/1", body)).Is(400).Fields);
    }
}
