namespace ChallengeHub.Web;

/// <summary>Which board's season, of a campaign as it was just seen, and for whom.</summary>
public sealed record SeasonQuestion(CampaignSnapshot Snapshot, BoardKind Board, WatchSight Sight)
{
    public string Campaign => Snapshot.Campaign.Code;

    /// <summary>A wall shows everybody what everybody may see.</summary>
    public Reader Reader => new(Audience.Everybody with { SeesUnrevealed = Sight.SeesUnrevealed }, Sight.Language);

    internal StandingsQuery Standings(string period, int top) =>
        new(Campaign, Board, period, top) { Language = Sight.Language, Audience = Reader.Audience };
}

/// <summary>
/// Reads a season: of boards that are frozen nothing since then, of results that are not revealed nothing, and no more
/// of a board than it shows.
/// </summary>
public sealed class SeasonReads(BoardReads boards, RaceReads races, Forecasts forecasts, TimeProvider clock)
{
    public const int MostLines = 500;
    private const int MostPeriods = 12;

    /// <summary>Periods of the strip that are still to come.</summary>
    private const int Ahead = 2;

    public async Task<Season> Read(SeasonQuestion asked)
    {
        var now = clock.GetUtcNow();
        var campaign = asked.Snapshot.Campaign;
        var season = new Season(campaign.Code, asked.Board, await Strip(asked, now));
        if (campaign.ClosedAt is not null)
            return season;

        var board = await boards.Read(asked.Standings("current", MostLines));
        var race = await Race(asked, board.Period?.Number);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, campaign.Zone).DateTime);
        var outlook = PrizeOutlook.Of(campaign.Document);
        return season with
        {
            Frozen = board.Frozen,
            Stakes = Stakes(asked, now),
            Climber = SeasonClimb.Of(race, LocalDays.Start(today, campaign.Zone), IsWhole(board, campaign)),
            Count = board.Count,
            Everybody = [.. board.Rows.Select(x => new SeasonLine(x.Rank, x.Code, x.Name, x.Points))],
            Pot = outlook is { Most: > 0, Unbounded.Count: 0 } ? outlook.Most : null,
            IfNow =
            [
                .. (await forecasts.Now(campaign.Code, asked.Reader)).Select(x =>
                    SeasonPrize.Of(x, asked.Sight.Language)
                ),
            ],
            Race = SeasonRace.Of(race),
        };
    }

    private async Task<IReadOnlyList<SeasonPeriod>> Strip(SeasonQuestion asked, DateTimeOffset now)
    {
        var all = asked.Snapshot.Periods.Where(x => !x.Void).ToList();
        if (all.Count < 2)
            return [];

        var current = all.FindIndex(x => now < x.EndsAt);
        var last = Math.Min(all.Count, Math.Max(MostPeriods, (current < 0 ? all.Count : current + 1) + Ahead));
        var strip = new List<SeasonPeriod>();
        foreach (var period in all[Math.Max(0, last - MostPeriods)..last])
            strip.Add(await Told(asked, period, now));
        return strip;
    }

    private async Task<SeasonPeriod> Told(SeasonQuestion asked, Period period, DateTimeOffset now)
    {
        const int several = 3;
        var told = new SeasonPeriod(period.Number, period.State(now), [], null);
        if (period.ClosedAt is null)
            return told;
        if (!asked.Sight.SeesUnrevealed && Freezing.RevealedAt(asked.Snapshot, period.Number, now) is null)
            return told with { Revealed = false };

        var board = await boards.Read(asked.Standings($"{period.Number}", several));
        var first = board.Rows.Where(x => x is { Rank: 1, Points: > 0 }).ToList();
        return told with { Winners = [.. first.Select(x => x.Name)], Points = first.FirstOrDefault()?.Points };
    }

    private async Task<BoardRace> Race(SeasonQuestion asked, int? period)
    {
        var query = new RaceQuery(asked.Board, Top: RaceQuery.MostTop)
        {
            Period = period,
            Audience = asked.Reader.Audience,
        };
        return RaceReads.Named(await races.Read(asked.Campaign, query), asked.Snapshot, asked.Reader);
    }

    /// <summary>Whether a race of this board has all its members, at every step.</summary>
    private static bool IsWhole(Standings board, Campaign campaign) =>
        board.Count <= RaceQuery.MostTop && (campaign.Document.Privacy?.Top is null || board.Board == BoardKind.Teams);

    /// <summary>
    /// Where leads have to be validated first nobody is promised anything, nor where points are a team's average.
    /// </summary>
    private static IReadOnlyList<SeasonStake> Stakes(SeasonQuestion asked, DateTimeOffset now)
    {
        var snapshot = asked.Snapshot;
        if (snapshot.Campaign.Document.Validation || PayeeOf(asked.Board, snapshot) is not { } payee)
            return [];

        var rules = RuleSets.At(snapshot.RuleSets, now);
        return
        [
            .. Enum.GetValues<Stage>()
                .Select(stage => new SeasonStake(stage, SurePay.Points(rules, stage, payee, now)))
                .Where(x => x.Points > 0),
        ];
    }

    private static Payee? PayeeOf(BoardKind board, CampaignSnapshot snapshot) =>
        board switch
        {
            BoardKind.Reps => Payee.Rep,
            BoardKind.Prospectors => Payee.Prospector,
            BoardKind.Teams when !snapshot.Averages => Payee.Rep,
            _ => null,
        };
}
