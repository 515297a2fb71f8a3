namespace ChallengeHub.Web;

/// <summary>
/// What regulations are written from: a campaign as the engine holds it, and the hashes of its raffles.
/// </summary>
public sealed record RegulationsSource(
    CampaignSnapshot View,
    IReadOnlyList<RaffleCommitment> Raffles,
    DateTimeOffset Now
)
{
    public CampaignDocument Document => View.Campaign.Document;
    public bool IsDraft => View.Campaign.LaunchedAt is null;

    /// <summary>What the challenge is compared with is not what was registered at its launch.</summary>
    public bool IsBaselineChanged { get; init; }

    /// <summary>Those that play.</summary>
    public IReadOnlyList<Team> Teams => [.. Document.Teams.Where(x => !View.IsHeldOut(x.Code))];

    /// <summary>Of a draft, what would be version 1.</summary>
    public IReadOnlyList<RuleSet> Versions =>
        View.RuleSets.Count > 0 ? View.RuleSets : [new RuleSet(1, View.Campaign.StartsAt, Document.Rules)];

    /// <summary>Now, or at the last moment that can score.</summary>
    public RuleSet InForce =>
        RuleSets.At(Versions, Now < View.Campaign.End ? Now : View.Campaign.End.AddMilliseconds(-1));
}

/// <summary>A chapter: sentences, named items, a table, and sentences that close it.</summary>
public sealed record RegulationsSection(string Id, string Title)
{
    public IReadOnlyList<string> Lines { get; init; } = [];
    public IReadOnlyList<RegulationsItem> Items { get; init; } = [];
    public RegulationsTable? Table { get; init; }
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The chapter's last word leads to where the draws are verified.</summary>
    public bool HasDraws { get; init; }
}

/// <param name="Beside">Short and in bold: points, a value.</param>
public sealed record RegulationsItem(string Title, IReadOnlyList<string> Lines, string? Beside = null);

/// <param name="Footer">Its last row, the totals; null: none.</param>
public sealed record RegulationsTable(
    string Caption,
    IReadOnlyList<string> Heads,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    IReadOnlyList<string>? Footer = null
);

/// <summary>
/// The regulations of a campaign, written from the same documents and constants by which the engine scores, ranks and
/// awards.
/// </summary>
public static class Regulations
{
    public static IReadOnlyList<RegulationsSection> Of(RegulationsSource source, RuleFormatter formatter) =>
        [
            Who(source, formatter),
            Dates(source, formatter),
            RegulationsOfRules.Scores(source, formatter),
            .. source.IsDraft ? [] : new[] { RegulationsOfRules.Versions(source, formatter) },
            .. Leads(source, formatter),
            Boards(source, formatter),
            .. RegulationsOfPrizes.Of(source, formatter),
            .. RegulationsOfEffect.Of(source, formatter),
            Late(formatter),
            Section("corrections", "ledger", "takenBack", "whereBooked") with
            {
                Notes = [T.AmountChanged],
            },
            Closing(source, formatter),
            Privacy(source, formatter),
        ];

    private static RegulationsSection Who(RegulationsSource source, RuleFormatter formatter)
    {
        var players = source
            .View.Participants.Where(player => player.Active && !source.View.IsHeldOut(player.Team))
            .ToList();
        return Section("who") with
        {
            Lines =
            [
                T.Of(
                    nameof(T.RegulationsWhoCount),
                    [
                        .. Counts(players, formatter),
                        new("teams", formatter.Counted(source.Teams.Count, T.RegulationsTeam, T.RegulationsTeams)),
                    ]
                ),
            ],
            Items =
            [
                .. source.Teams.Select(team =>
                    Players(
                        team.Name.In(formatter.Language),
                        players.Where(player => player.Team == team.Code),
                        formatter
                    )
                ),
                .. players.Exists(player => player.Team is null)
                    ? [Players(T.RegulationsNoTeam, players.Where(player => player.Team is null), formatter)]
                    : Array.Empty<RegulationsItem>(),
            ],
            Notes = [T.RegulationsRoles, T.RegulationsMoves, T.RegulationsLeavers],
        };
    }

    private static RegulationsItem Players(string title, IEnumerable<Participant> players, RuleFormatter formatter) =>
        new(title, [T.Of(nameof(T.RegulationsWhoTeam), Counts([.. players], formatter))]);

