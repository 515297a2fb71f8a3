namespace ChallengeHub;

/// <summary>
/// Those whom a campaign's document names for its desk: in pairs, and in the rules that send leads to one rep.
/// </summary>
public static class DeskPlanPeople
{
    /// <summary>Each code once.</summary>
    public static IReadOnlyList<string> Of(CampaignDocument document) =>
        [
            .. (document.Pairs ?? [])
                .SelectMany(x => new[] { x.Prospector, x.Rep })
                .Concat((document.Routing ?? []).Select(x => x.Rep).OfType<string>())
                .Where(x => x.Length > 0)
                .Distinct(),
        ];

    /// <summary>Without the pairs and rules of those who do not stay.</summary>
    public static CampaignDocument Only(CampaignDocument document, Func<string, bool> stays) =>
        document with
        {
            Pairs = document.Pairs?.Where(x => stays(x.Prospector) && stays(x.Rep)).ToList(),
            Routing = document.Routing?.Where(x => x.Rep is not { } rep || stays(rep)).ToList(),
        };

    /// <summary>Who was forgotten keeps pairs and rules and loses the code.</summary>
    /// <param name="pseudonym">Null: that code stays.</param>
    public static CampaignDocument Renamed(CampaignDocument document, Func<string, string?> pseudonym)
    {
        return document with
        {
            Pairs = document.Pairs?.Select(x => x with { Prospector = Now(x.Prospector), Rep = Now(x.Rep) }).ToList(),
            Routing = document.Routing?.Select(x => x.Rep is { } rep ? x with { Rep = Now(rep) } : x).ToList(),
        };

        string Now(string known) => pseudonym(known) ?? known;
    }
}
