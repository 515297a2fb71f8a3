using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>
/// The paired screens: who they are, when they were seen, what they show; set from afar to show something else.
/// </summary>
public static class ScreensApi
{
    public static void MapPairedScreens(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGroup("/api/v1/screen")
            .WithTags("Screens")
            .RequireAccess(AccessPolicies.Wall)
            .WithProblems(401, 403)
            .MapGet("/", Own)
            .WithSummary("A screen asks what to show")
            .WithDescription(
                "`shown`: the version that it shows. Another `version`, or another `look` than its page has, "
                    + "means: reload."
            );

        var screens = routes
            .MapGroup("/api/v1/screens")
            .WithTags("Screens")
            .RequireAccess(AccessPolicies.Screens)
            .WithProblems(401, 403);

        screens.MapGet("/", All).WithSummary("The screens of one's campaigns");

        screens
            .MapPut("/{id:long}", Change)
            .WithProblems(400, 404, 413, 415)
            .WithSummary("Rename a screen, and say what it is to show")
            .WithDescription(
                "`boards`: the first is shown large, the others beside it for `seconds` each (5–600). `layout`: "
                    + "`walk`, `chart`, `table` or `lanes`; without it the theme's own."
            );

        screens.MapPost("/{id:long}/reload", Reload).WithProblems(404).WithSummary("Make a screen reload");
        screens.MapDelete("/{id:long}", Revoke).WithProblems(404).WithSummary("Revoke a screen: it shows nothing more");
    }

    /// <summary>Throws <see cref="RefusedException"/> when the campaign is not the caller's.</summary>
    public static void Check(HttpContext http, string? campaign)
    {
        if (campaign is not null && !http.May(AccessPolicies.Screens, campaign))
            throw RefusedException.Forbidden("campaign-not-open", campaign);
    }

    /// <summary>A screen of another's campaign is answered like one that is not there.</summary>
    public static async Task<Screen> Get(HttpContext http, Screens screens, long id) =>
        await screens.Find(id) is { } screen && http.May(AccessPolicies.Screens, screen.Showing.Campaign)
            ? screen
            : throw RefusedException.NotFound("no-screen", id);

    private static async Task<Ok<ScreenAnswer>> Own(
        string? shown,
        HttpContext http,
        Screens screens,
        PageReads reads,
        Themes themes,
        TimeProvider clock
    )
    {
        var screen =
            await screens.Find(long.Parse(http.User.Identity!.Name![Screen.AuthorPrefix.Length..]))
            ?? throw RefusedException.NotFound("screen-revoked");

        await screens.Seen(
            screen,
            (int)Query.Whole("shown", shown, 0, 0, int.MaxValue),
            http.Request.Headers.UserAgent
        );

        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(
            ScreenAnswer.Of(screen) with
            {
                Look = await reads.Launched(screen.Showing.Campaign) is { } snapshot
                    ? PageLook.Of(snapshot, themes.For(snapshot.Campaign.Document.Theme), clock.GetUtcNow())
                    : null,
            }
        );
    }

    private static async Task<Ok<IReadOnlyList<ScreenAnswer>>> All(HttpContext http, Screens screens) =>
        TypedResults.Ok<IReadOnlyList<ScreenAnswer>>([
            .. (await screens.All())
                .Where(x => http.May(AccessPolicies.Screens, x.Showing.Campaign))
                .Select(ScreenAnswer.Of),
        ]);

    private static async Task<Ok<ScreenAnswer>> Change(
        long id,
        Body<ScreenRequest> body,
        HttpContext http,
        Screens screens
    )
    {
        await Get(http, screens, id);
        Check(http, body.Value.Showing?.Campaign);
        return TypedResults.Ok(
            ScreenAnswer.Of(await screens.Change(id, body.Value.Name, body.Value.Showing, http.By()))
        );
    }

    private static async Task<Ok<ScreenAnswer>> Reload(long id, HttpContext http, Screens screens)
    {
        await Get(http, screens, id);
        return TypedResults.Ok(ScreenAnswer.Of(await screens.Reload(id, http.By())));
    }

    private static async Task<NoContent> Revoke(long id, HttpContext http, Screens screens)
    {
        await Get(http, screens, id);
        await screens.Revoke(id, http.By());
        return TypedResults.NoContent();
    }
}

public sealed record ScreenRequest(string? Name, ScreenContent? Showing);

/// <param name="SeenAt">To the minute.</param>
/// <param name="SeenVersion">What it showed then; behind <paramref name="Version"/> it is about to reload.</param>
/// <param name="Client">What the display says of itself.</param>
public sealed record ScreenAnswer(
    long Id,
    string Name,
    ScreenContent Showing,
    int Version,
    DateTimeOffset PairedAt,
    string PairedBy,
    DateTimeOffset? SeenAt,
    int? SeenVersion,
    string? Client
)
{
    /// <summary>
    /// Sent to the screen itself: if its page has another one, rules, prizes, names or theme have changed.
    /// </summary>
    public string? Look { get; init; }

    public static ScreenAnswer Of(Screen x) =>
        new(x.Id, x.Name, x.Showing, x.Version, x.PairedAt, x.PairedBy, x.SeenAt, x.SeenVersion, x.Client);
}
