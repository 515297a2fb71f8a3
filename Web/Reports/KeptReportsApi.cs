using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>
/// Reports as they were kept at a closing, runs of reports that take long, and marketing's paragraphs.
/// </summary>
public static class KeptReportsApi
{
    public static void MapKeptReports(this IEndpointRouteBuilder routes)
    {
        var reports = routes
            .MapGroup("/api/v1/campaigns/{code}")
            .WithTags("Reports")
            .RequireAccess(AccessPolicies.Reports)
            .WithProblems(400, 401, 403, 404);

        reports
            .MapGet("/reports/runs/{id:long}", Run)
            .WithSummary("How far a report is that takes long, and the report once it is there")
            .WithDescription("`lang`: language of names.");

        reports
            .MapGet("/reports", All)
            .WithSummary("Which reports are kept")
            .WithDescription("Of closed periods, and of the closed campaign; an amendment keeps the next version.");

        reports
            .MapGet("/reports/{period}/{kind}", Kept)
            .WithSummary("A report as it was at the closing; it never changes")
            .WithDescription(
                "`period`: a number, or campaign. `kind`: funnel, effect, synthesis, race. `part`: of a funnel what "
                    + "`by` is (default campaign), of a synthesis the team, of a race the board (default reps). "
                    + "`version` picks an earlier one. `table` of a race's file: places (default), leaders, or "
                    + "stretches. `format=canonical` answers the exact bytes that `sha256` is over. A director reads "
                    + "the pages of the own teams, the others but marketing and admins none. "
                    + ReportsApi.Files
            )
            .Produces(StatusCodes.Status200OK, contentType: CsvFile.MediaType)
            .Produces(StatusCodes.Status200OK, contentType: SheetFile.MediaType);

        routes
            .MapGroup("/api/v1/campaigns/{code}")
            .WithTags("Reports")
            .RequireAccess(AccessPolicies.Results)
            .WithProblems(400, 401, 403, 404, 412, 413, 415)
            .MapPut("/synthesis/note", Note)
            .WithSummary("Marketing's own paragraph on a team's page")
            .WithDescription(
                "`period` null: of the whole campaign. `version`: the one that it replaces, 0 where there is none; 412 "
                    + "where somebody changed it since. An empty `text` takes it away."
            );
    }

    private static async Task<Ok<ReportRunAnswer>> Run(
        string code,
        long id,
        string? lang,
        HttpContext http,
        KeptCalls kept
    ) => TypedResults.Ok(await kept.Run(http, code, id, Query.Language(lang)));

    private static async Task<Ok<IReadOnlyList<KeptLineAnswer>>> All(
        string code,
        HttpContext http,
        ReportCalls reports,
        KeptReports kept
    )
    {
        var reader = (await reports.Of(http, code)).Reader;
        return TypedResults.Ok<IReadOnlyList<KeptLineAnswer>>([
            .. (await kept.Of(code))
                .Where(x => KeptCalls.IsFor(reader, new KeptKey(x.Period, x.Kind, x.Part)))
                .Select(x => KeptLineAnswer.Of(x)),
        ]);
    }

    private static async Task<Results<Ok<KeptReportAnswer>, FileContentHttpResult>> Kept(
        string code,
        string period,
        string kind,
        [AsParameters] KeptParameters asked,
        HttpContext http,
        KeptCalls kept
    )
    {
        var language = Query.Language(asked.Lang);
        var version = asked.Version is null
            ? (int?)null
            : (int)Query.Whole("version", asked.Version, 1, 1, int.MaxValue);
        var isCanonical = asked.Format == "canonical";
        var format = ReportFormat.Of(isCanonical ? null : asked.Format, asked.Sep);
        var table = RaceTable.Word(asked.Table);

        var found = await kept.Find(http, code, new KeptAddress(period, kind, asked.Part), version);
        if (isCanonical)
            return kept.Canonical(found);

        var answer = await kept.Named(found, language, table);
        if (format.IsJson)
            return TypedResults.Ok(new KeptReportAnswer(KeptLineAnswer.Of(found.Report), answer.Report));
        return await kept.File(found, format, answer);
    }

    private static async Task<Ok<NoteAnswer>> Note(
        string code,
        Body<SynthesisNoteRequest> body,
        HttpContext http,
        SynthesisNotes notes
    )
    {
        var asked = body.Value;
        var note = new SynthesisNote
        {
            Team = asked.Team ?? throw RefusedException.Invalid("team", "required"),
            Period = asked.Period ?? BoardKey.Overall,
            Text = asked.Text ?? throw RefusedException.Invalid("text", "required"),
            Version = asked.Version,
        };
        return TypedResults.Ok(NoteAnswer.Of(await notes.Put(code, note, http.By())));
    }
}

/// <summary>Marketing's own paragraph, as it is put.</summary>
/// <param name="Period">Null: of the whole campaign.</param>
/// <param name="Version">The one that it replaces; 0: there was none.</param>
public sealed record SynthesisNoteRequest(string? Team, int? Period, string? Text, long Version = 0);
