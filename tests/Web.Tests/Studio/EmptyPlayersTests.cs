using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class EmptyPlayersTests(HubFixture fixture)
{
    [Theory]
    [InlineData("")]
    [InlineData("\n\n \n")]
    [InlineData("name\tteam\trole\temail")]
    public async Task A_list_without_players_is_told_so_beside_it(string listed)
    {
        var builder = await Builder.Joined(fixture.Hub);
        (await builder.Begin()).Is(302);
        var page = (await builder.Step("players", ("Listed", listed))).Is(400);
        Assert.Contains("must be at least one", page.Html);
        Assert.Contains("data-testid=\"list-faults\"", page.Html);
    }
}
