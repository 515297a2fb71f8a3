using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;

namespace ChallengeHub.Web;

/// <summary>
/// Tells people who watch a desk which of their leads changed, at most five times a second and campaign. The rows are
/// read once however many watch; a lost message is no loss, since a client that connects again reads its list.
/// </summary>
public sealed class LeadBroadcast(
    LeadWatches watches,
    Feed feed,
    DeskReads reads,
    BoardReads boards,
    IHubContext<BoardHub, IBoardClient> hub,
    ILogger<LeadBroadcast> log
) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(200);

    /// <summary>Of an import everybody hears bit by bit.</summary>
    private const int AtOnce = 100;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Dictionary<string, HashSet<LeadPlace>>> news = new(StringComparer.Ordinal);

    /// <summary>Wakes who tells: he sleeps while there is nothing to tell.</summary>
    private readonly Channel<bool> some = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        var hearing = Hear(stop);

        try
        {
            while (await some.Reader.ReadAsync(stop))
            {
                await Task.WhenAll(Heard().Select(x => Tell(x)));
                await Task.Delay(Rest, stop);
            }
        }
        catch (OperationCanceledException)
        {
            await hearing;
        }
    }

    private async Task Hear(CancellationToken stop)
    {
        try
        {
            await foreach (var item in feed.Listen(stop))
                if (item.Leads is { } leads && watches.IsWatched(item.Campaign))
                    Keep(item.Campaign, leads);
        }
        catch (OperationCanceledException)
        {
            log.LogDebug("No more news of leads: the process ends");
        }
    }

    private void Keep(string campaign, IReadOnlyList<ChangedLead> leads)
    {
        lock (gate)
        {
            if (!news.TryGetValue(campaign, out var kept))
                news[campaign] = kept = new(StringComparer.Ordinal);
            foreach (var lead in leads)
            {
                if (!kept.TryGetValue(lead.Lead, out var before))
                    kept[lead.Lead] = before = [];
                before.UnionWith(lead.Before);
            }
        }

        some.Writer.TryWrite(true);
    }

    private IReadOnlyList<HeardLeads> Heard()
    {
        lock (gate)
        {
            var heard = news.Select(x => new HeardLeads(x.Key, x.Value.Take(AtOnce).ToDictionary())).ToList();
            foreach (var one in heard)
            {
                var rest = news[one.Campaign];
                foreach (var lead in one.Before.Keys)
                    rest.Remove(lead);
                if (rest.Count == 0)
                    news.Remove(one.Campaign);
            }

            if (news.Count > 0)
                some.Writer.TryWrite(true);
            return heard;
        }
    }

    private async Task Tell(HeardLeads heard)
    {
        try
        {
            if (!watches.IsWatched(heard.Campaign))
                return;
            var rows = await reads.Rows(heard.Campaign, heard.Before.Keys);
            // who holds one of them is among the people by now
            var snapshot = await boards.Snapshot(heard.Campaign);
            var watchers = watches.Of(snapshot);
            foreach (var row in rows)
                await Send(snapshot, new LeadSeen(row, heard.Before[row.Lead], watchers));
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "Changes of leads of {Campaign} were not sent", heard.Campaign);
        }
    }

    private async Task Send(CampaignSnapshot snapshot, LeadSeen seen)
    {
        foreach (var alike in seen.Now.GroupBy(x => LeadChange.Of(seen.Row, snapshot, x.Mover)))
            await hub.Clients.Clients(Of(alike)).LeadChanged(alike.Key);
        if (Of(seen.NoMore) is { Count: > 0 } noMore)
            await hub.Clients.Clients(noMore).LeadChanged(LeadChange.Left(snapshot.Campaign.Code, seen.Row.Lead));
    }

    private static IReadOnlyList<string> Of(IEnumerable<Watchers> watchers) =>
        [.. watchers.SelectMany(x => x.Connections)];

    private sealed record HeardLeads(string Campaign, IReadOnlyDictionary<string, HashSet<LeadPlace>> Before);

    /// <summary>Who sees a lead, and who did.</summary>
    private sealed record LeadSeen(
        StoredLead Row,
        IReadOnlyCollection<LeadPlace> Before,
        IReadOnlyList<Watchers> Watchers
    )
    {
        public IEnumerable<Watchers> Now => Watchers.Where(Sees);

        public IEnumerable<Watchers> NoMore => Watchers.Where(x => !Sees(x) && Saw(x));

        private bool Sees(Watchers one) => DeskSight.Of(Row, one.Mover) != LeadSight.Nothing;

        private bool Saw(Watchers one) => Before.Any(x => LeadSights.Sees(one.Mover, x) != LeadSight.Nothing);
    }
}

/// <summary>A lead as it stands now; of one that left the watcher's sight only that it did.</summary>
/// <param name="Rep">The code of who holds it, as the watcher knows it.</param>
/// <param name="Gone">The watcher does not see it any more.</param>
public sealed record LeadChange(
    string Campaign,
    string Lead,
    LeadStatus? Status,
    string? Rep,
    long? Version,
    bool Gone = false
)
{
    public static LeadChange Of(StoredLead row, CampaignSnapshot snapshot, Mover mover) =>
        new(
            snapshot.Campaign.Code,
            row.Lead,
            row.Status,
            row.Holder is { } holder ? mover.AudienceIn(snapshot).CodeOf(snapshot.Get(holder)) : null,
            row.Version
        );

    public static LeadChange Left(string campaign, string lead) => new(campaign, lead, null, null, null, Gone: true);
}
