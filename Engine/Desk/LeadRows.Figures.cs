using System.Data.Common;

namespace ChallengeHub;

/// <summary>How many leads there are for a screen on the wall.</summary>
public static partial class LeadRows
{
    public static async Task<DeskFigure> Figure(
        DbConnection connection,
        long campaign,
        DateTimeOffset now,
        DateTimeOffset dayFrom
    ) =>
        await connection.Get<DeskFigure>(
            """
            select coalesce(sum(case when Status in ('Waiting', 'Open', 'Assigned') then 1 else 0 end), 0) as Waiting,
                   coalesce(sum(case when DeadlineAt <= @now then 1 else 0 end), 0) as Overdue,
                   coalesce(sum(case when TakenAt >= @dayFrom then 1 else 0 end), 0) as Taken
              from Leads
             where CampaignId = @campaign
            """,
            new
            {
                campaign,
                now,
                dayFrom,
            }
        );
}

/// <summary>The desk in three numbers of leads, of nobody in particular.</summary>
public sealed record DeskFigure
{
    /// <summary>That nobody has taken yet.</summary>
    public long Waiting { get; init; }
    public long Overdue { get; init; }

    /// <summary>Today, where the challenge runs; null while boards are frozen: it would tell of them.</summary>
    public long? Taken { get; init; }
}
