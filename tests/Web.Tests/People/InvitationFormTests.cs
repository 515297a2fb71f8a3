using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class InvitationFormTests(HubFixture fixture)
{
    [Theory]
    [InlineData("en", "Enter the name.", "Enter the e-mail address.", "Choose at least one role.")]
    [InlineData("fr", "Indiquez le nom.", "Indiquez l’adresse e-mail.", "Choisissez au moins un rôle.")]
    public async Task An_invitation_names_every_field_that_is_missing(string language, params string[] sentences)
    {
        using var admin = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        await admin.Open("/people");
        var html = System.Net.WebUtility.HtmlDecode(
            (await admin.Post($"/people?lang={language}", ("name", " "), ("email", ""))).Is(400).Html
        );
        Assert.All(sentences, sentence => Assert.Contains(sentence, html));
        Assert.Contains("aria-invalid=\"true\"", html);
    }

    [Theory]
    [InlineData(
        "Director",
        "",
        "",
        "Choose the challenge: this role applies to a single challenge.",
        "Enter the code of the director’s team."
    )]
    [InlineData("Rep", "some", "", "Enter the player’s code.", "Enter the player’s code.")]
    [InlineData("", "some", "lyon", "Choose the role.", "lyon")]
    [InlineData("Marketing", "", "lyon", "Leave this blank for this role.", "lyon")]
    [InlineData("Admin", "some", "", "An administrator sees all challenges", "ada.form@example.org")]
    public async Task A_role_says_what_it_lacks_and_nothing_typed_is_lost(
        string role,
        string campaign,
        string scope,
        string sentence,
        string kept
    )
    {
        var code = campaign.Length == 0 ? "" : await fixture.Api.Launched();
        using var admin = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        await admin.Open("/people");
        var answer = await admin.Post(
            "/people",
            ("name", "Ada"),
            ("email", "ada.form@example.org"),
            ("grants[0].Role", role),
            ("grants[0].Campaign", code),
            ("grants[0].Scope", scope)
        );
        var html = System.Net.WebUtility.HtmlDecode(answer.Is(400).Html);
        Assert.Contains(sentence, html);
        Assert.Contains(kept, html);
        Assert.Contains("value=\"ada.form@example.org\"", html);
        if (code.Length > 0)
            Assert.Matches($"value=\"{code}\" selected", html);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_told_beside_its_field()
    {
        using var admin = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        await admin.Open("/people");
        var answer = await admin.Post(
            "/people",
            ("name", "Twice"),
            ("email", admin.Email),
            ("grants[0].Role", "Spectator")
        );
        Assert.Contains("An account with this address already exists.", answer.Is(400).Html);
    }

    [Fact]
    public async Task Roles_that_were_refused_stay_typed_on_the_person_s_page()
    {
        using var admin = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        using var other = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        var page = $"/people/{other.Id}";
        await admin.Open(page);
        var html = System.Net.WebUtility.HtmlDecode(
            (await admin.Post($"{page}?handler=Grants", ("grants[0].Role", "Director"), ("grants[0].Scope", "nantes")))
                .Is(400)
                .Html
        );
        Assert.Contains("Choose the challenge", html);
        Assert.Contains("value=\"nantes\"", html);
    }

    [Fact]
    public async Task People_are_found_by_name_address_or_role()
    {
        using var admin = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        var html = (await admin.Open($"/people?find={admin.Email.ToUpperInvariant()}")).Is(200).Html;
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(html, "data-account="));
    }
}
