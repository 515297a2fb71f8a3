using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>The companies that leads are of, and who owns each.</summary>
public static class LeadAccountsApi
{
    public static void MapLeadAccounts(this IEndpointRouteBuilder routes)
    {
        var accounts = routes
            .MapGroup("/api/v1/campaigns/{code}/accounts")
            .WithTags("Leads")
            .RequireAccess(AccessPolicies.Leads)
            .WithProblems(401, 403, 404);

        accounts.MapGet("/", All).WithSummary("The companies that leads are of, by code");

        accounts
            .MapPut("/", Put)
            .WithProblems(400, 409, 413, 415)
            .WithSummary("Add or change companies")
            .WithDescription(
                "By code, at most 1,000; what is not named stays as it is. `owner` is a rep's code: leads of the "
                    + "company go to that rep first. Left out, nobody owns it. For marketing."
            );
    }

    private static async Task<Ok<IReadOnlyList<OwnedAccount>>> All(
        string code,
        HttpContext http,
        LeadAccounts accounts,
        LeadCalls calls
    )
    {
        var reader = await calls.Reader(http, code);
        var all = await accounts.All(code);
        return TypedResults.Ok<IReadOnlyList<OwnedAccount>>([
            .. all.Select(x => x with { Owner = reader.CodeOf(x.Owner) }),
        ]);
    }

    private static async Task<Ok<PutCounts>> Put(
        string code,
        Body<IReadOnlyList<LeadAccountRequest>> body,
        HttpContext http,
        LeadAccounts accounts,
        DeskCallers callers
    )
    {
        var by = await callers.Of(http, code);
        // who may put none learns nothing of what is wrong with them
        if (!by.Mover.IsMarketing)
            throw RefusedException.Forbidden("not-your-move");
        var errors = new FieldErrors();
        for (var i = 0; i < body.Value.Count; i++)
        {
            errors.If(body.Value[i].Code is null, $"[{i}].code", "required");
            errors.If(body.Value[i].Name is null, $"[{i}].name", "required");
        }

        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);
        return TypedResults.Ok(
            await accounts.Put(code, [.. body.Value.Select(x => new OwnedAccount(x.Code!, x.Name!, x.Owner))], by)
        );
    }
}

/// <summary>A company as sent.</summary>
public sealed record LeadAccountRequest(string? Code, string? Name, string? Owner = null);
