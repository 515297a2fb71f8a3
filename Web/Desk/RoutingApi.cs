using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>Where a lead would go, and by which rule; nothing is written.</summary>
public static class RoutingApi
{
    public static void MapRoutingTrials(this IEndpointRouteBuilder routes) =>
        routes
            .MapGroup("/api/v1/campaigns/{code}/leads")
            .WithTags("Leads")
            .RequireAccess(AccessPolicies.Leads)
            .WithProblems(400, 401, 403, 404, 413, 415)
            .MapPost("/route", Answer)
            .WithSummary("Where a lead would go now")
            .WithDescription(
                "A card as `POST /leads` takes it, and `attributes` as an event has them; nothing is written. `team` "
                    + "and `rep`: null where there is none. `by`: card, account, rule, pair or pool. `rule`: its "
                    + "place in the campaign's `routing`, from 0. `why`: a sentence. For directors, marketing, keys."
            );

    private static async Task<Ok<RouteAnswer>> Answer(string code, RouteBody body, HttpContext http, RoutingCalls calls)
    {
        var by = await calls.Callers.Of(http, code);
        if (!by.Mover.IsMarketing && !by.Mover.IsDirector)
            throw RefusedException.Forbidden("routing-not-yours");

        var routed = await calls.Trial.Try(code, body.Lead);
        var snapshot = await calls.Reads.Snapshot(code);
        var language = LeadCalls.LanguageOf(http);
        var reader = new LeadReader(snapshot, Caller.Of(http.User).Audience(code), language);
        using var spoken = Language.Speak(language);
        var words = new RouteWords(
            snapshot.Campaign.Document,
            RuleFormatter.Of(snapshot.Campaign.Document, language),
            LeadsPeople.Of(snapshot, language).NameOf
        );

        return TypedResults.Ok(
            new RouteAnswer(
                routed.Team,
                reader.CodeOf(routed.Rep),
                routed.By,
                routed.Rule,
                words.Why(routed, body.Lead.Card)
            )
        );
    }
}

/// <summary>What the route of routing is answered with.</summary>
public sealed record RoutingCalls(DeskCallers Callers, RoutingTrial Trial, BoardReads Reads);

/// <summary>Where a lead would go.</summary>
/// <param name="Team">Null: it is of no team.</param>
/// <param name="Rep">Null: it lies in the pool of the team, or of all.</param>
/// <param name="Rule">The place of the rule in the campaign's routing, from 0; null: it was none.</param>
/// <param name="Why">In the caller's language.</param>
public sealed record RouteAnswer(string? Team, string? Rep, RoutedBy By, int? Rule, string Why);
