using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>
/// What the screens of one campaign have received so far, and so what is new to them. Used by the ticker alone, one
/// tick after the other.
/// </summary>
internal sealed class CampaignBroadcast(string code, BroadcastReads reads, BoardBroadcaster broadcaster, ILogger log)
{
    private const int MostEntries = 1000;
    private const int MostTold = 10 * MostEntries;
    private readonly CeremonyBroadcast ceremonies = new(reads.Winners, broadcaster);
    private CampaignSnapshot? snapshot;
    private HashSet<int> ended = [];

    /// <summary>Closings that those were told of who see what is not revealed yet.</summary>
    private HashSet<int> closed = [];

    /// <summary>Closings that everybody else was told of.</summary>
    private HashSet<int> revealed = [];
    private string clockwork = "";
    private CampaignChange? state;
    private long scored;
    private bool redis = true;
    private bool failing;

    /// <summary>Somebody asked for ceremonies of these periods (0: the campaign's) once more.</summary>
    public void Replay(IEnumerable<int> numbers) => ceremonies.Replay(numbers);

    /// <param name="look">Whether to look at the campaign's row though nothing was heard.</param>
    public async Task Tick(IReadOnlyList<Watched> boards, bool look, bool news)
    {
        try
        {
            if (!await HasChanged(boards, look || news, news))
                return;

            foreach (var board in boards)
                await Show(board);

            var sights = boards.Select(board => board.Watch.Sight).Distinct().ToList();
            await TellEntries(sights);
            await TellState(sights);
            await TellPeriods(sights);

            failing = false;
        }
        catch (Exception failure)
        {
            await Fail(boards, failure);
        }
    }

    private async Task<bool> HasChanged(IReadOnlyList<Watched> boards, bool look, bool news)
    {
        var first = snapshot is null;
        var changed = news || first || failing || boards.Any(board => board.Last is null);

        if (look || changed)
        {
            var fresh = await reads.Snapshot(code);
            var connected = reads.IsConnected;
            changed |=
                fresh.Campaign.Version != snapshot?.Campaign.Version
                || connected != redis
                || boards.Any(board => board.Last is { Live: false });
            snapshot = fresh;
            redis = connected;
        }

        // what came since a screen was shown its first board is news to it
        if (first)
            Since(
                boards.Min(board => board.First?.Seq ?? snapshot!.Campaign.LastSeq),
                boards.Min(board => board.First?.At ?? broadcaster.Now)
            );

        var current = ByTheClock(broadcaster.Now);
        changed |= current != clockwork;
        clockwork = current;

        return changed;
    }

    /// <summary>Periods begin and end, boards freeze, and ceremonies have their hour, by the clock alone.</summary>
    private string ByTheClock(DateTimeOffset now) =>
        string.Join(
            ' ',
            snapshot!
                .Periods.Where(x => !x.Void)
                .Select(x => $"{x.State(now)}{Freezing.Since(snapshot, x.Number, now)?.UtcTicks}")
                .Append($"{Freezing.Since(snapshot, BoardKey.Overall, now)?.UtcTicks}")
                .Append($"{CeremonyBroadcast.Count(snapshot, now)}")
        );

    private void Since(long seq, DateTimeOffset at)
    {
        scored = seq;
        ended = [.. Ended(at)];
        closed = [.. Closed(at)];
        revealed = [.. Revealed(at)];
        ceremonies.Since(snapshot!, at);
    }

    private async Task Show(Watched board)
    {
        if (await Standings(board.Watch) is not { } standings)
            return;
        if (board.Last is { } last && Same(last, standings))
            return;
        await broadcaster.Of(board.Watch).Standings(standings);
        board.Last = standings;
    }

    /// <summary>Null: its period became void; the others are shown all the same.</summary>
    private async Task<StandingsAnswer?> Standings(Watch watch)
    {
        try
        {
            return await reads.Standings(watch.Query);
        }
        catch (RefusedException refusal) when (refusal.Kind == RefusedKind.NotFound)
        {
            return null;
        }
    }

    /// <summary>Those that were not told yet; a whole history is no news.</summary>
    private async Task<IReadOnlyList<LedgerLine>> EntriesUpTo(long last)
    {
        var entries = new List<LedgerLine>();
        for (var after = Math.Max(scored, last - MostTold); after < last; after = entries[^1].Seq)
        {
            var page = await reads.Entries(code, after, MostEntries);
            if (page.Count == 0)
                break;
            entries.AddRange(page);
        }
        return entries;
    }

