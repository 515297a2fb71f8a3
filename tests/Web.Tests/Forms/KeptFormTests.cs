using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>A form is sent after its sender's session has ended.</summary>
public sealed class KeptFormTests(HubFixture fixture)
{
    [Fact]
    public async Task What_was_typed_is_back_after_the_sign_in_and_is_not_carried_out()
    {
        var (builder, page, address) = await Opened();
        SignedOut(builder.Person);

        var away = (await builder.Resend(page, address, ("NameEn", "Typed & nearly lost"), ("Go", "next"))).Is(302);

        Assert.Equal($"/sign-in?returnUrl={Uri.EscapeDataString(address)}&kept=1", away.Location);
        Assert.Contains("kept for an hour", (await builder.Person.Open(away.Location!)).Is(200).Html);
        Assert.Equal(address, (await builder.Person.SignIn(returnUrl: address)).Is(302).Location);
        var back = (await builder.Person.Open(address)).Is(200);
        Assert.Contains("\"name\":\"NameEn\",\"values\":[\"Typed \\u0026 nearly lost\"]", back.Html);
        Assert.Contains("<dd><pre>Typed &amp; nearly lost</pre></dd>", back.Html);
        Assert.Equal(1, (await Draft(builder)).Version);

        (await builder.Resend(back, address, ("NameEn", "Typed & nearly lost"), ("Go", "leave"))).Is(302);
        Assert.Equal("Typed & nearly lost", (await Draft(builder)).Document.Campaign.Name!.In("en"));
        Assert.DoesNotContain("id=\"kept\"", (await builder.Person.Open(address)).Is(200).Html);
    }

    [Fact]
    public async Task Nobody_else_who_signs_in_on_the_browser_sees_it()
    {
        var (builder, page, address) = await Opened();
        SignedOut(builder.Person);
        (await builder.Resend(page, address, ("NameEn", "Mine alone"))).Is(302);

        using var other = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing));
        foreach (System.Net.Cookie cookie in other.Cookies.GetAllCookies())
            builder.Person.Cookies.Add(cookie);

        Assert.DoesNotContain("Mine alone", (await builder.Person.Open(address)).Is(200).Html);
    }

    [Fact]
    public async Task A_form_of_another_site_or_of_another_persons_page_is_not_kept()
    {
        var (builder, page, address) = await Opened();
        using var other = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing));
        var foreign = (await other.Open(address)).Is(200).Hidden("__Form");
        SignedOut(builder.Person);

        foreach (var mark in new[] { "", foreign, "made up" })
        {
            var sent = await builder.Person.Post(address, ("NameEn", "Planted"), ("__Form", mark));
            Assert.DoesNotContain("kept", sent.Is(302).Location);
        }
        builder.Person.Forget(); // the token, which another site does not know
        var forged = await builder.Person.Post(address, ("NameEn", "Planted"), ("__Form", page.Hidden("__Form")));
        Assert.DoesNotContain("kept", forged.Is(302).Location);

        await builder.Person.SignIn();
        Assert.DoesNotContain("Planted", (await builder.Person.Open(address)).Is(200).Html);
    }

    [Fact]
    public async Task No_password_is_kept_and_no_file()
    {
        using var person = Browser(await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin)));
        var mark = (await person.Open("/account")).Is(200).Hidden("__Form");
        SignedOut(person);
        (string, string)[] typed = [("__Form", mark), ("old", Person.Password), ("password", "a new one that is long")];
        var sent = await person.Post("/account?handler=Password", typed);
        Assert.Equal("/sign-in?returnUrl=%2Faccount", sent.Is(302).Location);
        Assert.DoesNotContain(person.Cookies.GetAllCookies(), x => x.Name == "ch_kept");
    }

    [Fact]
    public async Task What_is_longer_than_a_form_ever_is_is_not_kept_and_a_program_is_told_401()
    {
        var (builder, page, address) = await Opened();
        SignedOut(builder.Person);
        var sent = await builder.Resend(page, address, ("NameEn", new string('x', KeptForm.Longest)));
        Assert.DoesNotContain("kept", sent.Is(302).Location);
        builder.Person.Http.DefaultRequestHeaders.Accept.Clear();
        (await builder.Resend(page, address, ("NameEn", "A program"))).Is(401);
    }

    [Fact]
    public async Task A_form_of_somebody_who_is_another_by_now_is_refused_by_a_page_that_says_why()
    {
        var (builder, page, address) = await Opened();
        using var other = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing));
        foreach (System.Net.Cookie cookie in other.Cookies.GetAllCookies())
            builder.Person.Cookies.Add(cookie);

        var refused = (await builder.Resend(page, address, ("NameEn", "Of the first"))).Is(400);

        Assert.Contains("This form is no longer valid", refused.Html);
        Assert.Equal(1, (await Draft(builder)).Version);
    }

    private async Task<(Builder Builder, PageAnswer Page, string Address)> Opened()
    {
        var builder = await Builder.Joined(fixture.Hub);
        Browser(builder.Person);
        (await builder.Begin()).Is(302);
        var address = $"/studio/{builder.Code}/build/basics";
        return (builder, (await builder.Person.Open(address)).Is(200), address);
    }

    private static Person Browser(Person person)
    {
        person.Http.DefaultRequestHeaders.Add("Accept", "text/html");
        return person;
    }

    private static void SignedOut(Person person) =>
        person.Cookies.GetAllCookies().Single(x => x.Name == "ch_session").Expired = true;

    private async Task<Draft> Draft(Builder builder) => (await fixture.Hub.Engine.Drafts.Find(builder.Code))!;
}
