namespace ChallengeHub.Web;

/// <summary>
/// The demonstration's campaign, as a CRM would PUT it: a year in Hollywood, where to sign a customer is to
/// release a film.
/// </summary>
public static class DemoCampaign
{
    public const string Code = "hollywood";
    public static readonly DateTime FirstDay = new(2026, 1, 1);
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static DateTimeOffset StartsAt => Instant(FirstDay);
    public static DateTimeOffset EndsAt => Instant(FirstDay.AddYears(1));

    public static DateTimeOffset Instant(DateTime local) =>
        new DateTimeOffset(local, Paris.GetUtcOffset(local)).ToMilliseconds().ToOffset(Paris.GetUtcOffset(local));

    /// <summary>The body of PUT /api/v1/campaigns/hollywood.</summary>
    public static string Document { get; } = Read();

    private static string Read()
    {
        using var file = typeof(DemoCampaign).Assembly.GetManifestResourceStream("demo-campaign.json")!;
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
