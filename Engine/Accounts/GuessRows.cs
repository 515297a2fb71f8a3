namespace ChallengeHub;

/// <summary>Wrong ones in a row from one place.</summary>
internal sealed record Guess
{
    public int Failures { get; init; }
    public DateTimeOffset? LockedUntil { get; init; }
    public DateTimeOffset LastAt { get; init; }

    public void Deconstruct(out int failures, out DateTimeOffset? until)
    {
        failures = Failures;
        until = LockedUntil;
    }
}

/// <summary>Whose account is guessed at, and from where.</summary>
internal readonly record struct GuessKey(long Account, string Source);

/// <summary>
/// The table Guesses. Who is locked out is not counted, so that it stays small; what is old is forgotten.
/// </summary>
internal static class GuessRows
{
    public static Task<Guess?> Find(UnitOfWork work, long account, string source) =>
        work.Connection.Find<Guess?>(
            """
            select Failures, LockedUntil, LastAt
              from Guesses
             where AccountId = @account
               and Source = @source
            """,
            new { account, source },
            work.Transaction
        );

    public static Task Put(UnitOfWork work, GuessKey key, Guess guess, DateTimeOffset old) =>
        work.Connection.Execute(
            """
            delete from Guesses
             where LastAt <= @old;
            update Guesses
               set Failures = @Failures,
                   LockedUntil = @LockedUntil,
                   LastAt = @LastAt
             where AccountId = @Account
               and Source = @Source;
            insert into Guesses (AccountId, Source, Failures, LockedUntil, LastAt)
            select @Account, @Source, @Failures, @LockedUntil, @LastAt
             where not exists (select 1
                                 from Guesses
                                where AccountId = @Account
                                  and Source = @Source);
            """,
            new
            {
                key.Account,
                key.Source,
                guess.Failures,
                guess.LockedUntil,
                guess.LastAt,
                old,
            },
            work.Transaction
        );

    public static Task Forget(UnitOfWork work, long account, string source) =>
        work.Connection.Execute(
            """
            delete from Guesses
             where AccountId = @account
               and Source = @source
            """,
            new { account, source },
            work.Transaction
        );

    /// <summary>Lifts every lock of an account.</summary>
    public static Task Forget(UnitOfWork work, long account) =>
        work.Connection.Execute("delete from Guesses where AccountId = @account", new { account }, work.Transaction);
}
