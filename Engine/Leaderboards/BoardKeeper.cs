using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace ChallengeHub;

/// <summary>
/// Keeps the boards in Redis equal to the ledger: shows what a transaction changed, and catches up by itself when a
/// write failed, a position is missing, or the boards were lost.
/// </summary>
public sealed partial class BoardKeeper(
    Leaderboards boards,
    LedgerBoards ledger,
    CampaignLooks looks,
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
        catch (RefusedException refusal) when (refusal.Kind == RefusedKind.NotFound)
        {
            // deleted meanwhile: it has no boards any more
            behind.TryRemove(campaign, out _);
        }
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
        var snapshot = await looks.Now(campaign);
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

    private static long Start(CampaignSnapshot snapshot) => snapshot.Campaign.StartsAt.ToUnixTimeSeconds();

    private static IReadOnlyList<BoardLine> Lines(CampaignSnapshot snapshot, IEnumerable<TallyLine> lines) =>
        [.. lines.Select(line => line.On(snapshot))];
}

/// <summary>What a rebuild did: ledger entries read, boards written, lines that were wrong before.</summary>
public sealed record Rebuilt(long Entries, int Boards, int Drift);
