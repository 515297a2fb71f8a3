using Microsoft.Data.Sqlite;

namespace ChallengeHub.Testing;

/// <summary>
/// Writes very many rows into a file of SQLite that nobody else uses: by one prepared statement, in few commits. What
/// comes after the last of them is lost unless the writer is ended.
/// </summary>
internal sealed class RowWriter : IDisposable
{
    private const int AtOnce = 50_000;
    private readonly SqliteConnection connection;
    private readonly SqliteCommand insert;
    private SqliteTransaction transaction;
    private int written;

    public RowWriter(SqliteConnection connection, ArchivedRows like)
    {
        this.connection = connection;
        transaction = connection.BeginTransaction();
        insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = like.Table.Insert;
        foreach (var column in like.Columns)
            insert.Parameters.AddWithValue($"@{column}", DBNull.Value);
        insert.Prepare();
    }

    /// <param name="row">Of the columns of the archive, in their order.</param>
    public void Write(object[] row)
    {
        for (var i = 0; i < row.Length; i++)
            insert.Parameters[i].Value = row[i];
        insert.ExecuteNonQuery();
        if (++written % AtOnce != 0)
            return;

        transaction.Commit();
        transaction.Dispose();
        transaction = connection.BeginTransaction();
        insert.Transaction = transaction;
    }

    public void End() => transaction.Commit();

    public void Dispose()
    {
        insert.Dispose();
        transaction.Dispose();
    }
}
