using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// The tables Campaigns and RuleSets. The campaign's row is the lock: it is updated first, never selected first.
/// </summary>
public static class CampaignRows
{
    private const string Columns = """
        select Id, Code, Document, StartsAt, EndsAt, LaunchedAt, EndedAt, ClosedAt, Version, ConfigVersion, LastSeq,
               LastFactSeq
          from Campaigns
        """;

    public static async Task<Campaign?> Find(DbConnection connection, string code, DbTransaction? transaction = null) =>
        (await connection.Find<Row?>(Columns + "\n where Code = @code", new { code }, transaction))?.Campaign();

    /// <summary>What a transaction moves of a campaign whose document and people stay as they are.</summary>
    internal static Task<CampaignHead?> FindHead(
        DbConnection connection,
        string code,
        DbTransaction? transaction = null
    ) =>
        connection.Find<CampaignHead?>(
            """
            select Id, Version, ConfigVersion, LastSeq, LastFactSeq
              from Campaigns
             where Code = @code
            """,
            new { code },
            transaction
        );

    public static async Task<Campaign> Get(DbConnection connection, long id, DbTransaction? transaction = null) =>
        (await connection.Get<Row>(Columns + "\n where Id = @id", new { id }, transaction)).Campaign();

    public static async Task<IReadOnlyList<Campaign>> All(DbConnection connection) =>
        [.. (await connection.Query<Row>(Columns + "\n order by Code")).Select(row => row.Campaign())];

    /// <summary>
    /// Takes the campaign's lock until the commit and raises its version; null when there is no such campaign.
    /// </summary>
    internal static Task<CampaignHead?> Lock(UnitOfWork work, string code) =>
        work.Connection.Find<CampaignHead?>(
            """
            update Campaigns
               set Version = Version + 1
             where Code = @code;
            select Id, Version, ConfigVersion, LastSeq, LastFactSeq
              from Campaigns
             where Code = @code;
            """,
            new { code },
            work.Transaction
        );

    public static Task<long> Insert(UnitOfWork work, string code, CampaignDocument document) =>
        work.Connection.Scalar<long>(
            """
            insert into Campaigns (Code, Document, StartsAt, EndsAt, Version, ConfigVersion, LastSeq, LastFactSeq)
            values (@code, @document, @startsAt, @endsAt, 1, 1, 0, 0);
            select Id
              from Campaigns
             where Code = @code;
            """,
            new
            {
                code,
                document = Text(document),
                startsAt = document.StartsAt!.Value,
                endsAt = document.EndsAt!.Value,
            },
            work.Transaction
        );

    public static Task Replace(UnitOfWork work, long id, CampaignDocument document) =>
        work.Connection.Execute(
            """
            update Campaigns
               set Document = @document,
                   StartsAt = @startsAt,
                   EndsAt = @endsAt,
                   ConfigVersion = ConfigVersion + 1
             where Id = @id
            """,
            new
            {
                id,
                document = Text(document),
                startsAt = document.StartsAt!.Value,
                endsAt = document.EndsAt!.Value,
            },
            work.Transaction
        );

    public static Task Delete(UnitOfWork work, long id) =>
        work.Connection.Execute(
            """
            delete from DryRunParts where RunId in (select Id from DryRuns where CampaignId = @id);
            delete from DryRuns where CampaignId = @id;
            delete from LeadDrafts where CampaignId = @id;
            delete from LeadAccounts where CampaignId = @id;
            delete from TeamPlans where CampaignId = @id;
            delete from Notifications where CampaignId = @id;
            delete from KeptReports where CampaignId = @id;
            delete from ReportRuns where CampaignId = @id;
            delete from SynthesisNotes where CampaignId = @id;
            delete from Moves where Participant in (select Number from Participants where CampaignId = @id);
            delete from Photos where Participant in (select Number from Participants where CampaignId = @id);
            delete from Tunes where Participant in (select Number from Participants where CampaignId = @id);
            delete from Participants where CampaignId = @id;
            delete from Changes where CampaignId = @id;
            delete from RaffleSeeds where CampaignId = @id;
            delete from Periods where CampaignId = @id;
            delete from RuleSets where CampaignId = @id;
            delete from MaskKeys where CampaignId = @id;
            delete from Campaigns where Id = @id;
            """,
            new { id },
            work.Transaction
        );

