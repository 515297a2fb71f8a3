using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChallengeHub;

/// <summary>A command that takes the compiled statement of its text from its connection, and gives it back.</summary>
internal sealed class KeptCommand(KeptConnection connection) : DbCommand
{
    private SqliteCommand? statement;
    private SqliteTransaction? transaction;

    [AllowNull]
    public override string CommandText
    {
        get => Statement.CommandText;
        set
        {
            var before = statement;
            if (before?.CommandText == (value ?? ""))
                return;
            statement = Taken(value ?? "");
            if (before is null)
                return;
            foreach (SqliteParameter parameter in before.Parameters)
                statement.Parameters.Add(parameter);
            connection.GiveBack(before);
        }
    }

    public override int CommandTimeout
    {
        get => Statement.CommandTimeout;
        set => Statement.CommandTimeout = value;
    }

    public override CommandType CommandType
    {
        get => Statement.CommandType;
        set => Statement.CommandType = value;
    }

    public override UpdateRowSource UpdatedRowSource
    {
        get => Statement.UpdatedRowSource;
        set => Statement.UpdatedRowSource = value;
    }

    public override bool DesignTimeVisible { get; set; }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set
        {
            if (value != connection)
                throw new NotSupportedException("A command stays with its connection.");
        }
    }

    protected override DbTransaction? DbTransaction
    {
        get => transaction;
        set => Statement.Transaction = transaction = (SqliteTransaction?)value;
    }

    protected override DbParameterCollection DbParameterCollection => Statement.Parameters;

    private SqliteCommand Statement => statement ??= Taken("");

    public override void Cancel() => Statement.Cancel();

    public override void Prepare() => Statement.Prepare();

    public override int ExecuteNonQuery() => Run(x => x.ExecuteNonQuery());

    public override object? ExecuteScalar() => Run(x => x.ExecuteScalar());

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) =>
        Run(x => x.ExecuteReader(behavior));

    protected override DbParameter CreateDbParameter() => Statement.CreateParameter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Release();
        base.Dispose(disposing);
    }

    private T Run<T>(Func<SqliteCommand, T> run)
    {
        try
        {
            return run(Statement);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is not raw.SQLITE_CONSTRAINT)
        {
            connection.Break();
            throw;
        }
    }

    private SqliteCommand Taken(string sql)
    {
        var taken = connection.Take(sql);
        taken.Transaction = transaction;
        return taken;
    }

    private void Release()
    {
        if (statement is not null)
            connection.GiveBack(statement);
        statement = null;
    }
}
