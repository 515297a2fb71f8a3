namespace ChallengeHub;

/// <summary>Which report of a closed period (0: of the campaign) is meant.</summary>
/// <param name="Kind">A word of <see cref="KeptKinds"/>.</param>
/// <param name="Part">Of a funnel what its rows are, of a race the board, of a synthesis the team; else empty.</param>
public sealed record KeptKey(int Period, string Kind, string Part);

/// <summary>What is kept at a closing.</summary>
public static class KeptKinds
{
    public const string Funnel = "funnel";
    public const string Effect = "effect";
    public const string Synthesis = "synthesis";
    public const string Race = "race";
}

/// <summary>
/// A report as it was at a closing. Its bytes name people by opaque numbers, and no company: so that somebody can be
/// pseudonymised, and the hash stays true.
/// </summary>
public sealed record KeptReport
{
    public int Period { get; init; }
    public string Kind { get; init; } = "";
    public string Part { get; init; } = "";
    public int Version { get; init; }

    /// <summary>Of the last fact that counted.</summary>
    public long FactSeq { get; init; }
    public DateTimeOffset KeptAt { get; init; }
    public string Sha256 { get; init; } = "";

    /// <summary>UTF-8 JSON; what the SHA-256 is over.</summary>
    public byte[] Canonical { get; init; } = [];

    /// <summary>As the closing had it.</summary>
    public T Report<T>() => ReportJson.Read<T>(Canonical);
}

/// <summary>That a report is kept.</summary>
public sealed record KeptLine
{
    public int Period { get; init; }
    public string Kind { get; init; } = "";
    public string Part { get; init; } = "";
    public int Version { get; init; }
    public long FactSeq { get; init; }
    public DateTimeOffset KeptAt { get; init; }
    public string Sha256 { get; init; } = "";
}

/// <summary>Certified results whose reports are to be kept.</summary>
public sealed record DueReports
{
    public string Campaign { get; init; } = "";
    public int Period { get; init; }
    public int Version { get; init; }
    public DateTimeOffset ClosedAt { get; init; }
}
