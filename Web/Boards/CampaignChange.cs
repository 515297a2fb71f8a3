namespace ChallengeHub.Web;

/// <summary>Where a challenge stands: what a wall counts down to, and whether it is over.</summary>
/// <param name="EndsAt">As played: the early end, or the planned one.</param>
public sealed record CampaignChange(
    string Campaign,
    string Status,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    IReadOnlyList<PeriodLine> Periods
)
{
    /// <summary>The next hour at which something that is over is celebrated; null: nothing awaits one.</summary>
    public DateTimeOffset? CeremonyAt { get; init; }

    public static CampaignChange Of(CampaignSnapshot snapshot, DateTimeOffset now) =>
        new(
            snapshot.Campaign.Code,
            Word(snapshot.Campaign.Status(now)),
            snapshot.Campaign.StartsAt,
            snapshot.Campaign.End,
            [
                .. snapshot
                    .Periods.Where(x => !x.Void)
                    .Select(x => new PeriodLine(x.Number, x.StartsAt, x.EndsAt, Word(x.State(now)))),
            ]
        )
        {
            CeremonyAt = Ceremonies.Next(snapshot, now),
        };

    /// <summary>Whether it says the same.</summary>
    public bool IsSame(CampaignChange? other) =>
        other is not null && this with { Periods = other.Periods } == other && Periods.SequenceEqual(other.Periods);

    private static string Word<T>(T word)
        where T : struct, Enum => word.ToString().ToLowerInvariant();
}
