using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>
/// Who is signed in where: a session ends by signing out, everywhere at once when an admin or its owner says so, and
/// after thirty days.
/// </summary>
public sealed class Sessions(WriteQueue queue, Database database, [FromKeyedServices(Clocks.People)] TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>The secret of a new session; a sign-in never takes over one that was there before.</summary>
    public Task<string> Open(long account) =>
        queue.Write(async work =>
        {
            var secret = Secrets.New();
            var now = clock.GetUtcNow();
            await SessionRows.Insert(work, new NewSession(Secrets.Hash(secret), account, now, now + Life));
            return secret;
        });

    /// <summary>
    /// The account as it is now, roles included; null once the session has ended or the account is disabled.
    /// </summary>
    public async Task<Account?> Find(string secret)
    {
        await using var connection = await database.Connect();
        return
            await SessionRows.Account(connection, Secrets.Hash(secret), clock.GetUtcNow()) is { } id
            && await AccountRows.Find(connection, id) is { DisabledAt: null } account
            ? account
            : null;
    }

    public Task End(string secret, Actor actor) =>
        queue.Write(async work =>
        {
            if (await SessionRows.End(work, Secrets.Hash(secret), clock.GetUtcNow()) > 0)
                await AuditRows.Append(
                    work,
                    actor,
                    new AuditedAction(AuditActions.SignedOut, Subject: actor.Author),
                    clock.GetUtcNow().ToMilliseconds()
                );
            return 0;
        });
}

/// <summary>A session that begins.</summary>
/// <param name="Hash">Of its secret.</param>
internal sealed record NewSession(string Hash, long Account, DateTimeOffset OpenedAt, DateTimeOffset ExpiresAt);

/// <summary>The table Sessions: only hashes, so that who reads the database cannot use them.</summary>
internal static class SessionRows
{
    /// <summary>Rows that ended or expired long ago go at the same time.</summary>
    public static Task Insert(UnitOfWork work, NewSession session) =>
        work.Connection.Execute(
            """
            delete from Sessions
             where ExpiresAt <= @now;
            insert into Sessions (Hash, AccountId, CreatedAt, ExpiresAt)
            values (@Hash, @Account, @now, @expires);
            """,
            new
            {
                session.Hash,
                session.Account,
                now = session.OpenedAt,
                expires = session.ExpiresAt,
            },
            work.Transaction
        );

    public static Task<long?> Account(DbConnection connection, string hash, DateTimeOffset now) =>
        connection.Scalar<long?>(
            """
            select AccountId
              from Sessions
             where Hash = @hash
               and EndedAt is null
               and ExpiresAt > @now
            """,
            new { hash, now }
        );

    public static Task<int> End(UnitOfWork work, string hash, DateTimeOffset now) =>
        work.Connection.Execute(
            "update Sessions set EndedAt = @now where Hash = @hash and EndedAt is null",
            new { hash, now },
            work.Transaction
        );

    public static Task EndAll(UnitOfWork work, long account, DateTimeOffset now) =>
        work.Connection.Execute(
            "update Sessions set EndedAt = @now where AccountId = @account and EndedAt is null",
            new { account, now },
            work.Transaction
        );
}
