using System.Text.Json;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// One run of a lead with all that rows of any kind count of it, reckoned once: what its facts left standing, as they
/// came one by one.
/// </summary>
internal sealed record StreamedLead
{
    private static readonly string[] Acts = ["taken", "contacted", "closed"];
    private static readonly string[] Timed = ["validated", "taken", "contacted", "closed"];

    public required string Period { get; init; }
    public string? Team { get; init; }
    public string? Rep { get; init; }
    public string? Prospector { get; init; }
    public required ExportedCard Card { get; init; }
    public bool IsAnnounced { get; init; }

    /// <summary>The types of which a fact stands.</summary>
    public required IReadOnlySet<string> Stood { get; init; }

    /// <summary>By the type of the step; without those that it did not make.</summary>
    public required IReadOnlyDictionary<string, StreamedWait> Waits { get; init; }

    /// <summary>Of the closing, as last changed; null: nobody said it, or it is not closed.</summary>
    public decimal? Amount { get; init; }
    public decimal Cost { get; init; }

    public bool IsActedOn => Acts.Any(Stood.Contains);

    /// <summary>Null: it was not received in the campaign's days.</summary>
    /// <param name="facts">Of one cycle, in the order of arrival.</param>
    public static StreamedLead? Of(StreamedCampaign campaign, IReadOnlyList<ExportedFact> facts)
    {
        var first = facts[0];
        var reception = first.Cycle == 1 ? "received" : "recycled";
        var receivedAt = facts.Where(x => x.Type == reception).DefaultIfEmpty(facts.MinBy(x => x.At)!).Min(x => x.At);
        if (receivedAt < campaign.StartsAt || receivedAt >= campaign.End)
            return null;

        // what happened before the start says when a lead was received, and nothing else
        var standing = Standing(facts.Where(x => x.At >= campaign.StartsAt));
        var worked = standing.LastOrDefault(x => Acts.Contains(x.Type));
        var card = campaign.Cards[first.Lead];
        var team = (worked is null ? null : campaign.People[worked.Rep!.Value].TeamAt(worked.At)) ?? card.Team;

        return new()
        {
            Period = $"{campaign.Periods.Single(x => x.StartsAt <= receivedAt && receivedAt < x.EndsAt).Number}",
            Team = team,
            Rep = CodeOf(campaign, worked?.Rep ?? card.Rep),
            Prospector = CodeOf(campaign, card.Prospector),
            Card = card,
            IsAnnounced = first.Type is "received" or "recycled",
            Stood = standing.Select(x => x.Type).ToHashSet(),
            Waits = WaitsOf(standing, receivedAt, campaign.DaysOf(team)),
            Amount = AmountOf(standing),
            Cost = first.Cycle == 1 ? CostOf(card, campaign.Costs) : 0,
        };
    }

    /// <summary>In which row it is; "": in that of leads which have no such thing.</summary>
    /// <param name="by">Another word is a field of the sheet.</param>
    public string Key(string by) =>
        by switch
        {
            "campaign" => "",
            "period" => Period,
            "team" => Team ?? "",
            "rep" => Rep ?? "",
            "prospector" => Prospector ?? "",
            "source" => Card.Source ?? "",
            _ => Answer(by),
        };

    private string Answer(string field) =>
        Card.Answers is { } answers && answers.TryGetProperty(field, out var answer)
            ? answer.ToString().ToLowerInvariant()
            : "";

    private static List<ExportedFact> Standing(IEnumerable<ExportedFact> facts)
    {
        var standing = new List<ExportedFact>();
        foreach (var fact in facts)
        {
            standing.RemoveAll(earlier => Undoes(fact.Type, earlier.Type));
            standing.Add(fact);
        }

        return standing;
    }

    private static bool Undoes(string later, string earlier) =>
        later switch
        {
            "released" => earlier == "taken",
            "reopened" => earlier is "closed" or "lost",
            "validated" => earlier == "refused",
            _ => later == "refused",
        };

    private static Dictionary<string, StreamedWait> WaitsOf(
        List<ExportedFact> standing,
        long receivedAt,
        OpenDays days
    ) =>
        standing
            .Where(x => Timed.Contains(x.Type))
            .GroupBy(x => x.Type)
            .ToDictionary(
                x => x.Key,
                x =>
                {
                    var at = x.Min(fact => fact.At);
                    return new StreamedWait(Math.Max(0, at - receivedAt), days.Between(receivedAt, at));
                }
            );

    private static decimal? AmountOf(List<ExportedFact> standing)
    {
        if (standing.Find(x => x.Type == "closed") is not { } closed)
            return null;
        var changed = standing.FindLast(x => x.Type == "amount_changed" && x.Seq > closed.Seq);
        return (changed ?? closed).Amount;
    }

    private static decimal CostOf(ExportedCard card, JsonElement costs)
    {
        if (card.Cost is { } own)
            return own;
        return card.IsRecovered ? 0 : costs.GetProperty("perLead").GetDecimal();
    }

    private static string? CodeOf(StreamedCampaign campaign, long? number) =>
        number is { } some ? campaign.People[some].Code : null;
}

/// <summary>From the reception to a step, in milliseconds.</summary>
internal readonly record struct StreamedWait(long Clock, long Worked);
