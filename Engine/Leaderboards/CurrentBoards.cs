using System.Collections.Concurrent;
using System.Diagnostics;
using StackExchange.Redis;

namespace ChallengeHub;

/// <summary>
/// What a board says now: in the order that is kept of it, while Redis is found to be as far; out of Redis until the
/// ledger was read once. Where Redis lags or is away the ledger answers alone, and says so.
/// </summary>
public sealed class CurrentBoards(Leaderboards boards, RankedBoards ranked, LedgerBoards ledger, BoardKeeper keeper)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    /// <summary>A board write that follows its commit takes a millisecond; what takes longer is not asked for so
    /// often.</summary>
    private const int AtOnce = 8;
    private readonly ConcurrentDictionary<long, SharedRead<BoardPosition?>> positions = new();

    internal async Task<BoardRows> Read(CampaignSnapshot seen, BoardKey board, BoardWindow window)
    {
        var campaign = seen.Campaign.Code;
        var live = !keeper.IsBehind(campaign) && await IsUpToDate(seen.Campaign);

        if (live && !ledger.IsRead(campaign))
        {
            ledger.Begin(campaign);
            if (await OfRedis(seen, board, window) is { } page)
                return page;
            live = false;
        }

        var rows = await ranked.Read(seen, board, window);
        return rows with { Live = live };
    }

    private async Task<bool> IsUpToDate(Campaign seen)
    {
        await Shown(seen.Code);
        var began = Stopwatch.GetTimestamp();
        var asked = positions.GetOrAdd(
            seen.Id,
            (id, code) => new SharedRead<BoardPosition?>(() => Position(id, code)),
            seen.Code
        );
        for (var tries = 1; await asked.Next() is { } position; tries++)
        {
            if (position.Seq >= seen.LastSeq)
                return true;

            // what another process has committed is on the boards within milliseconds, or lags for a reason
            if (Stopwatch.GetElapsedTime(began) > Patience)
            {
                keeper.Suspect(seen.Code);
                return false;
            }
            if (tries > AtOnce)
                await Task.Delay(5);
        }

        return false;
    }

    /// <summary>What this process has committed is on its way to the boards.</summary>
    private async Task Shown(string campaign)
    {
        if (keeper.Showing(campaign) is not { } showing)
            return;
        try
        {
            await showing.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            // the ledger answers
        }
    }

    /// <summary>Null: lost, or Redis is away; nobody waits for it a second time.</summary>
    private async Task<BoardPosition?> Position(long id, string campaign)
    {
        if (keeper.IsBehind(campaign))
            return null;

        try
        {
            if (await boards.Position(id) is { } position)
                return position;
        }
        catch (RedisException)
        {
            // away: the ledger answers
        }

        keeper.Suspect(campaign);
        return null;
    }

    /// <summary>Null: it is lost, or older than what was seen.</summary>
    private async Task<BoardRows?> OfRedis(CampaignSnapshot seen, BoardKey board, BoardWindow window)
    {
        var ask = new BoardQuery(
            seen.Campaign.Id,
            seen.Campaign.StartsAt.ToUnixTimeSeconds(),
            board,
            seen.Campaign.Document.Ties,
            (a, b) => string.CompareOrdinal(seen.CodeOf(board.Kind, a), seen.CodeOf(board.Kind, b))
        );

        try
        {
            if (await window.Ask(boards, ask) is { } page && page.Seq >= seen.Campaign.LastSeq)
                return new BoardRows(
                    page.Seq,
                    Live: true,
                    page.Count,
                    [.. page.Rows.Select(row => ToRanked(seen, board, row))]
                );
        }
        catch (RedisException)
        {
            // away: the ledger answers
        }

        keeper.Suspect(seen.Campaign.Code);
        return null;
    }

    private static Ranked ToRanked(CampaignSnapshot snapshot, BoardKey board, BoardRow row) =>
        Ranking.Unranked(new BoardLine(board, row.Member, row.Units, row.ReachedAtSeconds, row.Stages), snapshot) with
        {
            Rank = row.Rank,
        };
}
