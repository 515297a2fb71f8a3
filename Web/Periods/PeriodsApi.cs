using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>A campaign's periods, their closing, and what was certified.</summary>
public static class PeriodsApi
{
    public static void MapPeriods(this IEndpointRouteBuilder routes)
    {
        var periods = routes
            .MapGroup("/api/v1/campaigns/{code}")
            .WithTags("Periods")
            .RequireAccess(AccessPolicies.Results)
            .WithProblems(401, 403, 404);

        periods
            .MapGet("/periods", All)
            .WithSummary("The periods in order")
            .WithDescription(
                "States: upcoming, open, grace (ended, late facts still count), closing (nothing more counts, for the "
                    + "seconds until it is certified), closed (certified). Void periods of a campaign ended early are "
                    + "left out."
            );

        routes
            .MapGroup("/api/v1/campaigns/{code}")
            .WithTags("Periods")
            .RequireAccess(AccessPolicies.Scores)
            .WithProblems(401, 403, 404)
            .MapPost("/periods/{number:int}/close", Close)
            .WithProblems(409)
            .WithSummary("End a period's grace now")
            .WithDescription("409 before its end. Answers its results; closing again changes nothing.");

        periods
            .MapGet("/periods/{number:int}/results", OfPeriod)
            .WithProblems(400)
            .WithSummary("A closed period's certified results")
            .WithDescription(Formats);

        periods
            .MapGet("/results", OfCampaign)
            .WithProblems(400)
            .WithSummary("A closed campaign's certified results")
            .WithDescription(Formats);
    }

    private const string Formats =
        "404 until closed. `format=canonical` answers the exact bytes that `sha256` is over; `version` picks an "
        + "earlier version.";

    private static async Task<Ok<IReadOnlyList<PeriodAnswer>>> All(string code, BoardReads reads, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return TypedResults.Ok<IReadOnlyList<PeriodAnswer>>([
            .. (await reads.Snapshot(code))
                .Periods.Where(period => !period.Void)
                .Select(period => new PeriodAnswer(
                    period.Number,
                    period.StartsAt,
                    period.EndsAt,
                    period.State(now),
                    period.ClosedAt
                )),
        ]);
    }

    private static async Task<Ok<ResultsAnswer>> Close(
        string code,
        int number,
        HttpContext http,
        Closing closing,
        ResultReads results,
        Awards awards
    )
    {
        await closing.Close(code, number, http.By());
        return TypedResults.Ok(
            ResultsAnswer.Of((await results.Find(code, number))!, await awards.Winners(code, number))
        );
    }

    private static async Task<Results<Ok<ResultsAnswer>, FileContentHttpResult>> OfPeriod(
        string code,
        int number,
        [AsParameters] ResultsParameters asked,
        ResultReads results,
        Awards awards
    )
    {
        if (number < 1)
            throw RefusedException.NotFound("no-period", number);
        return await Read(new ResultsOf(code, number), asked, results, awards);
    }

    private static Task<Results<Ok<ResultsAnswer>, FileContentHttpResult>> OfCampaign(
        string code,
        [AsParameters] ResultsParameters asked,
        ResultReads results,
        Awards awards
    ) => Read(new ResultsOf(code, BoardKey.Overall), asked, results, awards);

    private static async Task<Results<Ok<ResultsAnswer>, FileContentHttpResult>> Read(
        ResultsOf of,
        ResultsParameters asked,
        ResultReads results,
        Awards awards
    )
    {
        var format = Query.Word("format", asked.Format, "json", "canonical");
        var language = Query.Language(asked.Lang);

        var version = asked.Version is null
            ? (int?)null
            : (int)Query.Whole("version", asked.Version, 1, 1, int.MaxValue);

        var published =
            await results.Find(of.Campaign, of.Period, version, language)
            ?? throw (
                version is null
                    ? RefusedException.NotFound("results-not-yet")
                    : RefusedException.NotFound("no-result-version", version)
            );

        if (format == "canonical")
            return TypedResults.Bytes(published.Stored.Canonical, "application/json");

        return TypedResults.Ok(ResultsAnswer.Of(published, await awards.Winners(of.Campaign, of.Period, language)));
    }

    private sealed record ResultsOf(string Campaign, int Period);
}

/// <summary>What GET results may be asked; read as text, so that a wrong one is named.</summary>
public sealed record ResultsParameters(string? Format, string? Version, string? Lang);

public sealed record PeriodAnswer(
    int Number,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    PeriodState State,
    DateTimeOffset? ClosedAt
);
