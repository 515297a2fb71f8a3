using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>Which players of a campaign are invited.</summary>
/// <param name="Team">Null: of all teams.</param>
/// <param name="Again">Also whom an earlier link waits for: that link is void then.</param>
public sealed record InvitationRound(string Campaign, string? Team = null, bool Again = false);

/// <summary>What a round would do: who gets an account, who has one that nobody has opened, and who signs in
/// already.</summary>
public sealed record InvitationPlan(int Fresh, int Waiting, int Joined);

/// <summary>Somebody who was just invited.</summary>
/// <param name="SignInName">The e-mail address, or a name made of the player's code where none is known.</param>
/// <param name="Secret">Of a link that is good once; it is answered this once.</param>
public sealed record InvitedPlayer(
    string Name,
    string? Team,
    string SignInName,
    string Secret,
    DateTimeOffset GoodUntil
);

/// <summary>Invites all players of a campaign in one step: a link for each, to be handed out. Who signs in already is
/// left alone.</summary>
public sealed class PlayerInvitations(
    WriteQueue queue,
    Database database,
    BoardReads reads,
    [FromKeyedServices(Clocks.People)] TimeProvider clock
)
{
    /// <summary>People in one round; the next round takes the others.</summary>
    public const int Most = 5000;

    /// <summary>People in one transaction: events of all campaigns wait no longer than for these.</summary>
    private const int AtOnce = 40;

    public async Task<InvitationPlan> Plan(InvitationRound round)
    {
        var people = await People(round);
        return new InvitationPlan(
            people.Count(x => x.Account is null),
            people.Count(x => x.IsWaiting),
            people.Count(x => x is { Account: not null, IsWaiting: false })
        );
    }

    /// <summary>In the order of teams and names. An account of the same address becomes that player's, without a
    /// link.</summary>
    public async Task<IReadOnlyList<InvitedPlayer>> Invite(InvitationRound round, Actor actor)
    {
        var people = await People(round);
        foreach (var known in people.Where(x => x.Account is not null && !x.IsOwn).Chunk(AtOnce))
            await Connect(known, actor);
        var invited = new List<InvitedPlayer>();
        foreach (
            var some in people.Where(x => x.Account is null || (round.Again && x.IsWaiting)).Take(Most).Chunk(AtOnce)
        )
            invited.AddRange(await Invite(some, actor));
        return invited;
    }

    private Task<List<InvitedPlayer>> Invite(IReadOnlyList<Invitee> people, Actor actor) =>
        queue.Write(async work =>
        {
            var invited = new List<InvitedPlayer>();
            var now = clock.GetUtcNow().ToMilliseconds();
            foreach (var person in people)
            {
                // somebody else may have invited meanwhile
                if (
                    person.Account is null
                    && await AccountRows.Find(work.Connection, person.SignInName, work.Transaction) is not null
                )
                    continue;
                var account = person.Account ?? await Insert(work, person, now);
                var action = person.Account is null ? AuditActions.AccountInvited : AuditActions.ResetAsked;
                await AuditRows.Append(
                    work,
                    actor,
                    new AuditedAction(action, Subject: account.Author, After: Accounts.ToAudited(account)),
                    now
                );
                var secret = await OneTimeLinkRows.Make(work, OneTimeLinkKind.Invitation, account.Id, now);
                invited.Add(
                    new InvitedPlayer(
                        person.Name,
                        person.Team,
                        account.Email,
                        secret,
                        now + OneTimeLinks.Life(OneTimeLinkKind.Invitation)
                    )
                );
            }
            return invited;
        });

    private Task Connect(IReadOnlyList<Invitee> people, Actor actor) =>
        queue.Write(async work =>
        {
            var now = clock.GetUtcNow().ToMilliseconds();
            foreach (var person in people)
            {
                if (
                    await AccountRows.Find(work.Connection, person.Account!.Id, work.Transaction)
                    is not { DisabledAt: null } before
                )
                    continue;
                var after = before with { Grants = [.. before.Grants.Union(person.Grants)] };
                if (after.Grants.Count > GrantCheck.Most || after.Grants.Count == before.Grants.Count)
                    continue;
                await AccountRows.Grant(work, before.Id, after.Grants);
                var action = new AuditedAction(
                    AuditActions.RolesChanged,
                    Subject: before.Author,
                    Before: Accounts.ToAudited(before),
                    After: Accounts.ToAudited(after)
                );
                await AuditRows.Append(work, actor, action, now);
            }
            return 0;
        });

    private static async Task<Account> Insert(UnitOfWork work, Invitee person, DateTimeOffset now)
    {
        var account = new Account
        {
            Email = person.SignInName,
            Name = person.Name,
            CreatedAt = now,
            Grants = person.Grants,
        };
        account = account with { Id = await AccountRows.Insert(work, account) };
        await AccountRows.Grant(work, account.Id, account.Grants);
        return account;
    }

    /// <summary>Everybody who plays, once: who is two players under one address is one person.</summary>
    private async Task<IReadOnlyList<Invitee>> People(InvitationRound round)
    {
        var snapshot = await reads.Snapshot(round.Campaign);
        await using var connection = await database.Connect();
        var accounts = new KnownAccounts(await AccountRows.All(connection), round.Campaign);
        return
        [
            .. snapshot
                .Participants.Where(x =>
                    x is { Active: true, ErasedAt: null } && (round.Team is null || x.Team == round.Team)
                )
                .GroupBy(x => AddressOf(x) ?? x.Code)
                .Select(same => Invitee.Of([.. same], snapshot, accounts))
                .OrderBy(x => x.Team, StringComparer.CurrentCulture)
                .ThenBy(x => x.Name, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>Null where it is none that one could sign in with.</summary>
    internal static string? AddressOf(Participant player) =>
        player.Email?.Trim().ToLowerInvariant() is { } address && AccountCheck.IsAddress(address) ? address : null;
}
