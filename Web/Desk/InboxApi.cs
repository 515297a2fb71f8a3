using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>Of what the signed-in person is reminded: what the bell shows.</summary>
public static class InboxApi
{
    private const int Fallback = 50;

    public static void MapInbox(this IEndpointRouteBuilder routes)
    {
        var notifications = routes
            .MapGroup("/api/v1/notifications")
            .WithTags("People")
            .RequireAccess(AccessPolicies.Account)
            .WithProblems(400, 401, 403);

        notifications
            .MapGet("/", Look)
            .WithSummary("Of what the signed-in person is reminded, the latest first")
            .WithDescription(
                "At most `limit` lines (1–100, default 50); `after` is the `next` of the page before. Several of a "
                    + "kind within a minute are one line with a `count`; it is read up to its `number`. `unread` "
                    + "counts lines, up to 99, and is 0 in quiet hours. `text` is in the caller's language."
            );

        notifications
            .MapPost("/read", Read)
            .WithProblems(413, 415)
            .WithSummary("Mark what there is as read, up to a number")
            .WithDescription("For this person alone: what a team is reminded of stays unread for the others.");
    }

    private static async Task<Ok<NotificationsAnswer>> Look(
        [AsParameters] NotificationParameters asked,
        HttpContext http,
        Accounts accounts,
        Inbox inbox
    )
    {
        var limit = (int)Query.Whole("limit", asked.Limit, Fallback, 1, Inbox.MostLines);
        var after = Query.Whole("after", asked.After, long.MaxValue, 1);
        var page = await inbox.Look(await Reader(http, accounts), limit, after);
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return TypedResults.Ok(NotificationsAnswer.Of(page, Language.Current));
    }

    private static async Task<Ok<UnreadAnswer>> Read(
        Body<ReadRequest> body,
        HttpContext http,
        Accounts accounts,
        Inbox inbox
    )
    {
        var upTo = body.Value.UpTo ?? throw RefusedException.Invalid("upTo", "required");
        await inbox.Read(await Reader(http, accounts), upTo);
        return TypedResults.Ok(new UnreadAnswer(await inbox.Unread(await Reader(http, accounts))));
    }

    private static async Task<Account> Reader(HttpContext http, Accounts accounts) =>
        (await accounts.Find(http.AccountId()!.Value))!;
}

/// <summary>What GET notifications may be asked; read as text, so that a wrong one is named.</summary>
public sealed record NotificationParameters(string? After, string? Limit);

public sealed record ReadRequest(long? UpTo);

/// <param name="Unread">How many lines, up to 99; 0 in quiet hours.</param>
public sealed record UnreadAnswer(int Unread);

/// <param name="Next">The <c>after</c> of the next page; null: this is the last one.</param>
public sealed record NotificationsAnswer(int Unread, IReadOnlyList<NotificationAnswer> Notifications, long? Next)
{
    public static NotificationsAnswer Of(InboxPage page, string language) =>
        new(page.Unread, [.. page.Lines.Select(x => NotificationAnswer.Of(x, language))], page.Next);
}

/// <summary>One line.</summary>
/// <param name="Lead">By code; null: it is about several, or about none.</param>
/// <param name="Count">Of how many it is.</param>
public sealed record NotificationAnswer(
    long Number,
    string Campaign,
    NotificationKind Kind,
    string? Lead,
    int Count,
    DateTimeOffset At,
    bool Read,
    string Text
)
{
    public static NotificationAnswer Of(InboxLine line, string language) =>
        new(
            line.Latest.Number,
            line.Campaign,
            line.Latest.Kind,
            line.Lead,
            line.Count,
            line.Latest.At,
            line.IsRead,
            InboxWords.Of(line, language)
        );
}
