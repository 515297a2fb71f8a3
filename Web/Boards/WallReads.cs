namespace ChallengeHub.Web;

/// <summary>Reads what a wall has missed.</summary>
public sealed class WallReads(PageReads pages, BroadcastReads reads, TimeProvider clock)
{
    /// <summary>Entries that are looked at: several are of one fact.</summary>
    private const int Looked = 400;
    private const int Most = 100;
    private const int MostCeremonies = 3;
    private const int MostPast = 3;

    /// <summary>What is older is no news.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromHours(12);

    /// <summary>What was celebrated longer ago is not made up for.</summary>
    private static readonly TimeSpan Missed = TimeSpan.FromHours(24);

    /// <summary>Null for an unknown campaign and for a draft.</summary>
    public async Task<WallNow?> Now(string campaign, WatchSight sight)
    {
        if (await pages.Launched(campaign) is not { } seen)
            return null;

        var after = Math.Max(0, seen.Campaign.LastSeq - Looked);
        var entries = await reads.Entries(campaign, after, Looked);
        // who joined since, or has just taken an alias, is in the newer one
        var snapshot = await reads.Snapshot(campaign);
        var now = clock.GetUtcNow();
        var news = LedgerNews.Of(entries);
        var amounts = await reads.Amounts(snapshot.Campaign, news.Scored.Select(x => x.Event!).Distinct());
        var period = PeriodBook.Current(snapshot.Periods, now);
        var isWhole = after == 0 || entries[0].RecordedAt <= period?.StartsAt;

        return new WallNow(
            CampaignChange.Of(snapshot, now),
            new ScoredLines(Recent(news.Scored, now), snapshot, amounts, now).For(sight),
            CorrectedLine.For(sight, Recent(news.Corrected, now), snapshot, now),
            sight.SeesUnrevealed || !Freezing.IsOn(snapshot, now)
                ? LargestDeals.Of(period, news.Scored, amounts, isWhole)
                : new LargestDeals(period?.Number, 0, 0, Whole: false)
        )
        {
            Awards = Knows(snapshot, sight, now)
                ? (await reads.Closing(campaign, BoardKey.Overall, sight.Language)).Awards
                : null,
            Ceremonies = await Ceremonial(snapshot, sight, now),
            Winners = await Past(snapshot, sight, now),
        };
    }

    /// <summary>Whether a wall may say how the challenge has ended.</summary>
    private static bool Knows(CampaignSnapshot snapshot, WatchSight sight, DateTimeOffset now) =>
        sight.SeesUnrevealed
            ? snapshot.Campaign.ClosedAt is not null
            : Freezing.RevealedAt(snapshot, BoardKey.Overall, now) is not null;

    private async Task<IReadOnlyList<WallCeremony>> Ceremonial(
        CampaignSnapshot snapshot,
        WatchSight sight,
        DateTimeOffset now
    )
    {
        var missed = new List<WallCeremony>();
        var held = Ceremonies.Held(snapshot, sight.SeesUnrevealed, now);
        foreach (var one in held.Where(x => now - x.At <= ByPeople(Missed)).TakeLast(MostCeremonies))
            missed.Add(await reads.Winners.Ceremony(snapshot, one, sight.Language));
        return missed;
    }

    private async Task<IReadOnlyList<PastWinners>> Past(CampaignSnapshot snapshot, WatchSight sight, DateTimeOffset now)
    {
        var past = new List<PastWinners>();
        var held = Ceremonies.Held(snapshot, sight.SeesUnrevealed, now);
        foreach (var one in held.Where(x => x.Number != BoardKey.Overall).TakeLast(MostPast))
            if (await reads.Winners.Of(snapshot, one, sight.Language) is { Count: > 0 } won)
                past.Add(new PastWinners(one.Number, won));
        return past;
    }

    private List<LedgerLine> Recent(IReadOnlyList<LedgerLine> lines, DateTimeOffset now) =>
        [.. lines.Where(line => now - line.RecordedAt <= ByPeople(Latest)).TakeLast(Most)];

    /// <summary>Their time, on the campaign's clock: the demonstration's year passes in minutes.</summary>
    private TimeSpan ByPeople(TimeSpan time) => time * (clock is DemoClock demo ? demo.Speed : 1);
}
