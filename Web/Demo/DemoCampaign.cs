using System.Text.Json.Nodes;

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

    /// <summary>What all floors have in common of the body of PUT /api/v1/campaigns/hollywood.</summary>
    public static string Document { get; } = Read();

    /// <summary>The whole body: the prospector and the rep as whom people sign in always work together.</summary>
    public static string DocumentOf(DemoFloor floor)
    {
        var document = JsonNode.Parse(Document)!.AsObject();
        document["pairs"] = new JsonArray(
            new JsonObject { ["prospector"] = floor.Prospectors[0].Code, ["rep"] = floor.Reps[0].Code }
        );
        return document.ToJsonString();
    }

    private static string Read()
    {
        using var file = typeof(DemoCampaign).Assembly.GetManifestResourceStream("demo-campaign.json")!;
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
