using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>After the sign-in each is where his work is.</summary>
public sealed class HomeTests(HubFixture fixture)
{
    [Fact]
    public async Task Each_role_begins_where_its_work_is()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var desk = $"/desk/{floor.Campaign}";
        Assert.Equal(desk, await Home(floor.Anna));
        Assert.Equal($"{desk}/found", await Home(floor.Paul));
        Assert.Equal($"{desk}/team", await Home(floor.Dora));
        Assert.Equal("/", await Home(floor.Mara));
        foreach (var person in new[] { floor.Anna, floor.Paul, floor.Dora })
            (await person.Open(await Home(person))).Is(200);
    }

    [Theory]
    [InlineData("/", null)]
    [InlineData("https://evil.example.org/", null)]
    [InlineData("/account", "/account")]
    public async Task Who_wanted_to_go_somewhere_gets_there(string returnUrl, string? place)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        Assert.Equal(place ?? $"/desk/{floor.Campaign}", await Home(floor.Anna, returnUrl));
        // who is signed in already is led the same way
        var again = await floor.Anna.Open($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.Equal(place ?? $"/desk/{floor.Campaign}", again.Is(302).Location);
    }

    [Fact]
    public async Task Who_works_in_several_challenges_or_in_none_begins_at_the_list_of_them()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        using var other = await DeskFloor.Open(fixture.Hub);
        using var both = await Person.Joined(
            fixture.Hub,
            new Grant(AccountRole.Rep, floor.Campaign, "anna"),
            new Grant(AccountRole.Director, other.Campaign, "lyon")
        );
        Assert.Equal("/", await Home(both));
        var list = (await both.Open("/")).Is(200).Html;
        Assert.Contains($"href=\"/desk/{floor.Campaign}\"", list);
        Assert.Contains($"href=\"/desk/{other.Campaign}/team\"", list);

        using var spectator = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        using var nobody = await Person.Joined(fixture.Hub, new Grant(AccountRole.Rep, floor.Campaign, "gone"));
        Assert.Equal("/", await Home(spectator));
        Assert.Equal("/", await Home(nobody));
        Assert.DoesNotContain("/desk/", (await spectator.Open("/")).Is(200).Html);
    }

    [Fact]
    public async Task A_challenge_that_is_over_is_nobodys_home()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        (await floor.Admin.Post($"campaigns/{floor.Campaign}/close")).Is(200);
        Assert.Equal("/", await Home(floor.Anna));
    }

    [Fact]
    public async Task The_menu_leads_to_the_desk_and_the_list_of_challenges_does()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var list = (await floor.Anna.Open("/")).Is(200).Html;
        Assert.Contains($"<a href=\"/desk/{floor.Campaign}\"", list);
        Assert.Contains("data-testid=\"desk\"", list);
        Assert.Contains($"<a href=\"/desk/{floor.Campaign}/team\"", (await floor.Dora.Open("/account")).Is(200).Html);
        Assert.DoesNotContain("<a href=\"/desk/", (await floor.Mara.Open("/account")).Is(200).Html);
    }

    private static async Task<string> Home(Person person, string? returnUrl = null)
    {
        await person.Open("/account");
        await person.Post("/account?handler=SignOut");
        return (await person.SignIn(returnUrl: returnUrl)).Is(302).Location!;
    }
}
