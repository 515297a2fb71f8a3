using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;

namespace ChallengeHub;

/// <summary>
/// The one way from the product to a database. Every statement is a constant where it is sent, so that a test can list
/// them all and hold each against SQL Server's grammar and schema.
/// </summary>
internal static class Statements
{
    /// <summary>Answers how many rows it touched. A sequence of parameters runs it once for each.</summary>
    public static Task<int> Execute(
        this DbConnection connection,
        string sql,
        object? with = null,
        DbTransaction? transaction = null
    )
    {
        if (connection is SqlConnection && with is IEnumerable<object> many)
            return RepeatedStatement.Execute(connection, Text(connection, sql), [.. many], transaction);
        if (
            connection is KeptConnection kept
            && with is IEnumerable<object> rows
            && kept.Run(sql, [.. rows]) is { } touched
        )
            return Task.FromResult(touched);
        return connection.ExecuteAsync(Text(connection, sql), with, transaction);
    }

    /// <summary>The first column of the first row.</summary>
    public static Task<T?> Scalar<T>(
        this DbConnection connection,
        string sql,
        object? with = null,
        DbTransaction? transaction = null
    ) => connection.ExecuteScalarAsync<T>(Text(connection, sql), with, transaction);

    public static async Task<IReadOnlyList<T>> Query<T>(
        this DbConnection connection,
        string sql,
        object? with = null,
        DbTransaction? transaction = null
    ) => (await connection.QueryAsync<T>(Text(connection, sql), with, transaction)).AsList();

    /// <summary>The one row, or the default where there is none.</summary>
    public static Task<T?> Find<T>(
        this DbConnection connection,
        string sql,
        object? with = null,
        DbTransaction? transaction = null
    ) => connection.QuerySingleOrDefaultAsync<T>(Text(connection, sql), with, transaction);

    /// <summary>The one row, which is there.</summary>
    public static Task<T> Get<T>(
        this DbConnection connection,
        string sql,
        object? with = null,
        DbTransaction? transaction = null
    ) => connection.QuerySingleAsync<T>(Text(connection, sql), with, transaction);

    /// <summary>Row by row: the whole never stands in memory.</summary>
    public static IAsyncEnumerable<T> Stream<T>(
        this DbConnection connection,
        string sql,
        object? with = null,
        DbTransaction? transaction = null
    ) => connection.QueryUnbufferedAsync<T>(Text(connection, sql), with, transaction);

    /// <summary>The rows as the store has them.</summary>
    public static Task<DbDataReader> Read(
        this DbConnection connection,
        string sql,
        DbTransaction? transaction = null
    ) => connection.ExecuteReaderAsync(Text(connection, sql), transaction: transaction);

    private static string Text(DbConnection connection, string sql) =>
        connection is SqlConnection ? SqlServerDialect.Of(sql) : sql;
}
