using System.Net;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Somebody guesses at an account only to keep its owner out of it.</summary>
public sealed class LockOutAttackTests
{
    private static readonly TimeSpan LongestLock = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_wrong_guess_after_each_expiry_does_not_keep_the_only_admin_out()
    {
        await using var hub = await RunningHub.Start();
        using var admin = await Person.Joined(hub, new Grant(AccountRole.Admin));
        await SignOut(admin);
        using var thief = new Person(hub.Url) { Email = admin.Email };
        for (var i = 0; i < 5; i++)
            (await thief.SignIn($"guess number {i} of many")).Is(401);

        for (var i = 0; i < 8; i++)
        {
            (await thief.SignIn("one more guess after the lock")).Is(401);
            (await thief.SignIn()).Is(401); // from there not even the right one opens
            (await admin.SignIn()).Is(302); // from the own browser it does, at the very same time and address
            await SignOut(admin);
            hub.Clock.Advance(LongestLock);
        }
    }

    [Fact]
    public async Task A_known_device_may_not_guess_for_longer_than_others()
    {
        await using var hub = await RunningHub.Start();
        using var person = await Person.Joined(hub, new Grant(AccountRole.Spectator));
        await SignOut(person);
        for (var i = 0; i < 5; i++)
            (await person.SignIn($"guess number {i} of many")).Is(401);

        (await person.SignIn()).Is(401);
        hub.Clock.Advance(TimeSpan.FromMinutes(1.1));
        (await person.SignIn()).Is(302);
    }

    [Theory]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("[{\"Account\":1,\"Id\":\"x\",\"Stamp\":\"x\"}]")]
    [InlineData(null)]
    public async Task Another_account_s_device_and_a_forged_one_are_strangers(string? forged)
    {
        await using var hub = await RunningHub.Start();
        using var admin = await Person.Joined(hub, new Grant(AccountRole.Admin));
        using var thief = await Person.Joined(hub, new Grant(AccountRole.Spectator));
        using var known = new Person(hub.Url) { Email = admin.Email };
        using var stranger = new Person(hub.Url) { Email = admin.Email };
        // the thief's own good cookie, or one made up
        known.Cookies.Add(
            hub.Url,
            new Cookie(KnownDevices.Cookie, Uri.EscapeDataString(forged ?? Uri.UnescapeDataString(Device(thief))))
        );
        for (var i = 0; i < 5; i++)
            (await stranger.SignIn($"guess number {i} of many")).Is(401);

        (await known.SignIn()).Is(401);
    }

    [Fact]
    public async Task A_new_password_makes_every_device_a_stranger_again()
    {
        await using var hub = await RunningHub.Start();
        using var person = await Person.Joined(hub, new Grant(AccountRole.Spectator));
        var before = Device(person);
        await person.Open("/account");
        (
            await person.Post(
                "/account?handler=Password",
                ("old", Person.Password),
                ("password", "another quiet evening")
            )
        ).Is(200);
        using var stolen = new Person(hub.Url) { Email = person.Email };
        stolen.Cookies.Add(hub.Url, new Cookie(KnownDevices.Cookie, before));
        using var stranger = new Person(hub.Url) { Email = person.Email };
        for (var i = 0; i < 5; i++)
            (await stranger.SignIn($"guess number {i} of many")).Is(401);

        (await stolen.SignIn("another quiet evening")).Is(401);
        await SignOut(person);
        (await person.SignIn("another quiet evening")).Is(302); // where it was changed it is known
    }

    [Fact]
    public async Task The_cookie_of_a_known_device_is_read_by_no_script_and_lets_nobody_in()
    {
        await using var hub = await RunningHub.Start();
        using var person = await Person.Joined(hub, new Grant(AccountRole.Admin));
        await SignOut(person);
        var cookie = (await person.SignIn())
            .Is(302)
            .SetCookies.Single(x => x.StartsWith(KnownDevices.Cookie, StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);

        using var thief = new Person(hub.Url);
        thief.Cookies.Add(hub.Url, new Cookie(KnownDevices.Cookie, Device(person)));
        (await thief.Open("/account")).Is(302);
    }

    [Fact]
    public async Task A_sender_with_an_unknown_key_keeps_nobody_of_its_address_from_signing_in()
    {
        await using var hub = await RunningHub.Start();
        using var person = await Person.Joined(hub, new Grant(AccountRole.Spectator));
        await SignOut(person);
        using var sender = new ApiClient(hub.Url, "a-key-that-was-mistyped-by-somebody");
        for (var i = 0; i < 105; i++)
            await sender.Get("campaigns");
        (await sender.Get("campaigns")).Is(429);

        (await person.SignIn()).Is(302);
    }

    [Fact]
    public async Task Who_signs_in_wrongly_keeps_no_sender_and_no_link_of_the_address_out_and_is_stopped()
    {
        await using var hub = await RunningHub.Start();
        using var person = new Person(hub.Url);
        await person.Open("/sign-in");
        var answers = new List<int>();
        for (var i = 0; i < 105; i++)
            answers.Add((await person.Post("/sign-in", ("email", "nobody@example.org"), ("password", "x"))).Status);
        Assert.Equal((100, 5), (answers.Count(x => x == 401), answers.Count(x => x == 429)));

        using var sender = new ApiClient(hub.Url, "a-key-that-was-mistyped-by-somebody");
        (await sender.Get("campaigns")).Is(401);
        using var invited = await Person.Joined(hub, new Grant(AccountRole.Spectator));
        (await invited.Open("/account")).Is(200);
    }

    [Fact]
    public async Task Links_that_are_guessed_at_are_told_429_with_the_time_to_wait()
    {
        await using var hub = await RunningHub.Start();
        using var thief = new Person(hub.Url);
        foreach (var path in new[] { "/join?kind=invitation&key=guess", "/setup?key=guess" })
        {
            for (var i = 0; i < 65; i++)
                await thief.Open($"{path}{i}");
            using var answer = await thief.Http.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(
                (429, 60),
                ((int)answer.StatusCode, (int)answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds)
            );
        }
    }

    [Fact]
    public async Task More_than_a_hundred_people_of_one_office_sign_in_in_the_same_minute()
    {
        await using var hub = await RunningHub.Start();
        using var person = await Person.Joined(hub, new Grant(AccountRole.Spectator));
        await person.Open("/account");
        var answers = new List<int>();
        for (var i = 0; i < 110; i++)
            answers.Add((await person.Post("/sign-in", ("email", person.Email), ("password", Person.Password))).Status);
        Assert.All(answers, status => Assert.Equal(302, status));
    }

    private static string Device(Person person) => person.Cookies.GetAllCookies()[KnownDevices.Cookie]!.Value;

    private static async Task SignOut(Person person)
    {
        await person.Open("/account");
        await person.Post("/account?handler=SignOut");
    }
}
