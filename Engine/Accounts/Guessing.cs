namespace ChallengeHub;

/// <summary>
/// The brake on guessing, as OWASP's device cookies have it: five wrong ones in a row from one place lock that place
/// out, for a minute at first and twice as long each time; fifty from strangers lock all strangers out for a quarter of
/// an hour, and known devices come in all the same.
/// </summary>
internal static class Guessing
{
    private const int Tries = 5;
    private const int TriesOfStrangers = 50;
    private static readonly TimeSpan ShortestLock = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLock = TimeSpan.FromHours(1);
    private static readonly TimeSpan StrangersLock = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <summary>Until when nothing from there is looked at; null: it is.</summary>
    public static async Task<DateTimeOffset?> LockedUntil(
        UnitOfWork work,
        Account account,
        Guesser from,
        DateTimeOffset now
    )
    {
        var own = (await GuessRows.Find(work, account.Id, from.Source))?.LockedUntil;
        var all = from.IsKnown ? null : (await GuessRows.Find(work, account.Id, Guesser.Strangers.Source))?.LockedUntil;
        if (own > now && !(all > own))
            return own;
        return all > now ? all : null;
    }

    /// <summary>
    /// Counts a wrong one. Answers how many there have been, and until when that place is locked out now.
    /// </summary>
    public static async Task<Guess> Wrong(UnitOfWork work, Account account, Guesser from, DateTimeOffset now)
    {
        var counted = await Count(work, account, from.Source, now);
        var guess = counted with { LockedUntil = counted.Failures >= Tries ? now + LockFor(counted.Failures) : null };
        await GuessRows.Put(work, new GuessKey(account.Id, from.Source), guess, now - Memory);
        if (from.IsKnown)
            return guess;

        var all = await Count(work, account, Guesser.Strangers.Source, now);
        // from zero after the lock, so that one wrong one after each expiry does not keep it up
        if (all.Failures >= TriesOfStrangers)
            all = all with { Failures = 0, LockedUntil = now + StrangersLock };
        await GuessRows.Put(work, new GuessKey(account.Id, Guesser.Strangers.Source), all, now - Memory);
        return guess;
    }

    /// <summary>After a right one.</summary>
    public static async Task Right(UnitOfWork work, Account account, Guesser from)
    {
        await GuessRows.Forget(work, account.Id, from.Source);
        if (!from.IsKnown)
            await GuessRows.Forget(work, account.Id, Guesser.Strangers.Source);
    }

    private static async Task<Guess> Count(UnitOfWork work, Account account, string source, DateTimeOffset now) =>
        await GuessRows.Find(work, account.Id, source) is { } before && now - before.LastAt < Memory
            ? before with
            {
                Failures = before.Failures + 1,
                LastAt = now,
            }
            : new Guess { Failures = 1, LastAt = now };

    private static TimeSpan LockFor(int failures)
    {
        var doubled = ShortestLock * Math.Pow(2, Math.Min(failures - Tries, 10));
        return doubled < LongestLock ? doubled : LongestLock;
    }
}
