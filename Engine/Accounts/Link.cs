namespace ChallengeHub;

/// <summary>
/// What a link that is good once is for. <see cref="Setup"/> makes the first administrator of an empty installation.
/// </summary>
public enum OneTimeLinkKind
{
    Setup,
    Invitation,
    Reset,
}

/// <summary>A link that was just made.</summary>
/// <param name="Secret">Answered this once.</param>
public sealed record OneTimeLink(OneTimeLinkKind Kind, string Secret);

/// <summary>How a link was taken that somebody brought.</summary>
/// <param name="Good">False: unknown, used, or too old.</param>
/// <param name="Account">Whose it was; null for the set-up of an installation.</param>
internal sealed record UsedLink(bool Good, long? Account = null);

/// <summary>How long a link is good.</summary>
internal static class OneTimeLinks
{
    public static TimeSpan Life(OneTimeLinkKind kind) =>
        kind switch
        {
            OneTimeLinkKind.Setup => TimeSpan.FromDays(1),
            OneTimeLinkKind.Invitation => TimeSpan.FromDays(7),
            _ => TimeSpan.FromHours(1),
        };
}

/// <summary>The table Links: only hashes, so that who reads the database cannot use them.</summary>
internal static class OneTimeLinkRows
{
    /// <summary>
    /// The secret is answered once and kept nowhere. Earlier links of the same kind for the same account are void; of
    /// an installation all are good until one has been used.
    /// </summary>
    public static async Task<string> Make(UnitOfWork work, OneTimeLinkKind kind, long? account, DateTimeOffset now)
    {
        var secret = Secrets.New();
        await work.Connection.Execute(
            """
            update Links
               set UsedAt = @now
             where Kind = @kind
               and AccountId = @account
               and UsedAt is null;
            insert into Links (Hash, Kind, AccountId, CreatedAt, ExpiresAt)
            values (@hash, @kind, @account, @now, @expires);
            """,
            new
            {
                hash = Secrets.Hash(secret),
                kind = kind.ToString(),
                account,
                now,
                expires = now + OneTimeLinks.Life(kind),
            },
            work.Transaction
        );

        return secret;
    }

    /// <summary>Good only once.</summary>
    public static async Task<UsedLink> Use(UnitOfWork work, OneTimeLinkKind kind, string secret, DateTimeOffset now)
    {
        var hash = Secrets.Hash(secret);
        var used = await work.Connection.Execute(
            """
            update Links
               set UsedAt = @now
             where Hash = @hash
               and Kind = @kind
               and UsedAt is null
               and ExpiresAt > @now
            """,
            new
            {
                hash,
                kind = kind.ToString(),
                now,
            },
            work.Transaction
        );
        if (used == 0)
            return new UsedLink(Good: false);

        var account = await work.Connection.Scalar<long?>(
            "select AccountId from Links where Hash = @hash",
            new { hash },
            work.Transaction
        );
        return new UsedLink(Good: true, account);
    }

    public static async Task<bool> IsGood(
        System.Data.Common.DbConnection connection,
        OneTimeLinkKind kind,
        string secret,
        DateTimeOffset now
    ) =>
        await connection.Scalar<bool>(
            """
            select count(*)
              from Links
             where Hash = @hash
               and Kind = @kind
               and UsedAt is null
               and ExpiresAt > @now
            """,
            new
            {
                hash = Secrets.Hash(secret),
                kind = kind.ToString(),
                now,
            }
        );
}
