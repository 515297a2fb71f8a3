using System.Data.Common;

namespace ChallengeHub;

/// <summary>
/// The table CookieKeys: added to, never updated or deleted. An old key still reads the cookies of its days.
/// </summary>
internal static class CookieKeyRows
{
    public static Task<IReadOnlyList<string>> All(DbConnection connection) =>
        connection.Query<string>("select Xml from CookieKeys order by MadeAt, Name");

    public static Task Insert(UnitOfWork work, string name, string xml, DateTimeOffset now) =>
        work.Connection.Execute(
            """
            insert into CookieKeys (Name, Xml, MadeAt)
            select @name, @xml, @now
             where not exists (select 1
                                 from CookieKeys
                                where Name = @name)
            """,
            new
            {
                name,
                xml,
                now,
            },
            work.Transaction
        );
}
