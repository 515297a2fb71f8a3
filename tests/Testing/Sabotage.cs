using System.Data.Common;
using Dapper;

namespace ChallengeHub.Testing;

/// <summary>
/// Makes one insert or update fail in the store itself, as a full disk or a broken rule would: the statement alone, or
/// the whole transaction with it.
/// </summary>
public static class Sabotage
{
    /// <param name="condition">A column and a value, such as "Points = 1300".</param>
    /// <param name="wholeTransaction">Whether the store gives up the transaction.</param>
    public static Task Begin(DbConnection connection, string table, string condition, bool wholeTransaction) =>
        connection.ExecuteAsync(
            (TestStore.IsSqlServer, wholeTransaction) switch
            {
                (true, true) => $"create trigger broken on {table} after insert as if exists (select 1 from inserted "
                    + $"where {condition}) rollback transaction",
                (true, false) => $"alter table {table} with nocheck add constraint broken check (not ({condition}))",
                (false, _) => $"create trigger broken before insert on {table} when new.{condition} begin select "
                    + $"raise({(wholeTransaction ? "rollback" : "abort")}, 'no luck'); end",
            }
        );

    /// <summary>The whole transaction fails with the first update that gives the column a value.</summary>
    public static Task BeginUpdate(DbConnection connection, string table, string column) =>
        connection.ExecuteAsync(
            TestStore.IsSqlServer
                ? $"create trigger broken on {table} after update as if update({column}) and exists (select 1 from "
                    + $"inserted where {column} is not null) rollback transaction"
                : $"create trigger broken after update of {column} on {table} when new.{column} is not null begin "
                    + "select raise(rollback, 'no luck'); end"
        );

    public static Task End(DbConnection connection, string table, bool wholeTransaction) =>
        connection.ExecuteAsync(
            TestStore.IsSqlServer && !wholeTransaction
                ? $"alter table {table} drop constraint broken"
                : "drop trigger broken"
        );
}
