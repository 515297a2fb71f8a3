using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>Who am I: for pages' scripts, and for programs that act for a person.</summary>
public static class SessionApi
{
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        var session = routes
            .MapGroup("/api/v1/session")
            .WithTags("People")
            .RequireAccess(AccessPolicies.Account)
            .WithProblems(401, 403);

        session
            .MapGet("/", Read)
            .WithSummary("The signed-in person")
            .WithDescription(
                $"`csrf` is the value of the header `{Csrf.Header}` that a request must bring which changes "
                    + "something and is let in by the cookie."
            );

        session.MapDelete("/", End).WithSummary("Sign out");
    }

    private static async Task<Ok<SessionAnswer>> Read(HttpContext http, Accounts accounts, IAntiforgery csrf)
    {
        var account = (await accounts.Find(http.AccountId()!.Value))!;
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers.Pragma = "no-cache";
        return TypedResults.Ok(
            new SessionAnswer(
                account.Author,
                account.Email,
                account.Name,
                account.Grants,
                csrf.GetAndStoreTokens(http).RequestToken!
            )
        );
    }

    private static async Task<NoContent> End(HttpContext http, Sessions sessions)
    {
        await SignedIn.End(http, sessions);
        return TypedResults.NoContent();
    }
}

/// <param name="Author">As the audit and the ledger name this person.</param>
public sealed record SessionAnswer(string Author, string Email, string Name, IReadOnlyList<Grant> Grants, string Csrf);
