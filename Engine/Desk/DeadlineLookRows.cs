using System.Data.Common;

namespace ChallengeHub;

/// <summary>The table DeadlineLook, of one row: when any process last looked at the deadlines.</summary>
public static class DeadlineLookRows
{
    /// <summary>Null: nobody has looked yet.</summary>
    public static async Task<DateTimeOffset?> Last(DbConnection connection, DbTransaction? transaction = null) =>
        await connection.Scalar<long?>("select LookedAt from DeadlineLook where Id = 1", transaction: transaction)
            is { } milliseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <summary>A look never goes back in time.</summary>
    public static Task Keep(UnitOfWork work, DateTimeOffset now) =>
        work.Connection.Execute(
            """
            update DeadlineLook
               set LookedAt = @now
             where Id = 1
               and LookedAt < @now;
            insert into DeadlineLook (Id, LookedAt)
            select 1, @now
             where not exists (select 1
                                 from DeadlineLook
                                where Id = 1);
            """,
            new { now },
            work.Transaction
        );
}
