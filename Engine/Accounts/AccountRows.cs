using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>The tables Accounts, Grants and Logins. An empty campaign or scope in Grants means: all, none.</summary>
internal static class AccountRows
{
    private const string Columns = """
        select Id, Email, Name, PasswordHash, TotpSecret, TotpStep, Failures, LockedUntil, CreatedAt, DisabledAt,
               SignedInAt, QuietFrom, QuietUntil, ReadUpTo
          from Accounts
        """;

    public static async Task<Account?> Find(DbConnection connection, long id, DbTransaction? transaction = null) =>
        await Granted(
            await connection.Find<Account>(Columns + "\n where Id = @id", new { id }, transaction),
            connection,
            transaction
        );

    public static async Task<Account?> Find(DbConnection connection, string email, DbTransaction? transaction = null) =>
        await Granted(
            await connection.Find<Account>(
                Columns + "\n where Email = @email",
                new { email = email.ToLowerInvariant() },
                transaction
            ),
            connection,
            transaction
        );

    public static async Task<Account?> Find(
        DbConnection connection,
        ExternalLogin login,
        DbTransaction? transaction = null
    ) =>
        await Granted(
            await connection.Find<Account>(
                Columns + "\n where Id = (select AccountId from Logins where Issuer = @Issuer and Subject = @Subject)",
                new { login.Issuer, login.Subject },
                transaction
            ),
            connection,
            transaction
        );

    public static async Task<IReadOnlyList<Account>> All(DbConnection connection)
    {
        var grants = (
            await connection.Query<GrantRow>(
                "select AccountId, Role, Campaign, Scope from Grants order by AccountId, Role, Campaign, Scope"
            )
        ).ToLookup(x => x.AccountId);

        return
        [
            .. (await connection.Query<Account>(Columns + "\n order by Email")).Select(x =>
                x with
                {
                    Grants = [.. grants[x.Id].Select(row => row.Grant())],
                }
            ),
        ];
    }

    public static async Task<bool> AnyAdmin(DbConnection connection, DbTransaction? transaction = null) =>
        await connection.Scalar<long>(
            """
            select count(*)
              from Grants
              join Accounts on Accounts.Id = Grants.AccountId
             where Role = 'Admin'
               and DisabledAt is null
               and (PasswordHash is not null or exists (select 1 from Logins where Logins.AccountId = Accounts.Id))
            """,
            transaction: transaction
        ) > 0;

    public static Task<long> Insert(UnitOfWork work, Account account) =>
        work.Connection.Scalar<long>(
            """
            insert into Accounts (Email, Name, PasswordHash, TotpStep, Failures, CreatedAt)
            values (@Email, @Name, @PasswordHash, 0, 0, @CreatedAt);
            select Id
              from Accounts
             where Email = @Email;
            """,
            account,
            work.Transaction
        );

    public static Task Update(UnitOfWork work, Account account) =>
        work.Connection.Execute(
            """
            update Accounts
               set Email = @Email,
                   Name = @Name,
                   PasswordHash = @PasswordHash,
                   TotpSecret = @TotpSecret,
                   TotpStep = @TotpStep,
                   Failures = @Failures,
                   LockedUntil = @LockedUntil,
                   DisabledAt = @DisabledAt,
                   SignedInAt = @SignedInAt,
                   QuietFrom = @QuietFrom,
                   QuietUntil = @QuietUntil
             where Id = @Id
            """,
            account,
            work.Transaction
        );

    /// <summary>Of the notifications up to a number; what was read stays read.</summary>
    public static Task Read(UnitOfWork work, long account, long upTo) =>
        work.Connection.Execute(
            """
            update Accounts
               set ReadUpTo = @upTo
             where Id = @account
               and ReadUpTo < @upTo
            """,
            new { account, upTo },
            work.Transaction
        );

    public static async Task Grant(UnitOfWork work, long account, IEnumerable<Grant> grants)
    {
        await work.Connection.Execute(
            "delete from Grants where AccountId = @account",
            new { account },
            work.Transaction
        );

        await work.Connection.Execute(
            """
            insert into Grants (AccountId, Role, Campaign, Scope)
            values (@account, @role, @campaign, @scope)
            """,
            grants
                .Distinct()
                .Select(x => new
                {
                    account,
                    role = x.Role.ToString(),
                    campaign = x.Campaign ?? "",
                    scope = x.Scope ?? "",
                }),
            work.Transaction
        );
    }

    /// <summary>Which accounts play as which rep or prospector of a campaign.</summary>
    public static Task<IReadOnlyList<PlayingAccount>> Players(
        DbConnection connection,
        string campaign,
        DbTransaction? transaction = null
    ) =>
        connection.Query<PlayingAccount>(
            """
            select AccountId, Scope as Code
              from Grants
             where Role in ('Rep', 'Prospector')
               and Campaign = @campaign
            """,
            new { campaign },
            transaction
        );

    /// <summary>The same of those players alone.</summary>
    public static Task<IReadOnlyList<PlayingAccount>> Players(
        UnitOfWork work,
        string campaign,
        IEnumerable<string> codes
    ) =>
        work.Connection.Query<PlayingAccount>(
            """
            select AccountId, Scope as Code
              from Grants
             where Role in ('Rep', 'Prospector')
               and Campaign = @campaign
               and Scope in (select value
                               from json_each(@codes))
            """,
            new { campaign, codes = JsonSerializer.Serialize(codes) },
            work.Transaction
        );

    /// <summary>Nobody is those players any more.</summary>
    public static Task Withdraw(UnitOfWork work, string campaign, IEnumerable<string> codes) =>
        work.Connection.Execute(
            """
            delete from Grants
             where Role in ('Rep', 'Prospector')
               and Campaign = @campaign
               and Scope in (select value
                               from json_each(@codes))
            """,
            new { campaign, codes = JsonSerializer.Serialize(codes) },
            work.Transaction
        );

    public static Task Link(UnitOfWork work, long account, ExternalLogin login) =>
        work.Connection.Execute(
            """
            insert into Logins (Issuer, Subject, AccountId)
            values (@Issuer, @Subject, @account)
            """,
            new
            {
                login.Issuer,
                login.Subject,
                account,
            },
            work.Transaction
        );

    /// <summary>Forgets providers and links; sessions are another table.</summary>
    public static Task Unlink(UnitOfWork work, long account) =>
        work.Connection.Execute(
            """
            delete from Logins
             where AccountId = @account;
            delete from Links
             where AccountId = @account;
            """,
            new { account },
            work.Transaction
        );

    private static async Task<Account?> Granted(Account? found, DbConnection connection, DbTransaction? transaction)
    {
        if (found is null)
            return null;

        var grants = await connection.Query<GrantRow>(
            """
            select AccountId, Role, Campaign, Scope
              from Grants
             where AccountId = @Id
             order by Role, Campaign, Scope
            """,
            new { found.Id },
            transaction
        );

        return found with
        {
            Grants = [.. grants.Select(row => row.Grant())],
        };
    }

    private sealed record GrantRow
    {
        public long AccountId { get; init; }
        public string Role { get; init; } = "";
        public string Campaign { get; init; } = "";
        public string Scope { get; init; } = "";

        public Grant Grant() =>
            new(
                Enum.Parse<AccountRole>(Role),
                Campaign.Length == 0 ? null : Campaign,
                Scope.Length == 0 ? null : Scope
            );
    }
}

/// <summary>That an account plays as a participant, by code.</summary>
internal sealed record PlayingAccount
{
    public long AccountId { get; init; }
    public string Code { get; init; } = "";
}
