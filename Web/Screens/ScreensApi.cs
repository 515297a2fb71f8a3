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
                "`shown`: the version that it shows; `slide`: what it shows now. Another `version`, or another `look` "
                    + "or `release` than its page has, means: reload. Another `programme` is taken up as it is. "
                    + "`desk`: figures, for a programme that shows them; `taken` is null while boards are frozen."
            );

        routes
            .MapGroup("/api/v1/campaigns/{code}/look")
            .WithTags("Screens")
            .RequireAccess(AccessPolicies.Boards)
            .WithProblems(401, 403, 404)
            .MapGet("/", Look)
            .WithSummary("Whether a wall is still as it was")
            .WithDescription(
                "`look`: a mark of all that stands still on it: names, rules, prizes, theme. `release`: one of the "
                    + "program. A wall that has another one reloads."
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
                    + "`walk`, `chart`, `table` or `lanes`; without it the theme's own. `programme`: up to twelve "
                    + "`slides` in turn, each for `seconds` (5–600): `board` and `race` (with `board` and `layout`), "
                    + "`winners`, `prizes`, `countdown`, `message` (`text` of 280 characters, days `from` and "
                    + "`until`), `desk`; hours `quiet` (no sound) and `night` (dark) on the challenge's clocks; "
                    + "`volume` 0–100; `celebrates`: teams whose deals it celebrates, none for everybody's. Without "
                    + "`programme` the screen keeps the one that it has; a screen of another challenge celebrates "
                    + "everybody."
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
        [AsParameters] ScreenBeat beat,
        HttpContext http,
        Screens screens,
        PageLooks looks,
        DeskFigures figures
    )
    {
        var screen =
            await screens.Find(long.Parse(http.User.Identity!.Name![Screen.AuthorPrefix.Length..]))
            ?? throw RefusedException.NotFound("screen-revoked");

        await screens.Seen(
            screen,
            (int)Query.Whole("shown", beat.Shown, 0, 0, int.MaxValue),
            beat.Slide is null ? null : Query.Word("slide", beat.Slide, [.. ScreenSlide.Words]),
            http.Request.Headers.UserAgent
        );

        http.Response.Headers.CacheControl = "no-store";
        var campaign = screen.Showing.Campaign;
        var now = await looks.Of(campaign);
        var showsDesk = now is not null && screen.Programme is { } own && own.Slides.Any(x => x.Show == SlideKind.Desk);
        return TypedResults.Ok(
            ScreenAnswer.Of(screen) with
            {
                Look = now?.Look,
                Release = now?.Release,
                Desk = showsDesk ? await figures.Of(campaign) : null,
            }
        );
    }

    private static async Task<Ok<LookAnswer>> Look(string code, HttpContext http, PageLooks looks)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await looks.Of(code) ?? throw RefusedException.NotFound("no-campaign", code));
    }

    private static async Task<Ok<IReadOnlyList<ScreenAnswer>>> All(HttpContext http, Screens screens) =>
        TypedResults.Ok<IReadOnlyList<ScreenAnswer>>([
            .. (await screens.All())
                .Where(x => http.May(AccessPolicies.Screens, x.Showing.Campaign))
                .Select(ScreenAnswer.Of),
        ]);

    private static async Task<Ok<ScreenAnswer>> Change(
        long id,
        Body<ScreenChange> body,
        HttpContext http,
        Screens screens
    )
    {
        await Get(http, screens, id);
        Check(http, body.Value.Showing?.Campaign);
        return TypedResults.Ok(ScreenAnswer.Of(await screens.Change(id, body.Value, http.By())));
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

/// <summary>What a screen says of itself; read as text, so that a wrong one is named.</summary>
public sealed record ScreenBeat(string? Shown, string? Slide);

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
    /// <summary>Null: it shows its boards alone.</summary>
    public ScreenProgramme? Programme { get; init; }

    /// <summary>What it showed when it was seen: a kind of slide, or <c>night</c>.</summary>
    public string? SeenSlide { get; init; }

    /// <summary>Sent to the screen itself, if its programme shows them.</summary>
    public DeskFigure? Desk { get; init; }

    /// <summary>
    /// Sent to the screen itself: if its page has another one, rules, prizes, names or theme have changed.
    /// </summary>
    public string? Look { get; init; }

    /// <summary>Sent to the screen itself: if its page has another one, the program has been renewed.</summary>
    public string? Release { get; init; }

    public static ScreenAnswer Of(Screen x) =>
        new(x.Id, x.Name, x.Showing, x.Version, x.PairedAt, x.PairedBy, x.SeenAt, x.SeenVersion, x.Client)
        {
            Programme = x.Programme,
            SeenSlide = x.SeenSlide,
        };
}
