using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Another site makes the browser of a signed-in admin send something.</summary>
public sealed class CsrfAttackTests(HubFixture fixture)
{
    private const string Key = """{ "name": "thief", "scopes": ["admin"] }""";

    [Fact]
    public async Task A_form_of_another_site_changes_nothing()
    {
        using var admin = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        admin.Forget();
        foreach (
            var (path, fields) in new (string, (string, string)[])[]
            {
                ("/keys", [("Name", "thief"), ("Scopes", "admin")]),
                ("/people", [("email", "thief@example.org"), ("name", "Thief"), ("grants[0].Role", "Admin")]),
                ($"/people/{admin.Id}?handler=Everywhere", []),
                ("/account?handler=Password", [("old", Person.Password), ("password", "the thief's own password")]),
                ("/account?handler=SignOut", []),
            }
        )
            (await admin.Post(path, fields)).Is(400);

        (await admin.Open("/account")).Is(200); // still signed in, with the same password
        Assert.DoesNotContain("thief", (await fixture.Api.Get("keys")).Text);
        Assert.DoesNotContain("thief", (await fixture.Api.Get("accounts")).Text);
    }

    [Fact]
    public async Task A_call_of_the_API_by_cookie_needs_the_token_of_the_same_person()
    {
        using var admin = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        using var other = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        var foreign = other.Api.Http.DefaultRequestHeaders.GetValues("X-CSRF-Token").Single();
        (await admin.Api.Post("keys", Key.Replace("thief", "her own"))).Is(201);

        admin.Api.Http.DefaultRequestHeaders.Remove("X-CSRF-Token");
        Assert.Contains("X-CSRF-Token", (await admin.Api.Post("keys", Key)).Is(403).Text);
        (await admin.Api.Post("keys", Key, ("X-CSRF-Token", foreign))).Is(403);
        (await admin.Api.Post("keys", Key, ("X-CSRF-Token", "guessed"))).Is(403);
        Assert.DoesNotContain("thief", (await fixture.Api.Get("keys")).Text);
    }

    [Fact]
    public async Task The_session_is_not_sent_along_from_other_sites_and_no_script_reads_it()
    {
        using var person = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        await person.Open("/account");
        (await person.Post("/account?handler=SignOut")).Is(302);
        var cookie = (await person.SignIn())
            .Is(302)
            .SetCookies.Single(x => x.StartsWith("ch_session=", StringComparison.Ordinal));
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
    }
}
