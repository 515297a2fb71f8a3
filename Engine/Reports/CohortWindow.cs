namespace ChallengeHub;

/// <summary>Which leads a report is about: those received in <c>[From, Until)</c>, by the facts up to one.</summary>
/// <param name="AsOf">The <see cref="Fact.FactSeq"/> of the last fact that counts.</param>
public sealed record CohortWindow(DateTimeOffset From, DateTimeOffset Until, long AsOf)
{
    /// <summary>
    /// Of each lead, the facts up to so long after its reception count, and what stood then; null: however late they
    /// came.
    /// </summary>
    public TimeSpan? Within { get; init; }

    /// <summary>Of the whole campaign, with all of its facts.</summary>
    public static CohortWindow Of(Campaign campaign) => new(campaign.StartsAt, campaign.End, campaign.LastFactSeq);
}
