using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChallengeHub;

/// <summary>
/// SQLite's log of what was committed. It is copied into the file beside the writer, which waits for no disk but at its
/// commits, and is begun again before it is long: while somebody reads at every moment, SQLite itself never would.
/// </summary>
internal sealed class WriteAheadLog(IDialect store, TimeSpan patience, LogLimits limits)
{
    /// <summary>How long the writer waits for those who still read what is only in the log, in milliseconds.</summary>
    private const int Patience = 50;
    private long copiedAt;
    private Task copying = Task.CompletedTask;
    private volatile bool isLong;

    /// <summary>Called by the writer alone. A store that fails is for the next transaction to find out.</summary>
    public async Task Tend()
    {
        if (isLong)
            await BeginAgain();
        else if (copying.IsCompleted && Environment.TickCount64 - copiedAt >= limits.Pause)
        {
            copiedAt = Environment.TickCount64;
            copying = Task.Run(Copy);
        }
    }

    private async Task Copy()
    {
        try
        {
            await using var connection = (SqliteConnection)await store.Connect(default);
            isLong = Checkpoint(connection, raw.SQLITE_CHECKPOINT_PASSIVE) > limits.Pages;
        }
        catch (Exception failure) when (failure is DbException or StoreUnavailable)
        {
            // the log is as it was
        }
    }

    /// <summary>What is left of it is copied, and the next transaction is written at its start.</summary>
    private async Task BeginAgain()
    {
        isLong = false;
        try
        {
            await using var connection = (SqliteConnection)await store.ConnectToWrite(default);
            raw.sqlite3_busy_timeout(connection.Handle, Patience);
            Checkpoint(connection, raw.SQLITE_CHECKPOINT_RESTART);
            raw.sqlite3_busy_timeout(connection.Handle, (int)patience.TotalMilliseconds);
        }
        catch (Exception failure) when (failure is DbException or StoreUnavailable)
        {
            // the next copy finds it long once more
        }
    }

    /// <summary>Answers how many pages are in the log. Those that somebody still needs stay where they are.</summary>
    private static int Checkpoint(SqliteConnection connection, int mode)
    {
        raw.sqlite3_wal_checkpoint_v2(connection.Handle, "main", mode, out var pages, out _);
        return pages;
    }
}

/// <param name="Pages">So many it grows to before it is begun again; of 4 kB each.</param>
/// <param name="Pause">Between two copies, in milliseconds.</param>
public sealed record LogLimits(int Pages, long Pause)
{
    /// <summary>64 MB, twice a second.</summary>
    public static LogLimits Usual { get; } = new(16_384, 500);
}
