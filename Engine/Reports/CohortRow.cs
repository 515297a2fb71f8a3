using System.Globalization;

namespace ChallengeHub;

/// <summary>A row of the cohort as the store has it: what the facts left standing, and the card beside it.</summary>
internal sealed record CohortRow
{
    public string Lead { get; init; } = "";
    public int Cycle { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset LastAt { get; init; }
    public bool Announced { get; init; }
    public DateTimeOffset? ValidatedAt { get; init; }
    public DateTimeOffset? TakenAt { get; init; }
    public DateTimeOffset? ContactedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public bool Refused { get; init; }
    public bool Assigned { get; init; }
    public bool Lost { get; init; }
    public bool Recycled { get; init; }
    public int? ActedRep { get; init; }
    public int? NamedRep { get; init; }
    public DateTimeOffset? ActedAt { get; init; }
    public string? AmountText { get; init; }
    public string? Source { get; init; }
    public string? Account { get; init; }
    public string? CardTeam { get; init; }
    public string? Qualification { get; init; }
    public int? CardRep { get; init; }
    public int? Prospector { get; init; }
    public string? CostText { get; init; }
    public string? PotentialText { get; init; }
    public string? OriginLead { get; init; }
    public string? StatusText { get; init; }
    public int CardCycle { get; init; }
    public DateTimeOffset? CardLastAt { get; init; }

    public CohortLead In(CampaignSnapshot snapshot) =>
        new()
        {
            Lead = Lead,
            Cycle = Cycle,
            ReceivedAt = ReceivedAt,
            Announced = Announced,
            Source = Source,
            Account = Account,
            Team = TeamThen(snapshot) ?? CardTeam,
            Qualification = Qualification,
            Rep = ActedRep ?? CardRep,
            NamedRep = NamedRep,
            Prospector = Prospector,
            ValidatedAt = ValidatedAt,
            TakenAt = TakenAt,
            ContactedAt = ContactedAt,
            ClosedAt = ClosedAt,
            Refused = Refused,
            Assigned = Assigned,
            Lost = Lost,
            Recycled = Recycled,
            CardCost = Parsed(CostText),
            Recovered = OriginLead is not null,
            Amount = ClosedAt is null ? null : Parsed(AmountText),
            LastAt = CardCycle == Cycle && CardLastAt > LastAt ? CardLastAt.Value : LastAt,
            Status =
                StatusText is null or LeadRows.Unknown || CardCycle != Cycle
                    ? null
                    : Enum.Parse<LeadStatus>(StatusText),
            Potential = Parsed(PotentialText),
        };

    /// <summary>Of who acted on it last, at that instant.</summary>
    private string? TeamThen(CampaignSnapshot snapshot) =>
        ActedRep is { } rep && ActedAt is { } at ? snapshot.Known(rep)?.TeamAt(at) : null;

    private static decimal? Parsed(string? text) =>
        text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
