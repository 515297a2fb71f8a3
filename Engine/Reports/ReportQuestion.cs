using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>Which report somebody asks for. Equal questions have equal answers.</summary>
public sealed record ReportQuestion
{
    public required ReportKind Kind { get; init; }

    /// <summary>Of whom it is made.</summary>
    public required ReportReader Reader { get; init; }
    public FunnelQuery? Funnel { get; init; }

    /// <summary>Of an effect: days; null: as it was registered.</summary>
    public int? Within { get; init; }

    /// <summary>Of an effect: other assumptions, tried out; null: the campaign's.</summary>
    public WhatIf? WhatIf { get; init; }

    /// <summary>Of a synthesis.</summary>
    public string? Team { get; init; }

    /// <summary>Of a synthesis; null: the whole campaign.</summary>
    public int? Period { get; init; }
    public RaceQuery? Race { get; init; }

    /// <summary>Which of those behind a figure.</summary>
    public CohortPageQuery? Leads { get; init; }

    /// <summary>By it the same question is found again, as long as nobody changes the campaign's settings.</summary>
    public string Mark(Campaign campaign) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{campaign.ConfigVersion} {Text}")));

    /// <summary>Whether who reads as <paramref name="reader"/> would be answered the same.</summary>
    /// <param name="audience">As whom he reads a race; null: as everybody.</param>
    public bool IsFor(ReportReader reader, Audience? audience = null)
    {
        if (reader.SeesAll)
            return true;

        var race = Race is null ? null : Race with { Audience = audience ?? Audience.Everybody };
        return (this with { Reader = reader, Race = race }).Guarded().Text == Text;
    }

    /// <summary>
    /// The same, made so that a player reads figures of himself: of rows that are colleagues only those that enough of
    /// them are behind, and so of the sides of an effect.
    /// </summary>
    public ReportQuestion Guarded()
    {
        var rows = Funnel?.By;
        var isOfColleagues =
            (Reader.Rep is not null && rows == FunnelBy.Prospector)
            || (Reader.Prospector is not null && (Kind == ReportKind.Effect || rows is FunnelBy.Rep or FunnelBy.Team));
        return isOfColleagues ? this with { Reader = Reader with { SeesEachPerson = false } } : this;
    }

    private string Text => JsonSerializer.Serialize(this, EngineJson.Options);
}
