namespace ChallengeHub.Web;

/// <summary>A campaign as answered: the whole document and where it stands.</summary>
public sealed record CampaignAnswer
{
    /// <summary>What only an answer tells; a PUT may carry it and changes nothing by it.</summary>
    public static readonly IReadOnlyList<string> ReadOnly =
    [
        "code",
        "status",
        "ruleSetVersion",
        "launchedAt",
        "endedAt",
        "closedAt",
        "raffles",
    ];

    public required string Code { get; init; }
    public required CampaignStatus Status { get; init; }
    public required int RuleSetVersion { get; init; }
    public DateTimeOffset? LaunchedAt { get; init; }

    /// <summary>When it was ended early.</summary>
    public DateTimeOffset? EndedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public required LocalText? Name { get; init; }
    public required string Theme { get; init; }
    public required string? TimeZone { get; init; }
    public required string? Currency { get; init; }
    public required IReadOnlyDictionary<string, decimal>? Rates { get; init; }
    public required DateTimeOffset? StartsAt { get; init; }
    public required DateTimeOffset? EndsAt { get; init; }
    public required PeriodPlan Periods { get; init; }
    public required TieBreak Ties { get; init; }
    public required TeamScore TeamScore { get; init; }
    public required bool Validation { get; init; }
    public required IReadOnlyList<Team> Teams { get; init; }
    public required IReadOnlyList<Rule> Rules { get; init; }
    public required IReadOnlyList<Prize> Prizes { get; init; }
    public required decimal? Budget { get; init; }
    public required Objectives? Objectives { get; init; }
    public required Privacy? Privacy { get; init; }
    public required IReadOnlyList<BoardKind>? Boards { get; init; }
    public required Freeze? Freeze { get; init; }
    public required Ceremony? Ceremony { get; init; }
    public required bool? Cheers { get; init; }
    public required LeadCosts? Costs { get; init; }
    public required Baseline? Baseline { get; init; }
    public required Reasons? Reasons { get; init; }
    public required LocalText? Brief { get; init; }
    public required Sheet? Sheet { get; init; }
    public required IReadOnlyList<RoutingRule>? Routing { get; init; }
    public required IReadOnlyList<FixedPair>? Pairs { get; init; }
    public required int? OpenPerRep { get; init; }
    public required AccountRule Accounts { get; init; }
    public required Closer MayClose { get; init; }
    public required Deadlines? Deadlines { get; init; }
    public required RecyclePlan? Recycle { get; init; }

    /// <summary>SHA-256 of each raffle's secret seed, public from the launch on.</summary>
    public required IReadOnlyList<RaffleCommitment> Raffles { get; init; }

    public static CampaignAnswer Of(CampaignDetails details)
    {
        var document = details.Campaign.Document;
        return new CampaignAnswer
        {
            Code = details.Campaign.Code,
            Status = details.Status,
            RuleSetVersion = details.RuleSetVersion,
            LaunchedAt = details.Campaign.LaunchedAt,
            EndedAt = details.Campaign.EndedAt,
            ClosedAt = details.Campaign.ClosedAt,
            Name = document.Name,
            Theme = document.Theme,
            TimeZone = document.TimeZone,
            Currency = document.Currency,
            Rates = document.Rates,
            StartsAt = document.StartsAt,
            EndsAt = document.EndsAt,
            Periods = document.Periods,
            Ties = document.Ties,
            TeamScore = document.TeamScore,
            Validation = document.Validation,
            Teams = document.Teams,
            Rules = document.Rules,
            Prizes = document.Prizes,
            Privacy = document.Privacy,
            Boards = document.Boards,
            Freeze = document.Freeze,
            Ceremony = document.Ceremony,
            Cheers = document.Cheers,
            Budget = document.Budget,
            Objectives = document.Objectives,
            Costs = document.Costs,
            Baseline = document.Baseline,
            Reasons = document.Reasons,
            Brief = document.Brief,
            Sheet = document.Sheet,
            Routing = document.Routing,
            Pairs = document.Pairs,
            OpenPerRep = document.OpenPerRep,
            Accounts = document.Accounts,
            MayClose = document.MayClose,
            Deadlines = document.Deadlines,
            Recycle = document.Recycle,
            Raffles = details.Raffles,
        };
    }
}
