using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// Who does something, as it is written down: <c>key:3</c>, <c>key:admin</c> (the bootstrap key) or <c>system</c> (the
/// clock), and from which address.
/// </summary>
public sealed record Actor(string Author, string? Address = null)
{
    /// <summary>What happens by the clock.</summary>
    public static Actor System { get; } = new("system");

    public static implicit operator Actor(string author) => new(author);
}

/// <summary>
/// What somebody did: append-only, written in the transaction of the action itself, so that neither stands without the
/// other.
/// </summary>
public sealed record AuditEntry
{
    public long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Author { get; init; }
    public string? Address { get; init; }

    /// <summary>One of <see cref="AuditActions"/>.</summary>
    public required string Action { get; init; }
    public string? Campaign { get; init; }

    /// <summary>What it was done to: a participant's code, an event, <c>award 7</c>.</summary>
    public string? Subject { get; init; }

    /// <summary>JSON, or null where there was nothing.</summary>
    public string? Before { get; init; }
    public string? After { get; init; }

    public static string? Json(object? what) =>
        what is null ? null : JsonSerializer.Serialize(what, EngineJson.Options);
}

/// <summary>An action as its author states it; the journal adds the time.</summary>
public sealed record AuditedAction(
    string Action,
    string? Campaign = null,
    string? Subject = null,
    object? Before = null,
    object? After = null
);
