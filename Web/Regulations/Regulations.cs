namespace ChallengeHub.Web;

/// <summary>What regulations are written from: a campaign as the engine holds it, and the hashes of its raffles.</summary>
public sealed record RegulationsSource(CampaignView View, IReadOnlyList<RaffleCommitment> Raffles, DateTimeOffset Now)
{
    public CampaignDocument Document => View.Campaign.Document;
    public bool IsDraft => View.Campaign.LaunchedAt is null;

    /// <summary>Of a draft, what would be version 1.</summary>
    public IReadOnlyList<RuleSet> Versions => View.RuleSets.Count > 0 ? View.RuleSets : [new RuleSet(1, View.Campaign.StartsAt, Document.Rules)];

    /// <summary>Now, or at the last moment that can score.</summary>
    public RuleSet InForce => RuleSets.At(Versions, Now < View.Campaign.End ? Now : View.Campaign.End.AddMilliseconds(-1));
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
public sealed record RegulationsTable(string Caption, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string>? Footer = null);

/// <summary>The regulations of a campaign, written from the same documents and constants by which the engine scores, ranks and awards.</summary>
public static class Regulations
{
    private static readonly Phrase
        Rep = new("rep", "commercial"), Reps = new("reps", "commerciaux"),
        Prospector = new("prospector", "prospecteur"), Prospectors = new("prospectors", "prospecteurs"),
        Team = new("team", "équipe"), Teams = new("teams", "équipes"),
        Month = new("month", "mois"), Months = new("months", "mois");

    public static IReadOnlyList<RegulationsSection> Of(RegulationsSource source, RuleTongue tongue) =>
    [
        Who(source, tongue),
        Dates(source, tongue),
        RegulationsOfRules.Scores(source, tongue),
        .. source.IsDraft ? [] : new[] { RegulationsOfRules.Versions(source, tongue) },
        Boards(source, tongue),
        .. RegulationsOfPrizes.Of(source, tongue),
        Late(tongue),
        Section(tongue, "corrections", "ledger", "takenBack", "whereBooked") with { Notes = [AmountWords.AmountChanged(tongue)] },
        Closing(source, tongue),
        Privacy(source, tongue),
    ];

    public static string Say(RuleTongue tongue, string key, params ReadOnlySpan<(string, string)> parts) => RegulationsWords.Say(tongue, key, parts);

    private static RegulationsSection Who(RegulationsSource source, RuleTongue tongue)
    {
        var players = source.View.Participants.Where(player => player.Active).ToList();
        return Section(tongue, "who") with
        {
            Lines = [Say(tongue, "whoCount", [.. Counts(players, tongue), ("teams", tongue.Counted(source.Document.Teams.Count, Team, Teams))])],
            Items =
            [
                .. source.Document.Teams.Select(team => Players(team.Name.In(tongue.Language), players.Where(player => player.Team == team.Code), tongue)),
                .. players.Exists(player => player.Team is null) ? [Players(Say(tongue, "noTeam"), players.Where(player => player.Team is null), tongue)] : Array.Empty<RegulationsItem>(),
            ],
            Notes = [Say(tongue, "roles"), Say(tongue, "moves"), Say(tongue, "leavers")],
        };
    }

    private static RegulationsItem Players(string title, IEnumerable<Participant> players, RuleTongue tongue) =>
        new(title, [Say(tongue, "whoTeam", Counts([.. players], tongue))]);

    private static (string, string)[] Counts(IReadOnlyList<Participant> players, RuleTongue tongue) =>
    [
        ("reps", tongue.Counted(players.Count(player => player.Role == Role.Rep), Rep, Reps)),
        ("prospectors", tongue.Counted(players.Count(player => player.Role == Role.Prospector), Prospector, Prospectors)),
    ];

    private static RegulationsSection Dates(RegulationsSource source, RuleTongue tongue) => Section(tongue, "dates") with
    {
        Lines =
        [
            ReviewWords.Window(source.Document, tongue),
            .. source.View.Campaign.EndedAt is { } ended ? [Say(tongue, "ended", ("moment", LocalMoments.Moment(ended, tongue)))] : Array.Empty<string>(),
            ReviewWords.Periods(source.Document, tongue),
            ReviewWords.GraceOf(source.Document, tongue),
            Say(tongue, "zone", ("zone", source.Document.TimeZone!)),
            Say(tongue, "at"),
        ],
    };

    private static RegulationsSection Boards(RegulationsSource source, RuleTongue tongue) => Section(tongue, "boards") with
    {
        Lines =
        [
            Say(tongue, "boardList", ("boards", tongue.And([.. Enum.GetValues<BoardKind>().Select(board => PrizeSentence.BoardName(board, tongue))]))),
            ReviewWords.Ties(source.Document, tongue),
            ReviewWords.TeamScoreOf(source.Document, tongue),
            Say(tongue, "pairs"),
            Say(tongue, "negative"),
            .. source.Document.Objectives is { } objectives ? new[] { Say(tongue, "targets"), Say(tongue, objectives.Per == TargetSpan.Campaign ? "targetsCampaign" : "targetsPeriod") } : [],
        ],
    };

    private static RegulationsSection Late(RuleTongue tongue) => Section(tongue, "late", "closedPeriod", "arrival", "taken") with
    {
        Notes = [Say(tongue, "outside", ("ahead", ReviewWords.Time((int)LeadEvent.MaxAhead.TotalMinutes, tongue)))],
    };

    private static RegulationsSection Closing(RegulationsSource source, RuleTongue tongue) => Section(tongue, "closing", "amendments", "sha") with
    {
        Notes = [Say(tongue, "limits", ("most", tongue.Number(BoardScore.MaxUnits)), ("teams", tongue.Points(source.View.Averages ? BoardScore.MaxUnits / 100m : BoardScore.MaxUnits)))],
    };

    private static RegulationsSection Privacy(RegulationsSource source, RuleTongue tongue)
    {
        var privacy = source.Document.Privacy ?? new Privacy();
        return Section(tongue, "privacy") with
        {
            Lines =
            [
                Say(tongue, "dataKept"),
                Say(tongue, "shown"),
                privacy.Top is { } top ? Say(tongue, "shownTop", ("top", tongue.Number(top)), ("around", tongue.Number(BoardReads.FewNeighbours))) : Say(tongue, "shownAll"),
                Say(tongue, privacy.Amounts ? "amountsShown" : "amountsHidden"),
                privacy.KeepMonths is { } months ? Say(tongue, "keptMonths", ("months", tongue.Counted(months, Month, Months))) : Say(tongue, "keptUntilAsked"),
                Say(tongue, "rights"),
            ],
        };
    }

    internal static RegulationsSection Section(RuleTongue tongue, string id, params string[] lines) =>
        new(id, Say(tongue, id)) { Lines = [.. lines.Select(line => Say(tongue, line))] };
}
