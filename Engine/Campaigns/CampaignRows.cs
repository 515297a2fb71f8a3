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

/// <summary>The tables Campaigns, RuleSets and Changes. The campaign's row is the lock: it is updated first, never selected first.</summary>
public static class CampaignRows
{
    private const string Columns =
        """
        select Id, Code, Document, StartsAt, EndsAt, LaunchedAt, EndedAt, ClosedAt, Version, ConfigVersion, LastSeq, LastFactSeq
          from Campaigns
        """;

    public static async Task<Campaign?> Find(DbConnection connection, string code, DbTransaction? transaction = null) =>
        (await connection.Find<Row?>(Columns + "\n where Code = @code", new { code }, transaction))?.Campaign();

    public static async Task<Campaign> Get(DbConnection connection, long id, DbTransaction? transaction = null) =>
        (await connection.Get<Row>(Columns + "\n where Id = @id", new { id }, transaction)).Campaign();

    public static async Task<IReadOnlyList<Campaign>> All(DbConnection connection) =>
        [.. (await connection.Query<Row>(Columns + "\n order by Code")).Select(row => row.Campaign())];

    /// <summary>Takes the campaign's lock until the commit and raises its version; null when there is no such campaign.</summary>
    public static Task<long?> Lock(Writing writing, string code) =>
        writing.Connection.Scalar<long?>(
            """
            update Campaigns
               set Version = Version + 1
             where Code = @code;
            select Id
              from Campaigns
             where Code = @code;
            """,
            new { code }, writing.Transaction);

    public static Task<long> Insert(Writing writing, string code, CampaignDocument document) =>
        writing.Connection.Scalar<long>(
            """
            insert into Campaigns (Code, Document, StartsAt, EndsAt, Version, ConfigVersion, LastSeq, LastFactSeq)
            values (@code, @document, @startsAt, @endsAt, 1, 1, 0, 0);
            select Id
              from Campaigns
             where Code = @code;
            """,
            new { code, document = Text(document), startsAt = document.StartsAt!.Value, endsAt = document.EndsAt!.Value }, writing.Transaction);

    public static Task Replace(Writing writing, long id, CampaignDocument document) =>
        writing.Connection.Execute(
            """
            update Campaigns
               set Document = @document,
                   StartsAt = @startsAt,
                   EndsAt = @endsAt,
                   ConfigVersion = ConfigVersion + 1
             where Id = @id
            """,
            new { id, document = Text(document), startsAt = document.StartsAt!.Value, endsAt = document.EndsAt!.Value }, writing.Transaction);

    public static Task Delete(Writing writing, long id) =>
        writing.Connection.Execute(
            """
            delete from DryRunParts where RunId in (select Id from DryRuns where CampaignId = @id);
            delete from DryRuns where CampaignId = @id;
            delete from Moves where Participant in (select Number from Participants where CampaignId = @id);
            delete from Participants where CampaignId = @id;
            delete from Changes where CampaignId = @id;
            delete from RaffleSeeds where CampaignId = @id;
            delete from Periods where CampaignId = @id;
            delete from RuleSets where CampaignId = @id;
            delete from MaskKeys where CampaignId = @id;
            delete from Campaigns where Id = @id;
            """,
            new { id }, writing.Transaction);

    /// <summary>Takes away what a launch made, but for the seeds of draws.</summary>
    public static Task Unlaunch(Writing writing, long id) =>
        writing.Connection.Execute(
            """
            delete from Periods where CampaignId = @id;
            delete from RuleSets where CampaignId = @id;
            update Campaigns
               set LaunchedAt = null,
                   ConfigVersion = ConfigVersion + 1
             where Id = @id;
            """,
            new { id }, writing.Transaction);

    public static Task Touch(Writing writing, Campaign campaign) =>
        writing.Connection.Execute(
            """
            update Campaigns
               set LaunchedAt = @LaunchedAt,
                   EndedAt = @EndedAt,
                   ClosedAt = @ClosedAt,
                   ConfigVersion = ConfigVersion + 1
             where Id = @Id
            """,
            new { campaign.Id, campaign.LaunchedAt, campaign.EndedAt, campaign.ClosedAt }, writing.Transaction);

    public static Task Advance(Writing writing, long id, long lastSeq, long lastFactSeq) =>
        writing.Connection.Execute(
            """
            update Campaigns
               set LastSeq = @lastSeq,
                   LastFactSeq = @lastFactSeq
             where Id = @id
            """,
            new { id, lastSeq, lastFactSeq }, writing.Transaction);

