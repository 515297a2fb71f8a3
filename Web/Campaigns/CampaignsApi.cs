using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>Marketing's campaigns: written whole, launched, ended; what is launched cannot be deleted.</summary>
public static class CampaignsApi
{
    public static void MapCampaigns(this IEndpointRouteBuilder routes)
    {
        var campaigns = routes
            .MapGroup("/api/v1/campaigns")
            .WithTags("Campaigns")
            .RequireAccess(AccessPolicies.Campaigns)
            .WithProblems(401, 403);

        campaigns.MapGet("/", All).WithSummary("All campaigns, by code");

        campaigns
            .MapGet("/{code}", Get)
            .WithProblems(404)
            .WithSummary("One campaign")
            .WithDescription(
                "The whole document with `code`, `status` and `ruleSetVersion`. `If-None-Match` is honoured."
            );

        campaigns
            .MapPut("/{code}", Put)
            .WithMetadata(new TakesBody(typeof(CampaignDocument), ["application/json"]))
            .WithProblems(400, 409, 412, 413, 415)
            .WithSummary("Create or replace a campaign")
            .WithDescription(
                "`If-Match` and `If-None-Match: *` are honoured. Members that only GET tells are ignored, so that an "
                    + "answer can be sent back. Of a launched campaign window, zone and periods are fixed (409); "
                    + "changed rules become a new version. `freeze`: `{\"hours\": 48, \"of\": \"campaign\"}` or "
                    + "`period`: so many hours (1–720) before the end boards are frozen for players, until the result "
                    + "is certified; it can change while none is. `ceremony`: `{\"on\": \"first-working-day\", "
                    + "\"at\": \"09:00\"}` or `first-day`: walls celebrate a result, and frozen boards are "
                    + "revealed, at that hour of the campaign's zone after its end, never before it is certified; "
                    + "null: as soon as it is. `teams[].colour`: one of "
                    + $"{string.Join(", ", TeamColours.Names)}, or `#rrggbb`; without it by the order of codes. "
                    + "`cheers`: false, and nobody cheers on screens."
            );

        campaigns
            .MapPost("/{code}/launch", Launch)
            .WithProblems(404, 409, 412)
            .WithSummary("Launch: from now on its events score")
            .WithDescription("`If-Match` is honoured.");

        campaigns
            .MapPost("/{code}/close", End)
            .WithProblems(404, 409, 412)
            .WithSummary("End it now")
            .WithDescription(
                "Later facts are outside, upcoming periods void; the current one ends now with its grace, and the "
                    + "campaign closes with it. `If-Match` is honoured."
            );

        campaigns
            .MapDelete("/{code}", Delete)
            .WithProblems(404, 409, 412)
            .WithSummary("Delete a draft")
            .WithDescription("`If-Match` is honoured.");
    }

    private static async Task<Ok<IReadOnlyList<CampaignAnswer>>> All(HttpContext http, Campaigns campaigns)
    {
        var answers = new List<CampaignAnswer>();
        foreach (
            var campaign in (await campaigns.All()).Where(campaign => http.May(AccessPolicies.Campaigns, campaign.Code))
        )
            answers.Add(CampaignAnswer.Of(await campaigns.Get(campaign.Code)));
        return TypedResults.Ok<IReadOnlyList<CampaignAnswer>>(answers);
    }

    private static async Task<Results<Ok<CampaignAnswer>, StatusCodeHttpResult>> Get(
        string code,
        HttpContext http,
        Campaigns campaigns
    )
    {
        var campaign = await campaigns.Get(code);
        http.Response.Headers.ETag = Etags.Of(campaign);
        if (Etags.Unchanged(http.Request, campaign))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Ok(CampaignAnswer.Of(campaign));
    }

    private static async Task<Results<Ok<CampaignAnswer>, Created<CampaignAnswer>>> Put(
        string code,
        Body<JsonObject> body,
        HttpContext http,
        ThemeChecked campaigns
    )
    {
        var document = Document(code, body.Value);
        var (campaign, created) = await campaigns.Put(code, document, Etags.Expected(http.Request), http.By());
        http.Response.Headers.ETag = Etags.Of(campaign);
        var answer = CampaignAnswer.Of(campaign);
        return created ? TypedResults.Created($"/api/v1/campaigns/{code}", answer) : TypedResults.Ok(answer);
    }

    private static async Task<Ok<CampaignAnswer>> Launch(string code, HttpContext http, Campaigns campaigns) =>
        Answer(http, await campaigns.Launch(code, http.By(), Etags.Expected(http.Request)));

    private static async Task<Ok<CampaignAnswer>> End(string code, HttpContext http, Campaigns campaigns) =>
        Answer(http, await campaigns.End(code, http.By(), expected: Etags.Expected(http.Request)));

    private static async Task<NoContent> Delete(string code, HttpContext http, Campaigns campaigns)
    {
        await campaigns.Delete(code, http.By(), Etags.Expected(http.Request));
        return TypedResults.NoContent();
    }

    private static Ok<CampaignAnswer> Answer(HttpContext http, CampaignDetails campaign)
    {
        http.Response.Headers.ETag = Etags.Of(campaign);
        return TypedResults.Ok(CampaignAnswer.Of(campaign));
    }

    /// <summary>The document without what only an answer tells.</summary>
    private static CampaignDocument Document(string code, JsonObject body)
    {
        if (
            body["code"] is { } sent
            && (sent.GetValueKind() != JsonValueKind.String || sent.GetValue<string>() != code)
        )
            throw RefusedException.Invalid("code", "code-of-address", code);
        foreach (var member in CampaignAnswer.ReadOnly)
            body.Remove(member);
        return JsonText.Read<CampaignDocument>(JsonSerializer.SerializeToElement(body, WebJson.Options));
    }
}
