using System.Net;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Somebody wants to be somebody else: by a planted session, a copied one, a forged one.</summary>
public sealed class SessionAttackTests(HubFixture fixture)
{
    [Fact]
    public async Task A_session_planted_before_the_sign_in_is_not_taken_over()
    {
        using var thief = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        using var victim = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        var planted = Session(thief);
        using var browser = new Person(fixture.Hub.Url) { Email = victim.Email };
        browser.Cookies.Add(fixture.Hub.Url, new Cookie("ch_session", planted));

        await browser.Open("/account");
        await browser.Post("/account?handler=SignOut");
        browser.Cookies.Add(fixture.Hub.Url, new Cookie("ch_session", planted));
        (await browser.SignIn()).Is(302);

        Assert.NotEqual(planted, Session(browser));
        Assert.Equal(victim.Id, await Who(Session(browser)));
        Assert.Null(await Who(planted)); // what the thief knows has ended with the sign-out
    }

    [Fact]
    public async Task A_copied_session_ends_with_the_sign_out_of_its_owner()
    {
        using var person = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        var copied = Session(person);
        Assert.Equal(person.Id, await Who(copied));

        (await person.Api.Send(HttpMethod.Delete, "session")).Is(204);

        Assert.Null(await Who(copied));
    }

    [Fact]
    public async Task A_disabled_person_is_out_at_once_everywhere()
    {
        using var person = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        (await person.Api.Get("keys")).Is(200);

        (await fixture.Api.Post($"accounts/{person.Id}/disable")).Is(200);

        (await person.Api.Get("keys")).Is(401);
        Assert.NotEqual(302, (await new Person(fixture.Hub.Url) { Email = person.Email }.SignIn()).Status);
    }

    [Fact]
    public async Task A_role_that_was_taken_away_is_gone_with_the_next_request()
    {
        using var person = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        (await person.Api.Get("keys")).Is(200);

        (await fixture.Api.Put($"accounts/{person.Id}/grants", """{ "grants": [{ "role": "spectator" }] }""")).Is(200);

        (await person.Api.Get("keys")).Is(403);
    }

    [Theory]
    [InlineData("")]
    [InlineData("account:1")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_forged_session_is_none(string forged) => Assert.Null(await Who(forged));

    [Fact]
    public async Task A_session_whose_cookie_was_altered_is_none()
    {
        using var person = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        var cookie = Session(person).ToCharArray();
        cookie[^20] = cookie[^20] == 'A' ? 'B' : 'A';
        Assert.Null(await Who(new string(cookie)));
    }

    private string Session(Person person) => person.Cookies.GetCookies(fixture.Hub.Url)["ch_session"]!.Value;

    private async Task<long?> Who(string session)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false })
        {
            BaseAddress = fixture.Hub.Url,
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/session")
        {
            Headers = { { "Cookie", $"ch_session={session}" } },
        };
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
            return null;
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return long.Parse(
            System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("author").GetString()!.Split(':')[1]
        );
    }
}
