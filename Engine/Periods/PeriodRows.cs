using System.Data.Common;

namespace ChallengeHub;

/// <summary>The table Periods: what is due lies here, so that a lost job store loses nothing.</summary>
public static class PeriodRows
{
    public static async Task<IReadOnlyList<Period>> Of(
        DbConnection connection,
        long campaign,
        DbTransaction? transaction = null
    ) =>
        [
            .. (
                await connection.Query<Row>(
                    """
                    select Number, StartsAt, EndsAt, GraceUntil, ClosedAt, Void, ClosingAt, ClosingSeq
                      from Periods
                     where CampaignId = @campaign
                     order by Number
                    """,
                    new { campaign },
                    transaction
                )
            ).Select(row => row.Period()),
        ];

    public static Task Insert(UnitOfWork work, long campaign, IEnumerable<Period> periods) =>
        work.Connection.Execute(
            """
            insert into Periods (CampaignId, Number, StartsAt, EndsAt, GraceUntil, ClosedAt, Void)
            values (@campaign, @Number, @StartsAt, @EndsAt, @GraceUntil, @ClosedAt, @Void)
            """,
            periods.Select(x => new
            {
                campaign,
                x.Number,
                x.StartsAt,
                x.EndsAt,
                x.GraceUntil,
                x.ClosedAt,
                x.Void,
            }),
            work.Transaction
        );

    public static Task Update(UnitOfWork work, long campaign, IEnumerable<Period> periods) =>
        work.Connection.Execute(
            """
            update Periods
               set EndsAt = @EndsAt,
                   GraceUntil = @GraceUntil,
                   ClosedAt = @ClosedAt,
                   Void = @Void
             where CampaignId = @campaign
               and Number = @Number
            """,
            periods.Select(x => new
            {
                campaign,
                x.Number,
                x.EndsAt,
                x.GraceUntil,
                x.ClosedAt,
                x.Void,
            }),
            work.Transaction
        );

    /// <summary>From this commit on nothing is booked in them.</summary>
    public static Task Mark(UnitOfWork work, long campaign, IEnumerable<Period> periods) =>
        work.Connection.Execute(
            """
            update Periods
               set ClosingAt = @ClosingAt,
                   ClosingSeq = @ClosingSeq
             where CampaignId = @campaign
               and Number = @Number
            """,
            periods.Select(x => new
            {
                campaign,
                x.Number,
                x.ClosingAt,
                x.ClosingSeq,
            }),
            work.Transaction
        );

    /// <summary>
    /// Periods whose grace is over and that are not closed, and those that somebody began to close, the oldest first.
    /// </summary>
    public static Task<IReadOnlyList<CampaignPeriod>> Due(DbConnection connection, DateTimeOffset now) =>
        connection.Query<CampaignPeriod>(
            """
            select Campaigns.Code as Campaign, Periods.Number, Periods.ClosingAt
              from Periods
              join Campaigns on Campaigns.Id = Periods.CampaignId
             where Periods.ClosedAt is null
               and Periods.Void = 0
               and (Periods.GraceUntil <= @now or Periods.ClosingAt is not null)
             order by Periods.GraceUntil, Periods.Number
            """,
            new { now }
        );

    /// <summary>When the next period falls due, or fell due, or null.</summary>
    public static async Task<DateTimeOffset?> NextDue(DbConnection connection) =>
        await connection.Scalar<long?>(
            """
            select min(coalesce(ClosingAt, GraceUntil))
              from Periods
             where ClosedAt is null
               and Void = 0
            """
        )
            is { } due
            ? DateTimeOffset.FromUnixTimeMilliseconds(due)
            : null;

    private sealed record Row
    {
        public int Number { get; init; }
        public DateTimeOffset StartsAt { get; init; }
        public DateTimeOffset EndsAt { get; init; }
        public DateTimeOffset GraceUntil { get; init; }
        public DateTimeOffset? ClosedAt { get; init; }
        public bool Void { get; init; }
        public DateTimeOffset? ClosingAt { get; init; }
        public long? ClosingSeq { get; init; }

        public Period Period() =>
            new(Number, StartsAt, EndsAt, GraceUntil, ClosedAt, Void)
            {
                ClosingAt = ClosingAt,
                ClosingSeq = ClosingSeq,
            };
    }
}

/// <summary>Which period of which campaign.</summary>
public sealed record CampaignPeriod
{
    public string Campaign { get; init; } = "";
    public int Number { get; init; }

    /// <summary>When it was marked; null: not yet.</summary>
    public DateTimeOffset? ClosingAt { get; init; }
}
