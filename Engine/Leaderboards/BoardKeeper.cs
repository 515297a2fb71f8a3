using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace ChallengeHub;

/// <summary>
/// Keeps the boards in Redis equal to the ledger: shows what a transaction changed, and catches up by itself when a
/// write failed, a position is missing, or the boards were lost.
/// </summary>
public sealed class BoardKeeper(
    Leaderboards boards,
    LedgerBoards ledger,
    Database database,
    Feed feed,
    ILogger<BoardKeeper> log
)
{
    /// <summary>
    /// True: at the right position and wrong all the same, because people changed; only a rebuild mends that.
    /// </summary>
    private readonly ConcurrentDictionary<string, bool> behind = new();

    /// <summary>Campaigns whose boards are known to lag in this process.</summary>
    public IReadOnlyCollection<string> Behind => [.. behind.Keys];

    /// <summary>Until it is caught up the ledger answers for it, and nobody waits for a Redis that may hang.</summary>
    public bool IsBehind(string campaign) => behind.ContainsKey(campaign);

    /// <summary>Somebody found the boards lost or late: they are looked after within a second.</summary>
    public void Suspect(string campaign) => behind.TryAdd(campaign, false);

    /// <summary>
    /// Shows on the boards and tells the Feed, once the transaction is durable, what it appended after <paramref
    /// name="from"/>.
    /// </summary>
    internal void ShowAfter(UnitOfWork work, CampaignState state, long from)
    {
        if (state.LastSeq == from)
            return;
        var update = UpdateOf(state, from);
        var campaign = state.Snapshot.Campaign.Code;
        work.AfterCommit(async () =>
        {
            await Show(update, campaign);
            await feed.Publish(new News(NewsKind.Scored, campaign, from, update.To));
        });
    }

    /// <summary>
    /// Rebuilds the boards after a change that the ledger does not show, beside the writer, once the transaction is
    /// durable; until then the ledger answers for them.
    /// </summary>
    internal void RefreshAfter(UnitOfWork work, string campaign)
    {
        work.AfterCommit(() =>
        {
            behind[campaign] = true;
            return Task.CompletedTask;
        });
        work.Beside(() => Refresh(campaign));
    }

    /// <summary>
    /// Rebuilds the boards after a change that the ledger does not show. Never throws, like <see cref="Show"/>.
    /// </summary>
    internal async Task Refresh(string campaign)
    {
        try
        {
            await Rebuild(campaign);
        }
        catch (RedisException failure)
        {
            behind[campaign] = true;
            log.LogWarning(
                "The boards of {Campaign} were not rebuilt ({Reason}); they will catch up",
                campaign,
                failure.Message
            );
        }
    }

    private static BoardUpdate UpdateOf(CampaignState state, long from) =>
        new(
            state.Snapshot.Campaign.Id,
            state.Snapshot.Campaign.StartsAt.ToUnixTimeSeconds(),
            from,
            state.LastSeq,
            state.Snapshot.Campaign.Version,
            [.. state.Tally.TakeChanged().Select(line => line.On(state.Snapshot))]
        );

    /// <summary>
    /// Writes what changed. Never throws: a board that could not be written is caught up later, and answered from the
    /// ledger until then.
    /// </summary>
    private async Task Show(BoardUpdate update, string campaign)
    {
        if (IsBehind(campaign))
            return;

        try
        {
            var written = await boards.Write(update);
            // another process committed before and has not written yet: the ledger already knows
            if (written == BoardWrite.Gap)
                await CatchUp(campaign);
            if (written == BoardWrite.Lost)
                Suspect(campaign);
        }
        catch (RedisException failure)
        {
            Suspect(campaign);
            log.LogWarning(
                "The boards of {Campaign} were not written ({Reason}); they will catch up",
                campaign,
                failure.Message
            );
        }
    }

    /// <summary>
    /// Brings one campaign's boards up to the ledger, from wherever they stand. Throws <see cref="RedisException"/>
    /// while Redis is away.
    /// </summary>
    public async Task CatchUp(string campaign)
    {
        var (snapshot, last) = await ledger.Read(campaign, (snapshot, tally) => (snapshot, tally.Seq));
        var id = snapshot.Campaign.Id;
        var position = await boards.Position(id);
        if (position is null || position.Value.Seq > last || behind.GetValueOrDefault(campaign))
            await Rebuild(campaign);
        else if (position.Value.Seq < last)
        {
            if (await Fill(campaign, id, position.Value.Seq) is BoardWrite.Lost)
                await Rebuild(campaign);
        }
        else if (await Lost(snapshot))
            await Rebuild(campaign);
        await CaughtUp(campaign, last);
        await feed.Publish(new News(NewsKind.BoardsRestored, campaign, 0, last));
    }

    /// <summary>Looks after every launched campaign: at start, and as the net beneath the immediate writes.</summary>
    public async Task CatchUpAll()
    {
        await using var connection = await database.Connect();
        foreach (var campaign in (await CampaignRows.All(connection)).Where(x => x.LaunchedAt is not null))
        {
            var position = await boards.Position(campaign.Id);
            // averages follow the people, too: a process may have died between their change and the boards
            if (campaign.Document.TeamScore == TeamScore.Average && position?.Version < campaign.Version)
                await Rebuild(campaign.Code);
            else if (
                position?.Seq != campaign.LastSeq
                || behind.ContainsKey(campaign.Code)
                || await Lost(await CampaignSnapshot.Load(connection, campaign))
            )
                await CatchUp(campaign.Code);
        }
    }

    /// <summary>Only those known to lag: cheap enough for every second.</summary>
    public async Task CatchUpBehind()
    {
        foreach (var campaign in behind.Keys)
            await CatchUp(campaign);
    }

    /// <summary>
    /// Rebuilds the boards from the ledger. <c>Drift</c> counts the lines where Redis differed from the ledger at the
    /// same position.
    /// </summary>
    public async Task<Rebuilt> Rebuild(string campaign)
    {
        var drift = await Drift(campaign);
        var (view, snapshot) = await ledger.Read(
            campaign,
            (snapshot, tally) =>
                (snapshot, new BoardSnapshot(tally.Seq, snapshot.Campaign.Version, Lines(snapshot, tally.Lines())))
        );

        await boards.Rebuild(
            view.Campaign.Id,
            Start(view),
            snapshot,
            since =>
                ledger.Read(
                    campaign,
                    (snapshot, tally) =>
                        new BoardSnapshot(
                            tally.Seq,
                            snapshot.Campaign.Version,
                            Lines(snapshot, since >= tally.Seq ? tally.Lines() : tally.Since(since))
                        )
                )
        );
        await CaughtUp(campaign, snapshot.Seq);
        await feed.Publish(new News(NewsKind.BoardsRestored, campaign, 0, snapshot.Seq));
        return new Rebuilt(snapshot.Seq, snapshot.Lines.Select(line => line.Board).Distinct().Count(), drift);
    }

    /// <summary>
    /// Lines that differ between Redis and the ledger at Redis' own position; 0 in health, and when there is nothing to
    /// compare.
    /// </summary>
    public async Task<int> Drift(string campaign)
    {
        var snapshot = await ledger.Read(campaign, (snapshot, _) => snapshot);
        if (await boards.Dump(snapshot.Campaign.Id, Start(snapshot)) is not { } dumps)
            return 0;
        var drift = 0;
        foreach (var group in dumps.GroupBy(dump => dump.Seq))
        {
            var tally = await ledger.AsOf(snapshot, group.Key);
            foreach (var dump in group)
            {
                var truth = Lines(snapshot, tally.Lines(dump.Board)).Where(line => !line.Remove).ToHashSet();
                var union = truth.Select(x => x.Member).Union(dump.Lines.Select(x => x.Member)).Count();
                drift += union - truth.Intersect(dump.Lines).Count();
            }
        }
        return drift;
    }

    /// <summary>
    /// From now on everybody shows his own again. What was committed meanwhile nobody did, because the boards were
    /// known to lag: it is filled in here.
    /// </summary>
    private async Task CaughtUp(string campaign, long seq)
    {
        behind.TryRemove(campaign, out _);
        var (id, last) = await ledger.Read(campaign, (snapshot, tally) => (snapshot.Campaign.Id, tally.Seq));
        if (last <= seq)
            return;

        try
        {
            if (
                await boards.Position(id) is not { } position
                || await Fill(campaign, id, position.Seq) is BoardWrite.Lost
            )
                Suspect(campaign);
        }
        catch (RedisException)
        {
            Suspect(campaign);
            throw;
        }
    }

    private async Task<BoardWrite> Fill(string campaign, long id, long from) =>
        await boards.Write(
            await ledger.Read(
                campaign,
                (now, tally) =>
                    new BoardUpdate(
                        id,
                        Start(now),
                        from,
                        tally.Seq,
                        now.Campaign.Version,
                        Lines(now, tally.Since(from))
                    )
            )
        );

    /// <summary>A board whose members are fewer than were written answers nothing at all.</summary>
    private async Task<bool> Lost(CampaignSnapshot snapshot)
    {
        foreach (var period in snapshot.Periods.Where(x => !x.Void).Select(x => x.Number).Append(BoardKey.Overall))
        foreach (var kind in Enum.GetValues<BoardKind>())
            if (
                await boards.Top(
                    new BoardQuery(
                        snapshot.Campaign.Id,
                        Start(snapshot),
                        new BoardKey(kind, period),
                        default,
                        string.CompareOrdinal
                    ),
                    0
                )
                is null
            )
                return true;
        return false;
    }

    private static long Start(CampaignSnapshot snapshot) => snapshot.Campaign.StartsAt.ToUnixTimeSeconds();

    private static IReadOnlyList<BoardLine> Lines(CampaignSnapshot snapshot, IEnumerable<TallyLine> lines) =>
        [.. lines.Select(line => line.On(snapshot))];
}

/// <summary>What a rebuild did: ledger entries read, boards written, lines that were wrong before.</summary>
public sealed record Rebuilt(long Entries, int Boards, int Drift);
