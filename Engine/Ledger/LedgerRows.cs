using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>The table Ledger. Append-only: nothing here updates or deletes.</summary>
public static partial class LedgerRows
{
    private const string Columns = """
        select Seq, Kind, FactSeq, Participant, Team, Lead, Cycle, Stage, Rep, Prospector, [Rule], RuleSetVersion,
               Points, OccurredAt, RecordedAt, Period, Late, Reverses, Reason, Author, Source, EventId
        """;

    public static Task Append(UnitOfWork work, long campaign, IEnumerable<LedgerEntry> entries) =>
        work.Connection.Execute(
            """
            insert into Ledger (CampaignId, Seq, Kind, FactSeq, Participant, Team, Lead, Cycle, Stage, Rep, Prospector,
                                [Rule], RuleSetVersion, Points, OccurredAt, RecordedAt, Period, Late, Reverses, Reason,
                                Author, Source, EventId)
            values (@campaign, @Seq, @Kind, @FactSeq, @Participant, @Team, @Lead, @Cycle, @Stage, @Rep, @Prospector,
                    @Rule, @RuleSetVersion, @Points, @OccurredAt, @RecordedAt, @Period, @Late, @Reverses, @Reason,
                    @Author, @Source, @EventId)
            """,
            entries.Select(x => new
            {
                campaign,
                x.Seq,
                x.Kind,
                x.FactSeq,
                x.Participant,
                x.Team,
                x.Lead,
                x.Cycle,
                x.Stage,
                x.Rep,
                x.Prospector,
                x.Rule,
                x.RuleSetVersion,
                x.Points,
                x.OccurredAt,
                x.RecordedAt,
                x.Period,
                x.Late,
                x.Reverses,
                x.Reason,
                x.Author,
                x.Source,
                x.EventId,
            }),
            work.Transaction
        );

    /// <summary>Books the last number given out on the campaign's locked row.</summary>
    public static Task Advance(UnitOfWork work, long campaign, long lastSeq) =>
        work.Connection.Execute(
            "update Campaigns set LastSeq = @lastSeq where Id = @campaign",
            new { campaign, lastSeq },
            work.Transaction
        );

    /// <summary>
    /// Entries after <paramref name="after"/>, in order, one by one: the whole ledger never stands in memory.
    /// </summary>
    public static IAsyncEnumerable<LedgerEntry> After(
        DbConnection connection,
        long campaign,
        long after,
        long upTo = long.MaxValue,
        DbTransaction? transaction = null
    ) =>
        connection.Stream<LedgerEntry>(
            Columns
                + """

                 from Ledger
                 where CampaignId = @campaign
                   and Seq > @after
                   and Seq <= @upTo
                 order by Seq
                """,
            new
            {
                campaign,
                after,
                upTo,
            },
            transaction
        );

    /// <summary>Whether anything was booked in a period (0: in any) after an entry.</summary>
    public static async Task<bool> IsBooked(UnitOfWork work, long campaign, int period, long after) =>
        await work.Connection.Scalar<long>(
            """
            select count(*)
              from Ledger
             where CampaignId = @campaign
               and Seq > @after
               and (Period = @period or @period = 0)
            """,
            new
            {
                campaign,
                period,
                after,
            },
            work.Transaction
        ) > 0;

    /// <summary>The last entry that was booked in the period within a part of the ledger, or null.</summary>
    public static Task<long?> LastBooked(DbConnection connection, LedgerPart part, DbTransaction? transaction = null) =>
        connection.Scalar<long?>(
            """
            select max(Seq)
              from Ledger
             where CampaignId = @Campaign
               and Seq > @After
               and Seq <= @UpTo
               and Period = @Period
            """,
            part,
            transaction
        );

