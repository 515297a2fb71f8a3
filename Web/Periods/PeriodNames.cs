namespace ChallengeHub.Web;

/// <summary>The periods of a challenge as people call them, in one language.</summary>
public sealed class PeriodNames
{
    private readonly string whole;

    public PeriodNames(CampaignSnapshot snapshot, string language)
    {
        whole = T.WallOverall;
        ByNumber = snapshot
            .Periods.Where(x => !x.Void)
            .ToDictionary(
                x => x.Number,
                x => PeriodName.Of(new PeriodLine(x.Number, x.StartsAt, x.EndsAt, ""), snapshot.Campaign.Zone, language)
            );
    }

    public IReadOnlyDictionary<int, string> ByNumber { get; }

    /// <param name="number">0: the whole challenge.</param>
    public string Of(int number) => ByNumber.GetValueOrDefault(number) ?? whole;
}
