using System.Net;
using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>A television in whose browser somebody is signed in.</summary>
public sealed class SignedInScreenTests(HubFixture fixture)
{
    [Theory]
    [InlineData(AccountRole.Spectator)]
    [InlineData(AccountRole.Admin)]
    public async Task A_browser_in_which_somebody_is_signed_in_can_be_paired_and_shows_its_wall(AccountRole role)
    {
        var campaign = await fixture.Api.Launched();
        using var person = await Person.Joined(fixture.Hub, new Grant(role));
        // the page's script knows no token
        person.Api.Http.DefaultRequestHeaders.Remove("X-CSRF-Token");
        (await person.Open("/wall")).Is(200);

        var begun = (await person.Api.Post("pairings")).Is(201).Json;
        (await PairedScreen.Confirm(fixture.Api, begun, campaign)).Is(204);
        var screen = (
            await person.Api.Post(
                "pairings/token",
                JsonSerializer.Serialize(new { deviceCode = begun.GetProperty("deviceCode").GetString() })
            )
        )
            .Is(200)
            .Json.GetProperty("screen");

        Assert.Equal($"/wall/{campaign}?lang=fr", (await person.Open("/wall")).Is(302).Location);
        var wall = (await person.Open($"/wall/{campaign}")).Is(200).Html;
        Assert.Contains("\"seconds\":12", WebUtility.HtmlDecode(wall)); // what this screen is set to show
        Assert.Equal(
            screen.GetProperty("id").GetInt64(),
            (await person.Api.Get("screen?shown=1")).Is(200).Json.GetProperty("id").GetInt64()
        );
        (await person.Open("/account")).Is(200); // and is still the person everywhere else

        (await fixture.Api.Send(HttpMethod.Delete, $"screens/{screen.GetProperty("id").GetInt64()}")).Is(204);
        (await person.Open("/wall")).Is(200);
        Assert.Contains(
            "\"screen\":null",
            WebUtility.HtmlDecode((await person.Open($"/wall/{campaign}")).Is(200).Html)
        );
    }

    [Fact]
    public async Task What_is_done_in_a_person_s_name_still_needs_the_token()
    {
        var campaign = await fixture.Api.Launched();
        using var person = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        person.Api.Http.DefaultRequestHeaders.Remove("X-CSRF-Token");
        var begun = (await person.Api.Post("pairings")).Is(201).Json;
        (await PairedScreen.Confirm(person.Api, begun, campaign)).Is(403);
        (await person.Api.Send(HttpMethod.Delete, "session")).Is(403);
        (await person.Api.Post("keys", """{ "name": "thief", "scopes": ["admin"] }""")).Is(403);
    }
}
