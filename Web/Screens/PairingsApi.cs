using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>How a display is let in: the device authorization of RFC 8628, with a screen's token at its end.</summary>
public static class PairingsApi
{
    public static void MapPairings(this IEndpointRouteBuilder routes)
    {
        var display = routes.MapGroup("/api/v1/pairings").WithTags("Screens").RequireAccess(AccessPolicies.Open);
        display
            .MapPost("/", Begin)
            .WithProblems(409)
            .WithSummary("A display asks to be paired")
            .WithDescription(
                "Shows `userCode` and asks `/pairings/token` every `interval` seconds. The names are those of RFC "
                    + "8628, section 3.2."
            );

        display
            .MapPost("/token", Poll)
            .WithProblems(400, 413, 415, 429)
            .WithSummary("A display asks whether it has been paired")
            .WithDescription(
                "400 with `error`: authorization_pending, slow_down (five seconds more between two questions), "
                    + "access_denied, expired_token. Granted, it answers the token once, and sets it as a cookie."
            );

        var person = routes
            .MapGroup("/api/v1/pairings")
            .WithTags("Screens")
            .RequireAccess(AccessPolicies.Screens)
            .WithProblems(401, 403, 404);

        person
            .MapPost("/{userCode}", Confirm)
            .WithProblems(400, 413, 415, 429)
            .WithSummary("Confirm the code that a display shows, and say what it is to show");

        person.MapDelete("/{userCode}", Deny).WithSummary("Refuse the display that shows this code");
    }

    private static async Task<Created<PairingAnswer>> Begin(
        HttpContext http,
        Pairings pairings,
        Addresses addresses,
        [FromKeyedServices(Clocks.People)] TimeProvider clock
    )
    {
        var begun = await pairings.Begin(http.Address() ?? "");
        var where = addresses.Of(http, "/pair");
        http.Response.Headers.CacheControl = "no-store";

        return TypedResults.Created(
            (string?)null,
            new PairingAnswer(
                begun.Device,
                begun.Code,
                where,
                $"{where}?code={begun.Code}",
                Qr.Picture($"{where}?code={begun.Code}"),
                (int)(begun.ExpiresAt - clock.GetUtcNow()).TotalSeconds,
                begun.Pause
            )
        );
    }

    private static async Task<Results<Ok<PairedAnswer>, ProblemHttpResult>> Poll(
        Body<PollRequest> body,
        HttpContext http,
        Pairings pairings,
        Attempts attempts
    )
    {
        var answer = await pairings.Poll(
            body.Value.DeviceCode ?? throw RefusedException.Invalid("deviceCode", "required")
        );

        http.Response.Headers.CacheControl = "no-store";

        if (answer is { State: PollState.Granted, Token: { } token, Screen: { } screen })
        {
            ScreenToken.Give(http, token);
            return TypedResults.Ok(new PairedAnswer(token, ScreenAnswer.Of(screen)));
        }

        var (error, words) = answer.State switch
        {
            PollState.Pending => ("authorization_pending", "Nobody has confirmed the code yet."),
            PollState.SlowDown => ("slow_down", "Too soon: wait five seconds longer between two questions."),
            PollState.Denied => ("access_denied", "The display was refused."),
            _ => ("expired_token", "The code has expired: begin again."),
        };

        if (answer.State == PollState.Expired && !attempts.Another(http, Tried.ScreenCode))
            return TypedResults.Problem("Too many tries.", statusCode: StatusCodes.Status429TooManyRequests);

        return TypedResults.Problem(
            words,
            statusCode: StatusCodes.Status400BadRequest,
            extensions: [KeyValuePair.Create<string, object?>("error", error)]
        );
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Confirm(
        string userCode,
        Body<ScreenRequest> body,
        HttpContext http,
        Pairings pairings,
        Attempts attempts
    )
    {
        if (!attempts.Another(http, Tried.ScreenCode))
            return TypedResults.Problem("Too many codes were tried.", statusCode: StatusCodes.Status429TooManyRequests);
        ScreensApi.Check(http, body.Value.Showing?.Campaign);
        await pairings.Confirm(userCode, body.Value.Name, body.Value.Showing, http.By());
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Deny(
        string userCode,
        HttpContext http,
        Pairings pairings,
        Attempts attempts
    )
    {
        if (!attempts.Another(http, Tried.ScreenCode))
            return TypedResults.Problem("Too many codes were tried.", statusCode: StatusCodes.Status429TooManyRequests);
        await pairings.Deny(userCode, http.By());
        return TypedResults.NoContent();
    }
}

/// <param name="UserCode">Eight letters, to be shown.</param>
/// <param name="VerificationUri">Where a signed-in person confirms it.</param>
/// <param name="Qr">The complete address as a picture, a data address.</param>
/// <param name="ExpiresIn">Seconds.</param>
/// <param name="Interval">Seconds to wait between two questions.</param>
public sealed record PairingAnswer(
    string DeviceCode,
    string UserCode,
    string VerificationUri,
    string VerificationUriComplete,
    string Qr,
    int ExpiresIn,
    int Interval
);

public sealed record PollRequest(string? DeviceCode);

/// <param name="Token">Shown this once.</param>
public sealed record PairedAnswer(string Token, ScreenAnswer Screen);
