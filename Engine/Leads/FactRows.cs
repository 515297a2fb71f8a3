using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// The table Facts. Rows are inserted and never deleted; only the marks Held, Owed and TakenBack are updated, the place
/// of what is accepted by an amendment, and who was erased.
/// </summary>
public static partial class FactRows
{
    private const string Columns = """
        select FactSeq, Source, EventId, Type, Lead, Cycle, Stage, Rep, Prospector, At, Content,
               Status, FirstSeq, Entries, Points, Held as HoldsStage, Owed as AwaitsValidation, TakenBack, ReceivedAt
        """;

    public static Task<IReadOnlyList<Fact>> OfLeads(
        DbConnection connection,
        long campaign,
        IEnumerable<string> leads,
        DbTransaction? transaction = null
    ) =>
        connection.Query<Fact>(
            Columns
                + """

                 from (select value as WantedLead
                         from json_each(@leads)) wanted
                 cross join Facts
                 where CampaignId = @campaign
                   and Lead = WantedLead
                 order by FactSeq
                """,
            new { campaign, leads = JsonSerializer.Serialize(leads) },
            transaction
        );

    public static async Task<IReadOnlyList<Fact>> OfIdentities(
        DbConnection connection,
        long campaign,
        IEnumerable<EventIdentity> events,
        DbTransaction? transaction = null
    )
    {
        var found = new List<Fact>();
        // a batch has one source, or a few
        foreach (var group in events.GroupBy(x => x.Source, StringComparer.Ordinal))
            found.AddRange(
                await connection.Query<Fact>(
                    Columns
                        + """

                         from (select value as WantedId
                                 from json_each(@ids)) wanted
                         cross join Facts
                         where CampaignId = @campaign
                           and Source = @source
                           and EventId = WantedId
                        """,
                    new
                    {
                        campaign,
                        source = group.Key,
                        ids = JsonSerializer.Serialize(group.Select(x => x.Id)),
                    },
                    transaction
                )
            );
        return found;
    }

    /// <summary>In the order of arrival.</summary>
    public static Task<IReadOnlyList<Fact>> Page(
        DbConnection connection,
        long campaign,
        FactRange between,
        int limit
    ) =>
        connection.Query<Fact>(
            Columns
                + """

                 from Facts
                 where CampaignId = @campaign
                   and FactSeq > @After
                   and FactSeq <= @UpTo
                 order by FactSeq
                 limit @limit
                """,
            new
            {
                campaign,
                between.After,
                between.UpTo,
                limit,
            }
        );

    /// <summary>Whether anything was recorded at all.</summary>
    public static async Task<bool> Any(DbConnection connection, long campaign, DbTransaction? transaction = null) =>
        await connection.Scalar<long?>(
            "select min(FactSeq) from Facts where CampaignId = @campaign",
            new { campaign },
            transaction
        )
            is not null;

    public static Task<Fact?> Find(UnitOfWork work, long campaign, string source, string id) =>
        work.Connection.Find<Fact?>(
            Columns
                + """

                 from Facts
                 where CampaignId = @campaign
                   and Source = @source
                   and EventId = @id
                """,
            new
            {
                campaign,
                source,
                id,
            },
            work.Transaction
        );

    public static Task Insert(UnitOfWork work, long campaign, IEnumerable<Fact> facts) =>
        work.Connection.Execute(
            """
            insert into Facts (CampaignId, FactSeq, Source, EventId, Type, Lead, Cycle, Stage, Rep, Prospector, At,
                               Content, Status, FirstSeq, Entries, Points, Held, Owed, ReceivedAt)
            values (@campaign, @FactSeq, @Source, @EventId, @Type, @Lead, @Cycle, @Stage, @Rep, @Prospector, @At,
                    @Content, @Status, @FirstSeq, @Entries, @Points, @HoldsStage, @AwaitsValidation, @ReceivedAt)
            """,
            facts.Select(fact => new
            {
                campaign,
                fact.FactSeq,
                fact.Source,
                fact.EventId,
                fact.Type,
                fact.Lead,
                fact.Cycle,
                fact.Stage,
                fact.Rep,
                fact.Prospector,
                fact.At,
                fact.Content,
                fact.Status,
                fact.FirstSeq,
                fact.Entries,
                fact.Points,
                fact.HoldsStage,
                fact.AwaitsValidation,
                fact.ReceivedAt,
            }),
            work.Transaction
        );

    /// <summary>An amendment lets the fact act: in the lead's cycle and for its prospector of now.</summary>
    public static Task Accept(UnitOfWork work, long campaign, Fact fact) =>
        work.Connection.Execute(
            """
            update Facts
               set Held = @HoldsStage,
                   Owed = @AwaitsValidation,
                   Cycle = @Cycle,
                   Prospector = @Prospector
             where CampaignId = @campaign
               and FactSeq = @FactSeq
            """,
            new
            {
                campaign,
                fact.FactSeq,
                fact.HoldsStage,
                fact.AwaitsValidation,
                fact.Cycle,
                fact.Prospector,
            },
            work.Transaction
        );

    /// <summary>The facts that name a player, as rep or prospector.</summary>
    public static Task<IReadOnlyList<Fact>> Naming(
        DbConnection connection,
        long campaign,
        string code,
        DbTransaction? transaction = null
    ) =>
        connection.Query<Fact>(
            Columns
                + """

                 from Facts
                 where CampaignId = @campaign
                   and (json_extract(Content, '$.rep') = @code or json_extract(Content, '$.prospector') = @code)
                 order by FactSeq
                """,
            new { campaign, code },
            transaction
        );

    public static Task Rename(UnitOfWork work, long campaign, IEnumerable<Fact> facts) =>
        work.Connection.Execute(
            """
            update Facts
               set Content = @Content
             where CampaignId = @campaign
               and FactSeq = @FactSeq
            """,
            facts.Select(fact => new
            {
                campaign,
                fact.FactSeq,
                fact.Content,
            }),
            work.Transaction
        );

    /// <summary>A correction named it.</summary>
    public static Task TakeBack(UnitOfWork work, long campaign, Fact fact) =>
        work.Connection.Execute(
            """
            update Facts
               set Held = 0,
                   Owed = 0,
                   TakenBack = 1
             where CampaignId = @campaign
               and FactSeq = @FactSeq
            """,
            new { campaign, fact.FactSeq },
            work.Transaction
        );

    public static Task Update(UnitOfWork work, long campaign, IEnumerable<Fact> facts) =>
        work.Connection.Execute(
            """
            update Facts
               set Held = @HoldsStage,
                   Owed = @AwaitsValidation,
                   Prospector = @Prospector
             where CampaignId = @campaign
               and FactSeq = @FactSeq
            """,
            facts.Select(fact => new
            {
                campaign,
                fact.FactSeq,
                fact.HoldsStage,
                fact.AwaitsValidation,
                fact.Prospector,
            }),
            work.Transaction
        );
}

/// <summary>The facts after one number, up to another.</summary>
public readonly record struct FactRange(long After, long UpTo);
