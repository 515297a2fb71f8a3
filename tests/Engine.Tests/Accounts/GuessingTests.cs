using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Where guesses come from decides whom they lock out.</summary>
public sealed class GuessingTests(SharedRedis redis)
{
    private const string Password = "a quiet evening of the tests";
    private const string Email = "ada@example.org";
    private static readonly Actor Office = new("key:admin", null);

    [Fact]
    public async Task Who_guesses_from_one_address_locks_out_that_address_alone()
    {
        await using var running = await Running();
        await Joined(running);
        for (var i = 0; i < 5; i++)
            Assert.Equal(SignInOutcome.Wrong, await Try(running, "wrong", "192.0.2.1"));

        Assert.Equal(SignInOutcome.Wrong, await Try(running, Password, "192.0.2.1"));
        Assert.Equal(SignInOutcome.Welcome, await Try(running, Password, "192.0.2.2"));
        // who came in elsewhere frees nobody
        Assert.Equal(SignInOutcome.Wrong, await Try(running, Password, "192.0.2.1"));
    }

    [Fact]
    public async Task All_addresses_of_one_house_are_one_and_an_address_is_one_in_either_form()
    {
        await using var running = await Running();
        await Joined(running);
        for (var i = 0; i < 5; i++)
            await Try(running, "wrong", $"2001:db8:1:2::{i + 1}");
        for (var i = 0; i < 5; i++)
            await Try(running, "wrong", i % 2 == 0 ? "192.0.2.1" : "::ffff:192.0.2.1");

        Assert.Equal(SignInOutcome.Wrong, await Try(running, Password, "2001:db8:1:2::77"));
        Assert.Equal(SignInOutcome.Wrong, await Try(running, Password, "192.0.2.1"));
        Assert.Equal(SignInOutcome.Welcome, await Try(running, Password, "2001:db8:1:3::1"));
    }

    [Fact]
    public async Task Fifty_wrong_ones_from_many_addresses_lock_out_all_strangers_and_no_known_device()
    {
        await using var running = await Running();
        var ada = await Joined(running);
        var device = KnownDevice.New(ada);
        for (var i = 0; i < 50; i++)
            await Try(running, "wrong", $"198.51.100.{i}");

        Assert.Equal(SignInOutcome.Wrong, await Try(running, Password, "192.0.2.1"));
        Assert.Equal(SignInOutcome.Welcome, await Try(running, Password, "192.0.2.1", device));
        // its sign-in opens no door to strangers
        Assert.Equal(SignInOutcome.Wrong, await Try(running, Password, "192.0.2.1"));
        running.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(SignInOutcome.Wrong, await Try(running, "one after the expiry", "203.0.113.1"));
        Assert.Equal(SignInOutcome.Welcome, await Try(running, Password, "192.0.2.1"));
    }

    [Fact]
    public async Task A_device_is_known_to_its_own_account_until_the_password_changes_or_the_account_is_erased()
    {
        await using var running = await Running();
        var ada = await Joined(running);
        var device = KnownDevice.New(ada);
        Assert.True(Guesser.Of(ada, new Visit("192.0.2.1", [device])).IsKnown);
        Assert.False(Guesser.Of(ada with { Id = 99 }, new Visit("192.0.2.1", [device])).IsKnown);
        Assert.False(Guesser.Of(ada, new Visit("192.0.2.1", [device with { Stamp = "guessed" }])).IsKnown);

        var changed = await running.Engine.OwnAccount.ChangePassword(ada.Id, Password, "another quiet evening", Office);
        Assert.False(Guesser.Of(changed, new Visit("192.0.2.1", [device])).IsKnown);
        var erased = await running.Engine.Accounts.Erase(ada.Id, Office);
        Assert.False(Guesser.Of(erased, new Visit("192.0.2.1", [KnownDevice.New(changed)])).IsKnown);
    }

    [Fact]
    public async Task A_reset_and_an_admin_lift_every_lock()
    {
        await using var running = await Running();
        var ada = await Joined(running);
        for (var i = 0; i < 5; i++)
            await Try(running, "wrong", "192.0.2.1");
        await running.Engine.Accounts.Enable(ada.Id, Office);
        Assert.Equal(SignInOutcome.Welcome, await Try(running, Password, "192.0.2.1"));

        for (var i = 0; i < 5; i++)
            await Try(running, "wrong", "192.0.2.1");
        var (kind, secret) = await running.Engine.Accounts.AskReset(ada.Id, Office);
        await running.Engine.Accounts.Join(kind, secret, "another quiet evening", null);
        Assert.Equal(SignInOutcome.Welcome, await Try(running, "another quiet evening", "192.0.2.1"));
    }

    private Task<RunningEngine> Running() => RunningEngine.Start(Challenge.Noon, redis.ConnectionString);

    private static async Task<Account> Joined(RunningEngine running)
    {
        var (_, secret) = await running.Engine.Accounts.Invite(
            new Invitation(Email, "Ada", [new Grant(AccountRole.Spectator)]),
            Office
        );
        return await running.Engine.Accounts.Join(OneTimeLinkKind.Invitation, secret, Password, null);
    }

    private static async Task<SignInOutcome> Try(
        RunningEngine running,
        string password,
        string address,
        params IReadOnlyList<KnownDevice> devices
    ) => (await running.Engine.SignIn.Password(Email, password, address, devices)).Outcome;
}
