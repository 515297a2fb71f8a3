using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>
/// What the screens of one campaign have received so far, and so what is new to them. Used by the ticker alone, one
/// tick after the other.
/// </summary>
internal sealed class CampaignBroadcast(string code, BroadcastReads reads, BoardBroadcaster broadcaster, ILogger log)
{
    private const int MostScored = 100;
    private CampaignSnapshot? snapshot;
    private HashSet<int> ended = [];
    private HashSet<int> closed = [];
    private string periodStates = "";
    private long scored;
    private bool redis = true;
    private bool failing;

    /// <param name="look">Whether to look at the campaign's row though nothing was heard.</param>
    public async Task Tick(IReadOnlyList<Watched> boards, bool look, bool news)
    {
        try
        {
            if (!await HasChanged(boards, look || news, news))
                return;

            foreach (var board in boards)
                await Show(board);

            var languages = boards.Select(board => board.Watch.Language).Distinct().ToList();
            await TellScored(languages);
            await TellPeriods(languages);

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
                boards.Min(board => board.Last?.Seq ?? snapshot!.Campaign.LastSeq),
                boards.Min(board => board.Last?.AsOf ?? broadcaster.Now)
            );

        // periods begin and end by the clock alone
        var now = broadcaster.Now;
        var current = string.Join(' ', snapshot!.Periods.Where(x => !x.Void).Select(x => x.State(now)));
        changed |= current != periodStates;
        periodStates = current;

        return changed;
    }

    private void Since(long seq, DateTimeOffset asOf)
    {
        scored = seq;
        ended = [.. Ended(asOf)];
        closed = [.. Closed(asOf)];
    }

    private async Task Show(Watched board)
    {
        var standings = await reads.Standings(board.Watch.Query);
        if (board.Last is { } last && Same(last, standings))
            return;
        await broadcaster.Of(board.Watch).Standings(standings);
        board.Last = standings;
    }

    private async Task TellScored(IReadOnlyList<string> languages)
    {
        var last = snapshot!.Campaign.LastSeq;
        if (last <= scored)
            return;
        var entries = await reads.Entries(code, Math.Max(scored, last - 2 * MostScored), 2 * MostScored);
        if (entries.Count == 0)
            return;

        scored = entries[^1].Seq;

        // a player who joined since the snapshot was read, or has just taken an alias, is in the newer one
        var latest = await reads.Snapshot(code);

        // a sale whose amount was corrected was cheered already
        var again = entries
            .Where(entry => entry.Kind == EntryKind.Reversal && entry.Event is not null)
            .Select(entry => entry.Event)
            .ToHashSet();

        var awards = entries
            .Where(entry => entry.Kind == EntryKind.Award && !again.Contains(entry.Event))
            .TakeLast(MostScored)
            .ToList();
        if (awards.Count == 0)
            return;

        var amounts = await reads.Amounts(snapshot.Campaign, awards.Select(entry => entry.Event!).Distinct());

        foreach (var language in languages)
            await broadcaster
                .Of(code, language)
                .Scored([
                    .. awards.Select(entry =>
                        ScoredLine.Of(
                            entry,
                            latest,
                            language,
                            amounts.TryGetValue(entry.Event!, out var amount) ? amount : null
                        )
                    ),
                ]);
    }

    private async Task TellPeriods(IReadOnlyList<string> languages)
    {
        foreach (var number in Ended(broadcaster.Now).Except(ended).ToList())
        {
            foreach (var language in languages)
                await broadcaster
                    .Of(code, language)
                    .PeriodEnded(new PeriodEnd(code, number, snapshot!.Period(number)!.GraceUntil));
            ended.Add(number);
        }

        // the campaign's own closing comes after its last period's
        foreach (
            var number in Closed(DateTimeOffset.MaxValue)
                .Except(closed)
                .OrderBy(number => number == BoardKey.Overall)
                .ThenBy(number => number)
                .ToList()
        )
        {
            foreach (var language in languages)
                await broadcaster.Of(code, language).PeriodClosed(await reads.Closing(code, number, language));
            closed.Add(number);
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

    private static bool Same(StandingsAnswer a, StandingsAnswer b) =>
        a.Seq == b.Seq && a.Live == b.Live && Text(a).AsSpan().SequenceEqual(Text(b));

    private static byte[] Text(StandingsAnswer x) =>
        JsonSerializer.SerializeToUtf8Bytes(x with { AsOf = default }, WebJson.Options);
}
