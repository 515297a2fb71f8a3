using System.Data.Common;

namespace ChallengeHub;

/// <summary>The table Audit. Append-only: nothing here updates or deletes.</summary>
public static class AuditRows
{
    /// <param name="actor">Null: the system itself.</param>
    public static Task Append(UnitOfWork work, Actor? actor, AuditedAction action, DateTimeOffset now) =>
        work.Connection.Execute(
            """
            insert into Audit (At, Author, Address, Action, Campaign, Subject, Before, After)
            values (@now, @Author, @Address, @Action, @Campaign, @Subject, @before, @after)
            """,
            new
            {
                now,
                (actor ?? Actor.System).Author,
                actor?.Address,
                action.Action,
                action.Campaign,
                action.Subject,
                before = AuditEntry.Json(action.Before),
                after = AuditEntry.Json(action.After),
            },
            work.Transaction
        );

    public static async Task<IReadOnlyList<AuditEntry>> Page(DbConnection connection, AuditQuery query) =>
        [
            .. await connection.Query<AuditEntry>(
                """
                select Id, At, Author, Address, Action, Campaign, Subject, Before, After
                  from Audit
                 where Id > @After
                   and (@Campaign is null or Campaign = @Campaign)
                   and (@Author is null or Author = @Author)
                   and (@Action is null or Action = @Action)
                 order by Id
                 limit @Limit
                """,
                query
            ),
        ];

    /// <param name="before">Entries below this id, the newest first.</param>
    public static async Task<IReadOnlyList<AuditEntry>> Latest(
        DbConnection connection,
        AuditQuery query,
        long before
    ) =>
        [
            .. await connection.Query<AuditEntry>(
                """
                select Id, At, Author, Address, Action, Campaign, Subject, Before, After
                  from Audit
                 where Id < @before
                   and (@Campaign is null or Campaign = @Campaign)
                   and (@Author is null or Author = @Author)
                   and (@Who is null or Author = @Who or Subject = @Who)
                   and (@Action is null or Action = @Action)
                   and (@From is null or At >= @From)
                   and (@Until is null or At < @Until)
                 order by Id desc
                 limit @Limit
                """,
                new
                {
                    before,
                    query.Campaign,
                    query.Author,
                    query.Who,
                    query.Action,
                    query.From,
                    query.Until,
                    query.Limit,
                }
            ),
        ];
}

/// <summary>Which entries, oldest first, after an id; null takes all.</summary>
public sealed record AuditQuery(
    long After = 0,
    int Limit = 1000,
    string? Campaign = null,
    string? Author = null,
    string? Action = null
)
{
    /// <summary>Who did it, or whom it was done to. Asked of the latest only, as the times are.</summary>
    public string? Who { get; init; }
    public DateTimeOffset? From { get; init; }

    /// <summary>The first moment that is not asked for.</summary>
    public DateTimeOffset? Until { get; init; }
}
