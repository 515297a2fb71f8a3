namespace ChallengeHub;

/// <summary>Turns a finished replay into one side of a report. Pure.</summary>
internal static class Reporting
{
    private const int MostMoments = 52;
    private const int Compared = 10;

    /// <summary>At the leader's pace anybody catches up in the first half: it is the second that tells.</summary>
    private static readonly decimal[] OfAPeriod = [0.6m, 0.75m, 0.9m];

    public static ScenarioReport Of(Replay replay, Booked booked, DateTimeOffset now)
    {
        var snapshot = replay.Snapshot;
        var entries = booked.Standing();
        var periods = snapshot.Periods.Where(x => !x.Void && x.StartsAt <= now).ToList();
        var prizes = Prizes(replay, periods, now);
        var byPeriod = entries.ToLookup(x => x.Period);

        return new ScenarioReport(
            [.. periods.Select(x => new PeriodSlice(x.Number, x.StartsAt, x.EndsAt))],
            replay.Answers,
            booked.Count,
            entries.Sum(x => x.Points),
            prizes.Sum(x => x.Cost),
            prizes,
            [
                .. periods
                    .Select(x => Leads(x.Number, byPeriod[x.Number], snapshot))
                    .Prepend(Leads(BoardKey.Overall, entries, snapshot)),
            ],
            [.. Races(snapshot, periods, new StandingEntries(entries, byPeriod), now)],
            [
                .. entries
                    .GroupBy(x => x.Rule)
                    .Select(x => new RuleShare(x.Key, NameOf(snapshot, x.Key), x.Sum(e => e.Points), x.Count()))
                    .OrderByDescending(x => x.Points),
            ],
            [
                .. entries
                    .GroupBy(x => x.Team)
                    .Select(x => new TeamShare(x.Key, x.Sum(e => e.Points), x.Count()))
                    .OrderByDescending(x => x.Points),
            ]
        );
    }

    /// <summary>Each overall board: everybody among the first ten on either side.</summary>
    public static IReadOnlyList<BoardComparison> Compare(
        IReadOnlyDictionary<BoardKind, Dictionary<string, Place>> inForce,
        IReadOnlyDictionary<BoardKind, Dictionary<string, Place>> draft
    ) =>
        [
            .. Enum.GetValues<BoardKind>()
                .Select(kind =>
                {
                    var one = inForce[kind];
                    var other = draft[kind];
                    var first = First(other).Concat(First(one)).Distinct();
                    return new BoardComparison(
                        kind,
                        [
                            .. first
                                .Select(member => new ComparedLine(
                                    member,
                                    one.GetValueOrDefault(member),
                                    other.GetValueOrDefault(member)
                                ))
                                .OrderBy(x => x.Draft?.Rank ?? long.MaxValue)
                                .ThenBy(x => x.InForce?.Rank ?? long.MaxValue),
                        ]
                    );
                }),
        ];

    /// <summary>The overall boards at the end.</summary>
    public static IReadOnlyDictionary<BoardKind, Dictionary<string, Place>> Places(Replay replay) =>
        Enum.GetValues<BoardKind>()
            .ToDictionary(
                kind => kind,
                kind =>
                    Ranking
                        .Rank(
                            replay
                                .Tally.Lines(new BoardKey(kind, BoardKey.Overall))
                                .Select(line => line.On(replay.Snapshot)),
                            replay.Snapshot
                        )
                        .ToDictionary(
                            x => x.Line.Member,
                            x => new Place(x.Rank, BoardReads.PointsOf(replay.Snapshot, kind, x.Line.Units))
                        )
            );

    private static IEnumerable<string> First(Dictionary<string, Place> places) =>
        places.Where(x => x.Value.Rank <= Compared).OrderBy(x => x.Value.Rank).Take(2 * Compared).Select(x => x.Key);

