namespace ChallengeHub.Web;

/// <summary>A line of a team's page as a table: a figure under the heading that it has there.</summary>
/// <param name="Subject">The team, the source, what leads wait for, the lead, the pair, or the question.</param>
internal sealed record SynthesisLine(string Section, string? Subject)
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        "section",
        "subject",
        "received",
        "actedOn",
        "closed",
        "contacted",
        "lost",
        "refused",
        "recycled",
        .. ReportTable.Bounds("rate"),
        "amount",
        "potential",
        "count",
        "of",
        "since",
        "reason",
        "status",
        "source",
        "lead",
        "company",
        "factSeq",
    ];

    public long? Received { get; init; }
    public long? ActedOn { get; init; }
    public long? Closed { get; init; }
    public SynthesisFigures? Figures { get; init; }
    public decimal? Amount { get; init; }
    public decimal? Potential { get; init; }
    public long? Count { get; init; }
    public long? Of { get; init; }
    public DateTimeOffset? Since { get; init; }
    public string? Reason { get; init; }
    public LeadStatus? Status { get; init; }
    public string? Source { get; init; }
    public string? Lead { get; init; }
    public string? Company { get; init; }

    /// <summary>One for each of <see cref="Columns"/> but the last.</summary>
    public IReadOnlyList<object?> Cells =>
        [
            Section,
            Subject,
            Received,
            ActedOn,
            Closed,
            Figures?.Contacted,
            Figures?.Lost,
            Figures?.Refused,
            Figures?.Recycled,
            .. ReportTable.Bounds(Figures?.Rate),
            Amount,
            Potential,
            Count,
            Of,
            Since is { } at ? ReportTable.At(at) : null,
            Reason,
            WordOf(Status),
            Source,
            Lead,
            Company,
        ];

    public static SynthesisLine Figured(string section, string team, SynthesisFigures x) =>
        new(section, team)
        {
            Received = x.Received,
            ActedOn = x.ActedOn,
            Closed = x.Closed,
            Figures = x,
            Amount = x.Amount,
        };

    public static SynthesisLine Come(SynthesisSource x) =>
        new("sources", x.Source)
        {
            Received = x.Received,
            ActedOn = x.ActedOn,
            Closed = x.Closed,
            Source = x.Source,
        };

    public static SynthesisLine Waiting(SynthesisWait x) =>
        new("waits", WordOf(x.Status))
        {
            Count = x.Count,
            Since = x.Since,
            Status = x.Status,
            Lead = x.Lead,
        };

    /// <summary>Of the most contested, the count is of those who moved it.</summary>
    public static SynthesisLine Talked(SynthesisTalk x) =>
        new("talks", x.Lead)
        {
            Potential = x.Potential,
            Count = x.People,
            Since = x.Since,
            Reason = x.Reason.ToString().ToLowerInvariant(),
            Status = x.Status,
            Lead = x.Lead,
            Company = x.Company,
        };

    public static SynthesisLine Paired(PairAnswer x) =>
        new("pairs", $"{x.Rep.Code}+{x.Prospector.Code}")
        {
            Received = x.Received,
            ActedOn = x.ActedOn,
            Closed = x.Closed,
            Amount = x.Amount,
        };

    public static SynthesisLine Asked(SynthesisQuestion x) =>
        new("questions", x.Code)
        {
            Count = x.Count,
            Of = x.Of,
            Since = x.Since,
            Source = x.Source,
        };

    private static string? WordOf(LeadStatus? status) => status?.ToString().ToLowerInvariant();
}
