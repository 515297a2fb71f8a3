using System.Text.Json.Serialization;

namespace ChallengeHub;

public enum Role
{
    Rep,
    Prospector,
}

/// <summary>
/// A rep or a prospector of one campaign. <see cref="Number"/> is what the ledger knows him by, so that he can be
/// pseudonymised.
/// </summary>
public sealed record Participant
{
    [JsonIgnore]
    public int Number { get; init; }

    /// <summary>The campaign's secret, for <see cref="Masks"/>.</summary>
    [JsonIgnore]
    public string MaskKey { get; init; } = "";
    public string Code { get; init; } = "";
    public LocalText Name { get; init; } = "";
    public string? Team { get; init; }

    /// <summary>
    /// Of what is put: when the move took effect, where that was before its PUT. Of what is read: since the last
    /// move; null: always.
    /// </summary>
    public DateTimeOffset? TeamSince { get; init; }
    public Role Role { get; init; }
    public string? Email { get; init; }

    /// <summary>Opaque id that links him across campaigns.</summary>
    public string? Person { get; init; }

    /// <summary>How everybody sees him; null in what is put: as before, at first by name.</summary>
    public Display? Display { get; init; }

    /// <summary>Null in what is put: as before.</summary>
    public string? Alias { get; init; }
    public DateTimeOffset? DeactivatedAt { get; init; }

    /// <summary>When he gets no lead; null in what is put: as before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Absence? Away { get; init; }

    /// <summary>When he was forgotten: since then code and name are a number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>The mark by which boards name his photo; null: he has none.</summary>
    [JsonIgnore]
    public string? Photo { get; init; }

    /// <summary>One of <see cref="Portraits.Tunes"/>; null: the theme's usual one.</summary>
    [JsonIgnore]
    public string? Tune { get; init; }

    /// <summary>The oldest first.</summary>
    [JsonIgnore]
    public IReadOnlyList<Move> Moves { get; init; } = [];

    public bool Active => DeactivatedAt is null;

    public string? TeamAt(DateTimeOffset instant) =>
        Moves.FirstOrDefault(move => instant < move.MovedAt) is { } next ? next.LeftTeam : Team;

    /// <summary>
    /// His moves once he belongs to a team from an instant on, whatever came after it; before it nothing changes.
    /// </summary>
    public IReadOnlyList<Move> MovesTo(string? team, DateTimeOffset since)
    {
        var left = TeamAt(since.AddMilliseconds(-1));
        var before = Moves.Where(move => move.MovedAt < since);
        return left == team
            ? [.. before]
            :
            [
                .. before,
                new Move
                {
                    Participant = Number,
                    MovedAt = since,
                    LeftTeam = left,
                },
            ];
    }
}

/// <summary>That a participant left a team (null: he had none) for another.</summary>
public sealed record Move
{
    public int Participant { get; init; }
    public DateTimeOffset MovedAt { get; init; }
    public string? LeftTeam { get; init; }
}
