using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// The table LeadDrafts: cards that are not good enough yet. One that becomes a lead, or is too old, is deleted.
/// </summary>
public static class LeadDraftRows
{
    /// <summary>The latest first.</summary>
    /// <param name="author">Null: of everybody.</param>
    public static async Task<IReadOnlyList<LeadDraft>> Of(
        DbConnection connection,
        long campaign,
        string? author = null,
        DbTransaction? transaction = null
    ) =>
        [
            .. (
                await connection.Query<Row>(
                    """
                    select Document, Prospector, Author, Version, CreatedAt, UpdatedAt
                      from LeadDrafts
                     where CampaignId = @campaign
                       and (@author is null or Author = @author)
                     order by UpdatedAt desc, Number desc
                    """,
                    new { campaign, author },
                    transaction
                )
            ).Select(x => x.Draft()),
        ];

    public static async Task<LeadDraft?> Find(
        DbConnection connection,
        long campaign,
        string lead,
        DbTransaction? transaction = null
    ) =>
        (
            await connection.Find<Row?>(
                """
                select Document, Prospector, Author, Version, CreatedAt, UpdatedAt
                  from LeadDrafts
                 where CampaignId = @campaign
                   and Lead = @lead
                """,
                new { campaign, lead },
                transaction
            )
        )?.Draft();

    public static Task Insert(UnitOfWork work, long campaign, LeadDraft draft) =>
        work.Connection.Execute(
            """
            insert into LeadDrafts (CampaignId, Lead, Document, Prospector, Author, Version, CreatedAt, UpdatedAt)
            values (@campaign, @lead, @document, @Prospector, @Author, 1, @CreatedAt, @UpdatedAt)
            """,
            new
            {
                campaign,
                lead = draft.Card.Code,
                document = Text(draft.Card),
                draft.Prospector,
                draft.Author,
                draft.CreatedAt,
                draft.UpdatedAt,
            },
            work.Transaction
        );

    /// <summary>False where somebody saved it meanwhile: nothing is written then.</summary>
    public static async Task<bool> Update(UnitOfWork work, long campaign, LeadDraft draft) =>
        await work.Connection.Execute(
            """
            update LeadDrafts
               set Document = @document,
                   Version = Version + 1,
                   UpdatedAt = @UpdatedAt
             where CampaignId = @campaign
               and Lead = @lead
               and Version = @Version
            """,
            new
            {
                campaign,
                lead = draft.Card.Code,
                document = Text(draft.Card),
                draft.Version,
                draft.UpdatedAt,
            },
            work.Transaction
        ) == 1;

    public static Task Delete(UnitOfWork work, long campaign, IEnumerable<string> leads) =>
        work.Connection.Execute(
            """
            delete from LeadDrafts
             where CampaignId = @campaign
               and Lead in (select value
                              from json_each(@leads))
            """,
            new { campaign, leads = JsonSerializer.Serialize(leads) },
            work.Transaction
        );

    /// <summary>Of all campaigns those that nobody has touched since. Answers how many.</summary>
    public static Task<int> DeleteBefore(UnitOfWork work, DateTimeOffset instant) =>
        work.Connection.Execute("delete from LeadDrafts where UpdatedAt < @instant", new { instant }, work.Transaction);

    /// <summary>Those that a participant wrote or brought in.</summary>
    public static Task DeleteOf(UnitOfWork work, long campaign, IEnumerable<int> prospectors) =>
        work.Connection.Execute(
            """
            delete from LeadDrafts
             where CampaignId = @campaign
               and Prospector in (select cast(value as bigint)
                                    from json_each(@prospectors))
            """,
            new { campaign, prospectors = JsonSerializer.Serialize(prospectors) },
            work.Transaction
        );

    private static string Text(LeadCard card) => JsonSerializer.Serialize(card, EngineJson.Options);

    private sealed record Row
    {
        public string Document { get; init; } = "";
        public int? Prospector { get; init; }
        public string Author { get; init; } = "";
        public long Version { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset UpdatedAt { get; init; }

        public LeadDraft Draft() =>
            new()
            {
                Card = JsonSerializer.Deserialize<LeadCard>(Document, EngineJson.Options)!,
                Prospector = Prospector,
                Author = Author,
                Version = Version,
                CreatedAt = CreatedAt,
                UpdatedAt = UpdatedAt,
            };
    }
}

/// <summary>A card that its sheet does not let become a lead yet.</summary>
public sealed record LeadDraft
{
    public required LeadCard Card { get; init; }

    /// <summary>Who brings it in, by number; null: somebody who plays no part.</summary>
    public int? Prospector { get; init; }

    /// <summary>Who alone sees it, beside marketing.</summary>
    public required string Author { get; init; }
    public long Version { get; init; } = 1;
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
}