    /// <summary>Certified where a period is closed, else as it stands.</summary>
    private static IReadOnlyList<PrizeReport> Prizes(Replay replay, IReadOnlyList<Period> periods, DateTimeOffset now)
    {
        var results = periods
            .Select(x => x.Number)
            .Append(BoardKey.Overall)
            .ToDictionary(x => x, x => replay.Certified.GetValueOrDefault(x) ?? replay.Standing(x, now));

        // of a prize that was changed on the way, what was won as it was then
        var won = results
            .SelectMany(x => x.Value.Awards.Select(award => (Period: x.Key, Award: award)))
            .ToLookup(x => x.Award.Prize);
        var current = replay.Snapshot.Campaign.Document.Prizes.ToDictionary(x => x.Code!);

        return
        [
            .. current
                .Keys.Concat(won.Select(x => x.Key))
                .Distinct()
                .Select(code =>
                {
                    var prize = current.GetValueOrDefault(code);
                    var wins = won[code].OrderBy(x => x.Period == 0).ThenBy(x => x.Period).ToList();
                    var drawn = results
                        .SelectMany(x => x.Value.Raffles.Where(raffle => raffle.Prize == code).Select(_ => x.Key))
                        .ToHashSet();

                    return new PrizeReport(
                        code,
                        prize?.Name ?? wins[0].Award.PrizeName,
                        prize?.Scope ?? (wins[0].Period == 0 ? PrizeScope.Campaign : PrizeScope.Period),
                        prize?.Board ?? wins[0].Award.Board,
                        prize is null ? wins[0].Award.Value : prize.Value,
                        wins.Count,
                        wins.Sum(x => x.Award.Value ?? 0),
                        [
                            .. wins.Take(PrizeReport.MaxWins)
                                .Select(x => new Win(
                                    x.Period,
                                    x.Award.Rank,
                                    x.Award.Member,
                                    x.Award.Points,
                                    replay.Certified.ContainsKey(x.Period),
                                    drawn.Contains(x.Period) && replay.IsSample(code, x.Period)
                                )),
                        ]
                    );
                }),
        ];
    }

    private static LeadChanges Leads(int period, IEnumerable<Booked.Entry> entries, CampaignSnapshot snapshot)
    {
        int Of(BoardKind kind) => Race.LeadChanges(entries, kind, snapshot);
        return new LeadChanges(
            period,
            Of(BoardKind.Reps),
            Of(BoardKind.Prospectors),
            Of(BoardKind.Teams),
            Of(BoardKind.Pairs)
        );
    }

    private static IEnumerable<RaceReport> Races(
        CampaignSnapshot snapshot,
        IReadOnlyList<Period> periods,
        StandingEntries entries,
        DateTimeOffset now
    )
    {
        foreach (var kind in new[] { BoardKind.Reps, BoardKind.Prospectors, BoardKind.Teams })
        {
            var campaign = Track(snapshot, kind, PrizeScope.Campaign);
            var start = snapshot.Campaign.StartsAt;
            var end = snapshot.Campaign.End;
            yield return Race.Run(
                entries.All,
                new BoardKey(kind, BoardKey.Overall),
                new RaceTrack(start, end, Weekly(start, end < now ? end : now, snapshot.Campaign.Zone), campaign),
                snapshot
            );

            if (Track(snapshot, kind, PrizeScope.Period) is not { Count: > 0 } prizes)
                continue;

            foreach (var period in periods)
            {
                var moments = OfAPeriod
                    .Select(share => period.StartsAt + (period.EndsAt - period.StartsAt) * (double)share)
                    .Where(x => x <= now)
                    .ToList();

                yield return Race.Run(
                    [.. entries.ByPeriod[period.Number]],
                    new BoardKey(kind, period.Number),
                    new RaceTrack(period.StartsAt, period.EndsAt, moments, prizes),
                    snapshot
                );
            }
        }
    }

    private static IReadOnlyList<Prize> Track(CampaignSnapshot snapshot, BoardKind kind, PrizeScope scope) =>
        [.. snapshot.Campaign.Document.Prizes.Where(x => x.Board == kind && x.Scope == scope && x.Raffle is null)];

    /// <summary>Local midnights, so many days apart that they are not too many to draw.</summary>
    private static IReadOnlyList<DateTimeOffset> Weekly(DateTimeOffset start, DateTimeOffset end, TimeZoneInfo zone)
    {
        var step = Math.Max(1, (int)Math.Ceiling((end - start).TotalDays / MostMoments));
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(start, zone).DateTime);
        var moments = Enumerable
            .Range(1, MostMoments + 1)
            .Select(i => LocalDays.Start(first.AddDays(i * step), zone))
            .TakeWhile(x => x < end)
            .ToList();
        return start < end ? [.. moments, end] : moments;
    }

    private static LocalText? NameOf(CampaignSnapshot snapshot, string? rule) =>
        snapshot.RuleSets.Reverse().SelectMany(set => set.Rules).FirstOrDefault(x => x.Code == rule)?.Name;

    /// <summary>What stands of the ledger, as a whole and by period.</summary>
    private sealed record StandingEntries(IReadOnlyList<Booked.Entry> All, ILookup<int, Booked.Entry> ByPeriod);
}
