namespace ChallengeHub.Web;

/// <summary>
/// A WebSocket is let in by a cookie whichever page opens it: the hub answers only pages of its own house.
/// </summary>
public static class Origins
{
    public static void UseOrigins(this WebApplication app, Settings settings) =>
        app.Use(
            (http, next) =>
            {
                if (
                    !http.Request.Path.StartsWithSegments("/hubs")
                    || http.Request.Headers.Origin.ToString() is not { Length: > 0 } origin
                    || IsOurs(origin, http, settings)
                )
                    return next(http);
                return TypedResults
                    .Problem(
                        "The hub does not answer pages of other sites.",
                        statusCode: StatusCodes.Status403Forbidden
                    )
                    .ExecuteAsync(http);
            }
        );

    private static bool IsOurs(string origin, HttpContext http, Settings settings) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && (
            from.Authority.Equals(http.Request.Host.Value, StringComparison.OrdinalIgnoreCase)
            || from.Authority.Equals(settings.PublicUrl?.Authority, StringComparison.OrdinalIgnoreCase)
        );
}
