namespace ChallengeHub;

/// <summary>How a sign-in went. A locked account is told like a wrong password, so that nobody learns who has an account.</summary>
public enum SignInOutcome { Welcome, Wrong, NeedsCode }

public sealed record SignInAnswer(SignInOutcome Outcome, Account? Account = null);

/// <summary>What somebody typed; the code is asked for when the account has a second factor.</summary>
public sealed record Credentials(string Email, string Password, string? Code = null);

/// <summary>Lets people in by password, with lock-out after five wrong ones in a row, and by an OpenID provider.</summary>
public sealed class SignIn(Writer writer, Database database, Passwords passwords, TimeProvider clock)
{
    private const int Tries = 5;
    private static readonly TimeSpan ShortestLock = TimeSpan.FromMinutes(1), LongestLock = TimeSpan.FromHours(1);

    public async Task<SignInAnswer> Password(Credentials told, string? address)
    {
        Account? known;
        await using (var connection = await database.Connect()) known = await AccountRows.Find(connection, told.Email);
        // outside the transaction: it is slow on purpose
        var fits = passwords.Fits(known?.PasswordHash, told.Password);
        if (known is null)
        {
            await writer.Write(async writing =>
            {
                await AuditRows.Append(writing, new By("nobody", address), new Deed(AuditActions.SignInFailed), Now);
                return 0;
            });
            return new SignInAnswer(SignInOutcome.Wrong);
        }
        return await writer.Write(async writing => await Judge(writing, known, fits, told.Code, address));
    }

    /// <summary>By a provider's word: a login linked before, or the first time by the verified address of an invited account.</summary>
    public Task<Account?> External((string Issuer, string Subject) login, string? verifiedEmail, string? address) => writer.Write(async writing =>
    {
        var account = await AccountRows.Find(writing.Connection, login, writing.Transaction);
        if (account is null && verifiedEmail is not null && await AccountRows.Find(writing.Connection, verifiedEmail, writing.Transaction) is { } invited)
        {
            await AccountRows.Link(writing, invited.Id, login);
            await AuditRows.Append(writing, new By(invited.Author, address), new Deed(AuditActions.LoginLinked, Subject: invited.Author, After: new { login.Issuer, login.Subject }), Now);
            account = invited;
        }
        if (account is null or { DisabledAt: not null })
        {
            await AuditRows.Append(writing, new By(account?.Author ?? "nobody", address), new Deed(AuditActions.SignInFailed, After: new { login.Issuer }), Now);
            return null;
        }
        return (await Welcome(writing, account, address)).Account;
    });

    private async Task<SignInAnswer> Judge(Writing writing, Account checkedBefore, bool fits, string? code, string? address)
    {
        // read anew under the writer's lock: of many tries at once only the first few count
        var account = (await AccountRows.Find(writing.Connection, checkedBefore.Id, writing.Transaction))!;
        var now = Now;
        if (account.DisabledAt is not null || account.LockedUntil > now || !fits || account.PasswordHash != checkedBefore.PasswordHash)
            return await Fail(writing, account, account.LockedUntil > now, address);
        if (account.TotpSecret is not { } secret) return await Welcome(writing, account, address);
        if (code is null) return new SignInAnswer(SignInOutcome.NeedsCode);
        if (Totp.Step(secret, code, now) is not { } step || step <= account.TotpStep) return await Fail(writing, account, false, address);
        return await Welcome(writing, account with { TotpStep = step }, address);
    }

    private async Task<SignInAnswer> Welcome(Writing writing, Account account, string? address)
    {
        account = account with { Failures = 0, LockedUntil = null, SignedInAt = Now };
        await AccountRows.Update(writing, account);
        await AuditRows.Append(writing, new By(account.Author, address), new Deed(AuditActions.SignedIn, Subject: account.Author), Now);
        return new SignInAnswer(SignInOutcome.Welcome, account);
    }

    private async Task<SignInAnswer> Fail(Writing writing, Account account, bool locked, string? address)
    {
        var by = new By("nobody", address);
        if (locked) return new SignInAnswer(SignInOutcome.Wrong);
        var failures = account.Failures + 1;
        var until = failures >= Tries ? Now + LockFor(failures) : (DateTimeOffset?)null;
        await AccountRows.Update(writing, account with { Failures = failures, LockedUntil = until });
        await AuditRows.Append(writing, by, new Deed(until is null ? AuditActions.SignInFailed : AuditActions.SignInLocked, Subject: account.Author, After: new { failures, until }), Now);
        return new SignInAnswer(SignInOutcome.Wrong);
    }

    private static TimeSpan LockFor(int failures)
    {
        var minutes = ShortestLock * Math.Pow(2, Math.Min(failures - Tries, 10));
        return minutes < LongestLock ? minutes : LongestLock;
    }

    private DateTimeOffset Now => clock.GetUtcNow().ToMilliseconds();
}
