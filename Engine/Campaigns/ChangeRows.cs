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

    /// <summary>The changes of people, as they were booked.</summary>
    public static Task<IReadOnlyList<Change>> OfPeople(UnitOfWork work, long id) =>
        work.Connection.Query<Change>(
            """
            select FactSeq, Kind, Document, ChangedAt
              from Changes
             where CampaignId = @id
               and Kind in ('participants', 'deactivated', 'shown')
             order by FactSeq
            """,
            new { id },
            work.Transaction
        );

    /// <summary>The changes that may have targets, which name people by code.</summary>
    public static Task<IReadOnlyList<Change>> OfTargets(UnitOfWork work, long id) =>
        work.Connection.Query<Change>(
            """
            select FactSeq, Kind, Document, ChangedAt
              from Changes
             where CampaignId = @id
               and Kind in ('launched', 'objectives')
             order by FactSeq
            """,
            new { id },
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
