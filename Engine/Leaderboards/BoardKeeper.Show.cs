using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChallengeHub;

/// <summary>How what was committed comes onto the boards: beside the writer, one update of a campaign at a
/// time.</summary>
public sealed partial class BoardKeeper
{
    private readonly ConcurrentDictionary<string, BoardUpdates> updates = new(StringComparer.Ordinal);

    /// <summary>
    /// What is being shown of a campaign now; null: all that this process has committed. Who reads waits for it, who
    /// writes does not.
    /// </summary>
    internal Task? Showing(string campaign) => updates.GetValueOrDefault(campaign)?.Running;

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
        work.AfterCommit(() =>
        {
            updates.GetOrAdd(campaign, code => new BoardUpdates(all => ShowAll(all, code))).Add(update);
            return Task.CompletedTask;
        });
    }

    /// <summary>All that was committed is shown, or will be caught up.</summary>
    internal async Task Settle()
    {
        foreach (var one in updates.Values)
            while (one.Running is { } running)
                await running;
    }

    private static BoardUpdate UpdateOf(CampaignState state, long from) =>
        new(
            state.Snapshot.Campaign.Id,
            state.Snapshot.Campaign.StartsAt.ToUnixTimeSeconds(),
            from,
            state.LastSeq,
            state.Snapshot.Campaign.Version,
            [.. state.Tally.Since(from).Select(line => line.On(state.Snapshot))]
        )
        {
            ConfigVersion = state.Snapshot.Campaign.ConfigVersion,
        };

    /// <summary>Never throws: what is not shown or told is caught up later.</summary>
    private async Task ShowAll(IReadOnlyList<BoardUpdate> committed, string campaign)
    {
        foreach (var update in committed)
            try
            {
                await Show(update, campaign);
                await feed.Publish(new News(NewsKind.Scored, campaign, update.From, update.To));
            }
            catch (Exception failure)
            {
                Suspect(campaign);
                log.LogError(failure, "What was committed on {Campaign} was not told; it will be caught up", campaign);
            }
    }

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
            if (written == BoardWrite.Gap && (update.To < Short || ledger.IsRead(campaign)))
                await CatchUp(campaign);
            else if (written == BoardWrite.Gap)
                FillBeside(campaign);
            if (written == BoardWrite.Lost)
                Suspect(campaign);
        }
        catch (Exception failure)
        {
            Suspect(campaign);
            log.LogWarning(
                "The boards of {Campaign} were not written ({Reason}); they will catch up",
                campaign,
                failure.Message
            );
        }
    }
}
