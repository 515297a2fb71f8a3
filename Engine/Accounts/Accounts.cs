using System.Net.Mail;

namespace ChallengeHub;

/// <summary>Somebody to be: with a name to be shown and an address to sign in with.</summary>
public sealed record Newcomer(string Email, string Name, IReadOnlyList<Grant> Grants);

/// <summary>Who may sign in: invited by an admin, joined by a link that is good once, never deleted.</summary>
public sealed class Accounts(Writer writer, Database database, Passwords passwords, TimeProvider clock)
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

    /// <summary>The secret of a new set-up link, beside those of other nodes, while there is no administrator who can sign in, else null.</summary>
    public async Task<string?> SetupLink()
    {
        if (await HasAdmin()) return null;
        return await writer.Write(writing => LinkRows.Make(writing, LinkKind.Setup, null, Now));
    }

    /// <summary>Whether an administrator can sign in.</summary>
    public async Task<bool> HasAdmin()
    {
        await using var connection = await database.Connect();
        return await AccountRows.AnyAdmin(connection);
    }

    public async Task<bool> IsGood(LinkKind kind, string secret)
    {
        await using var connection = await database.Connect();
        return await LinkRows.IsGood(connection, kind, secret, Now) && (kind != LinkKind.Setup || !await AccountRows.AnyAdmin(connection));
    }

    /// <summary>The first administrator of an empty installation.</summary>
    public Task<Account> Setup(string secret, Newcomer admin, string password, string? address)
    {
        var told = admin with { Grants = [new Grant(AccountRole.Admin)] };
        Check(told);
        CheckPassword(password, admin.Email);
        var hash = passwords.Hash(password);
        return writer.Write(async writing =>
        {
            if (!(await LinkRows.Use(writing, LinkKind.Setup, secret, Now)).Good || await AccountRows.AnyAdmin(writing.Connection, writing.Transaction)) throw BadLink();
            var account = await Insert(writing, told, hash);
            await Audit(writing, new By(account.Author, address), new Deed(AuditActions.AccountJoined, Subject: account.Author, After: Told(account)));
            return account;
        });
    }

    /// <summary>The secret is the invitation's; it is answered once.</summary>
    public Task<(Account Account, string Secret)> Invite(Newcomer newcomer, By by)
    {
        Check(newcomer);
        return writer.Write(async writing =>
        {
            if (await AccountRows.Find(writing.Connection, newcomer.Email, writing.Transaction) is not null) throw Refusal.Conflict($"There is an account of {newcomer.Email} already.");
            var account = await Insert(writing, newcomer, null);
            await Audit(writing, by, new Deed(AuditActions.AccountInvited, Subject: account.Author, After: Told(account)));
            return (account, await LinkRows.Make(writing, LinkKind.Invitation, account.Id, Now));
        });
    }

    /// <summary>A link with which the person sets a new password, to be handed over by the admin.</summary>
    public Task<(LinkKind Kind, string Secret)> AskReset(long id, By by) => writer.Write(async writing =>
    {
        RefuseOwn(id, by);
        var account = await Get(writing, id);
        await Audit(writing, by, new Deed(AuditActions.ResetAsked, Subject: account.Author));
        var kind = account.PasswordHash is null ? LinkKind.Invitation : LinkKind.Reset;
        return (kind, await LinkRows.Make(writing, kind, id, Now));
    });

    /// <summary>Uses an invitation or a reset. All sessions end; a lock is lifted.</summary>
    public async Task<Account> Join(LinkKind kind, string secret, string password, string? address)
    {
        if (kind == LinkKind.Setup) throw BadLink();
        CheckPassword(password, "");
        if (!await IsGood(kind, secret)) throw BadLink();
        var hash = passwords.Hash(password);
        return await writer.Write(async writing =>
        {
            if (await LinkRows.Use(writing, kind, secret, Now) is not { Good: true, Account: { } id }) throw BadLink();
            var account = await Get(writing, id);
            if (account.DisabledAt is not null) throw BadLink();
            CheckPassword(password, account.Email);
            account = account with { PasswordHash = hash, Failures = 0, LockedUntil = null };
            await AccountRows.Update(writing, account);
            await GuessRows.Forget(writing, id);
            await SessionRows.EndAll(writing, id, Now);
            await Audit(writing, new By(account.Author, address), new Deed(kind == LinkKind.Invitation ? AuditActions.AccountJoined : AuditActions.PasswordChanged, Subject: account.Author));
            return account;
        });
    }

    /// <summary>Roles hold from the next request on: they are read with the session.</summary>
    public Task<Account> Grant(long id, IReadOnlyList<Grant> grants, By by)
    {
        var errors = GrantCheck.Errors(grants).ToList();
        if (errors.Count > 0) throw Refusal.Invalid(errors);
        return Change(id, by, new AccountChange(AuditActions.RolesChanged, account => account with { Grants = [.. grants.Distinct()] }));
    }

    public Task<Account> Disable(long id, By by) =>
        Change(id, by, new AccountChange(AuditActions.AccountDisabled, account => account with { DisabledAt = account.DisabledAt ?? Now }, EndSessions: true));

    public Task<Account> Enable(long id, By by) =>
        Change(id, by, new AccountChange(AuditActions.AccountEnabled, account => account with { DisabledAt = null, Failures = 0, LockedUntil = null }, LiftLocks: true));

    public Task<Account> SignOutEverywhere(long id, By by) =>
        Change(id, by, new AccountChange(AuditActions.SignedOutEverywhere, account => account, EndSessions: true));

    /// <summary>For somebody who wants to be forgotten: what he did stays with <c>account:7</c>, who that was does not.</summary>
    public Task<Account> Erase(long id, By by) => Change(id, by, new AccountChange(
        AuditActions.AccountErased,
        account => account with
        {
            Email = $"erased-{id}@invalid",
            Name = $"Erased {id}",
            PasswordHash = null,
            TotpSecret = null,
            Grants = [],
            DisabledAt = account.DisabledAt ?? Now,
        },
        EndSessions: true, Unlink: true, LiftLocks: true));

    /// <summary>One change of one account, audited before and after. An installation keeps the administrator that it has.</summary>
    internal Task<Account> Change(long id, By by, AccountChange change) => writer.Write(async writing =>
    {
        var before = await Get(writing, id);
        var governed = await AccountRows.AnyAdmin(writing.Connection, writing.Transaction);
        var after = change.To(before);
        await AccountRows.Update(writing, after);
        if (!after.Grants.SequenceEqual(before.Grants)) await AccountRows.Grant(writing, id, after.Grants);
        if (change.Unlink) await AccountRows.Unlink(writing, id);
        if (change.LiftLocks) await GuessRows.Forget(writing, id);
        if (change.EndSessions) await SessionRows.EndAll(writing, id, Now);
        if (governed && !await AccountRows.AnyAdmin(writing.Connection, writing.Transaction)) throw Refusal.Conflict("An installation needs an administrator who can sign in.");
        await Audit(writing, by, new Deed(change.Action, Subject: after.Author, Before: Told(before), After: Told(after)));
        return after;
    });

    private async Task<Account> Insert(Writing writing, Newcomer told, string? hash)
    {
        var account = new Account { Email = told.Email.ToLowerInvariant(), Name = told.Name, PasswordHash = hash, CreatedAt = Now, Grants = told.Grants };
        account = account with { Id = await AccountRows.Insert(writing, account) };
        await AccountRows.Grant(writing, account.Id, told.Grants);
        return account;
    }

    private Task Audit(Writing writing, By by, Deed deed) => AuditRows.Append(writing, by, deed, Now);

    private DateTimeOffset Now => clock.GetUtcNow().ToMilliseconds();

    private static async Task<Account> Get(Writing writing, long id) =>
        await AccountRows.Find(writing.Connection, id, writing.Transaction) ?? throw Refusal.NotFound($"There is no account {id}.");

    /// <summary>What the audit shows of an account: never a secret or its hash, and no name, since it is never erased.</summary>
    internal static object Told(Account x) => new { x.Grants, hasPassword = x.PasswordHash is not null, hasTotp = x.TotpSecret is not null, x.DisabledAt };

    private static Refusal BadLink() => Refusal.Conflict("This link is not good: it was used already, or it is too old. Ask for a new one.");

    private static void Check(Newcomer newcomer)
    {
        var errors = GrantCheck.Errors(newcomer.Grants).ToList();
        if (!IsAddress(newcomer.Email)) errors.Add(("email", "must be an e-mail address"));
        if (Codes.NameFlaw(newcomer.Name) is { } name) errors.Add(("name", name));
        if (errors.Count > 0) throw Refusal.Invalid(errors);
    }

    /// <summary>An open session of an admin is no way around what only its owner knows.</summary>
    internal static void RefuseOwn(long id, By by)
    {
        if (by.Author == Account.AuthorOf(id)) throw new Refusal(RefusalKind.Forbidden, "Your own password and second factor are changed on your account's page, with what you know.");
    }

    /// <summary>What one may sign in with.</summary>
    internal static bool IsAddress(string text) => text.Length <= 254 && MailAddress.TryCreate(text, out var mail) && mail.Address == text;

    internal static void CheckPassword(string password, string email)
    {
        if (Passwords.Flaw(password, email) is { } flaw) throw Refusal.Invalid("password", flaw);
    }
}

/// <summary>What becomes of an account, and whether its sessions end, its providers and links are forgotten, and its locks are lifted.</summary>
internal sealed record AccountChange(string Action, Func<Account, Account> To, bool EndSessions = false, bool Unlink = false, bool LiftLocks = false);
