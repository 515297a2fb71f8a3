using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace ChallengeHub;

/// <summary>
/// Tells a store that cannot be used now (away, full, read-only) from a fault of ours. Nothing of what was asked is or
/// will be written.
/// </summary>
public static class StoreFaults
{
    internal const string Away = "it does not answer";
    internal const string Full = "its disk is full";
    internal const string ReadOnly = "it may only be read";
    internal const string Busy = "it is busy";
    internal const string Crowded = "too many writes wait for it";
    internal const string Ending = "the process ends";

    /// <summary>Errno, as it stands in an IOException on Unix.</summary>
    private const int NoSpace = 28;
    private const int ReadOnlyFiles = 30;
    private const int QuotaExceeded = 122;

    /// <summary>Of SQL Server from here on the fault is the server's, not the statement's.</summary>
    private const byte Resources = 17;

    /// <summary>Why, for the end of a sentence; null when it is something else.</summary>
    public static string? Reason(Exception? failure)
    {
        if (failure is TimeoutException)
            return Busy;
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            // it may be written, or a part of it is: nobody may be told that nothing is
            if (cause is CommitUncertain or PartlyWritten)
                return null;
            if (Own(cause) is { } reason)
                return reason;
        }

        return null;
    }

    public static bool Is(Exception failure) => Reason(failure) is not null;

    private static string? Own(Exception failure) =>
        failure switch
        {
            StoreUnavailable known => known.Reason,
            SqliteException sqlite => OfSqlite(sqlite.SqliteErrorCode),
            SqlException server => OfServer(server),
            IOException { HResult: NoSpace or QuotaExceeded } => Full,
            IOException { HResult: ReadOnlyFiles } => ReadOnly,
            _ => null,
        };

    private static string? OfSqlite(int code) =>
        code switch
        {
            SQLitePCL.raw.SQLITE_FULL => Full,
            SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_PERM => ReadOnly,
            SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => Busy,
            SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_NOMEM => Away,
            _ => null,
        };

    private static string? OfServer(SqlException failure) =>
        failure.Number switch
        {
            1101 or 1105 or 9002 => Full,
            3906 or 3908 => ReadOnly,
            1205 or 1222 or 3960 => Busy,
            -2 or -1 or 2 or 53 or 4060 or 18456 => Away,
            _ when failure.Class >= Resources || SqlServerDialect.IsPassing(failure.Number) => Away,
            _ => null,
        };
}

/// <summary>The store cannot be used now, and nothing of the request is or will be written.</summary>
public sealed class StoreUnavailable(string reason, Exception? cause = null)
    : Exception($"The store cannot be used now: {reason}.", cause)
{
    /// <summary>For the end of a sentence.</summary>
    public string Reason { get; } = reason;
}

/// <summary>
/// A commit was sent and its answer lost: it may be written or not. Asking again is safe where twice is once.
/// </summary>
public sealed class CommitUncertain(DbException cause)
    : Exception(
        "It is not known whether the request was written: the store went away before it said so. Ask again.",
        cause
    );

/// <summary>A part of a request is written, and the store took no more. Asking again is safe: twice is once.</summary>
public sealed class PartlyWritten(Exception cause)
    : Exception("A part of the request was written, then the store could not be used. Ask again.", cause);
