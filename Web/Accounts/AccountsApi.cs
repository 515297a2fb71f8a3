using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>People who sign in: invited, given roles, disabled, never deleted.</summary>
public static class AccountsApi
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var accounts = routes
            .MapGroup("/api/v1/accounts")
            .WithTags("People")
            .RequireAccess(AccessPolicies.Admin)
            .WithProblems(401, 403);

        accounts.MapGet("/", All).WithSummary("All accounts, disabled ones too");

        accounts
            .MapPost("/", Invite)
            .WithProblems(400, 409, 413, 415)
            .WithSummary("Invite a person")
            .WithDescription(
                "`grants`: `role` is admin, marketing, director, prospector, rep or spectator; `campaign` a code, or "
                    + "null for all; `scope` a director's team, a rep's or prospector's own participant code. "
                    + "Answers a `link` that is good once, for seven days, to be handed over."
            );

        accounts
            .MapPut("/{id:long}/grants", Grant)
            .WithProblems(400, 404, 409, 413, 415)
            .WithSummary("Replace a person's roles; they hold from the next request on");

        accounts
            .MapPost("/{id:long}/reset", Reset)
            .WithProblems(404)
            .WithSummary("A link to set a new password, good once, for an hour");

        accounts.MapPost("/{id:long}/sign-out", SignOut).WithProblems(404).WithSummary("End all sessions of a person");
        accounts.MapPost("/{id:long}/disable", Disable).WithProblems(404, 409).WithSummary("Let a person in no more");

        accounts
            .MapPost("/{id:long}/enable", Enable)
            .WithProblems(404, 409)
            .WithSummary("Let a person in again; a lock is lifted");

        accounts
            .MapDelete("/{id:long}/second-factor", DropSecondFactor)
            .WithProblems(404)
            .WithSummary("Take off the second factor of somebody who lost the telephone");

        accounts
            .MapPost("/{id:long}/erasure", Erase)
            .WithProblems(404, 409)
            .WithSummary("Forget who a person was")
            .WithDescription(
                "Name, address, roles and logins go for good; what the person did stays with the account's number."
            );
    }

    private static async Task<Ok<IReadOnlyList<AccountAnswer>>> All(Accounts accounts) =>
        TypedResults.Ok<IReadOnlyList<AccountAnswer>>([.. (await accounts.All()).Select(AccountAnswer.Of)]);

    private static async Task<Created<InvitationAnswer>> Invite(
        Body<InvitationRequest> body,
        HttpContext http,
        Accounts accounts,
        Addresses addresses
    )
    {
        var (account, secret) = await accounts.Invite(body.Value.Checked(), http.By());
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created(
            (string?)null,
            new InvitationAnswer(AccountAnswer.Of(account), addresses.Join(http, OneTimeLinkKind.Invitation, secret))
        );
    }

    private static async Task<Ok<AccountAnswer>> Grant(
        long id,
        Body<GrantsRequest> body,
        HttpContext http,
        Accounts accounts
    ) =>
        TypedResults.Ok(
            AccountAnswer.Of(
                await accounts.Grant(
                    id,
                    body.Value.Grants ?? throw RefusedException.Invalid("grants", "required"),
                    http.By()
                )
            )
        );

    private static async Task<Ok<LinkAnswer>> Reset(long id, HttpContext http, Accounts accounts, Addresses addresses)
    {
        var (kind, secret) = await accounts.AskReset(id, http.By());
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new LinkAnswer(addresses.Join(http, kind, secret)));
    }

    private static async Task<Ok<AccountAnswer>> SignOut(long id, HttpContext http, Accounts accounts) =>
        Answer(await accounts.SignOutEverywhere(id, http.By()));

    private static async Task<Ok<AccountAnswer>> Disable(long id, HttpContext http, Accounts accounts) =>
        Answer(await accounts.Disable(id, http.By()));

    private static async Task<Ok<AccountAnswer>> Enable(long id, HttpContext http, Accounts accounts) =>
        Answer(await accounts.Enable(id, http.By()));

    private static async Task<Ok<AccountAnswer>> DropSecondFactor(long id, HttpContext http, OwnAccount accounts) =>
        Answer(await accounts.DropTotp(id, http.By()));

    private static async Task<Ok<AccountAnswer>> Erase(long id, HttpContext http, Accounts accounts) =>
        Answer(await accounts.Erase(id, http.By()));

    private static Ok<AccountAnswer> Answer(Account account) => TypedResults.Ok(AccountAnswer.Of(account));
}

public sealed record InvitationRequest(string? Email, string? Name, IReadOnlyList<Grant>? Grants)
{
    public Invitation Checked() =>
        new(
            Email ?? throw RefusedException.Invalid("email", "required"),
            Name ?? throw RefusedException.Invalid("name", "required"),
            Grants ?? throw RefusedException.Invalid("grants", "required")
        );
}

public sealed record GrantsRequest(IReadOnlyList<Grant>? Grants);

/// <summary>An account without its secrets.</summary>
public sealed record AccountAnswer(
    long Id,
    string Author,
    string Email,
    string Name,
    IReadOnlyList<Grant> Grants,
    bool HasPassword,
    bool HasSecondFactor,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SignedInAt,
    DateTimeOffset? LockedUntil,
    DateTimeOffset? DisabledAt
)
{
    public static AccountAnswer Of(Account x) =>
        new(
            x.Id,
            x.Author,
            x.Email,
            x.Name,
            x.Grants,
            x.PasswordHash is not null,
            x.TotpSecret is not null,
            x.CreatedAt,
            x.SignedInAt,
            x.LockedUntil,
            x.DisabledAt
        );
}

/// <param name="Link">Shown this once.</param>
public sealed record InvitationAnswer(AccountAnswer Account, string Link);

/// <param name="Link">Shown this once.</param>
public sealed record LinkAnswer(string Link);
