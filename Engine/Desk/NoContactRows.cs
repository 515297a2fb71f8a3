using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// The tables NoContact and NoContactKey: who does not want to hear from us, in any campaign, as hashes, and the one
/// secret that they are keyed with.
/// </summary>
public static class NoContactRows
{
    /// <summary>Made at the first use; once for the installation, and carried with it.</summary>
    public static async Task<string> Secret(UnitOfWork work)
    {
        await work.Connection.Execute(
            """
            insert into NoContactKey (Id, Secret)
            select 1, @secret
             where not exists (select 1
                                 from NoContactKey
                                where Id = 1)
            """,
            new { secret = Secrets.New() },
            work.Transaction
        );
        return (
            await work.Connection.Scalar<string>(
                "select Secret from NoContactKey where Id = 1",
                transaction: work.Transaction
            )
        )!;
    }

    /// <summary>Null as long as nobody was ever noted: then nobody is in the list either.</summary>
    public static Task<string?> FindSecret(DbConnection connection, DbTransaction? transaction = null) =>
        connection.Scalar<string>("select Secret from NoContactKey where Id = 1", transaction: transaction);

    /// <summary>Who is noted already keeps the day on which that was.</summary>
    /// <param name="hashes">As <see cref="TwinKeys.Hashed"/> makes them.</param>
    public static Task Insert(UnitOfWork work, IEnumerable<string> hashes, DateTimeOffset now) =>
        work.Connection.Execute(
            """
            insert into NoContact (Hash, NotedAt)
            select @hash, @now
             where not exists (select 1
                                 from NoContact
                                where Hash = @hash)
            """,
            hashes.Select(hash => new { hash, now }),
            work.Transaction
        );

    /// <summary>Those that are noted.</summary>
    public static async Task<IReadOnlySet<string>> Among(
        DbConnection connection,
        IEnumerable<string> hashes,
        DbTransaction? transaction = null
    ) =>
        (
            await connection.Query<string>(
                """
                select Hash
                  from NoContact
                 where Hash in (select value
                                  from json_each(@hashes))
                """,
                new { hashes = JsonSerializer.Serialize(hashes) },
                transaction
            )
        ).ToHashSet(StringComparer.Ordinal);
}
