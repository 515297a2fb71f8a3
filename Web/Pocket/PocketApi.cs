using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>A player's own page: how he stands, a cheer for a colleague, and what a telephone installs.</summary>
public static class PocketApi
{
    public static void AddPocket(this IServiceCollection services)
    {
        services.AddSingleton<PocketReads>();
        services.AddSingleton<PocketHomes>();
        services.AddHostedService<CheerBroadcast>();
    }

    public static void MapPocket(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGroup("/api/v1/campaigns/{code}")
            .WithTags("Boards")
            .RequireAccess(AccessPolicies.Pocket)
            .WithProblems(400, 401, 403, 404)
            .MapGet("/me", Read)
            .WithSummary("How the signed-in player stands")
            .WithDescription(
                "The own rank with two lines above and below, what passes the next one, the nearest prize, the points "
                    + "of this month by day. `enough` is what surely pays so much, caps and bonuses left aside. "
                    + "`points` are whole also while boards are frozen; ranks are then those of `frozenSince`. "
                    + "`player`: a code of one's own, where there are several. `lang`: language of names."
            );

        routes
            .MapGroup("/api/v1/campaigns/{code}")
            .WithTags("Boards")
            .RequireAccess(AccessPolicies.Cheers)
            .WithProblems(400, 401, 403, 404)
            .MapPost("/cheers", Cheer)
            .WithProblems(409, 413, 415, 429)
            .WithSummary("Cheer a player on the screens")
            .WithDescription(
                "`to`: a code as boards show it. `cheer`: bravo, keep-going, hats-off or thank-you. It is shown for a "
                    + "moment, under the names that boards show, and kept nowhere; a director cheers for the team. "
                    + "One a minute of each person and five in ten minutes of each challenge (429); who is hidden "
                    + "neither cheers nor is cheered; 409 where the challenge has no cheers."
            );

        var pages = routes.MapGroup("/me").RequireAccess(AccessPolicies.Pocket).ExcludeFromDescription();
        pages.MapGet("/", Home);
        pages.MapGet("/{campaign}/manifest.webmanifest", Manifest);

        routes
            .MapGet("/themes/{theme}/pocket-{size:int}.png", Icon)
            .RequireAccess(AccessPolicies.Open)
            .ExcludeFromDescription();
    }

    private static async Task<Ok<PocketAnswer>> Read(
        string code,
        [AsParameters] PocketParameters asked,
        HttpContext http,
        PocketReads pockets
    )
    {
        http.Response.Headers.CacheControl = "no-store";
        var caller = Caller.Of(http.User);
        return TypedResults.Ok(await pockets.Of(code, asked.Player, caller, Query.Language(asked.Lang)));
    }

    private static async Task<NoContent> Cheer(string code, Body<CheerRequest> body, HttpContext http, Cheers cheers)
    {
        var (to, cheer) = body.Value;
        var errors = new FieldErrors();
        errors.If(string.IsNullOrEmpty(to), "to", "required");
        errors.If(cheer is null, "cheer", "required");
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);

        var caller = Caller.Of(http.User);
        var teams = caller.Grants.Where(x => x.Role == AccountRole.Director && x.Campaign == code).Select(x => x.Scope);
        await cheers.Send(
            code,
            to!,
            cheer!.Value,
            new CheerSender(
                http.AccountId()!.Value,
                caller.Audience(code),
                caller.OwnCodes(code),
                [.. teams.OfType<string>()]
            )
        );
        return TypedResults.NoContent();
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Home(HttpContext http, PocketHomes homes) =>
        await homes.Of(Caller.Of(http.User).Grants) is { } address
            ? TypedResults.LocalRedirect($"~{address}{http.Request.QueryString}")
            : TypedResults.NotFound();

    private static async Task<Results<JsonHttpResult<WebManifest>, NotFound>> Manifest(
        string campaign,
        HttpContext http,
        PageReads reads,
        Themes themes
    )
    {
        var language = Language.Current;
        if (await reads.Launched(campaign) is not { } snapshot)
            return TypedResults.NotFound();
        var document = snapshot.Campaign.Document;
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            WebManifest.Of(
                document.Name!.In(language),
                $"{http.Request.PathBase}{PocketHomes.Address(campaign)}?lang={language}",
                themes.For(document.Theme),
                http.Request.PathBase
            ) with
            {
                Language = language,
            },
            contentType: "application/manifest+json"
        );
    }

    private static Results<FileContentHttpResult, NotFound> Icon(
        string theme,
        int size,
        Themes themes,
        HttpContext http
    )
    {
        if (themes.Find(theme) is not { } found || !PocketIcon.Sizes.Contains(size))
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=86400";
        return TypedResults.Bytes(PocketIcon.Of(found.Palette, size), "image/png");
    }
}

/// <summary>What GET me may be asked.</summary>
public sealed record PocketParameters(string? Player, string? Lang);

/// <param name="To">The code of a player, as boards show it.</param>
public sealed record CheerRequest(string? To, Cheer? Cheer);
