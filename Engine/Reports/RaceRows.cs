using System.Data.Common;

namespace ChallengeHub;

/// <summary>
/// The ledger, summed by member and slot of time: as many rows as members moved in a slot, never one for each entry.
/// </summary>
internal static class RaceRows
{
    /// <summary>Ordered by slot; slot 0 begins at the window's origin, earlier ones are below it.</summary>
    public static IAsyncEnumerable<RaceRow> Of(
        DbConnection connection,
        long campaign,
        BoardKind board,
        RaceWindow window
    ) =>
        board switch
        {
            BoardKind.Teams => OfTeams(connection, campaign, window),
            BoardKind.Pairs => OfPairs(connection, campaign, window),
            _ => OfPeople(connection, campaign, window),
        };

    private static IAsyncEnumerable<RaceRow> OfPeople(DbConnection connection, long campaign, RaceWindow window) =>
        connection.Stream<RaceRow>(
            """
            select Slot, Participant, sum(Points) as Points, max(StandsAt) as StandsAt
              from (select (entry.OccurredAt - @Origin) / @Length as Slot,
                           entry.Participant,
                           entry.Points,
                           case when entry.Kind = 1 or reversal.Seq is not null
                                then 0 else entry.OccurredAt end as StandsAt
                      from Ledger entry
                      left join Ledger reversal
                        on reversal.CampaignId = entry.CampaignId
                       and reversal.Reverses = entry.Seq
                       and reversal.Seq <= @Seq
                     where entry.CampaignId = @campaign
                       and entry.Seq <= @Seq
                       and (entry.Period = @Period or @Period = 0)) booked
             group by Slot, Participant
             order by Slot
            """,
            new
            {
                campaign,
                window.Origin,
                window.Length,
                window.Seq,
                window.Period,
            }
        );

    private static IAsyncEnumerable<RaceRow> OfTeams(DbConnection connection, long campaign, RaceWindow window) =>
        connection.Stream<RaceRow>(
            """
            select Slot, Team, sum(Points) as Points, max(StandsAt) as StandsAt
              from (select (entry.OccurredAt - @Origin) / @Length as Slot,
                           entry.Team,
                           entry.Points,
                           case when entry.Kind = 1 or reversal.Seq is not null
                                then 0 else entry.OccurredAt end as StandsAt
                      from Ledger entry
                      left join Ledger reversal
                        on reversal.CampaignId = entry.CampaignId
                       and reversal.Reverses = entry.Seq
                       and reversal.Seq <= @Seq
                     where entry.CampaignId = @campaign
                       and entry.Seq <= @Seq
                       and (entry.Period = @Period or @Period = 0)
                       and entry.Team is not null) booked
             group by Slot, Team
             order by Slot
            """,
            new
            {
                campaign,
                window.Origin,
                window.Length,
                window.Seq,
                window.Period,
            }
        );

    private static IAsyncEnumerable<RaceRow> OfPairs(DbConnection connection, long campaign, RaceWindow window) =>
        connection.Stream<RaceRow>(
            """
            select Slot, Rep, Prospector, sum(Points) as Points, max(StandsAt) as StandsAt
              from (select (entry.OccurredAt - @Origin) / @Length as Slot,
                           entry.Rep,
                           entry.Prospector,
                           entry.Points,
                           case when entry.Kind = 1 or reversal.Seq is not null
                                then 0 else entry.OccurredAt end as StandsAt
                      from Ledger entry
                      left join Ledger reversal
                        on reversal.CampaignId = entry.CampaignId
                       and reversal.Reverses = entry.Seq
                       and reversal.Seq <= @Seq
                     where entry.CampaignId = @campaign
                       and entry.Seq <= @Seq
                       and (entry.Period = @Period or @Period = 0)
                       and entry.Rep is not null
                       and entry.Prospector is not null) booked
             group by Slot, Rep, Prospector
             order by Slot
            """,
            new
            {
                campaign,
                window.Origin,
                window.Length,
                window.Seq,
                window.Period,
            }
        );
}

/// <summary>What of the ledger is summed, and how time is cut.</summary>
/// <param name="Origin">Where slot 0 begins, and how long a slot is: milliseconds.</param>
/// <param name="Seq">Up to which entry.</param>
/// <param name="Period">0: all of them.</param>
internal sealed record RaceWindow(long Origin, long Length, long Seq, int Period);

/// <summary>What a member got in a slot; who it is stands in the columns of the board's kind.</summary>
internal sealed record RaceRow
{
    public long Slot { get; init; }
    public int Participant { get; init; }
    public string? Team { get; init; }
    public int Rep { get; init; }
    public int Prospector { get; init; }
    public long Points { get; init; }

    /// <summary>The latest entry that nobody took back, in milliseconds; 0: none.</summary>
    public long StandsAt { get; init; }
}
