using System.Text.Json.Serialization;

namespace ChallengeHub;

/// <summary>Who reads a report, and of which leads it is made for him.</summary>
public sealed record ReportReader
{
    /// <summary>Codes; null: leads of all teams, and those without one.</summary>
    public IReadOnlyCollection<string>? Teams { get; init; }

    /// <summary>By number; set: he sees himself only.</summary>
    public int? Rep { get; init; }

    /// <summary>By number; set: he sees himself only.</summary>
    public int? Prospector { get; init; }

    /// <summary>False: no figure over fewer than five people is for him.</summary>
    public bool SeesEachPerson { get; init; } = true;

    /// <summary>Marketing, an admin, a key: everything.</summary>
    public static ReportReader All { get; } = new();

    [JsonIgnore]
    public bool SeesAll => Teams is null && Rep is null && Prospector is null;

    public bool Sees(CohortLead lead) =>
        (Teams is null || (lead.Team is { } team && Teams.Contains(team)))
        && (Rep is null || lead.Rep == Rep)
        && (Prospector is null || lead.Prospector == Prospector);
}
