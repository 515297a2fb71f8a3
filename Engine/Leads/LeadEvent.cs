namespace ChallengeHub;

/// <summary>
/// An immutable fact sent by a sender: this participant moved this lead to this stage at this instant.
/// </summary>
public sealed record LeadEvent
{
    /// <summary>Clocks of senders may run ahead by this much.</summary>
    public static readonly TimeSpan MaxAhead = TimeSpan.FromMinutes(5);

    public required string Campaign { get; init; }
    public required string Source { get; init; }
    public required string Id { get; init; }
    public required string Type { get; init; }
    public required string Lead { get; init; }

    /// <summary>A participant's code, or the e-mail address of one.</summary>
    public string? Rep { get; init; }
    public string? Prospector { get; init; }
    public required DateTimeOffset At { get; init; }
    public decimal? Amount { get; init; }

    /// <summary>Of the amount: the campaign's, which is meant by none, or one of its rates.</summary>
    public string? Currency { get; init; }
    public string? Account { get; init; }
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
    public OriginLead? OriginLead { get; init; }
}

/// <summary>The lead of an earlier campaign from which this one was recovered.</summary>
public sealed record OriginLead(string Campaign, string Lead);

/// <summary>
/// An event as it came: what was understood, the first bad value if any, and the text itself, kept whole when it is
/// rejected.
/// </summary>
public sealed record ReceivedEvent(LeadEvent Event, FieldError? Error, string Text)
{
    /// <summary>The teams that the fact may reach, where a person with teams tells it; null: all.</summary>
    public IReadOnlyCollection<string>? Teams { get; init; }
}

/// <summary>What became of an event: SCORING §2.</summary>
public sealed record Answer(
    string Source,
    string Id,
    string Status,
    string? Reason,
    long Points,
    IReadOnlyList<AnswerEntry> Entries
)
{
    /// <summary>Of a rejected event: the field at fault, and why.</summary>
    public FieldError? Error { get; init; }
}

public sealed record AnswerEntry(long Seq, string Participant, string? Rule, long Points, int Period, bool Late);

/// <summary>The event types that senders may use.</summary>
public static class EventTypes
{
    public const string Received = "lead.received";
    public const string Validated = "lead.validated";
    public const string Refused = "lead.refused";
    public const string Assigned = "lead.assigned";
    public const string Taken = "lead.taken";
    public const string Contacted = "lead.contacted";
    public const string Closed = "lead.closed";
    public const string Lost = "lead.lost";
    public const string Released = "lead.released";
    public const string Recycled = "lead.recycled";
    public const string Reopened = "lead.reopened";
    public const string AmountChanged = "lead.amount_changed";

    private static readonly HashSet<string> All =
    [
        Received,
        Validated,
        Refused,
        Assigned,
        Taken,
        Contacted,
        Closed,
        Lost,
        Released,
        Recycled,
        Reopened,
        AmountChanged,
    ];

    /// <summary>Those that take back what was paid.</summary>
    public static bool Undoes(string type) => type is Refused or Released or Reopened or AmountChanged;

    public static bool Known(string type) => All.Contains(type);

    public static Stage? StageOf(string type) =>
        type switch
        {
            Validated => Stage.Validated,
            Taken => Stage.Taken,
            Contacted => Stage.Contacted,
            Closed => Stage.Closed,
            _ => null,
        };
}
