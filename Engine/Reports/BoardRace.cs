using System.Text.Json.Serialization;

namespace ChallengeHub;

/// <summary>How far apart a race is looked at.</summary>
public enum RaceStep
{
    /// <summary>Of the campaign's zone.</summary>
    Day,
    Hour,
}

/// <summary>Which board's race, and for whom.</summary>
/// <param name="By">Null: by hour where it lasts three days at most, else by day.</param>
/// <param name="Top">Who stood among so many at the end of any step is in it.</param>
public sealed record RaceQuery(BoardKind Board, RaceStep? By = null, int Top = RaceQuery.UsualTop)
{
    public const int UsualTop = 10;
    public const int MostTop = 50;

    /// <summary>The board of a period; null: overall.</summary>
    public int? Period { get; init; }

    /// <summary>As it was at this ledger position; null: as it is.</summary>
    public long? AsOfSeq { get; init; }

    /// <summary>Who reads it: how many lines are shown, and which of them is his own, as on boards.</summary>
    public Audience Audience { get; init; } = Audience.Everybody;
}

/// <summary>
/// A board over time: everybody's rank and points at the end of each step, by the days on which things happened. Its
/// last step is the board as it is.
/// </summary>
public sealed record BoardRace
{
    public required string Campaign { get; init; }
    public required BoardKind Board { get; init; }
    public required RaceStep By { get; init; }

    /// <summary>Null: overall.</summary>
    public int? Period { get; init; }
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset Until { get; init; }

    /// <summary>The ledger position that it is as of.</summary>
    public required long Seq { get; init; }
    public required long FactSeq { get; init; }
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>It ends where its board was frozen: what came since is not for the reader yet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Frozen { get; init; }

    /// <summary>The oldest first; none before the start.</summary>
    public required IReadOnlyList<RaceFrame> Frames { get; init; }

    /// <summary>The best placed at the end first.</summary>
    public required IReadOnlyList<RaceLine> Lines { get; init; }

    /// <summary>Who led from when to when, the oldest first.</summary>
    public required IReadOnlyList<RaceStretch> Stretches { get; init; }

    /// <summary>Who led for how long, the longest first; steps that two led together count for both.</summary>
    public required IReadOnlyList<RaceLeader> Leaders { get; init; }

    /// <summary>How often somebody else went past the leader.</summary>
    public required int LeadChanges { get; init; }
}

/// <summary>One step: what had happened before <paramref name="Until"/>.</summary>
/// <param name="Day">The local date; by hour the date and hour in which it begins.</param>
public sealed record RaceFrame(string Day, DateTimeOffset From, DateTimeOffset Until);

/// <summary>One member's way.</summary>
/// <param name="Code">As boards show it; until <see cref="RaceReads.Named"/> the member by number.</param>
/// <param name="Places">One for each frame; null: not on the board yet, or too far back to be shown.</param>
public sealed record RaceLine(string Code, string Name, string? Team, IReadOnlyList<RacePlace?> Places)
{
    /// <summary>The reader is he.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Own { get; init; }
}

/// <param name="Points">Whole points, or a team's average to 1/100.</param>
public sealed record RacePlace(long Rank, decimal Points);

/// <summary>The frames, one after the other, in which somebody led.</summary>
public sealed record RaceStretch(string Code, string Name, DateTimeOffset From, DateTimeOffset Until, int Frames);

/// <param name="Frames">At the end of how many steps.</param>
/// <param name="Share">Of all steps, to 1/10,000.</param>
public sealed record RaceLeader(string Code, string Name, int Frames, decimal Share);
