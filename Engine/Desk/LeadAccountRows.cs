using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>The table LeadAccounts: upserted by code, never deleted once the campaign is launched.</summary>
public static class LeadAccountRows
{
    /// <summary>By code.</summary>
    public static Task<IReadOnlyList<LeadAccount>> Of(
        DbConnection connection,
        long campaign,
        DbTransaction? transaction = null
    ) =>
        connection.Query<LeadAccount>(
            """
            select Code, Name, Owner
              from LeadAccounts
             where CampaignId = @campaign
             order by Code
            """,
            new { campaign },
            transaction
        );

    public static Task<LeadAccount?> Find(
        DbConnection connection,
        long campaign,
        string code,
        DbTransaction? transaction = null
    ) =>
        connection.Find<LeadAccount?>(
            """
            select Code, Name, Owner
              from LeadAccounts
             where CampaignId = @campaign
               and Code = @code
            """,
            new { campaign, code },
            transaction
        );

    public static Task Upsert(UnitOfWork work, long campaign, IEnumerable<LeadAccount> accounts) =>
        work.Connection.Execute(
            """
            update LeadAccounts
               set Name = @Name,
                   Owner = @Owner
             where CampaignId = @campaign
               and Code = @Code;
            insert into LeadAccounts (CampaignId, Code, Name, Owner)
            select @campaign, @Code, @Name, @Owner
             where not exists (select 1
                                 from LeadAccounts
                                where CampaignId = @campaign
                                  and Code = @Code);
            """,
            accounts.Select(x => new
            {
                campaign,
                x.Code,
                x.Name,
                x.Owner,
            }),
            work.Transaction
        );

    /// <summary>A participant owns none any more.</summary>
    public static Task Disown(UnitOfWork work, long campaign, IEnumerable<int> owners) =>
        work.Connection.Execute(
            """
            update LeadAccounts
               set Owner = null
             where CampaignId = @campaign
               and Owner in (select cast(value as bigint)
                               from json_each(@owners))
            """,
            new { campaign, owners = JsonSerializer.Serialize(owners) },
            work.Transaction
        );
}

/// <summary>A company that leads are of.</summary>
public sealed record LeadAccount
{
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";

    /// <summary>The rep who owns it, by number; null: nobody does.</summary>
    public int? Owner { get; init; }
}
