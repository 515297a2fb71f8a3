namespace ChallengeHub.Web;

/// <summary>
/// What every answer tells the browser: run nothing that is not ours, guess no types, tell other sites nothing.
/// </summary>
public static class Headers
{
    /// <summary>No inline script or style anywhere; what a theme or a name brings cannot run.</summary>
    private const string Pages =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri "
        + "'none'; form-action 'self'; frame-ancestors 'self'";

    /// <summary>
    /// Pages of libraries that bring inline scripts of their own; they show nothing that people wrote into a theme or a
    /// name.
    /// </summary>
    private static readonly string[] Foreign = ["/docs", "/jobs"];

    /// <summary>What keeps walls and boards for a reload without a server (Client/public/away.js).</summary>
    private const string Worker = "/dist/away.js";

    public static void UseHeaders(this WebApplication app)
    {
        app.UseHsts();
        app.Use(
            (http, next) =>
            {
                // asked now: a library that is mapped below a path may take it out of the request
                var ours = !Foreign.Any(path => http.Request.Path.StartsWithSegments(path));
                var isWorker = http.Request.Path == Worker;
                http.Response.OnStarting(() =>
                {
                    var headers = http.Response.Headers;
                    headers.XContentTypeOptions = "nosniff";
                    headers["Referrer-Policy"] = "same-origin";
                    headers["Cross-Origin-Opener-Policy"] = "same-origin";
                    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
                    headers.XFrameOptions = "SAMEORIGIN";

                    if (ours && headers.ContentSecurityPolicy.Count == 0)
                        headers.ContentSecurityPolicy = Pages;
                    // it lies beside the scripts and stands before pages
                    if (isWorker)
                        headers["Service-Worker-Allowed"] = $"{http.Request.PathBase}/";

                    return Task.CompletedTask;
                });

                return next(http);
            }
        );
    }
}
