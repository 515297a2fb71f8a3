namespace ChallengeHub.Web;

/// <summary>
/// The race: who led when, as lines and as a replay of the whole year in a minute, in the theme's look, for the closing
/// party.
/// </summary>
[RequireAccess(AccessPolicies.Reports)]
public sealed class RaceView(ReportParts parts) : ReportPage(parts)
{
    public override ReportSection Section => ReportSection.Race;
    public override bool SaysFaultsItself => ByFault is not null;

    /// <summary>What is wrong with the step that was asked for; null: nothing.</summary>
    public string? ByFault => Faults.TryGetValue("by", out var faults) ? string.Join(" ", faults) : null;

    /// <summary>A longer race has too many hours.</summary>
    public bool MayByHour
    {
        get
        {
            var campaign = Snapshot.Campaign;
            var length =
                Period is { } number && Snapshot.Period(number) is { } period
                    ? period.EndsAt - period.StartsAt
                    : campaign.End - campaign.StartsAt;
            return length <= TimeSpan.FromDays(RaceReads.MostDaysByHour);
        }
    }

    /// <summary>As addresses have it: reps.</summary>
    public string Board { get; private set; } = "reps";

    /// <summary>As addresses have it; null: as long as the race lasts says.</summary>
    public string? By { get; private set; }

    /// <summary>Null: it was asked for wrongly, or is still being made.</summary>
    public RaceSheet? Sheet { get; private set; }

    /// <summary>Where the theme's colours lie.</summary>
    public string Palette => Themes.For(Snapshot.Campaign.Document.Theme).Address(Request.PathBase, "palette.css");

    public IReadOnlyList<PageLink> FileLinks =>
        Files("race", new("board", Board), new("period", PeriodWord), new("by", By ?? ""), new("lang", Lang));

    /// <summary>Of another table than that of the steps; as JSON they are all one.</summary>
    public IReadOnlyList<PageLink> TableLinks(string table) =>
        [
            .. Files(
                    "race",
                    [
                        new("board", Board),
                        new("period", PeriodWord),
                        new("by", By ?? ""),
                        new("table", table),
                        new("lang", Lang),
                    ]
                )
                .Where(x => x.Words != "JSON"),
        ];

    /// <summary>Those that the challenge shows, by the word of addresses.</summary>
    public IReadOnlyList<PageLink> Boards
    {
        get
        {
            var shown = Snapshot.Campaign.Document.Boards ?? Enum.GetValues<BoardKind>();
            return
            [
                .. shown
                    .Select(x => new BoardKey(x, BoardKey.Overall).Word)
                    .Select(x => new PageLink(x, Theme.Boards[x].Title)),
            ];
        }
    }

    public ReportStand Stand(BoardRace race) =>
        new(race.FactSeq, Words.Moment(race.AsOf), Snapshot.Campaign.Status(Now) != CampaignStatus.Closed);

    protected override async Task Load()
    {
        var board = Request.Query["board"].ToString();
        Board = Boards.FirstOrDefault(x => x.Address == board)?.Address ?? Boards[0].Address;
        By = Request.Query["by"].ToString() is "day" or "hour" ? Request.Query["by"].ToString() : null;
        var question = new ReportQuestion
        {
            Kind = ReportKind.Race,
            Reader = Reader,
            Race = new RaceQuery(BoardKey.KindOf(Board)!.Value, StepOf(By))
            {
                Period = Period,
                Audience = Call.Audience,
            },
        };
        if (await Read<BoardRace>(question) is not { } race)
            return;

        Sheet = new RaceSheet(race, this, Theme);
        Charts = Sheet.Charts;
    }

    private static RaceStep? StepOf(string? by) =>
        by switch
        {
            "day" => RaceStep.Day,
            "hour" => RaceStep.Hour,
            _ => null,
        };
}
