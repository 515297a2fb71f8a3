using System.Text.Encodings.Web;

namespace ChallengeHub.Web;

/// <summary>
/// A page for a person when no other can be made: it asks neither the store nor a theme for anything.
/// </summary>
/// <param name="Title">Already in the reader's language, as is the rest.</param>
public sealed record PlainPage(int Status, string Title, string Words, string Retry) : IResult
{
    /// <summary>
    /// A program, and a page's own script, gets problems; a person who opens an address or sends a form gets a page.
    /// </summary>
    public static bool IsFor(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api")
        && !request.Path.StartsWithSegments("/hubs")
        && !request.Path.StartsWithSegments("/health")
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    public async Task ExecuteAsync(HttpContext http)
    {
        string Safe(string text) => HtmlEncoder.Default.Encode(text);
        var language = Language.Current;
        var root = http.Request.PathBase.Value;
        var again = HttpMethods.IsGet(http.Request.Method)
            ? $"{root}{http.Request.Path}{http.Request.QueryString}"
            : $"{root}/";
        http.Response.StatusCode = Status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{language}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{Safe(Title)} · ChallengeHub</title>
              <link rel="stylesheet" href="{Safe(root ?? "")}/dist/office.css">
            </head>
            <body class="office">
              <main class="page" id="main">
                <h1>{Safe(Title)}</h1>
                <p class="lead">{Safe(Words)}</p>
                <p class="actions"><a class="button" href="{Safe(again)}">{Safe(Retry)}</a></p>
              </main>
            </body>
            </html>
            """
        );
    }
}
