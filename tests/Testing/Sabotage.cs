using System.Data.Common;
using Dapper;

namespace ChallengeHub.Testing;

/// <summary>Makes one insert fail in the store itself, as a full disk or a broken rule would: the statement alone, or the whole transaction with it.</summary>
public static class Sabotage
{
    /// <param name="condition">A column and a value, such as "Points = 1300".</param>
    /// <param name="wholeTransaction">Whether the store gives up the transaction.</param>
    public static Task Begin(DbConnection connection, string table, string condition, bool wholeTransaction) => connection.ExecuteAsync((TestStore.IsSqlServer, wholeTransaction) switch
    {
        (true, true) => $"create trigger broken on {table} after insert as if exists (select 1 from inserted where {condition}) rollback transaction",
        (true, false) => $"alter table {table} with nocheck add constraint broken check (not ({condition}))",
        (false, _) => $"create trigger broken before insert on {table} when new.{condition} begin select raise({(wholeTransaction ? "rollback" : "abort")}, 'no luck'); end",
    });

    public static Task End(DbConnection connection, string table, bool wholeTransaction) =>
        connection.ExecuteAsync(TestStore.IsSqlServer && !wholeTransaction ? $"alter table {table} drop constraint broken" : "drop trigger broken");
}
