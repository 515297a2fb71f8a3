using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>Somebody to be: with a name to be shown and an address to sign in with.</summary>
public sealed record Invitation(string Email, string Name, IReadOnlyList<Grant> Grants);

/// <summary>A new account.</summary>
/// <param name="Secret">Of its invitation; it is answered this once.</param>
public sealed record InvitedAccount(Account Account, string Secret);

/// <summary>Who may sign in: invited by an admin, joined by a link that is good once, never deleted.</summary>
public sealed class Accounts(
    WriteQueue queue,
    Database database,
    Passwords passwords,
    [FromKeyedServices(Clocks.People)] TimeProvider clock
)
{
    public async Task<IReadOnlyList<Account>> All()
    {
        await using var connection = await database.Connect();
        return await AccountRows.All(connection);
    }

    public async Task<Account?> Find(long id)
    {
        await using var connection = await database.Connect();
        return await AccountRows.Find(connection, id);
    }

    /// <summary>
    /// The secret of a new set-up link, beside those of other nodes, while there is no administrator who can sign in,
    /// else null.
    /// </summary>
    public async Task<string?> SetupLink()
    {
        if (await HasAdmin())
            return null;
        return await queue.Write(work => OneTimeLinkRows.Make(work, OneTimeLinkKind.Setup, null, Now));
    }

    /// <summary>Whether an administrator can sign in.</summary>
    public async Task<bool> HasAdmin()
    {
        await using var connection = await database.Connect();
        return await AccountRows.AnyAdmin(connection);
    }

    public async Task<bool> IsGood(OneTimeLinkKind kind, string secret)
    {
        await using var connection = await database.Connect();
        return await OneTimeLinkRows.IsGood(connection, kind, secret, Now)
            && (kind != OneTimeLinkKind.Setup || !await AccountRows.AnyAdmin(connection));
    }

    /// <summary>The first administrator of an empty installation.</summary>
    public Task<Account> Setup(string secret, Invitation admin, string password, string? address)
    {
        var invitation = admin with { Grants = [new Grant(AccountRole.Admin)] };
        AccountCheck.Refuse(invitation);
        AccountCheck.RefusePassword(password, admin.Email);

        var hash = passwords.Hash(password);
        return queue.Write(async work =>
        {
            if (
                !(await OneTimeLinkRows.Use(work, OneTimeLinkKind.Setup, secret, Now)).Good
                || await AccountRows.AnyAdmin(work.Connection, work.Transaction)
            )
                throw BadLink();

            var account = await Insert(work, invitation, hash);
            await Audit(
                work,
                new Actor(account.Author, address),
                new AuditedAction(AuditActions.AccountJoined, Subject: account.Author, After: ToAudited(account))
            );
            return account;
        });
    }

    /// <summary>The secret is the invitation's; it is answered once.</summary>
    public Task<InvitedAccount> Invite(Invitation newcomer, Actor actor)
    {
        AccountCheck.Refuse(newcomer);
        return queue.Write(async work =>
        {
            if (await AccountRows.Find(work.Connection, newcomer.Email, work.Transaction) is not null)
                throw RefusedException.Conflict("account-exists", newcomer.Email);

            var account = await Insert(work, newcomer, null);
            await Audit(
                work,
                actor,
                new AuditedAction(AuditActions.AccountInvited, Subject: account.Author, After: ToAudited(account))
            );

            var secret = await OneTimeLinkRows.Make(work, OneTimeLinkKind.Invitation, account.Id, Now);
            return new InvitedAccount(account, secret);
        });
    }

    /// <summary>A link with which the person sets a new password, to be handed over by the admin.</summary>
    public Task<OneTimeLink> AskReset(long id, Actor actor) =>
        queue.Write(async work =>
        {
            AccountCheck.RefuseOwn(id, actor);
            var account = await Get(work, id);
            await Audit(work, actor, new AuditedAction(AuditActions.ResetAsked, Subject: account.Author));

            var kind = account.PasswordHash is null ? OneTimeLinkKind.Invitation : OneTimeLinkKind.Reset;
            return new OneTimeLink(kind, await OneTimeLinkRows.Make(work, kind, id, Now));
        });

    /// <summary>Uses an invitation or a reset. All sessions end; a lock is lifted.</summary>
    public async Task<Account> Join(OneTimeLinkKind kind, string secret, string password, string? address)
    {
        if (kind == OneTimeLinkKind.Setup)
            throw BadLink();

        AccountCheck.RefusePassword(password, "");
        if (!await IsGood(kind, secret))
            throw BadLink();

        var hash = passwords.Hash(password);
        return await queue.Write(async work =>
        {
            if (await OneTimeLinkRows.Use(work, kind, secret, Now) is not { Good: true, Account: { } id })
                throw BadLink();
            var account = await Get(work, id);
            if (account.DisabledAt is not null)
                throw BadLink();
            AccountCheck.RefusePassword(password, account.Email);

            account = account with { PasswordHash = hash, Failures = 0, LockedUntil = null };
            await AccountRows.Update(work, account);
            await GuessRows.Forget(work, id);
            await SessionRows.EndAll(work, id, Now);

            await Audit(
                work,
                new Actor(account.Author, address),
                new AuditedAction(
                    kind == OneTimeLinkKind.Invitation ? AuditActions.AccountJoined : AuditActions.PasswordChanged,
                    Subject: account.Author
                )
            );
            return account;
        });
    }

    /// <summary>Roles hold from the next request on: they are read with the session.</summary>
    public Task<Account> Grant(long id, IReadOnlyList<Grant> grants, Actor actor)
    {
        var errors = GrantCheck.Errors(grants).ToList();
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);
        return Change(
            id,
            actor,
            new AccountChange(AuditActions.RolesChanged, account => account with { Grants = [.. grants.Distinct()] })
        );
    }

    public Task<Account> Disable(long id, Actor actor) =>
        Change(
            id,
            actor,
            new AccountChange(
                AuditActions.AccountDisabled,
                account => account with { DisabledAt = account.DisabledAt ?? Now },
                EndSessions: true
            )
        );

    public Task<Account> Enable(long id, Actor actor) =>
        Change(
            id,
            actor,
            new AccountChange(
                AuditActions.AccountEnabled,
                account => account with { DisabledAt = null, Failures = 0, LockedUntil = null },
                LiftLocks: true
            )
        );

    public Task<Account> SignOutEverywhere(long id, Actor actor) =>
        Change(id, actor, new AccountChange(AuditActions.SignedOutEverywhere, account => account, EndSessions: true));

    /// <summary>
    /// For somebody who wants to be forgotten: what he did stays with <c>account:7</c>, who that was does not.
    /// </summary>
    public async Task<Account> Erase(long id, Actor actor)
    {
        var erased = await Change(
            id,
            actor,
            new AccountChange(
                AuditActions.AccountErased,
                account =>
                    account with
                    {
                        Email = $"erased-{id}@invalid",
                        Name = $"Erased {id}",
                        PasswordHash = null,
                        TotpSecret = null,
                        Grants = [],
                        DisabledAt = account.DisabledAt ?? Now,
                        QuietFrom = null,
                        QuietUntil = null,
                    },
                EndSessions: true,
                Unlink: true,
                LiftLocks: true
            )
        );
        // photos went with it, and are not to stay in the store's log
        await database.Scrub();
        return erased;
    }

    /// <summary>
    /// One change of one account, audited before and after. An installation keeps the administrator that it has.
    /// </summary>
    internal Task<Account> Change(long id, Actor actor, AccountChange change) =>
        queue.Write(async work =>
        {
            var before = await Get(work, id);
            var governed = await AccountRows.AnyAdmin(work.Connection, work.Transaction);
            var after = change.To(before);
            await AccountRows.Update(work, after);

            if (!after.Grants.SequenceEqual(before.Grants))
                await AccountRows.Grant(work, id, after.Grants);
            if (change.Unlink)
            {
                await AccountRows.Unlink(work, id);
                await PortraitRows.Withdraw(work, id);
            }
            if (change.LiftLocks)
                await GuessRows.Forget(work, id);
            if (change.EndSessions)
                await SessionRows.EndAll(work, id, Now);

            if (governed && !await AccountRows.AnyAdmin(work.Connection, work.Transaction))
                throw RefusedException.Conflict("last-admin");

            await Audit(
                work,
                actor,
                new AuditedAction(
                    change.Action,
                    Subject: after.Author,
                    Before: ToAudited(before),
                    After: ToAudited(after)
                )
            );
            return after;
        });

    private async Task<Account> Insert(UnitOfWork work, Invitation invitation, string? hash)
    {
        var account = new Account
        {
            Email = invitation.Email.ToLowerInvariant(),
            Name = invitation.Name,
            PasswordHash = hash,
            CreatedAt = Now,
            Grants = invitation.Grants,
        };
        account = account with { Id = await AccountRows.Insert(work, account) };
        await AccountRows.Grant(work, account.Id, invitation.Grants);
        return account;
    }

    private Task Audit(UnitOfWork work, Actor actor, AuditedAction action) =>
        AuditRows.Append(work, actor, action, Now);

    private DateTimeOffset Now => clock.GetUtcNow().ToMilliseconds();

    private static async Task<Account> Get(UnitOfWork work, long id) =>
        await AccountRows.Find(work.Connection, id, work.Transaction)
        ?? throw RefusedException.NotFound("no-account", id);

    /// <summary>
    /// What the audit shows of an account: never a secret or its hash, and no name, since it is never erased.
    /// </summary>
    internal static object ToAudited(Account x) =>
        new
        {
            x.Grants,
            hasPassword = x.PasswordHash is not null,
            hasTotp = x.TotpSecret is not null,
            x.DisabledAt,
        };

    private static RefusedException BadLink() => RefusedException.Conflict("bad-link");
}
