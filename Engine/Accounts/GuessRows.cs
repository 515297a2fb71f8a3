namespace ChallengeHub;

/// <summary>Wrong ones in a row from one place.</summary>
internal sealed record Guess
{
    public int Failures { get; init; }
    public DateTimeOffset? LockedUntil { get; init; }
    public DateTimeOffset LastAt { get; init; }

    public void Deconstruct(out int failures, out DateTimeOffset? until) => (failures, until) = (Failures, LockedUntil);
}

/// <summary>The table Guesses. Who is locked out is not counted, so that it stays small; what is old is forgotten.</summary>
internal static class GuessRows
{
    public static Task<Guess?> Find(Writing writing, long account, string source) =>
        writing.Connection.Find<Guess?>(
            """
            select Failures, LockedUntil, LastAt
              from Guesses
             where AccountId = @account
               and Source = @source
            """,
            new { account, source }, writing.Transaction);

    public static Task Put(Writing writing, (long Account, string Source) at, Guess guess, DateTimeOffset old) =>
        writing.Connection.Execute(
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
            new { at.Account, at.Source, guess.Failures, guess.LockedUntil, guess.LastAt, old }, writing.Transaction);

    public static Task Forget(Writing writing, long account, string source) =>
        writing.Connection.Execute(
            """
            delete from Guesses
             where AccountId = @account
               and Source = @source
            """,
            new { account, source }, writing.Transaction);

    /// <summary>Lifts every lock of an account.</summary>
    public static Task Forget(Writing writing, long account) =>
        writing.Connection.Execute("delete from Guesses where AccountId = @account", new { account }, writing.Transaction);
}
