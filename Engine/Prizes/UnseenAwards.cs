using System.Data.Common;

namespace ChallengeHub;

/// <summary>
/// The awards of a large closing, written ahead of it in parts that hold up nobody. Nobody sees them, and no stock
/// counts them, until the closing says that it is done: all at once. What is left of one that was not done is taken
/// away in parts.
/// </summary>
public sealed class UnseenAwards(WriteQueue queue, Database database, TimeProvider clock)
{
    /// <summary>
    /// So many rows are written, or taken away, in one transaction. What a closing gives at most so often, it writes
    /// itself.
    /// </summary>
    public const int AtOnce = 250;

    /// <summary>A closing is prepared in seconds: what is older was left behind by a process that is gone.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>The number of the closing that they are going to be shown by.</summary>
    public Task<long> Begin(long campaign, int period) =>
        queue.Write(work => ClosingRows.Begin(work, campaign, period, clock.GetUtcNow()));

    /// <summary>Stops where somebody has condemned the closing: it cannot be done any more.</summary>
    public async Task Write(long closing, long campaign, Results results)
    {
        foreach (var some in results.Awards.Chunk(AtOnce))
        {
            var open = await queue.Write(async work =>
            {
                if (!await ClosingRows.IsOpen(work, closing))
                    return false;
                await AwardRows.Insert(work, new CampaignClosing(campaign, closing), results, some);
                return true;
            });
            if (!open)
                return;
        }
    }

    /// <summary>
    /// Nothing of a closing that is done. Where the store cannot be written now, the next sweep takes it.
    /// </summary>
    public async Task TakeAway(long closing)
    {
        try
        {
            if (!await queue.Write(work => ClosingRows.Condemn(work, closing, clock.GetUtcNow())))
                return;
            while (await queue.Write(work => TakeAwaySome(work, closing))) { }
        }
        catch (Exception failure) when (StoreFaults.Is(failure) || failure is CommitUncertain)
        {
            // the closing itself has reported what is wrong with the store
        }
    }

    /// <summary>What processes left behind that ended in the middle, or whose period another closed.</summary>
    public async Task Sweep()
    {
        IReadOnlyList<long> left;
        await using (var connection = await database.Connect())
            left = await ClosingRows.Left(connection, clock.GetUtcNow() - Abandoned);
        foreach (var closing in left)
            await TakeAway(closing);
    }

    /// <summary>True while there may be more.</summary>
    private static async Task<bool> TakeAwaySome(UnitOfWork work, long closing)
    {
        if (await ClosingRows.TakeAwaySome(work, closing, AtOnce))
            return true;
        await ClosingRows.End(work, closing);
        return false;
    }
}

/// <summary>The table Closings: of those that write their awards ahead.</summary>
internal static class ClosingRows
{
    public static Task<long> Begin(UnitOfWork work, long campaign, int period, DateTimeOffset now) =>
        work.Connection.Scalar<long>(
            """
            insert into Closings (CampaignId, Period, BegunAt)
            values (@campaign, @period, @now);
            select max(Id)
              from Closings
             where CampaignId = @campaign
               and Period = @period;
            """,
            new
            {
                campaign,
                period,
                now,
            },
            work.Transaction
        );

    public static async Task<bool> IsOpen(UnitOfWork work, long closing) =>
        await work.Connection.Scalar<long>(
            """
            select count(*)
              from Closings
             where Id = @closing
               and CondemnedAt is null
               and DoneAt is null
            """,
            new { closing },
            work.Transaction
        ) == 1;

    /// <summary>From this commit on its awards are everybody's to see.</summary>
    public static async Task Done(UnitOfWork work, long closing, DateTimeOffset now)
    {
        var done = await work.Connection.Execute(
            """
            update Closings
               set DoneAt = @now
             where Id = @closing
               and CondemnedAt is null
               and DoneAt is null
            """,
            new { closing, now },
            work.Transaction
        );
        if (done != 1)
            throw new InvalidOperationException($"The closing {closing} is not open any more.");
    }

    /// <summary>False: it is done, or gone.</summary>
    public static async Task<bool> Condemn(UnitOfWork work, long closing, DateTimeOffset now) =>
        await work.Connection.Execute(
            """
            update Closings
               set CondemnedAt = coalesce(CondemnedAt, @now)
             where Id = @closing
               and DoneAt is null
            """,
            new { closing, now },
            work.Transaction
        ) == 1;

    /// <summary>Condemned, begun long ago, or of what was closed meanwhile.</summary>
    public static Task<IReadOnlyList<long>> Left(DbConnection connection, DateTimeOffset before) =>
        connection.Query<long>(
            """
            select Id
              from Closings
             where DoneAt is null
               and (CondemnedAt is not null
                    or BegunAt < @before
                    or exists (select 1
                                 from Results
                                where Results.CampaignId = Closings.CampaignId
                                  and Results.Period = Closings.Period))
             order by Id
            """,
            new { before }
        );

    /// <summary>False: none was left of this condemned closing.</summary>
    public static async Task<bool> TakeAwaySome(UnitOfWork work, long closing, int limit)
    {
        var awards = await work.Connection.Query<long>(
            """
            select AllAwards.Id
              from AllAwards
              join Closings on Closings.CampaignId = AllAwards.CampaignId
                           and Closings.Period = AllAwards.Period
                           and Closings.Id = AllAwards.Closing
             where Closings.Id = @closing
               and Closings.CondemnedAt is not null
               and Closings.DoneAt is null
             order by AllAwards.Id
             limit @limit
            """,
            new { closing, limit },
            work.Transaction
        );
        if (awards.Count == 0)
            return false;

        await work.Connection.Execute(
            """
            delete from AllAwards
             where Closing = @closing
               and Id between @first and @last
            """,
            new
            {
                closing,
                first = awards[0],
                last = awards[^1],
            },
            work.Transaction
        );

        return true;
    }

    public static Task End(UnitOfWork work, long closing) =>
        work.Connection.Execute(
            """
            delete from Closings
             where Id = @closing
               and CondemnedAt is not null
               and DoneAt is null
            """,
            new { closing },
            work.Transaction
        );
}
