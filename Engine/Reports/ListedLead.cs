using System.Text.Json.Serialization;

namespace ChallengeHub;

/// <summary>
/// A lead in the list behind a figure: what the list says of it, and no more. People are known by number.
/// </summary>
public sealed record ListedLead
{
    public required string Lead { get; init; }
    public int Cycle { get; init; } = 1;
    public DateTimeOffset ReceivedAt { get; init; }
    public string? Team { get; init; }
    public int? Rep { get; init; }
    public DateTimeOffset? ActedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public decimal? Amount { get; init; }

    [JsonIgnore]
    public CohortPosition Position => new(ReceivedAt, Lead, Cycle);

    public static ListedLead Of(CohortLead lead) =>
        new()
        {
            Lead = lead.Lead,
            Cycle = lead.Cycle,
            ReceivedAt = lead.ReceivedAt,
            Team = lead.Team,
            Rep = lead.Rep,
            ActedAt = lead.ActedAt,
            ClosedAt = lead.ClosedAt,
            Amount = lead.Amount,
        };
}

/// <summary>Where a lead stands in a list, the one received last first.</summary>
public sealed record CohortPosition(DateTimeOffset ReceivedAt, string Lead, int Cycle)
{
    /// <summary>In the order of the list.</summary>
    internal static readonly Comparer<CohortPosition> Order = Comparer<CohortPosition>.Create(Compare);

    private static int Compare(CohortPosition one, CohortPosition other)
    {
        var received = other.ReceivedAt.CompareTo(one.ReceivedAt);
        if (received != 0)
            return received;

        var lead = string.CompareOrdinal(one.Lead, other.Lead);
        return lead != 0 ? lead : one.Cycle.CompareTo(other.Cycle);
    }
}
