namespace ChallengeHub;

/// <summary>How a sign-in went. A locked account is told like a wrong password, so that nobody learns who has an account.</summary>
public enum SignInOutcome { Welcome, Wrong, NeedsCode }

/// <summary>The account is told of <see cref="SignInOutcome.Welcome"/> and <see cref="SignInOutcome.NeedsCode"/>.</summary>
public sealed record SignInAnswer(SignInOutcome Outcome, Account? Account = null);

/// <summary>Lets people in by password and second factor, with lock-out after five wrong ones in a row, and by an OpenID provider.</summary>
public sealed class SignIn(Writer writer, Database database, Passwords passwords, TimeProvider clock)
{
    private const string Nobody = "nobody";
    private const int Tries = 5;
    private static readonly TimeSpan ShortestLock = TimeSpan.FromMinutes(1), LongestLock = TimeSpan.FromHours(1);

    public async Task<SignInAnswer> Password(string email, string password, string? address)
    {
        Account? known;
        await using (var connection = await database.Connect()) known = await AccountRows.Find(connection, email);
        // outside the transaction: it is slow on purpose
        var fits = passwords.Fits(known?.PasswordHash, password);
        return await writer.Write(async writing =>
        {
            // read anew under the writer's lock: of many tries at once only the first few count
            var account = known is null ? null : await AccountRows.Find(writing.Connection, known.Id, writing.Transaction);
            if (account is null) return await Wrong(writing, null, address);
            if (!fits || account.PasswordHash != known!.PasswordHash || IsShut(account)) return await Wrong(writing, account, address);
            return account.TotpSecret is null ? await Welcome(writing, account, address) : new SignInAnswer(SignInOutcome.NeedsCode, account);
        });
    }

    /// <summary>The second step, of an account whose password was right; a code is good once.</summary>
    public Task<SignInAnswer> Code(long id, string code, string? address) => writer.Write(async writing =>
    {
        var account = await AccountRows.Find(writing.Connection, id, writing.Transaction);
        return account is { TotpSecret: { } secret } && !IsShut(account) && Totp.Step(secret, code, Now) is { } step && step > account.TotpStep
            ? await Welcome(writing, account with { TotpStep = step }, address)
            : await Wrong(writing, account, address);
    });

    /// <summary>By a provider's word: a login linked before, or the first time by the verified address of an invited account.</summary>
    public Task<Account?> External((string Issuer, string Subject) login, string? verifiedEmail, string? address) => writer.Write(async writing =>
    {
        var account = await AccountRows.Find(writing.Connection, login, writing.Transaction);
        if (account is null && verifiedEmail is not null && await AccountRows.Find(writing.Connection, verifiedEmail, writing.Transaction) is { DisabledAt: null } invited)
        {
            await AccountRows.Link(writing, invited.Id, login);
            await Note(writing, new By(invited.Author, address), new Deed(AuditActions.LoginLinked, Subject: invited.Author, After: new { login.Issuer }));
            account = invited;
        }
        if (account is { DisabledAt: null }) return (await Welcome(writing, account, address)).Account;
        await Note(writing, new By(Nobody, address), new Deed(AuditActions.SignInFailed, Subject: account?.Author, After: new { login.Issuer }));
        return null;
    });

    private bool IsShut(Account account) => account.DisabledAt is not null || account.LockedUntil > Now;

    private async Task<SignInAnswer> Welcome(Writing writing, Account account, string? address)
    {
        account = account with { Failures = 0, LockedUntil = null, SignedInAt = Now };
        await AccountRows.Update(writing, account);
        await Note(writing, new By(account.Author, address), new Deed(AuditActions.SignedIn, Subject: account.Author));
        return new SignInAnswer(SignInOutcome.Welcome, account);
    }

    /// <summary>While it is locked nothing is counted: who hammers cannot lock somebody out for ever.</summary>
    private async Task<SignInAnswer> Wrong(Writing writing, Account? account, string? address)
    {
        if (account is null) await Note(writing, new By(Nobody, address), new Deed(AuditActions.SignInFailed));
        else if (!IsShut(account))
        {
            var failures = account.Failures + 1;
            var until = failures >= Tries ? Now + LockFor(failures) : (DateTimeOffset?)null;
            await AccountRows.Update(writing, account with { Failures = failures, LockedUntil = until });
            await Note(writing, new By(Nobody, address), new Deed(until is null ? AuditActions.SignInFailed : AuditActions.SignInLocked, Subject: account.Author, After: new { failures, until }));
        }
        return new SignInAnswer(SignInOutcome.Wrong);
    }

    private static TimeSpan LockFor(int failures)
    {
        var doubled = ShortestLock * Math.Pow(2, Math.Min(failures - Tries, 10));
        return doubled < LongestLock ? doubled : LongestLock;
    }

    private Task Note(Writing writing, By by, Deed deed) => AuditRows.Append(writing, by, deed, Now);

    private DateTimeOffset Now => clock.GetUtcNow().ToMilliseconds();
}
