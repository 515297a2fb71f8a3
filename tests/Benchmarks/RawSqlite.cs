using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace ChallengeHub.Benchmarks;

/// <summary>
/// What SQLite does alone on the disk of the hubs, with the settings of the hub's ledger (WAL, <c>synchronous =
/// full</c>): commits of one row a second, rows a second in thousands, and rows read a second.
/// </summary>
internal sealed record RawSqlite(double Commits, double Rows, double RowsRead)
{
    private const int AtOnce = 1_000;

    public static RawSqlite Measure(double seconds)
    {
        var directory = Directory.CreateTempSubdirectory("ch-raw-");
        try
        {
            var file = Path.Combine(directory.FullName, "raw.db");
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()
            );
            connection.Open();
            Execute(connection, "pragma journal_mode = wal; pragma synchronous = full");
            Execute(
                connection,
                """
                create table Entries (
                  Seq         integer primary key,
                  Participant integer not null,
                  Lead        text    not null,
                  Points      integer not null,
                  OccurredAt  integer not null
                )
                """
            );

            using var insert = Insert(connection);
            var commits = Written(connection, insert, 1, seconds);
            var rows = Written(connection, insert, AtOnce, seconds);
            return new RawSqlite(commits, rows, Read(connection, seconds));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static SqliteCommand Insert(SqliteConnection connection)
    {
        var insert = connection.CreateCommand();
        insert.CommandText = """
            insert into Entries (Participant, Lead, Points, OccurredAt)
            values (@participant, @lead, @points, @at)
            """;
        insert.Parameters.AddWithValue("@participant", 1L);
        insert.Parameters.AddWithValue("@lead", "L000000000001");
        insert.Parameters.AddWithValue("@points", 10L);
        insert.Parameters.AddWithValue("@at", 1_790_000_000_000L);
        insert.Prepare();
        return insert;
    }

    /// <summary>Rows a second.</summary>
    private static double Written(SqliteConnection connection, SqliteCommand insert, int atOnce, double seconds)
    {
        var rows = 0L;
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < seconds)
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            for (var i = 0; i < atOnce; i++)
            {
                insert.Parameters[0].Value = rows % 1_000;
                insert.ExecuteNonQuery();
                rows++;
            }
            transaction.Commit();
        }

        return rows / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Rows a second, each with all that it has.</summary>
    private static double Read(SqliteConnection connection, double seconds)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "select Seq, Participant, Lead, Points, OccurredAt from Entries";
        var rows = 0L;
        var row = new object[5];
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < seconds)
        {
            using var reader = select.ExecuteReader();
            while (reader.Read())
                rows += reader.GetValues(row) / row.Length;
        }

        return rows / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static void Execute(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
