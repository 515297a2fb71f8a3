using ChallengeHub.Testing;
using OtpNet;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class SignInTests(SharedRedis redis)
{
    private const string Password = "a quiet evening of the tests";
    private const string Email = "ada@example.org";
    private static readonly Actor Office = new("key:admin", null);

    [Fact]
    public async Task Five_wrong_ones_lock_for_a_minute_and_each_further_one_for_twice_as_long_up_to_an_hour()
    {
        await using var running = await Running();
        var ada = await Joined(running);
        foreach (var _ in Enumerable.Range(0, 5))
            Assert.Equal(SignInOutcome.Wrong, await Try(running, "wrong"));

        var minutes = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            var until = (await running.Engine.Accounts.Find(ada.Id))!.LockedUntil!.Value;
            minutes.Add((until - running.Clock.GetUtcNow()).TotalMinutes);
            Assert.Equal(SignInOutcome.Wrong, await Try(running, Password));
            // who hammers makes it no longer
            Assert.Equal(until, (await running.Engine.Accounts.Find(ada.Id))!.LockedUntil);
            running.Clock.SetUtcNow(until);
            if (i < 7)
                await Try(running, "wrong");
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], minutes);
        Assert.Equal(SignInOutcome.Welcome, await Try(running, Password));
        Assert.Equal(0, (await running.Engine.Accounts.Find(ada.Id))!.Failures);
    }

    [Fact]
    public async Task A_code_of_the_second_factor_is_good_once_and_for_a_step_before_and_after()
    {
        await using var running = await Running();
        var ada = await Joined(running);
        var secret = ChallengeHub.Totp.NewSecret();
        await running.Engine.OwnAccount.UseTotp(
            ada.Id,
            new NewFactor(secret, Code(running, secret)),
            new Proof(Password, null, null),
            Office
        );

        Assert.Equal(SignInOutcome.NeedsCode, await Try(running, Password));
        Assert.Equal(
            SignInOutcome.Wrong,
            (await running.Engine.SignIn.Code(ada.Id, Code(running, secret), null)).Outcome
        ); // it proved the app already
        running.Clock.Advance(TimeSpan.FromSeconds(30));
        var next = Code(running, secret);
        running.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(SignInOutcome.Welcome, (await running.Engine.SignIn.Code(ada.Id, next, null)).Outcome);
        Assert.Equal(SignInOutcome.Wrong, (await running.Engine.SignIn.Code(ada.Id, next, null)).Outcome);
        running.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(SignInOutcome.Wrong, (await running.Engine.SignIn.Code(ada.Id, next, null)).Outcome);
    }

    [Fact]
    public async Task A_session_lasts_thirty_days_and_ends_with_the_others_when_its_owner_says_so()
    {
        await using var running = await Running();
        var ada = await Joined(running);
        var one = await running.Engine.Sessions.Open(ada.Id);
        var two = await running.Engine.Sessions.Open(ada.Id);
        await running.Engine.Sessions.End(one, Office);
        Assert.Null(await running.Engine.Sessions.Find(one));
        Assert.Equal(ada.Id, (await running.Engine.Sessions.Find(two))!.Id);

        running.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMilliseconds(1));
        Assert.NotNull(await running.Engine.Sessions.Find(two));
        running.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(await running.Engine.Sessions.Find(two));

        var three = await running.Engine.Sessions.Open(ada.Id);
        await running.Engine.Accounts.SignOutEverywhere(ada.Id, Office);
        Assert.Null(await running.Engine.Sessions.Find(three));
    }

    [Fact]
    public async Task A_new_password_ends_all_sessions_and_the_old_one_opens_nothing()
    {
        await using var running = await Running();
        var ada = await Joined(running);
        var session = await running.Engine.Sessions.Open(ada.Id);

        Assert.Equal(
            ["old"],
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    running.Engine.OwnAccount.ChangePassword(ada.Id, "wrong", "another quiet evening", Office)
                )
            ).Errors.Select(x => x.Field)
        );
        await running.Engine.OwnAccount.ChangePassword(ada.Id, Password, "another quiet evening", Office);

        Assert.Null(await running.Engine.Sessions.Find(session));
        Assert.Equal(SignInOutcome.Wrong, await Try(running, Password));
        Assert.Equal(SignInOutcome.Welcome, await Try(running, "another quiet evening"));
    }

    [Fact]
    public async Task A_provider_is_known_by_its_issuer_too()
    {
        await using var running = await Running();
        var ada = await Joined(running);
        var one = new ExternalLogin("https://one.example", "7");
        var two = new ExternalLogin("https://two.example", "7");
        Assert.Equal(ada.Id, (await running.Engine.SignIn.External(one, Email, null))!.Id);

        Assert.Equal(ada.Id, (await running.Engine.SignIn.External(one, null, null))!.Id);
        Assert.Null(await running.Engine.SignIn.External(two, null, null));
        await running.Engine.Accounts.Erase(ada.Id, Office);
        Assert.Null(await running.Engine.SignIn.External(one, Email, null));
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

    private static async Task<SignInOutcome> Try(RunningEngine running, string password) =>
        (await running.Engine.SignIn.Password(Email, password, null)).Outcome;

    private static string Code(RunningEngine running, string secret) =>
        new OtpNet.Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(running.Clock.GetUtcNow().UtcDateTime);
}
