namespace ChallengeHub.Web;

/// <summary>A campaign as wall and boards show it; names are in the reader's language.</summary>
public sealed record CampaignPage(
    string Code,
    string Name,
    string Theme,
    string TimeZone,
    string Currency,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string Status,
    IReadOnlyList<PeriodLine> Periods,
    IReadOnlyList<PrizeLine> Prizes,
    IReadOnlyList<RuleLine> Rules,
    IReadOnlyList<TeamLine> Teams,
    CampaignClock Clock
)
{
    /// <summary>The next hour at which something that is over is celebrated; null: nothing awaits one.</summary>
    public DateTimeOffset? CeremonyAt { get; init; }
}

/// <summary>The campaign's now, and how fast it runs: 1 on a sales floor, thousands in the demonstration.</summary>
public sealed record CampaignClock(DateTimeOffset Now, double Speed);

/// <summary>A slice of the campaign; state as the API says it.</summary>
public sealed record PeriodLine(int Number, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string State);

/// <summary>What can be won and how: by rank, by points, or by drawing lots.</summary>
public sealed record PrizeLine(
    string Code,
    string Name,
    string Scope,
    string Board,
    int? FromRank,
    int? ToRank,
    long? MinPoints,
    int? RaffleWinners,
    decimal? Value
)
{
    /// <summary>Of the own target.</summary>
    public decimal? MinPercent { get; init; }

    /// <summary>Whether ranks are by percent of the own target.</summary>
    public bool ByTarget { get; init; }

    /// <summary>So many there are in all.</summary>
    public int? Stock { get; init; }
}

/// <summary>A rule in the words shown to players; <paramref name="Pays"/> is rep, prospector or both.</summary>
public sealed record RuleLine(
    string Code,
    string Name,
    string On,
    string Pays,
    long Points,
    decimal? PerAmount,
    string? Cap,
    DateTimeOffset? From,
    DateTimeOffset? Until
);

/// <summary>A team.</summary>
/// <param name="Colour">On whatever is drawn for it, <c>#rrggbb</c>.</param>
/// <param name="Ink">What is written on that.</param>
public sealed record TeamLine(string Code, string Name, string Colour, string Ink);

/// <summary>
/// Every ledger entry behind one figure of one board; their sum is <paramref name="Points"/>. While the board is frozen
/// a player's own go on behind it, and those of others end with it.
/// </summary>
public sealed record WhyPage(
    string Code,
    string Name,
    string? Team,
    string Board,
    int? Rank,
    long Points,
    IReadOnlyList<WhyEntry> Entries
)
{
    /// <summary>Null: the board is not frozen for the reader.</summary>
    public DateTimeOffset? FrozenSince { get; init; }

    /// <summary>The reader is he.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>
/// One ledger entry as read by a player; <paramref name="ReversedBy"/> is the entry that took it back.
/// </summary>
public sealed record WhyEntry(
    long Seq,
    DateTimeOffset OccurredAt,
    DateTimeOffset RecordedAt,
    int Period,
    string? Stage,
    string? Lead,
    string? RuleName,
    long Points,
    bool Late,
    string Kind,
    long? Reverses,
    long? ReversedBy,
    string? Reason,
    string? Author
);
