using System.Diagnostics;

namespace ChallengeHub;

/// <summary>
/// Knows whether the store can be read and written now, by doing both; of those who ask at the same time one asks the
/// store.
/// </summary>
public sealed class StoreWatch(WriteQueue queue, Database database)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim turn = new(1);
    private (long At, string? Fault)? last;

    /// <summary>Null while all is well; else why not, for the end of a sentence.</summary>
    public async Task<string?> Fault()
    {
        await turn.WaitAsync();
        try
        {
            if (
                last is { } known
                && (known.Fault is null) != queue.IsRefused
                && Stopwatch.GetElapsedTime(known.At) < Fresh
            )
                return known.Fault;

            var fault = await Ask();
            last = (Stopwatch.GetTimestamp(), fault);
            return fault;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// At the start: throws when the store may only be read, which does not pass by itself. One that is full or busy
    /// may be again.
    /// </summary>
    public async Task RefuseReadOnly()
    {
        try
        {
            await queue.Write(Beat);
        }
        catch (Exception failure) when (StoreFaults.Reason(failure) is { } reason && reason != StoreFaults.ReadOnly)
        {
            // the answers will say so
        }
    }

    private async Task<string?> Ask()
    {
        try
        {
            if (database.Dialect.Shortage() is { } shortage)
                return shortage;

            await database.Ask().WaitAsync(Patience);
            await queue.Write(Beat).WaitAsync(Patience);
            return null;
        }
        catch (Exception failure) when (StoreFaults.Reason(failure) is not null)
        {
            return StoreFaults.Reason(failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CommitUncertain)
        {
            return StoreFaults.Away;
        }
    }

    /// <summary>Changes a page, so that a disk that takes nothing is noticed.</summary>
    private static Task<int> Beat(UnitOfWork work) =>
        work.Connection.Execute(
            """
            update Pulses
               set Beats = Beats + 1
             where Id = 1;
            insert into Pulses (Id, Beats)
            select 1, 1
             where not exists (select 1
                                 from Pulses
                                where Id = 1);
            """,
            transaction: work.Transaction
        );
}
