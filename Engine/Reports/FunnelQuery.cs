using System.Text.Json.Serialization;

namespace ChallengeHub;

/// <summary>What the rows of a funnel are.</summary>
public enum FunnelBy
{
    Campaign,
    Period,
    Team,
    Rep,
    Prospector,
    Source,
    Account,

    /// <summary>One of the sheet: a choice, or a yes or no.</summary>
    Field,
}

/// <summary>Which funnel is asked for.</summary>
/// <param name="Field">With <see cref="FunnelBy.Field"/>: its code.</param>
/// <param name="Period">By number; null: all.</param>
/// <param name="From">Of the reception; null: from the start.</param>
/// <param name="Until">Of the reception, which is before it; null: to the end.</param>
public sealed record FunnelQuery(
    FunnelBy By = FunnelBy.Campaign,
    string? Field = null,
    int? Period = null,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null
)
{
    /// <summary>Other assumptions, tried out; null: the campaign's.</summary>
    public WhatIf? WhatIf { get; init; }

    /// <summary>The number of the last fact that counts; null: of the last there is.</summary>
    public long? AsOf { get; init; }

    /// <summary>Leads of every reception in the campaign.</summary>
    [JsonIgnore]
    public bool IsUnfiltered => Period is null && From is null && Until is null;
}

/// <summary>Assumptions instead of the campaign's; null: the campaign's own.</summary>
/// <param name="PerLead">What a lead costs whose card says nothing.</param>
/// <param name="Margin">The part of a sale's amount that stays.</param>
/// <param name="Fixed">What is spent whatever comes in, all of it together.</param>
public sealed record WhatIf(decimal? PerLead = null, decimal? Margin = null, decimal? Fixed = null);
