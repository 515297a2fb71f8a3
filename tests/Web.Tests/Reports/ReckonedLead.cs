namespace ChallengeHub.Web.Tests;

/// <summary>
/// One run of a lead, folded from its exported facts by the words of REPORTS.md: a fact stands until a later one undoes
/// it.
/// </summary>
internal sealed record ReckonedLead
{
    private static readonly string[] Acts = ["taken", "contacted", "closed"];

    public required string Lead { get; init; }
    public long Cycle { get; init; }
    public long ReceivedAt { get; init; }
    public bool IsAnnounced { get; init; }
    public required ExportedCard Card { get; init; }
    public string? Team { get; init; }
    public long? Rep { get; init; }

    /// <summary>Of each type, when the first one that stands happened.</summary>
    public required IReadOnlyDictionary<string, long> Stood { get; init; }

    /// <summary>Of the closing, as last changed; null: nobody said it, or it is not closed.</summary>
    public decimal? Amount { get; init; }

    public bool IsActedOn => Acts.Any(Stood.ContainsKey);

    /// <summary>All that were received in the campaign's days.</summary>
    public static IReadOnlyList<ReckonedLead> All(ExportedCampaign campaign) =>
        [
            .. campaign
                .Facts.GroupBy(x => $"{x.Cycle} {x.Lead}")
                .Select(x => Of(campaign, [.. x.OrderBy(fact => fact.Seq)]))
                .Where(x => x.ReceivedAt >= campaign.StartsAt && x.ReceivedAt < campaign.End),
        ];

    private static ReckonedLead Of(ExportedCampaign campaign, IReadOnlyList<ExportedFact> facts)
    {
        var first = facts[0];
        var reception = first.Cycle == 1 ? "received" : "recycled";
        var standing = facts.Where(x => !facts.Any(later => Undoes(later, x))).ToList();
        var worked = standing.LastOrDefault(x => Acts.Contains(x.Type) && x.Rep is not null);
        var card = campaign.Cards[first.Lead];

        return new()
        {
            Lead = first.Lead,
            Cycle = first.Cycle,
            ReceivedAt = facts.Where(x => x.Type == reception).DefaultIfEmpty(facts.MinBy(x => x.At)!).Min(x => x.At),
            IsAnnounced = first.Type is "received" or "recycled",
            Card = card,
            Rep = worked?.Rep ?? card.Rep,
            Team = (worked is { Rep: { } rep } ? campaign.People[rep].TeamAt(worked.At) : null) ?? card.Team,
            Stood = standing.GroupBy(x => x.Type).ToDictionary(x => x.Key, x => x.Min(fact => fact.At)),
            Amount = AmountOf(standing),
        };
    }

    private static decimal? AmountOf(IReadOnlyList<ExportedFact> standing)
    {
        if (standing.FirstOrDefault(x => x.Type == "closed") is not { } closed)
            return null;
        var changed = standing.LastOrDefault(x => x.Type == "amount_changed" && x.Seq > closed.Seq);
        return (changed ?? closed).Amount;
    }

    private static bool Undoes(ExportedFact later, ExportedFact earlier) =>
        later.Seq > earlier.Seq
        && later.Type switch
        {
            "released" => earlier.Type == "taken",
            "reopened" => earlier.Type is "closed" or "lost",
            "validated" => earlier.Type == "refused",
            "refused" => true,
            _ => false,
        };
}
