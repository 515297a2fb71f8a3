using System.Text.Json;

namespace ChallengeHub;

/// <summary>Who does something, as it is written down: <c>account:7</c>, <c>key:3</c>, <c>key:admin</c>, <c>screen:2</c> or <c>system</c>, and from which address.</summary>
public sealed record By(string Author, string? Address = null)
{
    /// <summary>What happens by the clock.</summary>
    public static By System { get; } = new("system");

    public static implicit operator By(string author) => new(author);
}

/// <summary>What somebody did: append-only, written in the transaction of the deed itself, so that neither stands without the other.</summary>
public sealed record AuditEntry
{
    public long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Author { get; init; }
    public string? Address { get; init; }
    /// <summary>One of <see cref="AuditActions"/>.</summary>
    public required string Action { get; init; }
    public string? Campaign { get; init; }
    /// <summary>What it was done to: a participant's code, <c>account:7</c>, an award's number.</summary>
    public string? Subject { get; init; }
    /// <summary>JSON, or null where there was nothing.</summary>
    public string? Before { get; init; }
    public string? After { get; init; }

    public static string? Json(object? what) => what is null ? null : JsonSerializer.Serialize(what, EngineJson.Options);
}

/// <summary>A deed as its author states it; the journal adds the time.</summary>
public sealed record Deed(string Action, string? Campaign = null, string? Subject = null, object? Before = null, object? After = null);
