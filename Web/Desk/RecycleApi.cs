using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Leads begin again: in the next cycle, or in a later campaign.</summary>
public static class RecycleApi
{
    public static void MapRecycle(this IEndpointRouteBuilder routes) =>
        routes
            .MapGroup("/api/v1/campaigns/{code}/leads")
            .WithTags("Leads")
            .RequireAccess(AccessPolicies.Leads)
            .WithProblems(400, 401, 403, 404, 409, 413, 415)
            .MapPost("/recycle", Recycle)
            .WithSummary("Begin leads again, in the next cycle or in a later campaign")
            .WithDescription(
                "`where` names at least one of `status`, `olderThanDays` (since the last fact or note), `source`, "
                    + "`team`, `rep`, `prospector` and `reason`; what began again and nobody has worked on since is "
                    + "left out, unless it goes into another campaign. `into`: a later campaign, in which they become "
                    + "new cards with their `origin`, each once. `dryRun`, in the body or the query, writes nothing. "
                    + "Answers what becomes of each lead: `recycled`, `draft` (the sheet of the later campaign asks "
                    + "for more), `cooling`, `do-not-contact`, `won`, `erased`, `already-there`, `twin` or `refused`; "
                    + "at most 10,000 at once, and `more` where there are more. With an `Idempotency-Key` no lead "
                    + "begins a further cycle when the request is sent again. For marketing."
            );

    private static async Task<Ok<RecycleAnswer>> Recycle(
        string code,
        Body<RecycleRequest> body,
        [AsParameters] RecycleParameters asked,
        HttpContext http,
        RecycleCalls calls
    )
    {
        var request = body.Value;
        var isDryRun = request.DryRun == true || Query.Word("dryRun", asked.DryRun, "false", "true") == "true";
        if (asked.Key is { } key && (key.Length is < 1 or > 200 || key.Any(x => x is <= ' ' or > '~')))
            throw RefusedException.Invalid("Idempotency-Key", "idempotency-key-format");

        var by = await calls.Callers.Of(http, code);
        var order = new RecycleOrder(request.Where, await Into(request.Into, http, calls), asked.Key);
        var outcome = isDryRun
            ? await calls.Recycling.Try(code, order, by)
            : await calls.Recycling.Recycle(code, order, by);
        return TypedResults.Ok(RecycleAnswer.Of(outcome, isDryRun, LeadCalls.LanguageOf(http)));
    }

    /// <summary>The address names another campaign: whether the door opens for this one, too, is asked here.</summary>
    private static async Task<RecycleTarget?> Into(string? campaign, HttpContext http, RecycleCalls calls)
    {
        if (campaign is null)
            return null;
        return http.May(AccessPolicies.Leads, campaign)
            ? new RecycleTarget(campaign, await calls.Callers.Of(http, campaign))
            : throw RefusedException.NotFound("no-campaign", campaign);
    }
}

/// <summary>What recycling is asked beside its body; read as text, so that a wrong one is named.</summary>
public sealed record RecycleParameters
{
    [FromQuery]
    public string? DryRun { get; init; }

    [FromHeader(Name = "Idempotency-Key")]
    public string? Key { get; init; }
}

/// <summary>What the route is answered with.</summary>
public sealed record RecycleCalls(LeadRecycling Recycling, DeskCallers Callers);

public sealed record RecycleRequest
{
    public RecycleFilter? Where { get; init; }
    public string? Into { get; init; }
    public bool? DryRun { get; init; }
}

/// <param name="Counts">How many leads there are of each result.</param>
/// <param name="More">There are more leads than are taken at once.</param>
public sealed record RecycleAnswer(
    bool DryRun,
    IReadOnlyDictionary<RecycleResult, int> Counts,
    IReadOnlyList<RecycledLeadAnswer> Leads,
    bool More
)
{
    public static RecycleAnswer Of(RecycleOutcome outcome, bool isDryRun, string language) =>
        new(
            isDryRun,
            outcome.Leads.GroupBy(x => x.Result).ToDictionary(x => x.Key, x => x.Count()),
            [.. outcome.Leads.Select(x => RecycledLeadAnswer.Of(x, language))],
            outcome.HasMore
        );
}

public sealed record RecycledLeadAnswer(string Lead, RecycleResult Result)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    public static RecycledLeadAnswer Of(RecycledLead lead, string language) =>
        new(lead.Lead, lead.Result)
        {
            Code = lead.Code,
            Reason = lead.Why is { } why ? ErrorSentences.Of(why, language) : null,
        };
}
