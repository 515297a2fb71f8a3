using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Somebody tries passwords, codes, links and numbers until one opens.</summary>
public sealed class GuessingAttackTests
{
    [Fact]
    public async Task Passwords_cannot_be_tried_for_long_and_the_right_one_opens_nothing_meanwhile()
    {
        await using var hub = await RunningHub.Start();
        using var person = await Person.Joined(hub, new Grant(AccountRole.Admin));
        using var thief = new Person(hub.Url) { Email = person.Email };
        for (var i = 0; i < 5; i++)
            (await thief.SignIn($"guess number {i} of many")).Is(401);

        (await thief.SignIn()).Is(401);
        hub.Clock.Advance(TimeSpan.FromMinutes(1.1));
        (await thief.SignIn()).Is(302);
        Assert.Contains(
            (await hub.Api.Get("audit?action=sign-in.locked")).Json.EnumerateArray(),
            x => x.GetProperty("subject").GetString() == $"account:{person.Id}"
        );
    }

    [Fact]
    public async Task Who_has_no_account_is_told_the_same_as_who_mistyped()
    {
        await using var hub = await RunningHub.Start();
        using var person = await Person.Joined(hub, new Grant(AccountRole.Admin));
        using var known = new Person(hub.Url) { Email = person.Email };
        using var unknown = new Person(hub.Url) { Email = "nobody@example.org" };

        var one = (await known.SignIn("not the password")).Is(401);
        var other = (await unknown.SignIn("not the password")).Is(401);

        Assert.Equal(Plain(one.Html, known.Email), Plain(other.Html, unknown.Email));
    }

    [Fact]
    public async Task An_address_that_tries_a_hundred_times_is_not_listened_to()
    {
        await using var hub = await RunningHub.Start();
        using var thief = new Person(hub.Url);
        await thief.Open("/sign-in");
        var answers = new List<int>();
        for (var i = 0; i < 105; i++)
            answers.Add((await thief.Open($"/join?kind=invitation&key=guess{i}")).Status);
        Assert.Contains(
            429,
            answers.Append((await thief.Post("/sign-in", ("email", "a@example.org"), ("password", "x"))).Status)
        );
    }

    [Fact]
    public async Task Codes_of_the_second_factor_cannot_be_tried_for_long()
    {
        await using var hub = await RunningHub.Start();
        using var person = await Person.Joined(hub, new Grant(AccountRole.Admin));
        await person.Open("/account");
        var begun = (await person.Post("/account?handler=Begin")).Is(200);
        var secret = begun.Text("totp-secret");
        var held = begun.Hidden("held");
        (
            await person.Post(
                "/account?handler=Use",
                ("held", held),
                ("code", Code(secret, hub)),
                ("usePassword", Person.Password)
            )
        ).Is(302);
        await person.Post("/account?handler=SignOut");

        var asked = (await person.SignIn()).Is(200);
        var ticket = asked.Hidden("ticket");
        for (var i = 0; i < 5; i++)
            (await person.Post("/sign-in?handler=Code", ("ticket", ticket), ("code", $"00000{i}"))).Is(401);
        hub.Clock.Advance(TimeSpan.FromSeconds(40));
        (await person.Post("/sign-in?handler=Code", ("ticket", ticket), ("code", Code(secret, hub)))).Is(401); // locked
        hub.Clock.Advance(TimeSpan.FromSeconds(40));
        var code = Code(secret, hub);
        (await person.Post("/sign-in?handler=Code", ("ticket", ticket), ("code", code))).Is(302);

        await person.Open("/account");
        await person.Post("/account?handler=SignOut");
        ticket = (await person.SignIn()).Is(200).Hidden("ticket");
        (await person.Post("/sign-in?handler=Code", ("ticket", ticket), ("code", code))).Is(401); // good once
    }

    [Fact]
    public async Task The_ticket_of_a_right_password_cannot_be_forged()
    {
        await using var hub = await RunningHub.Start();
        using var person = await Person.Joined(hub, new Grant(AccountRole.Admin));
        using var thief = new Person(hub.Url);
        await thief.Open("/sign-in");
        foreach (var forged in new[] { $"{person.Id}", "CfDJ8AAAA", "" })
            Assert.Equal(
                "/sign-in",
                (await thief.Post("/sign-in?handler=Code", ("ticket", forged), ("code", "123456")))
                    .Is(302)
                    .Location!.Split('?')[0]
            );
    }

    [Fact]
    public async Task Links_cannot_be_guessed_used_twice_or_used_for_something_else()
    {
        await using var hub = await RunningHub.Start();
        using var person = await Person.Joined(hub, new Grant(AccountRole.Admin));
        var link = new Uri(
            (await hub.Api.Post($"accounts/{person.Id}/reset")).Is(200).Json.GetProperty("link").GetString()!
        ).PathAndQuery;
        using var thief = new Person(hub.Url);

        foreach (
            var wrong in new[]
            {
                link.Replace("reset", "invitation"),
                link.Replace("/join?kind=reset", "/setup?x="),
                link[..^1] + (link[^1] == 'A' ? 'B' : 'A'),
                "/join?kind=setup&key=x",
            }
        )
        {
            await thief.Open(wrong);
            Assert.NotEqual(
                302,
                (
                    await thief.Post(
                        wrong,
                        ("password", "the password of the thief"),
                        ("name", "Thief"),
                        ("email", "t@example.org")
                    )
                ).Status
            );
        }
        await thief.Open(link);
        (await thief.Post(link, ("password", "a new and better password"))).Is(302);
        await thief.Open(link);
        (await thief.Post(link, ("password", "the password of the thief"))).Is(409);
    }

    private static string Code(string secret, RunningHub hub) =>
        new OtpNet.Totp(OtpNet.Base32Encoding.ToBytes(secret)).ComputeTotp(hub.Clock.GetUtcNow().UtcDateTime);

    /// <summary>Without what differs from answer to answer.</summary>
    private static string Plain(string html, string email) =>
        System.Text.RegularExpressions.Regex.Replace(
            html.Replace(email, "?").Replace(System.Net.WebUtility.HtmlEncode(email), "?"),
            "value=\"CfDJ[^\"]*\"",
            ""
        );
}
