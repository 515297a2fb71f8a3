using System.Net;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>The companies of a campaign and their owners.</summary>
public sealed class AccountsPageTests(HubFixture fixture)
{
    [Fact]
    public async Task An_account_is_added_and_given_to_a_rep()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var page = $"/desk/{floor.Campaign}/accounts";
        Assert.Contains("data-testid=\"none\"", (await floor.Mara.Open(page)).Is(200).Html);

        (await floor.Mara.Post(page, ("name", "Café Müller"), ("owner", "anna"))).Is(302);

        var list = WebUtility.HtmlDecode((await floor.Mara.Open(page)).Is(200).Html);
        Assert.Contains("data-account=\"cafe-muller\"", list);
        Assert.Contains("<td>Anna</td>", list);
        var edit = (await floor.Mara.Open($"{page}?account=cafe-muller")).Is(200).Html;
        Assert.Contains("value=\"cafe-muller\"", edit);
        (await floor.Mara.Post(page, ("code", "cafe-muller"), ("name", "Müller"), ("owner", ""))).Is(302);
        list = WebUtility.HtmlDecode((await floor.Mara.Open(page)).Is(200).Html);
        Assert.Contains(">Müller</a>", list);
        Assert.DoesNotContain("<td>Anna</td>", list);
    }

    [Fact]
    public async Task An_owner_gets_the_leads_of_his_account()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var page = $"/desk/{floor.Campaign}/accounts";
        await floor.Mara.Open(page);
        (await floor.Mara.Post(page, ("code", "M/1"), ("name", "Mill"), ("owner", "ben"))).Is(302);
        (await floor.Create(floor.Mara.Api, """{ "code": "A", "account": "M/1", "team": "lyon" }""")).Is(201);
        (await floor.Move(floor.Dora.Api, "A", "validated")).Is(200);
        Assert.Equal("ben", (await floor.Lead(floor.Mara.Api, "A")).Is(200).Json.GetProperty("rep").GetString());
    }

    [Theory]
    [InlineData("", "anna", "name-fault")]
    [InlineData("a\u0007b", "anna", "name-fault")]
    [InlineData("Mill", "paul", "owner-fault")]
    [InlineData("Mill", "<script>", "owner-fault")]
    public async Task What_is_wrong_is_said_beside_its_field(string name, string owner, string fault)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var page = $"/desk/{floor.Campaign}/accounts";
        await floor.Mara.Open(page);
        var refused = (await floor.Mara.Post(page, ("code", "m"), ("name", name), ("owner", owner))).Is(400);
        Assert.Contains($"id=\"{fault}\"", refused.Html);
        Assert.DoesNotContain("value=\"<script>", refused.Html);
        Assert.Contains("data-testid=\"none\"", (await floor.Mara.Open(page)).Is(200).Html);
    }

    [Fact]
    public async Task Only_marketing_has_the_page()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        foreach (var person in new[] { floor.Anna, floor.Paul, floor.Dora })
            (await person.Open($"/desk/{floor.Campaign}/accounts")).Is(404);
        (await floor.Mara.Open($"/desk/{floor.Campaign}/accounts?find=%25_&account=none")).Is(200);
    }
}
