namespace ChallengeHub;

/// <summary>The table IdempotencyKeys, and the ledger as corrections look at it. A key is kept for ever.</summary>
internal static class CorrectionRows
{
    public static Task<KeyUse?> Find(UnitOfWork work, long campaign, string key) =>
        work.Connection.Find<KeyUse?>(
            """
            select BodySha256, Seq
              from IdempotencyKeys
             where CampaignId = @campaign
               and IdempotencyKey = @key
            """,
            new { campaign, key },
            work.Transaction
        );

    public static Task Insert(UnitOfWork work, long campaign, string key, KeyUse used) =>
        work.Connection.Execute(
            """
            insert into IdempotencyKeys (CampaignId, IdempotencyKey, BodySha256, Seq)
            values (@campaign, @key, @BodySha256, @Seq)
            """,
            new
            {
                campaign,
                key,
                used.BodySha256,
                used.Seq,
            },
            work.Transaction
        );
}

/// <summary>What an idempotency key was first used for: the request's body, and the entry that it made.</summary>
internal sealed record KeyUse
{
    public string BodySha256 { get; init; } = "";
    public long Seq { get; init; }
}
