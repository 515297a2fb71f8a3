using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>
/// How a sign-in went. A locked account looks like a wrong password, so that nobody learns who has an account.
/// </summary>
public enum SignInOutcome
{
    Welcome,
    Wrong,
    NeedsCode,
}

/// <summary>
/// The account is there for <see cref="SignInOutcome.Welcome"/> and <see cref="SignInOutcome.NeedsCode"/>.
/// </summary>
public sealed record SignInAnswer(SignInOutcome Outcome, Account? Account = null);

/// <summary>
/// Lets people in by password and second factor, with a brake on guessing (<see cref="Guessing"/>), and by an OpenID
/// provider.
/// </summary>
public sealed class SignIn(
    WriteQueue queue,
    Database database,
    Passwords passwords,
    [FromKeyedServices(Clocks.People)] TimeProvider clock
)
{
    private const string Nobody = "nobody";

    /// <param name="devices">What the browser proves to be; null: nothing.</param>
    public async Task<SignInAnswer> Password(
        string email,
        string password,
        string? address,
        IReadOnlyList<KnownDevice>? devices = null
    )
    {
        var visit = new Visit(address, devices ?? []);
        Account? known;
        await using (var connection = await database.Connect())
            known = await AccountRows.Find(connection, email);

        // outside the transaction: it is slow on purpose
        var fits = passwords.Fits(known?.PasswordHash, password);
        return await queue.Write(async work =>
        {
            // read again under the writer's lock: of many tries at once only the first few count
            var account = known is null ? null : await AccountRows.Find(work.Connection, known.Id, work.Transaction);
            if (account is null)
                return await Unknown(work, visit);
            if (await IsShut(work, account, visit))
                return new SignInAnswer(SignInOutcome.Wrong);

            if (!fits || account.PasswordHash != known!.PasswordHash)
                return await Wrong(work, account, visit);
            return account.TotpSecret is null
                ? await Welcome(work, account, visit)
                : new SignInAnswer(SignInOutcome.NeedsCode, account);
        });
    }

    /// <summary>The second step, of an account whose password was right; a code is good once.</summary>
    public Task<SignInAnswer> Code(long id, string code, string? address, IReadOnlyList<KnownDevice>? devices = null) =>
        queue.Write(async work =>
        {
            var visit = new Visit(address, devices ?? []);
            if (await AccountRows.Find(work.Connection, id, work.Transaction) is not { } account)
                return await Unknown(work, visit);
            if (await IsShut(work, account, visit))
                return new SignInAnswer(SignInOutcome.Wrong);

            return
                account.TotpSecret is { } secret && Totp.Step(secret, code, Now) is { } step && step > account.TotpStep
                ? await Welcome(work, account with { TotpStep = step }, visit)
                : await Wrong(work, account, visit);
        });

    /// <summary>
    /// By a provider's word: a login linked before, or the first time by the verified address of an invited account.
    /// </summary>
    public Task<Account?> External(ExternalLogin login, string? verifiedEmail, string? address) =>
        queue.Write(async work =>
        {
            var account = await AccountRows.Find(work.Connection, login, work.Transaction);
            if (
                account is null
                && verifiedEmail is not null
                && await AccountRows.Find(work.Connection, verifiedEmail, work.Transaction)
                    is { DisabledAt: null } invited
            )
            {
                await AccountRows.Link(work, invited.Id, login);
                await Note(
                    work,
                    new Actor(invited.Author, address),
                    new AuditedAction(AuditActions.LoginLinked, Subject: invited.Author, After: new { login.Issuer })
                );
                account = invited;
            }

            if (account is { DisabledAt: null })
                return (await Welcome(work, account, new Visit(address))).Account;

            await Note(
                work,
                new Actor(Nobody, address),
                new AuditedAction(AuditActions.SignInFailed, Subject: account?.Author, After: new { login.Issuer })
            );
            return null;
        });

    /// <summary>While a place is locked out nothing from there is looked at or counted.</summary>
    private async Task<bool> IsShut(UnitOfWork work, Account account, Visit visit) =>
        account.DisabledAt is not null
        || await Guessing.LockedUntil(work, account, Guesser.Of(account, visit), Now) is not null;

    private async Task<SignInAnswer> Welcome(UnitOfWork work, Account account, Visit visit)
    {
        await Guessing.Right(work, account, Guesser.Of(account, visit));
        account = account with { Failures = 0, LockedUntil = null, SignedInAt = Now };
        await AccountRows.Update(work, account);
        await Note(
            work,
            new Actor(account.Author, visit.Address),
            new AuditedAction(AuditActions.SignedIn, Subject: account.Author)
        );
        return new SignInAnswer(SignInOutcome.Welcome, account);
    }

    private async Task<SignInAnswer> Unknown(UnitOfWork work, Visit visit)
    {
        await Note(work, new Actor(Nobody, visit.Address), new AuditedAction(AuditActions.SignInFailed));
        return new SignInAnswer(SignInOutcome.Wrong);
    }

    private async Task<SignInAnswer> Wrong(UnitOfWork work, Account account, Visit visit)
    {
        var (failures, until) = await Guessing.Wrong(work, account, Guesser.Of(account, visit), Now);
        // what the office sees of it; the locks themselves are the places'
        await AccountRows.Update(work, account with { Failures = failures, LockedUntil = until });
        var action = until is null ? AuditActions.SignInFailed : AuditActions.SignInLocked;
        await Note(
            work,
            new Actor(Nobody, visit.Address),
            new AuditedAction(action, Subject: account.Author, After: new { failures, until })
        );
        return new SignInAnswer(SignInOutcome.Wrong);
    }

    private Task Note(UnitOfWork work, Actor actor, AuditedAction action) => AuditRows.Append(work, actor, action, Now);

    private DateTimeOffset Now => clock.GetUtcNow().ToMilliseconds();
}
