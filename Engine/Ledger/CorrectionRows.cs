namespace ChallengeHub;

/// <summary>The table IdempotencyKeys, and the ledger as corrections look at it. A key is kept for ever.</summary>
internal static class CorrectionRows
{
    public static Task<(string BodySha256, long Seq)?> Find(UnitOfWork work, long campaign, string key) =>
        work.Connection.Find<(string, long)?>(
            """
            select BodySha256, Seq
              from IdempotencyKeys
             where CampaignId = @campaign
               and IdempotencyKey = @key
            """,
            new { campaign, key },
            work.Transaction
        );

    public static Task Insert(UnitOfWork work, long campaign, (string Key, string BodySha256, long Seq) used) =>
        work.Connection.Execute(
            """
            insert into IdempotencyKeys (CampaignId, IdempotencyKey, BodySha256, Seq)
            values (@campaign, @Key, @BodySha256, @Seq)
            """,
            new
            {
                campaign,
                used.Key,
                used.BodySha256,
                used.Seq,
            },
            work.Transaction
        );
}