    private static WordArgument[] Counts(IReadOnlyList<Participant> players, RuleFormatter formatter) =>
        [
            new(
                "reps",
                formatter.Counted(players.Count(player => player.Role == Role.Rep), T.RegulationsRep, T.RegulationsReps)
            ),
            new(
                "prospectors",
                formatter.Counted(
                    players.Count(player => player.Role == Role.Prospector),
                    T.RegulationsProspector,
                    T.RegulationsProspectors
                )
            ),
        ];

    private static RegulationsSection Dates(RegulationsSource source, RuleFormatter formatter) =>
        Section("dates") with
        {
            Lines =
            [
                ReviewWords.Window(source.Document, formatter),
                .. source.View.Campaign.EndedAt is { } ended
                    ? [T.FormatRegulationsEnded(LocalMoments.Moment(ended, formatter))]
                    : Array.Empty<string>(),
                ReviewWords.Periods(source.Document, formatter),
                ReviewWords.GraceOf(source.Document, formatter),
                T.FormatRegulationsZone(source.Document.TimeZone!),
                T.RegulationsAt,
            ],
        };

    /// <summary>How leads are worked on, where the campaign says it.</summary>
    private static IEnumerable<RegulationsSection> Leads(RegulationsSource source, RuleFormatter formatter)
    {
        var words = new LeadsWords(formatter, code => code);
        if (words.ForPlayers(source.Document) is { Count: > 0 } lines)
            yield return Section("leads") with
            {
                Lines = lines,
            };
    }

    private static RegulationsSection Boards(RegulationsSource source, RuleFormatter formatter) =>
        Section("boards") with
        {
            Lines =
            [
                T.FormatRegulationsBoardList(
                    formatter.And([
                        .. Enum.GetValues<BoardKind>().Select(board => PrizeSentence.BoardName(board, formatter)),
                    ])
                ),
                ReviewWords.Ties(source.Document),
                ReviewWords.TeamScoreOf(source.Document),
                T.RegulationsPairs,
                T.RegulationsNegative,
                .. ReviewWords.FreezeOf(source.Document, formatter) is { } freeze
                    ? new[] { freeze, T.RegulationsFreeze }
                    : [],
                .. ReviewWords.CeremonyOf(source.Document) is { } ceremony ? new[] { ceremony } : [],
                .. source.Document.Objectives is { } objectives
                    ? new[]
                    {
                        T.RegulationsTargets,
                        objectives.Per == TargetSpan.Campaign
                            ? T.RegulationsTargetsCampaign
                            : T.RegulationsTargetsPeriod,
                    }
                    : [],
            ],
        };

    private static RegulationsSection Late(RuleFormatter formatter) =>
        Section("late", "closedPeriod", "arrival", "taken") with
        {
            Notes = [T.FormatRegulationsOutside(ReviewWords.Time((int)LeadEvent.MaxAhead.TotalMinutes, formatter))],
        };

    private static RegulationsSection Closing(RegulationsSource source, RuleFormatter formatter) =>
        Section("closing", "amendments", "sha") with
        {
            Notes =
            [
                T.FormatRegulationsLimits(
                    most: formatter.Number(BoardScore.MaxUnits),
                    teams: formatter.Points(source.View.Averages ? BoardScore.MaxUnits / 100m : BoardScore.MaxUnits)
                ),
            ],
        };

    private static RegulationsSection Privacy(RegulationsSource source, RuleFormatter formatter)
    {
        var privacy = source.Document.Privacy ?? new Privacy();
        return Section("privacy") with
        {
            Lines =
            [
                T.RegulationsDataKept,
                T.RegulationsShown,
                privacy.Top is { } top
                    ? T.FormatRegulationsShownTop(
                        top: formatter.Number(top),
                        around: formatter.Number(BoardReads.FewNeighbours)
                    )
                    : T.RegulationsShownAll,
                privacy.Amounts ? T.RegulationsAmountsShown : T.RegulationsAmountsHidden,
                ReviewWords.CheersOf(source.Document),
                privacy.KeepMonths is { } months
                    ? T.FormatRegulationsKeptMonths(formatter.Counted(months, T.RegulationsMonth, T.RegulationsMonths))
                    : T.RegulationsKeptUntilAsked,
                T.RegulationsRights,
            ],
        };
    }

    internal static RegulationsSection Section(string id, params string[] lines) =>
        new(id, T.Of($"Regulations-{id}")) { Lines = [.. lines.Select(line => T.Of($"Regulations-{line}"))] };
}
