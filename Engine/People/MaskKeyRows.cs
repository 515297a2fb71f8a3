using System.Data.Common;

namespace ChallengeHub;

/// <summary>The table MaskKeys: one secret per campaign, made with it and gone with it.</summary>
internal static class MaskKeyRows
{
    /// <summary>Empty of a campaign that a node of an earlier version has made, until <see cref="Complete"/>.</summary>
    public static async Task<string> Of(DbConnection connection, long campaign, DbTransaction? transaction = null) =>
        await connection.Scalar<string?>(
            "select MaskKey from MaskKeys where CampaignId = @campaign",
            new { campaign },
            transaction
        ) ?? "";

    public static Task Insert(UnitOfWork work, long campaign) =>
        work.Connection.Execute(
            """
            insert into MaskKeys (CampaignId, MaskKey)
            select @campaign, @key
             where not exists (select 1
                                 from MaskKeys
                                where CampaignId = @campaign)
            """,
            new { campaign, key = Secrets.New() },
            work.Transaction
        );

    /// <summary>At the start of a process: of campaigns that were there before the table.</summary>
    public static async Task Complete(Database database, WriteQueue queue)
    {
        IReadOnlyList<long> missing;
        await using (var connection = await database.Connect())
            missing = await connection.Query<long>(
                """
                select Id
                  from Campaigns
                 where not exists (select 1
                                     from MaskKeys
                                    where CampaignId = Campaigns.Id)
                """
            );
        if (missing.Count == 0)
            return;

        await queue.Write(async work =>
        {
            foreach (var campaign in missing)
                await Insert(work, campaign);
            return missing.Count;
        });
    }
}
