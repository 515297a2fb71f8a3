namespace ChallengeHub;

/// <summary>What a person changes about the own account: password and second factor, each proved by what he knows.</summary>
public sealed class OwnAccount(Accounts accounts, Passwords passwords, TimeProvider clock)
{
    /// <summary>All other sessions end.</summary>
    public async Task<Account> ChangePassword(long id, string old, string password, By by)
    {
        var account = await Get(id);
        if (!passwords.Fits(account.PasswordHash, old)) throw Refusal.Invalid("old", "is not the password");
        Accounts.CheckPassword(password, account.Email);
        var hash = passwords.Hash(password);
        return await accounts.Change(id, by, new AccountChange(
            AuditActions.PasswordChanged,
            x => x.PasswordHash == account.PasswordHash ? x with { PasswordHash = hash } : throw Refusal.Conflict("The password has been changed meanwhile."),
            EndSessions: true));
    }

    /// <summary>Takes the second factor into use once a first code proves that the app has the secret.</summary>
    public Task<Account> UseTotp(long id, string secret, string code, By by)
    {
        if (Totp.Step(secret, code, clock.GetUtcNow()) is not { } step) throw Refusal.Invalid("code", "is not the app's code of now");
        return accounts.Change(id, by, new AccountChange(AuditActions.TotpChanged, x => x with { TotpSecret = secret, TotpStep = step }));
    }

    /// <summary>By the person, with the password where there is one.</summary>
    public async Task<Account> DropTotp(long id, string password, By by)
    {
        if ((await Get(id)).PasswordHash is { } hash && !passwords.Fits(hash, password)) throw Refusal.Invalid("dropPassword", "is not the password");
        return await DropTotp(id, by);
    }

    /// <summary>By an admin, for somebody who lost the telephone.</summary>
    public Task<Account> DropTotp(long id, By by) =>
        accounts.Change(id, by, new AccountChange(AuditActions.TotpChanged, x => x with { TotpSecret = null, TotpStep = 0 }));

    private async Task<Account> Get(long id) => await accounts.Find(id) ?? throw Refusal.NotFound($"There is no account {id}.");
}
