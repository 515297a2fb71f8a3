using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Somebody sits down at a browser that its owner left open, and wants the account for himself.</summary>
public sealed class OpenBrowserAttackTests(HubOfClass own) : IClassFixture<HubOfClass>
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);
    private readonly RunningHub hub = own.Hub;

    [Fact]
    public async Task The_second_factor_is_replaced_only_with_the_password_and_the_old_code()
    {
        using var owner = await Person.Joined(hub, new Grant(AccountRole.Admin));
        var old = await TurnOn(owner);
        var (secret, held) = await Begin(owner);

        Assert.Contains("is not the password", (await Use(owner, held, secret, "", "")).Is(400).Html);
        Assert.Contains(
            "is not the password",
            (await Use(owner, held, secret, "not the password", Code(old))).Is(400).Html
        );
        Assert.Contains(
            "is not a code of the app in use",
            (await Use(owner, held, secret, Person.Password, "")).Is(400).Html
        );
        Assert.Contains(
            "is not a code of the app in use",
            (await Use(owner, held, secret, Person.Password, Code(secret))).Is(400).Html
        );
        Assert.True(await Opens(owner, old));

        (secret, held) = await Begin(owner);
        hub.Clock.Advance(Step * 2);
        (await Use(owner, held, secret, Person.Password, Code(old))).Is(302);
        Assert.True(await Opens(owner, secret));
    }

    [Fact]
    public async Task The_second_factor_is_turned_off_only_with_the_password_and_a_code()
    {
        using var owner = await Person.Joined(hub, new Grant(AccountRole.Admin));
        var secret = await TurnOn(owner);

        (await owner.Post("/account?handler=Drop", ("dropPassword", Person.Password))).Is(400);
        (await owner.Post("/account?handler=Drop", ("dropCode", Code(secret)))).Is(400);
        (await owner.Post("/account?handler=Drop", ("dropPassword", Person.Password), ("dropCode", "000000"))).Is(400);
        hub.Clock.Advance(Step * 2);
        (await owner.Post("/account?handler=Drop", ("dropPassword", Person.Password), ("dropCode", Code(secret)))).Is(
            302
        );
        await owner.Post("/account?handler=SignOut");
        (await owner.SignIn()).Is(302);
    }

    [Fact]
    public async Task A_first_second_factor_needs_the_password_too()
    {
        using var owner = await Person.Joined(hub, new Grant(AccountRole.Admin));
        var (secret, held) = await Begin(owner);
        (await owner.Post("/account?handler=Use", ("held", held), ("code", Code(secret)))).Is(400);
        await owner.Post("/account?handler=SignOut");
        (await owner.SignIn()).Is(302);
    }

    [Theory]
    [InlineData("Password")]
    [InlineData("Use")]
    [InlineData("Drop")]
    public async Task The_password_cannot_be_guessed_for_long_on_the_account_s_page(string form)
    {
        using var owner = await Person.Joined(hub, new Grant(AccountRole.Admin));
        if (form == "Drop")
            await TurnOn(owner);
        var (secret, held) = await Begin(owner);
        Task<PageAnswer> Guess(string password) =>
            owner.Post(
                $"/account?handler={form}",
                ("held", held),
                ("code", Code(secret)),
                ("old", password),
                ("usePassword", password),
                ("dropPassword", password),
                ("password", "another quiet evening")
            );
        for (var i = 0; i < 5; i++)
            (await Guess($"guess number {i} of many")).Is(400);

        Assert.Contains("was wrong too often", (await Guess(Person.Password)).Is(429).Html);
        // of all forms of that session together; the owner's other browsers are not kept out
        (
            await owner.Post(
                "/account?handler=Password",
                ("old", Person.Password),
                ("password", "another quiet evening")
            )
        ).Is(429);
        using var elsewhere = new Person(hub.Url) { Email = owner.Email };
        if ((await elsewhere.SignIn()).Status != 302)
            return; // there the code is asked for too
        await elsewhere.Open("/account");
        (
            await elsewhere.Post(
                "/account?handler=Password",
                ("old", Person.Password),
                ("password", "another quiet evening")
            )
        ).Is(200);
        Assert.Contains(
            (await hub.Api.Get("audit?action=sign-in.locked")).Json.EnumerateArray(),
            x => x.GetProperty("author").GetString() == $"account:{owner.Id}"
        );
    }

    [Fact]
    public async Task Who_is_made_to_wait_is_told_for_how_long()
    {
        using var owner = await Person.Joined(hub, new Grant(AccountRole.Admin));
        await owner.Open("/account");
        for (var i = 0; i < 6; i++)
            await owner.Post("/account?handler=Password", ("old", "x"), ("password", "another quiet evening"));
        using var form = new FormUrlEncodedContent([
            new("old", "x"),
            new(
                "__RequestVerificationToken",
                (await owner.Http.GetStringAsync("/account", Stop))
                    .Split("__RequestVerificationToken\" type=\"hidden\" value=\"")[1]
                    .Split('"')[0]
            ),
        ]);
        using var answer = await owner.Http.PostAsync("/account?handler=Password", form, Stop);
        Assert.Equal(429, (int)answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);

        hub.Clock.Advance(TimeSpan.FromMinutes(1.1));
        (
            await owner.Post(
                "/account?handler=Password",
                ("old", Person.Password),
                ("password", "another quiet evening")
            )
        ).Is(200);
    }

    [Fact]
    public async Task An_admin_s_open_browser_is_no_way_around_what_only_its_owner_knows()
    {
        using var owner = await Person.Joined(hub, new Grant(AccountRole.Admin));
        var secret = await TurnOn(owner);
        (await owner.Api.Send(HttpMethod.Delete, $"accounts/{owner.Id}/second-factor")).Is(403);
        (await owner.Api.Post($"accounts/{owner.Id}/reset")).Is(403);
        await owner.Open($"/people/{owner.Id}");
        (await owner.Post($"/people/{owner.Id}?handler=Factor")).Is(403);
        Assert.DoesNotContain("/join?kind=", (await owner.Post($"/people/{owner.Id}?handler=Reset")).Is(403).Html);
        Assert.True(await Opens(owner, secret));

        // for somebody else it is what an admin is for
        using var other = await Person.Joined(hub, new Grant(AccountRole.Admin));
        (await other.Api.Send(HttpMethod.Delete, $"accounts/{owner.Id}/second-factor")).Is(200);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<string> TurnOn(Person person)
    {
        var (secret, held) = await Begin(person);
        (await Use(person, held, secret, Person.Password, "")).Is(302);
        return secret;
    }

    private static async Task<(string Secret, string Held)> Begin(Person person)
    {
        await person.Open("/account");
        var begun = (await person.Post("/account?handler=Begin")).Is(200);
        return (begun.Text("totp-secret"), begun.Hidden("held"));
    }

    private Task<PageAnswer> Use(Person person, string held, string secret, string password, string oldCode) =>
        person.Post(
            "/account?handler=Use",
            ("held", held),
            ("code", Code(secret)),
            ("usePassword", password),
            ("oldCode", oldCode)
        );

    /// <summary>Whether a code of this factor is the one that a sign-in asks for.</summary>
    private async Task<bool> Opens(Person owner, string secret)
    {
        hub.Clock.Advance(Step * 3);
        using var browser = new Person(hub.Url) { Email = owner.Email };
        var ticket = (await browser.SignIn()).Is(200).Hidden("ticket");
        return (await browser.Post("/sign-in?handler=Code", ("ticket", ticket), ("code", Code(secret)))).Status == 302;
    }

    private string Code(string secret) =>
        new OtpNet.Totp(OtpNet.Base32Encoding.ToBytes(secret)).ComputeTotp(hub.Clock.GetUtcNow().UtcDateTime);
}
