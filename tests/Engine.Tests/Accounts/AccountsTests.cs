using ChallengeHub.Testing;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class AccountsTests(SharedRedis redis)
{
    private const string Password = "a quiet evening of the tests";
    private static readonly Actor Office = new("key:admin", null);
    private static readonly Invitation Ada = new(
        "Ada@Example.org",
        "Ada",
        [new Grant(AccountRole.Marketing, "hollywood")]
    );

    [Fact]
    public async Task The_set_up_link_makes_one_administrator_and_no_second()
    {
        await using var running = await Running();
        var links = new[]
        {
            (await running.Engine.Accounts.SetupLink())!,
            (await running.Engine.Accounts.SetupLink())!,
        }; // of two nodes that start together

        var admin = await running.Engine.Accounts.Setup(links[0], Ada, Password, null);

        Assert.Equal([new Grant(AccountRole.Admin)], admin.Grants);
        foreach (var link in links)
        {
            Assert.False(await running.Engine.Accounts.IsGood(OneTimeLinkKind.Setup, link));
            await Refused(() =>
                running.Engine.Accounts.Setup(link, Ada with { Email = "eve@example.org" }, Password, null)
            );
        }
        Assert.Null(await running.Engine.Accounts.SetupLink());
    }

    [Theory]
    [InlineData(OneTimeLinkKind.Invitation, 7 * 24)]
    [InlineData(OneTimeLinkKind.Reset, 1)]
    public async Task A_link_is_good_once_and_not_for_ever(OneTimeLinkKind kind, int hours)
    {
        await using var running = await Running();
        var (account, secret) = await running.Engine.Accounts.Invite(Ada, Office);
        if (kind == OneTimeLinkKind.Reset)
        {
            await running.Engine.Accounts.Join(OneTimeLinkKind.Invitation, secret, Password, null);
            (_, secret) = await running.Engine.Accounts.AskReset(account.Id, Office);
        }
        running.Clock.Advance(TimeSpan.FromHours(hours) - TimeSpan.FromMilliseconds(1));
        Assert.True(await running.Engine.Accounts.IsGood(kind, secret));
        running.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await Refused(() => running.Engine.Accounts.Join(kind, secret, Password, null));

        // asked for a reset, somebody who never joined is invited again
        var again = await running.Engine.Accounts.AskReset(account.Id, Office);
        Assert.Equal(kind, again.Kind);
        await running.Engine.Accounts.Join(again.Kind, again.Secret, Password, null);
        await Refused(() => running.Engine.Accounts.Join(again.Kind, again.Secret, Password, null));
    }

    [Fact]
    public async Task An_installation_keeps_an_administrator_who_can_sign_in()
    {
        await using var running = await Running();
        var admin = await running.Engine.Accounts.Setup(
            (await running.Engine.Accounts.SetupLink())!,
            Ada,
            Password,
            null
        );
        await running.Engine.Accounts.Invite(
            new Invitation("eve@example.org", "Eve", [new Grant(AccountRole.Admin)]),
            Office
        ); // she cannot sign in yet

        await Refused(() => running.Engine.Accounts.Disable(admin.Id, Office));
        await Refused(() => running.Engine.Accounts.Grant(admin.Id, [new Grant(AccountRole.Spectator)], Office));
        await Refused(() => running.Engine.Accounts.Erase(admin.Id, Office));
        Assert.True((await running.Engine.Accounts.Find(admin.Id))!.IsAdmin);
    }

    [Fact]
    public async Task An_address_has_one_account_however_it_is_written()
    {
        await using var running = await Running();
        await running.Engine.Accounts.Invite(Ada, Office);
        await Refused(() => running.Engine.Accounts.Invite(Ada with { Email = "ADA@example.ORG" }, Office));
        Assert.Equal("ada@example.org", (await running.Engine.Accounts.All()).Single().Email);
    }

    [Theory]
    [InlineData("admin", "hollywood", null, "grants[0].campaign")]
    [InlineData("director", "hollywood", null, "grants[0].scope")]
    [InlineData("rep", null, "anna", "grants[0].campaign")]
    [InlineData("spectator", null, "anna", "grants[0].scope")]
    public async Task A_role_whose_scope_makes_no_sense_is_named(
        string role,
        string? campaign,
        string? scope,
        string field
    )
    {
        await using var running = await Running();
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            running.Engine.Accounts.Invite(
                Ada with
                {
                    Grants = [new Grant(Enum.Parse<AccountRole>(role, ignoreCase: true), campaign, scope)],
                },
                Office
            )
        );
        Assert.Equal([field], refused.Errors.Select(x => x.Field));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("ada@example.org")]
    public async Task A_password_that_is_soon_guessed_is_refused_and_the_link_stays_good(string password)
    {
        await using var running = await Running();
        var (_, secret) = await running.Engine.Accounts.Invite(Ada, Office);
        Assert.Equal(
            ["password"],
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    running.Engine.Accounts.Join(OneTimeLinkKind.Invitation, secret, password, null)
                )
            ).Errors.Select(x => x.Field)
        );
        await running.Engine.Accounts.Join(OneTimeLinkKind.Invitation, secret, Password, null);
    }

    [Fact]
    public async Task Nothing_in_the_database_opens_anything()
    {
        await using var running = await Running();
        var (account, secret) = await running.Engine.Accounts.Invite(Ada, Office);
        await running.Engine.Accounts.Join(OneTimeLinkKind.Invitation, secret, Password, null);
        var secrets = new[]
        {
            secret,
            Password,
            await running.Engine.Sessions.Open(account.Id),
            (await running.Engine.Accounts.AskReset(account.Id, Office)).Secret,
        };

        await using var connection = await running.Engine.Database.Connect();
        foreach (var table in new[] { "Accounts", "Links", "Sessions", "Audit" })
        {
            var values = (await connection.QueryAsync($"select * from {table}"))
                .SelectMany(row => ((IDictionary<string, object?>)row).Values)
                .OfType<string>()
                .ToList();
            Assert.NotEmpty(values);
            Assert.DoesNotContain(values, value => secrets.Any(x => value.Contains(x, StringComparison.Ordinal)));
        }
        // Identity's format 3: PBKDF2
        Assert.Contains("AQAAAA", (await running.Engine.Accounts.Find(account.Id))!.PasswordHash);
    }

    private Task<RunningEngine> Running() => RunningEngine.Start(Challenge.Noon, redis.ConnectionString);

    private static async Task Refused(Func<Task> action) =>
        Assert.Equal(RefusedKind.Conflict, (await Assert.ThrowsAsync<RefusedException>(action)).Kind);
}
