using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>A change of people, rules, prizes or periods, booked in one order with the facts.</summary>
public sealed record Change
{
    public long FactSeq { get; init; }
    public string Kind { get; init; } = "";

    /// <summary>JSON.</summary>
    public string Document { get; init; } = "";
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>It may have targets; else it is of people.</summary>
    internal bool IsOfTargets => Kind is "launched" or "objectives";
}

/// <summary>The table Changes: they take their numbers from the campaign's row, as facts do.</summary>
public static class ChangeRows
{
    /// <summary>
    /// Books a change of people, rules or periods among the facts, so that the campaign can be replayed exactly.
    /// </summary>
    public static Task Append(UnitOfWork work, long id, string kind, object document, DateTimeOffset now) =>
        work.Connection.Execute(
            """
            update Campaigns
               set LastFactSeq = LastFactSeq + 1
             where Id = @id;
            insert into Changes (CampaignId, FactSeq, Kind, Document, ChangedAt)
            select Id, LastFactSeq, @kind, @document, @now
              from Campaigns
             where Id = @id;
            """,
            new
            {
                id,
                kind,
                document = JsonSerializer.Serialize(document, EngineJson.Options),
                now,
            },
            work.Transaction
        );

    /// <summary>Whether something of this kind was ever booked.</summary>
    public static async Task<bool> Any(UnitOfWork work, long id, string kind) =>
        await work.Connection.Scalar<long>(
            """
            select count(*)
              from Changes
             where CampaignId = @id
               and Kind = @kind
            """,
            new { id, kind },
            work.Transaction
        ) > 0;

    /// <summary>What was booked among the facts, in order.</summary>
    public static Task<IReadOnlyList<Change>> Of(DbConnection connection, long id, long upTo) =>
        connection.Query<Change>(
            """
            select FactSeq, Kind, Document, ChangedAt
              from Changes
             where CampaignId = @id
               and FactSeq <= @upTo
             order by FactSeq
            """,
            new { id, upTo }
        );

    /// <summary>
    /// The changes that may name people, as they were booked, one by one: of people themselves, and of targets, pairs
    /// and routing, which know people by code.
    /// </summary>
    public static IAsyncEnumerable<Change> OfPeople(
        DbConnection connection,
        long id,
        FactRange between,
        DbTransaction? transaction = null
    ) =>
        connection.Stream<Change>(
            """
            select FactSeq, Kind, Document, ChangedAt
              from Changes
             where CampaignId = @id
               and FactSeq > @After
               and FactSeq <= @UpTo
               and Kind in ('participants', 'deactivated', 'shown', 'launched', 'objectives')
             order by FactSeq
            """,
            new
            {
                id,
                between.After,
                between.UpTo,
            },
            transaction
        );

    /// <summary>Those of these numbers.</summary>
    public static Task<IReadOnlyList<Change>> At(UnitOfWork work, long id, IEnumerable<long> numbers) =>
        work.Connection.Query<Change>(
            """
            select FactSeq, Kind, Document, ChangedAt
              from (select cast(value as bigint) as WantedSeq
                      from json_each(@numbers)) wanted
             cross join Changes
             where CampaignId = @id
               and FactSeq = WantedSeq
             order by FactSeq
            """,
            new { id, numbers = JsonSerializer.Serialize(numbers) },
            work.Transaction
        );

    /// <summary>The launches and what was changed of the baseline since.</summary>
    public static Task<IReadOnlyList<Change>> OfBaseline(
        DbConnection connection,
        long id,
        long upTo,
        DbTransaction? transaction = null
    ) =>
        connection.Query<Change>(
            """
            select FactSeq, Kind, Document, ChangedAt
              from Changes
             where CampaignId = @id
               and FactSeq <= @upTo
               and Kind in ('launched', 'baseline')
             order by FactSeq
            """,
            new { id, upTo },
            transaction
        );

    /// <summary>Whether something of this kind was booked since the last launch.</summary>
    public static async Task<bool> AnySinceLaunch(DbConnection connection, long id, string kind) =>
        await connection.Scalar<long>(
            """
            select count(*)
              from Changes
             where CampaignId = @id
               and Kind = @kind
               and FactSeq > (select max(Launches.FactSeq)
                                from Changes as Launches
                               where Launches.CampaignId = @id
                                 and Launches.Kind = 'launched')
            """,
            new { id, kind }
        ) > 0;

    /// <summary>The corrections and amendments after that number.</summary>
    public static Task<IReadOnlyList<Change>> ByHand(UnitOfWork work, long id, long after) =>
        work.Connection.Query<Change>(
            """
            select FactSeq, Kind, Document, ChangedAt
              from Changes
             where CampaignId = @id
               and FactSeq > @after
               and Kind in ('correction', 'amendment')
             order by FactSeq
            """,
            new { id, after },
            work.Transaction
        );

    public static Task Rewrite(UnitOfWork work, long id, IEnumerable<Change> changes) =>
        work.Connection.Execute(
            """
            update Changes
               set Document = @Document
             where CampaignId = @id
               and FactSeq = @FactSeq
            """,
            changes.Select(x => new
            {
                id,
                x.FactSeq,
                x.Document,
            }),
            work.Transaction
        );
}