    /// <summary>Takes away what a launch made, but for the seeds of draws.</summary>
    public static Task Unlaunch(UnitOfWork work, long id) =>
        work.Connection.Execute(
            """
            delete from Periods where CampaignId = @id;
            delete from RuleSets where CampaignId = @id;
            update Campaigns
               set LaunchedAt = null,
                   ConfigVersion = ConfigVersion + 1
             where Id = @id;
            """,
            new { id },
            work.Transaction
        );

    public static Task Touch(UnitOfWork work, Campaign campaign) =>
        work.Connection.Execute(
            """
            update Campaigns
               set LaunchedAt = @LaunchedAt,
                   EndedAt = @EndedAt,
                   ClosedAt = @ClosedAt,
                   ConfigVersion = ConfigVersion + 1
             where Id = @Id
            """,
            new
            {
                campaign.Id,
                campaign.LaunchedAt,
                campaign.EndedAt,
                campaign.ClosedAt,
            },
            work.Transaction
        );

    public static Task Advance(UnitOfWork work, long id, long lastSeq, long lastFactSeq) =>
        work.Connection.Execute(
            """
            update Campaigns
               set LastSeq = @lastSeq,
                   LastFactSeq = @lastFactSeq
             where Id = @id
            """,
            new
            {
                id,
                lastSeq,
                lastFactSeq,
            },
            work.Transaction
        );

    public static async Task<IReadOnlyList<RuleSet>> RuleSets(
        DbConnection connection,
        long id,
        DbTransaction? transaction = null
    ) =>
        [
            .. (
                await connection.Query<RuleSetRow>(
                    """
                    select Version, EffectiveFrom, Rules
                      from RuleSets
                     where CampaignId = @id
                     order by Version
                    """,
                    new { id },
                    transaction
                )
            ).Select(row => row.RuleSet()),
        ];

    public static Task Add(UnitOfWork work, long id, RuleSet rules) =>
        work.Connection.Execute(
            """
            insert into RuleSets (CampaignId, Version, EffectiveFrom, Rules)
            values (@id, @Version, @EffectiveFrom, @text)
            """,
            new
            {
                id,
                rules.Version,
                rules.EffectiveFrom,
                text = JsonSerializer.Serialize(rules.Rules, EngineJson.Options),
            },
            work.Transaction
        );

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

        public Campaign Campaign() =>
            new(
                Id,
                Code,
                JsonSerializer.Deserialize<CampaignDocument>(Document, EngineJson.Options)!,
                StartsAt,
                EndsAt,
                LaunchedAt,
                EndedAt,
                ClosedAt,
                Version,
                ConfigVersion,
                LastSeq,
                LastFactSeq
            );
    }

    private sealed record RuleSetRow
    {
        public int Version { get; init; }
        public DateTimeOffset EffectiveFrom { get; init; }
        public string Rules { get; init; } = "";

        public RuleSet RuleSet() =>
            new(Version, EffectiveFrom, JsonSerializer.Deserialize<IReadOnlyList<Rule>>(Rules, EngineJson.Options)!);
    }
}

/// <summary>How far a campaign is, without its document.</summary>
internal sealed record CampaignHead(long Id, long Version, long ConfigVersion, long LastSeq, long LastFactSeq)
{
    /// <summary>The same campaign, so far.</summary>
    public Campaign Of(Campaign known) =>
        known with
        {
            Version = Version,
            LastSeq = LastSeq,
            LastFactSeq = LastFactSeq,
        };
}
