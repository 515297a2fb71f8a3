using Dapper;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Connections to SQLite are used again, with the statements that were compiled on them.</summary>
public sealed class KeptConnectionTests : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("ch-kept-").FullName;
    private readonly Database database;

    public KeptConnectionTests() => database = new Database(new EngineSettings(directory, null, "ch"));

    public async ValueTask InitializeAsync()
    {
        await database.Open();
        await using var connection = await database.Connect();
        await connection.ExecuteAsync("create table Notes (Number integer primary key, Text text not null unique)");
    }

    public ValueTask DisposeAsync()
    {
        database.Close();
        Directory.Delete(directory, recursive: true);
        return default;
    }

    [Fact]
    public async Task Who_connects_next_gets_the_one_that_was_given_back()
    {
        var first = await database.Connect();
        await first.DisposeAsync();
        await using var second = await database.Connect();
        Assert.Same(first, second);
    }

    [Fact]
    public async Task Given_back_twice_it_is_lent_once()
    {
        var first = await database.Connect();
        await first.DisposeAsync();
        await first.DisposeAsync();
        await using var second = await database.Connect();
        await using var third = await database.Connect();
        Assert.NotSame(second, third);
    }

    [Fact]
    public async Task What_was_begun_and_not_committed_is_undone_and_its_connection_is_not_used_again()
    {
        await using (var connection = await database.Connect())
        {
            var transaction = await database.Dialect.Begin(connection);
            await connection.ExecuteAsync("insert into Notes (Text) values ('half')", transaction: transaction);
        }

        await using var next = await database.Connect();
        await using var another = await database.Dialect.Begin(next);
        Assert.Equal(0, await next.ExecuteScalarAsync<long>("select count(*) from Notes", transaction: another));
    }

    [Fact]
    public async Task A_statement_runs_within_itself()
    {
        const string all = "select Number from Notes order by Number";
        await using var connection = await database.Connect();
        await connection.ExecuteAsync("insert into Notes (Text) values ('a'), ('b'), ('c')");

        var pairs = new List<(long, long)>();
        await foreach (var outer in connection.QueryUnbufferedAsync<long>(all))
        foreach (var inner in await connection.QueryAsync<long>(all))
            pairs.Add((outer, inner));
        Assert.Equal(9, pairs.Distinct().Count());
    }

    [Fact]
    public async Task A_statement_sees_what_others_changed_of_its_table()
    {
        const string all = "select * from Notes";
        await using var connection = await database.Connect();
        await connection.ExecuteAsync("insert into Notes (Text) values ('a')");
        var before = (IDictionary<string, object>)(await connection.QueryAsync(all)).Single();
        Assert.Equal(2, before.Count);

        await using (var other = await database.Connect())
            await other.ExecuteAsync("alter table Notes add column Colour text default 'red'");
        var after = (IDictionary<string, object>)(await connection.QueryAsync(all)).Single();
        Assert.Equal("red", after["Colour"]);
        Assert.Equal("red", await connection.ExecuteScalarAsync<string>("select Colour from Notes"));
    }

    [Fact]
    public async Task More_statements_than_are_kept_run_all_the_same()
    {
        await using var connection = await database.Connect();
        for (var round = 0; round < 2; round++)
        for (var number = 0; number < 300; number++)
            Assert.Equal(number, await connection.ExecuteScalarAsync<long>($"select {number}"));
    }

    [Fact]
    public async Task A_list_of_values_may_stand_in_a_statement()
    {
        await using var connection = await database.Connect();
        await connection.ExecuteAsync("insert into Notes (Text) values ('a'), ('b'), ('c')");
        const string some = "select count(*) from Notes where Text in @texts";
        string[] texts = ["a", "c"];
        Assert.Equal(2, await connection.ExecuteScalarAsync<long>(some, new { texts }));
    }

    [Fact]
    public async Task After_a_scrub_nothing_of_what_was_bound_is_kept()
    {
        var first = await database.Connect();
        await first.DisposeAsync();
        await database.Scrub();
        await using var second = await database.Connect();
        Assert.NotSame(first, second);
    }

    [Fact]
    public async Task A_refused_row_costs_neither_the_statement_nor_the_connection()
    {
        const string insert = "insert into Notes (Text) values (@text)";
        await using var connection = await database.Connect();
        await connection.ExecuteAsync(insert, new { text = "one" });
        await Assert.ThrowsAsync<SqliteException>(() => connection.ExecuteAsync(insert, new { text = "one" }));
        await connection.ExecuteAsync(insert, new { text = "two" });
        Assert.Equal(2, await connection.ExecuteScalarAsync<long>("select count(*) from Notes"));
    }
}
