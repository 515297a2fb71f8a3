using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace ChallengeHub.Web;

/// <summary>
/// What went wrong, as RFC 9457 problem details: the caller's mistakes in words, ours without internals.
/// </summary>
public sealed class Problems(ILogger<Problems> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken stop)
    {
        await Of(http, exception).ExecuteAsync(http);
        return true;
    }

    private IResult Of(HttpContext http, Exception exception)
    {
        if (exception is RefusedException refusal)
        {
            if (refusal.Wait is { } wait)
                RefusalProblems.RetryAfter(http.Response, wait);
            // who signed in reads it, and in a language; programs are answered in English
            return Of(refusal, http.AccountId() is null ? "en" : Language.Current);
        }

        if (StoreFaults.Reason(exception) is { } reason)
            return Unavailable(http, reason);
        if (exception is BadHttpRequestException bad)
            return TypedResults.Problem(bad.Message, statusCode: bad.StatusCode);

        log.LogError(exception, "{Method} {Path} failed", http.Request.Method, http.Request.Path);

        if (PlainPage.IsFor(http.Request))
            return Page(http, StatusCodes.Status500InternalServerError, "fault");

        var words = exception is CommitUncertain or PartlyWritten
            ? exception.Message
            : "Something went wrong here; the log of the installation has the details.";

        return TypedResults.Problem(words, statusCode: StatusCodes.Status500InternalServerError);
    }

    /// <summary>The writer has said so in the log.</summary>
    private static IResult Unavailable(HttpContext http, string reason)
    {
        RefusalProblems.RetryAfter(http.Response, RefusalProblems.Pause);
        return PlainPage.IsFor(http.Request)
            ? Page(http, StatusCodes.Status503ServiceUnavailable, "storeAway")
            : TypedResults.Problem(
                $"The store cannot be used now: {reason}. Nothing of this request is or will be written; send it "
                    + "again after the seconds that Retry-After says.",
                statusCode: StatusCodes.Status503ServiceUnavailable
            );
    }

    private static PlainPage Page(HttpContext http, int status, string word)
    {
        var typed = HttpMethods.IsPost(http.Request.Method) ? $" {T.StoreAwayTyped}" : "";
        return new PlainPage(status, T.Of($"{word}Title"), $"{T.Of($"{word}Page")}{typed}", T.StoreRetry);
    }

    /// <summary>Programs are answered in English, unless somebody reads what one of them shows.</summary>
    public static ProblemHttpResult Of(RefusedException refusal, string language = "en") =>
        TypedResults.Problem(
            ErrorSentences.Of(refusal, CultureInfo.GetCultureInfo(language)),
            statusCode: refusal.Kind switch
            {
                RefusedKind.Forbidden => StatusCodes.Status403Forbidden,
                RefusedKind.NotFound => StatusCodes.Status404NotFound,
                RefusedKind.Conflict => StatusCodes.Status409Conflict,
                RefusedKind.TooOften => StatusCodes.Status429TooManyRequests,
                RefusedKind.Stale => StatusCodes.Status412PreconditionFailed,
                _ => StatusCodes.Status400BadRequest,
            },
            extensions: Beside(refusal, language)
        );

    private static List<KeyValuePair<string, object?>> Beside(RefusedException refusal, string language)
    {
        List<KeyValuePair<string, object?>> beside = [.. refusal.Details];
        var isOfField = refusal is { Kind: RefusedKind.NotFound, Errors.Count: > 0 };
        if (refusal.Kind == RefusedKind.Invalid || isOfField)
            beside.Add(new("errors", ErrorSentences.ByField(refusal.Errors, language)));
        return beside;
    }
}

/// <summary>Wires problem details for exceptions and for answers that have no body of their own.</summary>
public static class ProblemsSetup
{
    public static void AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddExceptionHandler<Problems>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler();

        // a person gets a page, a program a problem
        app.UseWhen(
            http =>
                !http.Request.Path.StartsWithSegments("/api")
                && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal),
            pages => pages.UseStatusCodePagesWithReExecute("/problem/{0}")
        );

        app.UseWhen(
            http => http.Request.Path.StartsWithSegments("/api"),
            api =>
                api.UseStatusCodePages(context =>
                {
                    var status = context.HttpContext.Response.StatusCode;
                    return TypedResults
                        .Problem(ReasonPhrases.GetReasonPhrase(status), statusCode: status)
                        .ExecuteAsync(context.HttpContext);
                })
        );
    }
}