    public static async Task<IReadOnlyList<RuleSet>> RuleSets(DbConnection connection, long id, DbTransaction? transaction = null) =>
        [.. (await connection.Query<RuleSetRow>(
            """
            select Version, EffectiveFrom, Rules
              from RuleSets
             where CampaignId = @id
             order by Version
            """,
            new { id }, transaction)).Select(row => row.RuleSet())];

    public static Task Add(Writing writing, long id, RuleSet rules) =>
        writing.Connection.Execute(
            """
            insert into RuleSets (CampaignId, Version, EffectiveFrom, Rules)
            values (@id, @Version, @EffectiveFrom, @text)
            """,
            new { id, rules.Version, rules.EffectiveFrom, text = JsonSerializer.Serialize(rules.Rules, EngineJson.Options) }, writing.Transaction);

    /// <summary>Books a change of people, rules or periods among the facts, so that the campaign can be replayed exactly.</summary>
    public static Task Change(Writing writing, long id, string kind, object document, DateTimeOffset now) =>
        writing.Connection.Execute(
            """
            update Campaigns
               set LastFactSeq = LastFactSeq + 1
             where Id = @id;
            insert into Changes (CampaignId, FactSeq, Kind, Document, ChangedAt)
            select Id, LastFactSeq, @kind, @document, @now
              from Campaigns
             where Id = @id;
            """,
            new { id, kind, document = JsonSerializer.Serialize(document, EngineJson.Options), now }, writing.Transaction);

    /// <summary>Whether something of this kind was ever booked.</summary>
    public static async Task<bool> Booked(Writing writing, long id, string kind) =>
        await writing.Connection.Scalar<long>(
            """
            select count(*)
              from Changes
             where CampaignId = @id
               and Kind = @kind
            """,
            new { id, kind }, writing.Transaction) > 0;

    /// <summary>What was booked among the facts, in order.</summary>
    public static Task<IReadOnlyList<Change>> Changes(DbConnection connection, long id, long upTo) =>
        connection.Query<Change>(
            """
            select FactSeq, Kind, Document, ChangedAt
              from Changes
             where CampaignId = @id
               and FactSeq <= @upTo
             order by FactSeq
            """,
            new { id, upTo });

    /// <summary>The changes of people, as they were booked.</summary>
    public static Task<IReadOnlyList<(long FactSeq, string Document)>> ChangesOfPeople(Writing writing, long id) =>
        writing.Connection.Query<(long, string)>(
            """
            select FactSeq, Document
              from Changes
             where CampaignId = @id
               and Kind in ('participants', 'deactivated', 'shown')
             order by FactSeq
            """,
            new { id }, writing.Transaction);

    /// <summary>The changes that may bear targets, which name people by code.</summary>
    public static Task<IReadOnlyList<(long FactSeq, string Document)>> ChangesOfTargets(Writing writing, long id) =>
        writing.Connection.Query<(long, string)>(
            """
            select FactSeq, Document
              from Changes
             where CampaignId = @id
               and Kind in ('launched', 'objectives')
             order by FactSeq
            """,
            new { id }, writing.Transaction);

    public static Task Rewrite(Writing writing, long id, IEnumerable<(long FactSeq, string Document)> changes) =>
        writing.Connection.Execute(
            """
            update Changes
               set Document = @Document
             where CampaignId = @id
               and FactSeq = @FactSeq
            """,
            changes.Select(x => new { id, x.FactSeq, x.Document }), writing.Transaction);

    private static string Text(CampaignDocument document) => JsonSerializer.Serialize(document, EngineJson.Options);

    private sealed record Row
    {
        public long Id { get; init; }
        public string Code { get; init; } = "";
        public string Document { get; init; } = "";
        public DateTimeOffset StartsAt { get; init; }
        public DateTimeOffset EndsAt { get; init; }
        public DateTimeOffset? LaunchedAt { get; init; }
        public DateTimeOffset? EndedAt { get; init; }
        public DateTimeOffset? ClosedAt { get; init; }
        public long Version { get; init; }
        public long ConfigVersion { get; init; }
        public long LastSeq { get; init; }
        public long LastFactSeq { get; init; }

        public Campaign Campaign() => new(
            Id, Code, JsonSerializer.Deserialize<CampaignDocument>(Document, EngineJson.Options)!,
            StartsAt, EndsAt, LaunchedAt, EndedAt, ClosedAt, Version, ConfigVersion, LastSeq, LastFactSeq);
    }

    private sealed record RuleSetRow
    {
        public int Version { get; init; }
        public DateTimeOffset EffectiveFrom { get; init; }
        public string Rules { get; init; } = "";

        public RuleSet RuleSet() => new(Version, EffectiveFrom, JsonSerializer.Deserialize<IReadOnlyList<Rule>>(Rules, EngineJson.Options)!);
    }
}
