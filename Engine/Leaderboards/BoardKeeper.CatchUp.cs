using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace ChallengeHub;

/// <summary>How boards that lag, or were lost, come up to the ledger again.</summary>
public sealed partial class BoardKeeper
{
    /// <summary>A shorter ledger is read in some milliseconds: the writer can wait for it.</summary>
    private const long Short = 2_000;

    /// <summary>Campaigns whose gap is being filled beside the writer.</summary>
    private readonly ConcurrentDictionary<string, bool> filling = new();

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
        var failures = new List<Exception>();
        await using var connection = await database.Connect();
        foreach (var campaign in (await CampaignRows.All(connection)).Where(x => x.LaunchedAt is not null))
            await Try(campaign.Code, () => LookAfter(connection, campaign), failures);
        Tell(failures);
    }

    /// <summary>Only those known to lag: cheap enough for every second.</summary>
    public async Task CatchUpBehind()
    {
        var failures = new List<Exception>();
        foreach (var campaign in behind.Keys)
            await Try(campaign, () => CatchUp(campaign), failures);
        Tell(failures);
    }

    private async Task LookAfter(DbConnection connection, Campaign campaign)
    {
        var position = await boards.Position(campaign.Id);
        // a process may have died between a change of people or settings and the boards
        if (campaign.BoardsFollowSettings && position?.Version < campaign.Version)
            await Rebuild(campaign.Code);
        else if (
            position?.Seq != campaign.LastSeq
            || behind.ContainsKey(campaign.Code)
            || await Lost(await CampaignSnapshot.Load(connection, campaign))
        )
            await CatchUp(campaign.Code);
    }

    /// <summary>
    /// One campaign that fails keeps no other from being looked after; a Redis that is away fails all of them.
    /// </summary>
    private async Task Try(string campaign, Func<Task> look, List<Exception> failures)
    {
        try
        {
            await look();
        }
        catch (RefusedException refusal) when (refusal.Kind == RefusedKind.NotFound)
        {
            // deleted meanwhile: it has no boards any more
            behind.TryRemove(campaign, out _);
        }
        catch (Exception failure) when (failure is not RedisException)
        {
            failures.Add(failure);
        }
    }

    private static void Tell(List<Exception> failures)
    {
        if (failures.Count > 0)
            throw new AggregateException("Boards could not be caught up.", failures);
    }

    /// <summary>
    /// Nobody waits behind the writer while a long ledger is read; until the gap is filled the ledger answers.
    /// </summary>
    private void FillBeside(string campaign)
    {
        if (filling.TryAdd(campaign, true))
            _ = Task.Run(() => FillGap(campaign));
        else
            // what is being filled in may have been read before this was committed
            Suspect(campaign);
    }

    private async Task FillGap(string campaign)
    {
        try
        {
            await CatchUp(campaign);
        }
        catch (Exception failure)
        {
            Suspect(campaign);
            log.LogDebug(failure, "The boards of {Campaign} were not filled yet; they will catch up", campaign);
        }
        finally
        {
            filling.TryRemove(campaign, out _);
        }
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
}