    /// <summary>Whether an entry of the period was taken back within a part of the ledger.</summary>
    public static async Task<bool> IsTakenBack(
        DbConnection connection,
        LedgerPart part,
        DbTransaction? transaction = null
    ) =>
        await connection.Scalar<long>(
            """
            select count(*)
              from Ledger reversal
              join Ledger original on original.CampaignId = reversal.CampaignId
                                  and original.Seq = reversal.Reverses
             where reversal.CampaignId = @Campaign
               and reversal.Seq > @After
               and reversal.Seq <= @UpTo
               and original.Period = @Period
            """,
            part,
            transaction
        ) > 0;

    public static Task<IReadOnlyList<LedgerEntry>> Page(
        DbConnection connection,
        long campaign,
        ParticipantPart part,
        int limit
    ) =>
        connection.Query<LedgerEntry>(
            Columns
                + """

                 from Ledger
                 where CampaignId = @campaign
                   and Seq > @After
                   and Seq <= @UpTo
                   and (@Participant is null or Participant = @Participant)
                 order by Seq
                 limit @limit
                """,
            new
            {
                campaign,
                part.After,
                part.UpTo,
                part.Participant,
                limit,
            }
        );

    /// <summary>The first entry after one that was recorded at an instant or later, or null.</summary>
    public static Task<long?> FirstRecorded(DbConnection connection, long campaign, long after, DateTimeOffset at) =>
        connection.Scalar<long?>(
            """
            select min(Seq)
              from Ledger
             where CampaignId = @campaign
               and Seq > @after
               and RecordedAt >= @at
            """,
            new
            {
                campaign,
                after,
                at,
            }
        );

    /// <summary>What people booked: adjustments, and what a correction or an amendment took back.</summary>
    public static Task<IReadOnlyList<LedgerEntry>> ByHand(DbConnection connection, long campaign) =>
        connection.Query<LedgerEntry>(
            Columns
                + """

                 from Ledger
                 where CampaignId = @campaign
                   and Kind <> 0
                   and Author is not null
                 order by Seq
                """,
            new { campaign }
        );

    public static Task<IReadOnlyList<LedgerEntry>> Range(UnitOfWork work, long campaign, long first, int count) =>
        work.Connection.Query<LedgerEntry>(
            Columns
                + """

                 from Ledger
                 where CampaignId = @campaign
                   and Seq between @first and @last
                 order by Seq
                """,
            new
            {
                campaign,
                first,
                last = first + count - 1,
            },
            work.Transaction
        );

    /// <summary>Whether the fact has ever written an entry, or been paid by one.</summary>
    public static async Task<bool> Knows(UnitOfWork work, long campaign, Fact fact) =>
        await work.Connection.Scalar<int>(
            """
            select count(*)
              from Ledger
             where CampaignId = @campaign
               and Lead = @Lead
               and (FactSeq = @FactSeq or (Source = @Source and EventId = @EventId))
            """,
            new
            {
                campaign,
                fact.Lead,
                fact.FactSeq,
                fact.Source,
                fact.EventId,
            },
            work.Transaction
        ) > 0;

    public static Task<IReadOnlyList<LedgerEntry>> UnreversedOfLeads(
        DbConnection connection,
        long campaign,
        IEnumerable<string> leads,
        DbTransaction? transaction = null
    ) =>
        connection.Query<LedgerEntry>(
            Columns
                + """

                 from (select value as WantedLead
                         from json_each(@leads)) wanted
                 cross join Ledger entry
                 where CampaignId = @campaign
                   and Lead = WantedLead
                   and Kind = 0
                   and not exists (select 1
                                     from Ledger reversal
                                    where reversal.CampaignId = entry.CampaignId
                                      and reversal.Reverses = entry.Seq)
                 order by Seq
                """,
            new { campaign, leads = JsonSerializer.Serialize(leads) },
            transaction
        );
}

/// <summary>The entries after one position, up to another, and a period of theirs.</summary>
public sealed record LedgerPart(long Campaign, int Period, long After, long UpTo);

/// <summary>The entries after one position, up to another, of one participant by number; null: of all.</summary>
public sealed record ParticipantPart(int? Participant, long After, long UpTo);