    private async Task TellEntries(IReadOnlyList<WatchSight> sights)
    {
        var last = snapshot!.Campaign.LastSeq;
        if (last <= scored)
            return;
        var entries = await EntriesUpTo(last);
        if (entries.Count == 0)
            return;

        scored = entries[^1].Seq;

        // a player who joined since the snapshot was read, or has just taken an alias, is in the newer one
        var latest = await reads.Snapshot(code);
        var news = LedgerNews.Of(entries);
        var amounts = await reads.Amounts(snapshot.Campaign, news.Scored.Select(entry => entry.Event!).Distinct());
        var now = broadcaster.Now;
        var lines = new ScoredLines(news.Scored, latest, amounts, now);
        foreach (var sight in sights)
        {
            if (news.Scored.Count > 0)
                await broadcaster.Of(code, sight).Scored(lines.For(sight));
            if (CorrectedLine.For(sight, news.Corrected, latest, now) is { Count: > 0 } corrected)
                await broadcaster.Of(code, sight).Corrected(corrected);
        }
    }

    /// <summary>At the first look too: it may have changed since somebody opened the page.</summary>
    private async Task TellState(IReadOnlyList<WatchSight> sights)
    {
        var change = CampaignChange.Of(snapshot!, broadcaster.Now);
        if (state is null || !change.IsSame(state))
            foreach (var sight in sights)
                await broadcaster.Of(code, sight).CampaignChanged(change);
        state = change;
    }

    private async Task TellPeriods(IReadOnlyList<WatchSight> sights)
    {
        foreach (var number in Ended(broadcaster.Now).Except(ended).ToList())
        {
            foreach (var sight in sights)
                await broadcaster
                    .Of(code, sight)
                    .PeriodEnded(new PeriodEnd(code, number, snapshot!.Period(number)!.GraceUntil));
            ended.Add(number);
        }

        var office = Onlookers.Of(sights, seeUnrevealed: true);
        var everybody = Onlookers.Of(sights, seeUnrevealed: false);
        await TellClosings(office, Closed(DateTimeOffset.MaxValue), closed);
        await TellClosings(everybody, Revealed(DateTimeOffset.MaxValue), revealed);
        await ceremonies.Tell(snapshot!, office);
        await ceremonies.Tell(snapshot!, everybody);
        await ceremonies.TellAgain(snapshot!, sights);
    }

    /// <summary>
    /// The campaign's own closing comes after its last period's, and behind each its ceremony, if it is due.
    /// </summary>
    /// <param name="told">Those that were told before; gets the others.</param>
    private async Task TellClosings(Onlookers onlookers, IEnumerable<int> closings, HashSet<int> told)
    {
        var untold = closings.Except(told).OrderBy(number => number == BoardKey.Overall).ThenBy(number => number);
        foreach (var number in untold.ToList())
        {
            foreach (var sight in onlookers.Sights)
                await broadcaster.Of(code, sight).PeriodClosed(await reads.Closing(code, number, sight.Language));
            told.Add(number);
            await ceremonies.Tell(snapshot!, onlookers, number);
        }
    }

    /// <summary>Says so once in the log, and to the screens that what they show is not live.</summary>
    private async Task Fail(IReadOnlyList<Watched> boards, Exception failure)
    {
        if (!failing)
            log.LogWarning(
                failure,
                "The screens of {Campaign} cannot be sent what is new; they say so, and it is tried again",
                code
            );

        failing = true;

        foreach (var board in boards.Where(board => board.Last is { Live: true }))
        {
            board.Last = board.Last! with { Live = false };
            await broadcaster.Of(board.Watch).Standings(board.Last);
        }
    }

    private IEnumerable<int> Ended(DateTimeOffset by) =>
        snapshot!.Periods.Where(period => !period.Void && period.EndsAt <= by).Select(period => period.Number);

    private IEnumerable<int> Closed(DateTimeOffset by) =>
        snapshot!
            .Periods.Where(period => period.ClosedAt <= by)
            .Select(period => period.Number)
            .Concat(snapshot.Campaign.ClosedAt <= by ? [BoardKey.Overall] : []);

    private IEnumerable<int> Revealed(DateTimeOffset by) =>
        snapshot!
            .Periods.Select(period => period.Number)
            .Append(BoardKey.Overall)
            .Where(number => Freezing.RevealedAt(snapshot, number, broadcaster.Now) <= by);

    private static bool Same(StandingsAnswer a, StandingsAnswer b) =>
        a.Seq == b.Seq && a.Live == b.Live && Text(a).AsSpan().SequenceEqual(Text(b));

    private static byte[] Text(StandingsAnswer x) =>
        JsonSerializer.SerializeToUtf8Bytes(x with { AsOf = default }, WebJson.Options);
}
