namespace ChallengeHub;

/// <summary>
/// Reads a board's race from the ledger. Its last step equals the board, as far as the ledger has it; each before it is
/// what the board would have been, had everything been known at once that happened until then. Of a board that is
/// frozen for the reader it ends there.
/// </summary>
public sealed class RaceReads(Database database, BoardReads reads, TimeProvider clock)
{
    /// <summary>So long a race is looked at by hour unless somebody asks for days.</summary>
    public static readonly TimeSpan Short = TimeSpan.FromDays(3);

    /// <summary>By hour it may not be longer.</summary>
    public const int MostDaysByHour = 31;

    /// <summary>With its members by number, as it can be kept: see <see cref="Named"/>.</summary>
    public async Task<BoardRace> Read(string campaign, RaceQuery query)
    {
        var snapshot = await reads.Snapshot(campaign);
        var now = clock.GetUtcNow();
        Refuse(snapshot, query);
        var frozen = await reads.Frozen(snapshot, query.Period ?? BoardKey.Overall, query.Audience);
        var asOf = frozen?.At ?? now;
        var last = frozen?.Seq ?? snapshot.Campaign.LastSeq;
        var seq = Math.Min(query.AsOfSeq ?? last, last);
        var whole = Whole(snapshot, query);
        var by = query.By ?? (whole.Until - whole.From <= Short ? RaceStep.Hour : RaceStep.Day);

        var span = whole with { Until = asOf < whole.Until ? asOf : whole.Until };
        var steps = RaceSteps.Cut(span, by, snapshot.Campaign.Zone);
        var board = new BoardKey(query.Board, query.Period ?? BoardKey.Overall);
        var fold = new RaceFold(snapshot, board, steps, RaceSight.Of(snapshot, query));
        if (steps.Frames.Count > 0)
            await Fold(fold, snapshot.Campaign.Id, board, new(steps.Origin, steps.Length, seq, board.Period));

        return new BoardRace
        {
            Campaign = snapshot.Campaign.Code,
            Board = query.Board,
            By = by,
            Period = query.Period,
            From = TimeZoneInfo.ConvertTime(whole.From, snapshot.Campaign.Zone),
            Until = TimeZoneInfo.ConvertTime(whole.Until, snapshot.Campaign.Zone),
            Seq = seq,
            FactSeq = snapshot.Campaign.LastFactSeq,
            AsOf = asOf,
            Frozen = frozen is not null,
            Frames = steps.Frames,
            Lines = fold.Lines,
            Stretches = fold.Stretches,
            Leaders = fold.Leaders,
            LeadChanges = fold.LeadChanges,
        };
    }

    /// <summary>With the names of now, as its reader knows people.</summary>
    public static BoardRace Named(BoardRace race, CampaignSnapshot snapshot, Reader reader) =>
        new KeptNames(snapshot).Show(race, reader);

    /// <summary>Throws <see cref="RefusedException"/> for a race that there cannot be.</summary>
    public static void Refuse(CampaignSnapshot snapshot, RaceQuery query)
    {
        var last = snapshot.Campaign.LastSeq;
        if (query.Top is < 1 or > RaceQuery.MostTop)
            throw RefusedException.Invalid("top", "not-between", 1, RaceQuery.MostTop);
        if (query.AsOfSeq is { } asked && (asked < 0 || asked > last))
            throw RefusedException.Invalid("asOfSeq", "not-between", 0, last);

        var whole = Whole(snapshot, query);
        if (query.By == RaceStep.Hour && whole.Until - whole.From > TimeSpan.FromDays(MostDaysByHour))
            throw RefusedException.Invalid("by", "race-by-day", MostDaysByHour);
    }

    private async Task Fold(RaceFold fold, long campaign, BoardKey board, RaceWindow window)
    {
        await using var connection = await database.Connect();
        var progress = CohortProgress.Current;
        await foreach (var row in RaceRows.Of(connection, campaign, board.Kind, window))
        {
            progress?.Step();
            fold.Add(row);
        }

        fold.End();
    }

    private static RaceSpan Whole(CampaignSnapshot snapshot, RaceQuery query)
    {
        if (query.Period is not { } number)
            return new RaceSpan(snapshot.Campaign.StartsAt, snapshot.Campaign.End);

        return snapshot.Period(number) is { Void: false } period
            ? new RaceSpan(period.StartsAt, period.EndsAt)
            : throw RefusedException.NotFound("no-period", number);
    }
}

/// <summary>Who of a race is shown to its reader: as much as boards show him, and always himself.</summary>
internal sealed class RaceSight
{
    /// <summary>Who is further back has no place in the race.</summary>
    private const int Furthest = 100;
    private readonly IReadOnlySet<string> own;

    private RaceSight(RaceQuery query, int? cut, IReadOnlySet<string> own)
    {
        this.own = own;
        Audience = query.Audience;
        Top = Math.Min(query.Top, cut ?? int.MaxValue);
        Depth = Math.Min(Furthest, cut ?? int.MaxValue);
    }

    public Audience Audience { get; }
    public int Top { get; }
    public int Depth { get; }
    public bool HasOwn => own.Count > 0;

    /// <summary>One of a pair is enough.</summary>
    public bool IsOwn(string member) => HasOwn && (own.Contains(member) || member.Split('+').Any(own.Contains));

    public static RaceSight Of(CampaignSnapshot snapshot, RaceQuery query)
    {
        var isOfPeople = query.Board != BoardKind.Teams;
        var cut = isOfPeople && !query.Audience.SeesAll ? snapshot.Campaign.Document.Privacy?.Top : null;
        return new RaceSight(
            query,
            cut,
            isOfPeople
                ? query
                    .Audience.Own.Select(snapshot.Find)
                    .OfType<Participant>()
                    .Select(x => x.Number.ToString())
                    .ToHashSet(StringComparer.Ordinal)
                : new HashSet<string>()
        );
    }
}
