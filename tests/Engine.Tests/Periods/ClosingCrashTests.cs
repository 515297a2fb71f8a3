using ChallengeHub.Testing;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>
/// Each of the two transactions of a closing is made to fail at each of its steps: nothing half-written stays, and the
/// next closing pays every prize once.
/// </summary>
public sealed class ClosingCrashTests(SharedRedis redis)
{
    private static readonly string[] Tables = ["Results", "AllAwards", "Changes", "Periods", "Campaigns"];
    private static readonly Dictionary<string, int> Inserts = new()
    {
        ["Results"] = 2,
        ["AllAwards"] = 5,
        ["Changes"] = 3,
    };

    /// <summary>The table, the column whose update is the step ("": an insert), and the how-manieth of them.</summary>
    public static TheoryData<bool, string, string, int> Steps()
    {
        var steps = new TheoryData<bool, string, string, int>();
        // a trigger of SQL Server takes the whole transaction with it, always
        foreach (var wholeTransaction in TestStore.IsSqlServer ? [true] : new[] { false, true })
        {
            foreach (var table in new[] { "Results", "AllAwards", "Changes" })
                for (var n = 0; n < Inserts[table]; n++)
                    steps.Add(wholeTransaction, table, "", n);
            steps.Add(wholeTransaction, "Periods", "ClosingAt", 0);
            steps.Add(wholeTransaction, "Periods", "ClosedAt", 0);
            steps.Add(wholeTransaction, "Campaigns", "ConfigVersion", 0);
            steps.Add(wholeTransaction, "Campaigns", "ConfigVersion", 1);
            steps.Add(wholeTransaction, "Campaigns", "ClosedAt", 0);
        }
        return steps;
    }

    /// <summary>Whether the step is of the second transaction: the period is marked then, and stays so.</summary>
    private static bool IsOfTheSecond(string table, string column, int nth) =>
        column switch
        {
            "" => table != "Changes" || nth > 0,
            "ConfigVersion" => nth > 0,
            _ => column == "ClosedAt",
        };

    private static string Trigger(bool wholeTransaction, string table, string column, int nth)
    {
        var mine = $"(select count(*) from {table}{(table == "Changes" ? "" : " where Period in (0, 12)")})";
        var count = table == "Changes" ? $"{nth} + (select n from Before)" : $"{nth}";
        var sqlite =
            column == ""
                ? $"before insert on {table} when {mine} = {count}"
                : $"after update of {column} on {table} when new.{column} is not null";
        var sqlServer =
            column == ""
                ? $"on {table} after insert as if {mine} > {count}"
                : $"on {table} after update as if update({column}) and exists (select 1 from inserted where {column} "
                    + "is not null)";
        return TestStore.IsSqlServer
            ? $"create trigger crash {sqlServer} rollback transaction"
            : $"create trigger crash {sqlite} begin select raise({(wholeTransaction ? "rollback" : "abort")}, 'the "
                + "power went'); end";
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_crash_at_any_step_leaves_nothing_half_written_and_then_every_prize_is_paid_once(
        bool wholeTransaction,
        string table,
        string column,
        int nth
    )
    {
        await using var challenge = await Challenge.Launched(
            x =>
                x with
                {
                    Prizes =
                    [
                        new Prize
                        {
                            Code = "month",
                            Name = "Month",
                            Scope = PrizeScope.Period,
                            Board = BoardKind.Reps,
                            Ranks = [1, 3],
                        },
                        new Prize
                        {
                            Code = "luck",
                            Name = "Luck",
                            Scope = PrizeScope.Campaign,
                            Board = BoardKind.Reps,
                            Raffle = new Raffle(RaffleTickets.Points, 1),
                        },
                        new Prize
                        {
                            Code = "grand",
                            Name = "Grand",
                            Scope = PrizeScope.Campaign,
                            Board = BoardKind.Teams,
                            Ranks = [1, 1],
                        },
                    ],
                },
            redis.ConnectionString,
            Challenge.Start.AddYears(1).AddDays(-3)
        );
        foreach (var rep in new[] { "anna", "bob", "carl" })
            await challenge.Tell("taken", rep, rep);
        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddYears(1));
        for (var month = 1; month < 12; month++)
            await challenge.Engine.Closing.Close(Challenge.Code, month);

        await using var connection = await challenge.Engine.Database.Connect();
        await connection.ExecuteAsync(
            TestStore.IsSqlServer
                ? "select count(*) as n into Before from Changes"
                : "create table Before as select count(*) n from Changes"
        );
        if (IsOfTheSecond(table, column, nth))
            await challenge.Engine.Closing.Begin(Challenge.Code, 12);
        var before = await Everything(connection);
        await connection.ExecuteAsync(Trigger(wholeTransaction, table, column, nth));
        await Assert.ThrowsAnyAsync<Exception>(() => challenge.Engine.Closing.Close(Challenge.Code, 12));
        Assert.Equal(before, await Everything(connection));
        await connection.ExecuteAsync("drop trigger crash");

        await challenge.Running.Restart(redis.ConnectionString);
        challenge.Running.Clock.Advance(TimeSpan.FromHours(1));
        await challenge.Engine.Closing.CloseDue();
        await challenge.Engine.Closing.CloseDue();
        var winners = await challenge.Engine.Awards.Winners(Challenge.Code, null);
        Assert.Equal(["month", "month", "month", "grand", "luck"], winners.Select(x => x.Prize));
        Assert.Equal(["anna", "bob", "carl", "lyon"], winners.SkipLast(1).Select(x => x.Code));
        Assert.Equal(
            2,
            await connection.ExecuteScalarAsync<int>("select count(*) from Results where Period in (0, 12)")
        );
        await Invariants.Hold(challenge.Engine);
    }

    /// <summary>But for the version of the campaign's row: it says that somebody looked.</summary>
    private static async Task<string> Everything(System.Data.Common.DbConnection connection)
    {
        var rows = new List<string>();
        foreach (var table in Tables)
            rows.AddRange(
                (await connection.QueryAsync($"select * from {table}")).Select(x =>
                    string.Join(
                        '|',
                        ((IDictionary<string, object?>)x).Where(column => column.Key != "Version").Select(y => y.Value)
                    )
                )
            );
        return string.Join('\n', rows);
    }
}
