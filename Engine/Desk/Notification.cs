using System.Text.Json;

namespace ChallengeHub;

/// <summary>Of what somebody is reminded.</summary>
public enum NotificationKind
{
    /// <summary>A rep has a lead.</summary>
    Assigned,

    /// <summary>Of the lead that a prospector found, as the next three are.</summary>
    Validated,
    Refused,
    Won,
    Rated,

    /// <summary>A rep has a lead no more: by somebody else, or by a deadline.</summary>
    Released,
    ReleasedLate,

    /// <summary>A lead waits for those who direct its team.</summary>
    Waiting,
    OverdueValidate,
    OverdueTake,
    OverdueContact,
    OverdueClose,

    /// <summary>The next call is due.</summary>
    Call,

    /// <summary>A rep fell behind another one on the board of the period.</summary>
    Overtaken,
    Prize,
}

/// <summary>
/// What one participant, or those who direct a team, or those who run the campaign are reminded of.
/// </summary>
public sealed record Notification
{
    public long Number { get; init; }

    /// <summary>What makes two the same in a campaign: what for, whom to, and when. At most 400 characters.</summary>
    public string Mark { get; init; } = "";

    /// <summary>By number; null: to those who direct <see cref="Team"/>.</summary>
    public int? Participant { get; init; }

    /// <summary>Null, without a participant: to those who run the campaign.</summary>
    public string? Team { get; init; }
    public required NotificationKind Kind { get; init; }

    /// <summary>By code; null: it is about several, or about none.</summary>
    public string? Lead { get; init; }

    /// <summary>What the sentence needs; null: the lead alone.</summary>
    public NotificationDetail? Detail { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The lead as its row is now.</summary>
    public NoticedLead? Of { get; init; }

    public int Count => Detail?.Count ?? 1;
}

/// <summary>What a sentence needs beside the lead. People are known by number, so that none is named here.</summary>
public sealed record NotificationDetail
{
    /// <summary>Of how many leads at once; null: of one.</summary>
    public int? Count { get; init; }

    /// <summary>The code of a reason, or a text where the campaign has none to choose from.</summary>
    public string? Reason { get; init; }

    /// <summary>Of a rating, from 1 to 5.</summary>
    public int? Quality { get; init; }

    /// <summary>When the next call is due.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Who passed, by number.</summary>
    public int? By { get; init; }

    /// <summary>Where it left the reader, or what won the prize.</summary>
    public long? Rank { get; init; }

    /// <summary>Of the award.</summary>
    public LocalText? Prize { get; init; }

    public static NotificationDetail? Read(string? text) =>
        text is null ? null : JsonSerializer.Deserialize<NotificationDetail>(text, EngineJson.Options);

    public string Text() => JsonSerializer.Serialize(this, EngineJson.Options);
}

/// <summary>What a sentence says of a lead, and who may see it now.</summary>
public sealed record NoticedLead(string? Company, LeadPlace? Place);

/// <summary>The latest below a number, and above another.</summary>
public readonly record struct NotificationPage(int Limit, long Before = long.MaxValue, long After = 0);
