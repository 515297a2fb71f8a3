using ChallengeHub.Jobs;
using Hangfire;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// Trials of rules, prizes and periods over a past, beside those in force: asked for, filled, watched, cancelled.
/// </summary>
public static class DryRunsApi
{
    public const int MostFileBytes = 64 << 20;

    public static void MapDryRuns(this IEndpointRouteBuilder routes)
    {
        var runs = routes
            .MapGroup("/api/v1")
            .WithTags("Dry runs")
            .RequireAccess(AccessPolicies.Campaigns)
            .WithProblems(401, 403, 404);

        runs.MapPost("/campaigns/{code}/dry-runs", Ask)
            .WithProblems(400, 409, 413, 415)
            .WithSummary("Play a draft over the campaign's facts, or over a file's")
            .WithDescription(
                "`rules`, `prizes` and `periods` are those of a campaign; what is left out stays as in force. "
                    + "Answers at once; a job plays it. With `source: file` the run waits for `PUT "
                    + "/dry-runs/{id}/facts`."
            );

        runs.MapGet("/campaigns/{code}/dry-runs", Latest).WithSummary("The newest twenty dry runs of a campaign");

        runs.MapGet("/dry-runs/{id:long}", Get)
            .WithProblems(400)
            .WithSummary("How far a dry run is, and its report once it is done")
            .WithDescription("`lang`: language of names.");

        runs.MapPut("/dry-runs/{id:long}/facts", Fill)
            .WithProblems(400, 409, 413, 415)
            .WithSummary("The facts of an imported year, for this run only")
            .WithMetadata(
                new RequestSizeLimitAttribute(MostFileBytes),
                new TakesBody(typeof(string), [NdJson.MediaType, CsvFile.MediaType, SheetFile.MediaType])
            )
            .WithDescription(
                "One event a line as `POST /events` takes it, or a list with these names as columns: CSV in any "
                    + "known encoding, or a workbook (XLSX). At most 64 MiB and 500,000 events. Faults "
                    + "are named by line and field, in the language of `Accept-Language`. `decimal` (`point` or "
                    + "`comma`) says what stands before decimals, where an amount such as `12.500` could be two "
                    + "numbers."
            );

        runs.MapPost("/dry-runs/{id:long}/cancel", Cancel)
            .WithProblems(409)
            .WithSummary("Cancel a dry run that is not over");
    }

    private static async Task<Accepted<DryRunAnswer>> Ask(
        string code,
        Body<DryRunRequest> body,
        HttpContext http,
        DryRuns runs,
        [FromServices] IBackgroundJobClient? jobs
    )
    {
        var run = await runs.Ask(code, body.Value.Draft, body.Value.Source, http.By());
        jobs.PokeDryRuns();
        return TypedResults.Accepted($"/api/v1/dry-runs/{run.Id}", DryRunAnswer.Of(run));
    }

    private static async Task<Ok<IReadOnlyList<DryRunAnswer>>> Latest(
        string code,
        ChallengeHub.Campaigns campaigns,
        DryRuns runs
    )
    {
        await campaigns.Get(code);
        return TypedResults.Ok<IReadOnlyList<DryRunAnswer>>([
            .. (await runs.Latest(code, 20)).Select(run => DryRunAnswer.Of(run)),
        ]);
    }

    private static async Task<Ok<DryRunAnswer>> Get(long id, string? lang, HttpContext http, DryRuns runs)
    {
        var run = await Reached(http, runs, id);
        return TypedResults.Ok(DryRunAnswer.Of(run, await runs.Report(run, Query.Language(lang))));
    }

    private static async Task<Results<Accepted<DryRunAnswer>, ProblemHttpResult>> Fill(
        long id,
        [FromQuery(Name = "decimal")] string? mark,
        HttpContext http,
        DryRuns runs,
        [FromServices] IBackgroundJobClient? jobs
    )
    {
        await Reached(http, runs, id);
        RequestBytes.Require(http.Request, NdJson.MediaType, CsvFile.MediaType, SheetFile.MediaType);
        var isLines = http.Request.ContentType!.StartsWith(NdJson.MediaType, StringComparison.OrdinalIgnoreCase);
        var how = new FactReading(
            isLines ? FactFormat.NdJson : FactFormat.Csv,
            Mark(mark) is { } known ? new FactShape { Decimal = known } : null
        );

        try
        {
            var run = await runs.Fill(id, http.Request.Body, how, http.By(), http.RequestAborted);
            jobs.PokeDryRuns();
            return TypedResults.Accepted($"/api/v1/dry-runs/{run.Id}", DryRunAnswer.Of(run));
        }
        catch (RefusedException refusal) when (refusal.Errors.Count > 0)
        {
            return Problems.Of(refusal, Language.Current);
        }
    }

    internal static DecimalMark? Mark(string? text) =>
        text switch
        {
            null => null,
            "point" => DecimalMark.Point,
            "comma" => DecimalMark.Comma,
            _ => throw RefusedException.Invalid("decimal", "decimal-mark"),
        };

    private static async Task<Ok<DryRunAnswer>> Cancel(long id, HttpContext http, DryRuns runs)
    {
        await Reached(http, runs, id);
        return TypedResults.Ok(DryRunAnswer.Of(await runs.Cancel(id, http.By())));
    }

    /// <summary>The address names no campaign: whether the door opens for the run's is asked here.</summary>
    private static async Task<DryRun> Reached(HttpContext http, DryRuns runs, long id)
    {
        var run = await runs.Get(id);
        return http.May(AccessPolicies.Campaigns, run.Campaign)
            ? run
            : throw RefusedException.Forbidden("dry-run-not-open");
    }
}

/// <summary>What is to be tried; members that are left out stay as in force.</summary>
public sealed record DryRunRequest
{
    public IReadOnlyList<Rule>? Rules { get; init; }
    public IReadOnlyList<Prize>? Prizes { get; init; }
    public PeriodPlan? Periods { get; init; }
    public DryRunSource Source { get; init; }

    public Trial Draft =>
        new()
        {
            Rules = Rules,
            Prizes = Prizes,
            Periods = Periods,
        };
}

/// <summary>A dry run as answered.</summary>
/// <param name="Names">Of everybody in the report, by board and code.</param>
public sealed record DryRunAnswer(
    long Id,
    string Campaign,
    DryRunSource Source,
    DryRunState State,
    int Percent,
    long Facts,
    string? Failure,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? FinishedAt,
    Trial Draft,
    DryRunReport? Report,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Names
)
{
    public static DryRunAnswer Of(DryRun run, NamedReport? report = null) =>
        new(
            run.Id,
            run.Campaign,
            run.Source,
            run.State,
            run.Percent,
            run.Facts,
            run.Failure is { } why ? ErrorSentences.Of(why, ErrorSentences.English) : null,
            run.CreatedAt,
            run.CreatedBy,
            run.FinishedAt,
            run.Draft,
            report?.Report,
            report?.Names
        );
}
