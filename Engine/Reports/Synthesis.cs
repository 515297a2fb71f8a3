namespace ChallengeHub;

/// <summary>
/// A team's period on one page, for the meeting: what came in, what happened, what waits and since when, what to talk
/// about.
/// </summary>
public sealed record SynthesisReport
{
    public required string Campaign { get; init; }
    public required string Team { get; init; }
    public required LocalText TeamName { get; init; }

    /// <summary>Null: the whole campaign.</summary>
    public int? Period { get; init; }
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset Until { get; init; }
    public required long FactSeq { get; init; }
    public required DateTimeOffset AsOf { get; init; }
    public required string? Currency { get; init; }

    /// <summary>Of the leads received in the window.</summary>
    public required SynthesisFigures Figures { get; init; }

    /// <summary>Of the period before; null: there is none.</summary>
    public SynthesisFigures? Before { get; init; }

    /// <summary>Where the leads of the window came from, the largest first; null is no source.</summary>
    public required IReadOnlyList<SynthesisSource> Sources { get; init; }

    /// <summary>What is open at the end of the window, however early it was received, in the order of work.</summary>
    public required IReadOnlyList<SynthesisWait> Waits { get; init; }

    /// <summary>At most three leads, each for a reason of its own.</summary>
    public required IReadOnlyList<SynthesisTalk> Talks { get; init; }

    /// <summary>The best first; empty for who does not see each person.</summary>
    public required IReadOnlyList<SynthesisPair> Pairs { get; init; }

    /// <summary>What the figures ask, the most urgent first.</summary>
    public required IReadOnlyList<SynthesisQuestion> Questions { get; init; }

    /// <summary>Marketing's own paragraph; null: there is none.</summary>
    public SynthesisNote? Note { get; init; }
}

/// <summary>Leads, each counted once, as in the funnel.</summary>
public sealed record SynthesisFigures
{
    public required long Received { get; init; }
    public required long Unannounced { get; init; }
    public required long Validated { get; init; }
    public required long Refused { get; init; }
    public required long Assigned { get; init; }
    public required long Taken { get; init; }
    public required long Contacted { get; init; }
    public required long Closed { get; init; }
    public required long Lost { get; init; }
    public required long Recycled { get; init; }
    public required long ActedOn { get; init; }

    /// <summary>The consideration rate, of announced leads; null: there are none.</summary>
    public Interval? Rate { get; init; }
    public required decimal Amount { get; init; }
    public required long WithoutAmount { get; init; }
}

public sealed record SynthesisSource(string? Source, long Received, long ActedOn, long Closed);

/// <summary>Leads that wait for the same thing.</summary>
/// <param name="Since">When the one that has been silent longest was last moved.</param>
/// <param name="Lead">That one's code.</param>
public sealed record SynthesisWait(LeadStatus Status, long Count, DateTimeOffset Since, string Lead);

/// <summary>Why a lead is worth a word.</summary>
public enum TalkReason
{
    /// <summary>The largest potential of those that are open.</summary>
    Potential,

    /// <summary>The open one that has not moved for longest.</summary>
    Silent,

    /// <summary>Moved by most people, and most often given up, refused or reopened.</summary>
    Contested,
}

/// <param name="Company">As on its card now; null: it has none, or was erased.</param>
/// <param name="Since">Its last move.</param>
public sealed record SynthesisTalk(
    TalkReason Reason,
    string Lead,
    string? Company,
    LeadStatus Status,
    DateTimeOffset Since
)
{
    public decimal? Potential { get; init; }
    public int? People { get; init; }
}

/// <summary>A prospector and a rep of the window's leads.</summary>
public sealed record SynthesisPair(SynthesisPerson Rep, SynthesisPerson Prospector, SynthesisPairFigures Figures);

public sealed record SynthesisPerson(string Code, LocalText Name);

public sealed record SynthesisPairFigures(long Received, long ActedOn, long Closed, decimal Amount);

/// <summary>What to ask at the meeting, as the word ReportsQuestion… with holes for its members.</summary>
/// <param name="Code">validate, take, start, call, close, rate-fell, rate-rose, source-idle, many-refused, many-lost,
/// unannounced, without-amount or nothing-came.</param>
/// <param name="Count">How many leads it is about; of rates the percent now.</param>
public sealed record SynthesisQuestion(string Code, long Count)
{
    /// <summary>Out of how many; of rates the percent before; null: it says nothing of it.</summary>
    public long? Of { get; init; }
    public string? Source { get; init; }

    /// <summary>Since when the one waits that has waited longest.</summary>
    public DateTimeOffset? Since { get; init; }
}
