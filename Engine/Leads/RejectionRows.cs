using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>An event that was rejected, kept whole so that an admin can repair and replay it.</summary>
public sealed record Rejection
{
    public long Id { get; init; }
    public required string Campaign { get; init; }
    public required string Source { get; init; }
    public required string EventId { get; init; }
    public required string Reason { get; init; }
    public string? Field { get; init; }

    /// <summary>What is wrong with the field, as <see cref="StoredError"/> writes it.</summary>
    public string? Message { get; init; }
    public FieldError? Error => Message is null ? null : StoredError.Read(Field ?? "", Message);

    /// <summary>The event as it was received, as JSON.</summary>
    public required string EventText { get; init; }
    public required DateTimeOffset FirstAt { get; init; }
    public required DateTimeOffset LastAt { get; init; }
    public long Times { get; init; } = 1;
}

/// <summary>
/// The table Rejections: one row per identity, with a counter; the row goes when the event is accepted.
/// </summary>
public static class RejectionRows
{
    public static Task Keep(UnitOfWork work, IEnumerable<Rejection> rejections) =>
        work.Connection.Execute(
            """
            update Rejections
               set Reason = @Reason,
                   Field = @Field,
                   Message = @Message,
                   Told = @EventText,
                   LastAt = @LastAt,
                   Times = Times + 1
             where [Identity] = @Identity;
            insert into Rejections ([Identity], Campaign, Source, EventId, Reason, Field, Message, Told, FirstAt,
                                    LastAt, Times)
            select @Identity, @Campaign, @Source, @EventId, @Reason, @Field, @Message, @EventText, @FirstAt, @LastAt, 1
             where not exists (select 1
                                 from Rejections
                                where [Identity] = @Identity);
            """,
            rejections.Select(x => new
            {
                Identity = Identity(x.Campaign, x.Source, x.EventId),
                x.Campaign,
                x.Source,
                x.EventId,
                x.Reason,
                x.Field,
                x.Message,
                x.EventText,
                x.FirstAt,
                x.LastAt,
            }),
            work.Transaction
        );

    public static Task Settle(UnitOfWork work, IEnumerable<LeadEvent> accepted) =>
        work.Connection.Execute(
            """
            delete from Rejections
             where [Identity] in (select value from json_each(@identities))
            """,
            new { identities = JsonSerializer.Serialize(accepted.Select(x => Identity(x.Campaign, x.Source, x.Id))) },
            work.Transaction
        );

    public static Task<IReadOnlyList<Rejection>> After(
        DbConnection connection,
        string? campaign,
        long after,
        int limit
    ) =>
        connection.Query<Rejection>(
            """
            select Id, Campaign, Source, EventId, Reason, Field, Message, Told as EventText, FirstAt, LastAt, Times
              from Rejections
             where Id > @after
               and (@campaign is null or Campaign = @campaign)
             order by Id
             limit @limit
            """,
            new
            {
                campaign,
                after,
                limit,
            }
        );

    /// <summary>
    /// Those whose text contains the code in quotes: whether it names a player is for the caller to see.
    /// </summary>
    public static Task<IReadOnlyList<Rejection>> Quoting(
        DbConnection connection,
        string campaign,
        string code,
        DbTransaction? transaction = null
    ) =>
        connection.Query<Rejection>(
            """
            select Id, Campaign, Source, EventId, Reason, Field, Message, Told as EventText, FirstAt, LastAt, Times
              from Rejections
             where Campaign = @campaign
               and instr(Told, @quoted) > 0
             order by Id
            """,
            new { campaign, quoted = $"\"{code}\"" },
            transaction
        );

    /// <summary>
    /// Those whose text contains the e-mail address in quotes, in upper or lower case and as JSON may write it.
    /// </summary>
    public static Task<IReadOnlyList<Rejection>> Addressing(
        DbConnection connection,
        string campaign,
        string email,
        DbTransaction? transaction = null
    ) =>
        connection.Query<Rejection>(
            """
            select Id, Campaign, Source, EventId, Reason, Field, Message, Told as EventText, FirstAt, LastAt, Times
              from Rejections
             where Campaign = @campaign
               and (instr(Told, @quoted) > 0 or instr(lower(Told), @small) > 0 or instr(lower(Told), @escaped) > 0)
             order by Id
            """,
            new
            {
                campaign,
                quoted = $"\"{email}\"",
                small = $"\"{email.ToLowerInvariant()}\"",
                escaped = JsonSerializer.Serialize(email).ToLowerInvariant(),
            },
            transaction
        );

    /// <summary>Those of these ids, and those that were rejected since, perhaps again.</summary>
    public static Task<IReadOnlyList<Rejection>> At(
        UnitOfWork work,
        string campaign,
        IEnumerable<long> ids,
        DateTimeOffset since
    ) =>
        work.Connection.Query<Rejection>(
            """
            select Id, Campaign, Source, EventId, Reason, Field, Message, Told as EventText, FirstAt, LastAt, Times
              from Rejections
             where Campaign = @campaign
               and Id in (select Id
                            from Rejections
                           where LastAt >= @since
                           union
                          select cast(value as bigint)
                            from json_each(@ids))
             order by Id
            """,
            new
            {
                campaign,
                ids = JsonSerializer.Serialize(ids),
                since,
            },
            work.Transaction
        );

    public static Task Rename(UnitOfWork work, IEnumerable<Rejection> rejections) =>
        work.Connection.Execute(
            """
            update Rejections
               set Told = @EventText,
                   Message = @Message
             where Id = @Id
            """,
            rejections.Select(x => new
            {
                x.Id,
                x.EventText,
                x.Message,
            }),
            work.Transaction
        );

    public static Task<Rejection?> Find(DbConnection connection, long id) =>
        connection.Find<Rejection?>(
            """
            select Id, Campaign, Source, EventId, Reason, Field, Message, Told as EventText, FirstAt, LastAt, Times
              from Rejections
             where Id = @id
            """,
            new { id }
        );

    private static string Identity(string campaign, string source, string id) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{campaign.Length} {campaign}{source.Length} {source}{id}"))
        );
}
