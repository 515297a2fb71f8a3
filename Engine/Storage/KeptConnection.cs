using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChallengeHub;

/// <summary>
/// A connection to SQLite that goes back to others like it when it is disposed, with its statements: each is compiled
/// once for a connection, and not at each call.
/// </summary>
internal sealed class KeptConnection(string text, Func<KeptConnection, bool> keep) : SqliteConnection(text)
{
    /// <summary>Some of them are made of parts; more than these would only hold memory.</summary>
    private const int MostStatements = 200;
    private readonly Dictionary<string, SqliteCommand> statements = new(StringComparer.Ordinal);
    private readonly Dictionary<BoundText, BoundStatement> bound = [];
    private bool isLent = true;
    private bool isBroken;

    /// <summary>To the next who connects.</summary>
    public void Lend() => isLent = true;

    /// <summary>The store has failed under it: it is not used a second time.</summary>
    public void Break() => isBroken = true;

    /// <summary>Nobody needs it any more.</summary>
    public void End()
    {
        Break();
        Dispose();
    }

    /// <summary>Compiled where it was sent before. It is the caller's until he gives it back.</summary>
    public SqliteCommand Take(string sql)
    {
        if (statements.Remove(sql, out var known))
            return known;
        var command = CreateCommand();
        command.CommandText = sql;
        return command;
    }

    public void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        command.Transaction = null;
        if (statements.Count >= MostStatements)
            Forget();
        if (!statements.TryAdd(command.CommandText, command))
            command.Dispose();
    }

    /// <summary>
    /// Statements for many rows of one kind. Answers how many rows they touched, of all together; null: nothing was
    /// run, since a member is of a type that only Dapper knows.
    /// </summary>
    public int? Run(string sql, IReadOnlyList<object> rows)
    {
        if (rows.Count == 0)
            return 0;

        try
        {
            return Bound(new BoundText(sql, rows[0].GetType()))?.Run(rows);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is not raw.SQLITE_CONSTRAINT)
        {
            Break();
            throw;
        }
    }

    private BoundStatement? Bound(BoundText text)
    {
        if (bound.TryGetValue(text, out var known))
            return known;
        if (BoundStatement.Of(Handle!, text) is not { } made)
            return null;
        if (bound.Count >= MostStatements)
            Forget();
        return bound[text] = made;
    }

    /// <summary>Those that are needed are soon there again.</summary>
    private void Forget()
    {
        foreach (var old in bound.Values)
            old.Dispose();
        bound.Clear();
        foreach (var old in statements.Values)
            old.Dispose();
        statements.Clear();
    }

    /// <summary>No transaction is open.</summary>
    private bool IsAtRest => Handle is { } handle && raw.sqlite3_get_autocommit(handle) != 0;

    public override SqliteTransaction BeginTransaction(IsolationLevel isolationLevel, bool deferred)
    {
        try
        {
            return base.BeginTransaction(isolationLevel, deferred);
        }
        catch (SqliteException)
        {
            Break();
            throw;
        }
    }

    protected override DbCommand CreateDbCommand() => new KeptCommand(this);

    protected override void Dispose(bool disposing)
    {
        // given back once, however often it is disposed
        if (disposing && !isBroken && !isLent)
            return;
        isLent = false;
        if (disposing && !isBroken && IsAtRest && keep(this))
            return;

        isBroken = true;
        if (disposing)
            Forget();
        base.Dispose(disposing);
    }
}
