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
    private static readonly Phrase Rep = new("rep", "commercial"),
        Reps = new("reps", "commerciaux"),
        Prospector = new("prospector", "prospecteur"),
        Prospectors = new("prospectors", "prospecteurs"),
        Team = new("team", "équipe"),
        Teams = new("teams", "équipes"),
        Month = new("month", "mois"),
        Months = new("months", "mois");

    public static IReadOnlyList<RegulationsSection> Of(RegulationsSource source, RuleFormatter formatter) =>
        [
            Who(source, formatter),
            Dates(source, formatter),
            RegulationsOfRules.Scores(source, formatter),
            .. source.IsDraft ? [] : new[] { RegulationsOfRules.Versions(source, formatter) },
            Boards(source, formatter),
            .. RegulationsOfPrizes.Of(source, formatter),
            Late(formatter),
            Section(formatter, "corrections", "ledger", "takenBack", "whereBooked") with
            {
                Notes = [AmountWords.AmountChanged(formatter)],
            },
            Closing(source, formatter),
            Privacy(source, formatter),
        ];

    public static string Say(RuleFormatter formatter, string key, params ReadOnlySpan<(string, string)> parts) =>
        RegulationsWords.Say(formatter, key, parts);

    private static RegulationsSection Who(RegulationsSource source, RuleFormatter formatter)
    {
        var players = source.View.Participants.Where(player => player.Active).ToList();
        return Section(formatter, "who") with
        {
            Lines =
            [
                Say(
                    formatter,
                    "whoCount",
                    [
                        .. Counts(players, formatter),
                        ("teams", formatter.Counted(source.Document.Teams.Count, Team, Teams)),
                    ]
                ),
            ],
            Items =
            [
                .. source.Document.Teams.Select(team =>
                    Players(
                        team.Name.In(formatter.Language),
                        players.Where(player => player.Team == team.Code),
                        formatter
                    )
                ),
                .. players.Exists(player => player.Team is null)
                    ? [Players(Say(formatter, "noTeam"), players.Where(player => player.Team is null), formatter)]
                    : Array.Empty<RegulationsItem>(),
            ],
            Notes = [Say(formatter, "roles"), Say(formatter, "moves"), Say(formatter, "leavers")],
        };
    }

    private static RegulationsItem Players(string title, IEnumerable<Participant> players, RuleFormatter formatter) =>
        new(title, [Say(formatter, "whoTeam", Counts([.. players], formatter))]);

    private static (string, string)[] Counts(IReadOnlyList<Participant> players, RuleFormatter formatter) =>
        [
            ("reps", formatter.Counted(players.Count(player => player.Role == Role.Rep), Rep, Reps)),
            (
                "prospectors",
                formatter.Counted(players.Count(player => player.Role == Role.Prospector), Prospector, Prospectors)
            ),
        ];

    private static RegulationsSection Dates(RegulationsSource source, RuleFormatter formatter) =>
        Section(formatter, "dates") with
        {
            Lines =
            [
                ReviewWords.Window(source.Document, formatter),
                .. source.View.Campaign.EndedAt is { } ended
                    ? [Say(formatter, "ended", ("moment", LocalMoments.Moment(ended, formatter)))]
                    : Array.Empty<string>(),
                ReviewWords.Periods(source.Document, formatter),
                ReviewWords.GraceOf(source.Document, formatter),
                Say(formatter, "zone", ("zone", source.Document.TimeZone!)),
                Say(formatter, "at"),
            ],
        };

    private static RegulationsSection Boards(RegulationsSource source, RuleFormatter formatter) =>
        Section(formatter, "boards") with
        {
            Lines =
            [
                Say(
                    formatter,
                    "boardList",
                    (
                        "boards",
                        formatter.And([
                            .. Enum.GetValues<BoardKind>().Select(board => PrizeSentence.BoardName(board, formatter)),
                        ])
                    )
                ),
                ReviewWords.Ties(source.Document, formatter),
                ReviewWords.TeamScoreOf(source.Document, formatter),
                Say(formatter, "pairs"),
                Say(formatter, "negative"),
                .. source.Document.Objectives is { } objectives
                    ? new[]
                    {
                        Say(formatter, "targets"),
                        Say(formatter, objectives.Per == TargetSpan.Campaign ? "targetsCampaign" : "targetsPeriod"),
                    }
                    : [],
            ],
        };

    private static RegulationsSection Late(RuleFormatter formatter) =>
        Section(formatter, "late", "closedPeriod", "arrival", "taken") with
        {
            Notes =
            [
                Say(formatter, "outside", ("ahead", ReviewWords.Time((int)LeadEvent.MaxAhead.TotalMinutes, formatter))),
            ],
        };

    private static RegulationsSection Closing(RegulationsSource source, RuleFormatter formatter) =>
        Section(formatter, "closing", "amendments", "sha") with
        {
            Notes =
            [
                Say(
                    formatter,
                    "limits",
                    ("most", formatter.Number(BoardScore.MaxUnits)),
                    ("teams", formatter.Points(source.View.Averages ? BoardScore.MaxUnits / 100m : BoardScore.MaxUnits))
                ),
            ],
        };

    private static RegulationsSection Privacy(RegulationsSource source, RuleFormatter formatter)
    {
        var privacy = source.Document.Privacy ?? new Privacy();
        return Section(formatter, "privacy") with
        {
            Lines =
            [
                Say(formatter, "dataKept"),
                Say(formatter, "shown"),
                privacy.Top is { } top
                    ? Say(
                        formatter,
                        "shownTop",
                        ("top", formatter.Number(top)),
                        ("around", formatter.Number(BoardReads.FewNeighbours))
                    )
                    : Say(formatter, "shownAll"),
                Say(formatter, privacy.Amounts ? "amountsShown" : "amountsHidden"),
                privacy.KeepMonths is { } months
                    ? Say(formatter, "keptMonths", ("months", formatter.Counted(months, Month, Months)))
                    : Say(formatter, "keptUntilAsked"),
                Say(formatter, "rights"),
            ],
        };
    }

    internal static RegulationsSection Section(RuleFormatter formatter, string id, params string[] lines) =>
        new(id, Say(formatter, id)) { Lines = [.. lines.Select(line => Say(formatter, line))] };
}
