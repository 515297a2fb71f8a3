using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>That who sits before an open session is its owner.</summary>
/// <param name="Password">Where the account has one.</param>
/// <param name="Code">Of the second factor in use, where one is asked for.</param>
/// <param name="Session">The session's secret: wrong ones are counted by it.</param>
public sealed record Proof(string? Password, string? Code, string? Session);

/// <summary>A second factor to take into use, and the first code, which proves that the app has it.</summary>
public sealed record NewFactor(string Secret, string Code);

/// <summary>
/// What a person changes about the own account: password and second factor, each proved by what the owner knows. An
/// open browser proves nothing, and is no place to guess at: five wrong ones in a row make it wait.
/// </summary>
public sealed class OwnAccount(
    Accounts accounts,
    WriteQueue queue,
    Passwords passwords,
    [FromKeyedServices(Clocks.People)] TimeProvider clock
)
{
    /// <summary>All other sessions end, and no device is known any more.</summary>
    public async Task<Account> ChangePassword(long id, string old, string password, Actor actor, string? session = null)
    {
        var account = await Prove(id, new Proof(old, null, session), actor, new ProofFields("old", null));
        AccountCheck.RefusePassword(password, account.Email);
        var hash = passwords.Hash(password);

        return await accounts.Change(
            id,
            actor,
            new AccountChange(
                AuditActions.PasswordChanged,
                x =>
                    x.PasswordHash == account.PasswordHash
                        ? x with
                        {
                            PasswordHash = hash,
                        }
                        : throw RefusedException.Conflict("password-changed"),
                EndSessions: true,
                LiftLocks: true
            )
        );
    }

    /// <summary>Takes a second factor into use, in place of another only with a code of that one.</summary>
    public async Task<Account> UseTotp(long id, NewFactor factor, Proof proof, Actor actor)
    {
        if (Totp.Step(factor.Secret, factor.Code, clock.GetUtcNow()) is not { } step)
            throw RefusedException.Invalid("code", "wrong-app-code");
        var proved = await Prove(id, proof, actor, new ProofFields("usePassword", "oldCode"));
        return await accounts.Change(
            id,
            actor,
            new AccountChange(
                AuditActions.TotpChanged,
                x => Unchanged(x, proved) with { TotpSecret = factor.Secret, TotpStep = step }
            )
        );
    }

    /// <summary>By the person.</summary>
    public async Task<Account> DropTotp(long id, Proof proof, Actor actor)
    {
        var proved = await Prove(id, proof, actor, new ProofFields("dropPassword", "dropCode"));
        return await accounts.Change(
            id,
            actor,
            new AccountChange(
                AuditActions.TotpChanged,
                x => Unchanged(x, proved) with { TotpSecret = null, TotpStep = 0 }
            )
        );
    }

    /// <summary>By an admin, for somebody else who lost the telephone.</summary>
    public Task<Account> DropTotp(long id, Actor actor)
    {
        AccountCheck.RefuseOwn(id, actor);
        return accounts.Change(
            id,
            actor,
            new AccountChange(AuditActions.TotpChanged, x => x with { TotpSecret = null, TotpStep = 0 })
        );
    }

    private static Account Unchanged(Account now, Account proved) =>
        now.PasswordHash == proved.PasswordHash && now.TotpSecret == proved.TotpSecret
            ? now
            : throw RefusedException.Conflict("proof-changed");

    private async Task<Account> Prove(long id, Proof proof, Actor actor, ProofFields fields)
    {
        var known = await accounts.Find(id) ?? throw RefusedException.NotFound("no-account", id);
        // outside the transaction: it is slow on purpose
        var fits = known.PasswordHash is null || passwords.Fits(known.PasswordHash, proof.Password ?? "");
        var proved = await queue.Write(work => Judge(work, new Question(known, fits, proof, fields, actor)));
        return proved.Refused is { } refused ? throw refused : proved.Account;
    }

    /// <summary>A refusal is answered, not thrown: the count of wrong ones is to stay.</summary>
    private async Task<Proved> Judge(UnitOfWork work, Question asked)
    {
        var fields = asked.Fields;
        var from = Guesser.OfSession(asked.Proof.Session ?? asked.By.Author);
        var account = await AccountRows.Find(work.Connection, asked.Known.Id, work.Transaction) ?? asked.Known;
        if (await Guessing.LockedUntil(work, account, from, Now) is { } until)
            return new Proved(account, RefusedException.TooOften(fields.Password, "wrong-too-often", until - Now));
        if (!asked.Fits || account.PasswordHash != asked.Known.PasswordHash)
            return await Wrong(work, account, asked, RefusedException.Invalid(fields.Password, "wrong-password"));
        if (fields.Code is { } field && account.TotpSecret is { } secret)
        {
            if (Totp.Step(secret, asked.Proof.Code ?? "", Now) is not { } step || step <= account.TotpStep)
                return await Wrong(work, account, asked, RefusedException.Invalid(field, "stale-app-code"));

            account = account with { TotpStep = step };
            await AccountRows.Update(work, account);
        }

        await Guessing.Right(work, account, from);
        return new Proved(account, null);
    }

    private async Task<Proved> Wrong(UnitOfWork work, Account account, Question asked, RefusedException why)
    {
        var (failures, until) = await Guessing.Wrong(
            work,
            account,
            Guesser.OfSession(asked.Proof.Session ?? asked.By.Author),
            Now
        );
        var action = until is null ? AuditActions.SignInFailed : AuditActions.SignInLocked;
        await AuditRows.Append(
            work,
            asked.By,
            new AuditedAction(action, Subject: account.Author, After: new { failures, until }),
            Now
        );
        return new Proved(account, why);
    }

    private DateTimeOffset Now => clock.GetUtcNow().ToMilliseconds();

    /// <summary>Under which names a form asks for them; no code: not asked for.</summary>
    private sealed record ProofFields(string Password, string? Code);

    private sealed record Question(Account Known, bool Fits, Proof Proof, ProofFields Fields, Actor By);

    private sealed record Proved(Account Account, RefusedException? Refused);
}
