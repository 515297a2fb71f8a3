using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>Who won what: listed, exported, handed over.</summary>
public static class AwardsApi
{
    public static void MapAwards(this IEndpointRouteBuilder routes)
    {
        var awards = routes
            .MapGroup("/api/v1/campaigns/{code}")
            .WithTags("Prizes")
            .RequireAccess(AccessPolicies.Results)
            .WithProblems(400, 401, 403, 404);

        awards
            .MapGet("/winners", Winners)
            .WithSummary("The winners, as JSON, CSV or XLSX")
            .WithDescription(
                "`period`: a number, campaign, or all (default). `format`: json (default), csv, xlsx. `sep`: `,` or "
                    + "`;` for CSV; with `;` the decimal point is a comma. Equal awards export to equal bytes."
            )
            .Produces(StatusCodes.Status200OK, contentType: CsvFile.MediaType)
            .Produces(StatusCodes.Status200OK, contentType: SheetFile.MediaType);

        awards
            .MapPost("/awards/{id:long}", Step)
            .WithProblems(409, 413, 415)
            .WithSummary("Note how far the hand-over of an award is")
            .WithDescription(
                "awarded → notified → claimed → delivered, or declined. Never back (409) but by take-back; the same "
                    + "status again changes nothing."
            );

        awards
            .MapPost("/awards/{id:long}/take-back", TakeBack)
            .WithProblems(409, 413, 415)
            .WithSummary("Take the last step of a hand-over back")
            .WithDescription(
                "For a step that was noted by mistake, or a prize that came back: the award is again what it was "
                    + "before. `reason` is required and stays with the award. 409 for an award that has taken no "
                    + "step."
            );
    }

    private static async Task<Results<Ok<IReadOnlyList<WinnerLine>>, FileContentHttpResult>> Winners(
        string code,
        [AsParameters] WinnersParameters asked,
        HttpContext http,
        Awards awards,
        AuditLog audit
    )
    {
        var format = Query.Word("format", asked.Format, "json", "csv", "xlsx");
        var separator = Query.Word("sep", asked.Sep, ",", ";");
        var period = Period(asked.Period);
        var language = Query.Language(asked.Lang);
        var lines = (await awards.Winners(code, period, language))
            .Select(winner => WinnerLine.Of(winner, language))
            .ToList();
        var columns = WinnerLine.Columns;
        var cells = lines.Select(line => line.Cells);
        var file = $"{code}-winners{Suffix(period)}.{format}";

        if (format != "json")
            await audit.Note(http.By(), new AuditedAction(AuditActions.WinnersExported, code, file));
        return format switch
        {
            "csv" => TypedResults.File(CsvFile.Write(columns, cells, separator[0]), CsvFile.MediaType, file),
            "xlsx" => TypedResults.File(SheetFile.Write("winners", columns, cells), SheetFile.MediaType, file),
            _ => TypedResults.Ok<IReadOnlyList<WinnerLine>>(lines),
        };
    }

    private static string Suffix(int? period) =>
        period switch
        {
            null => "",
            BoardKey.Overall => "-campaign",
            _ => $"-{period}",
        };

    private static async Task<Ok<AwardAnswer>> Step(
        string code,
        long id,
        Body<AwardStepRequest> body,
        HttpContext http,
        Awards awards
    ) => TypedResults.Ok(AwardAnswer.Of(await Advance(awards, new AwardOf(code, id), body.Value, http.By())));

    private static async Task<Ok<AwardAnswer>> TakeBack(
        string code,
        long id,
        Body<TakeBackRequest> body,
        HttpContext http,
        Awards awards
    ) => TypedResults.Ok(AwardAnswer.Of(await Undo(awards, new AwardOf(code, id), body.Value.Reason, http.By())));

    /// <summary>The same from a program and from a form.</summary>
    internal static Task<Winner> Undo(Awards awards, AwardOf award, string? reason, Actor actor)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw RefusedException.Invalid("reason", "required");
        if (reason.Length > 1000 || !Codes.IsClean(reason))
            throw RefusedException.Invalid("reason", "note-length");
        return awards.TakeBack(award.Campaign, award.Id, reason.Trim(), actor);
    }

    /// <summary>The same from a program and from a form.</summary>
    internal static Task<Winner> Advance(Awards awards, AwardOf award, AwardStepRequest step, Actor actor)
    {
        var status = step.Status ?? throw RefusedException.Invalid("status", "required");
        if (step.Note is { } note && (note.Length > 1000 || !Codes.IsClean(note)))
            throw RefusedException.Invalid("note", "note-length");

        return awards.Step(award.Campaign, award.Id, status, step.Note, actor);
    }

    private static int? Period(string? text) =>
        text switch
        {
            null or "all" => null,
            "campaign" => BoardKey.Overall,
            _ => int.TryParse(text, System.Globalization.NumberStyles.None, null, out var number) && number > 0
                ? number
                : throw RefusedException.Invalid("period", "period-filter"),
        };
}

/// <summary>What GET winners may be asked; read as text, so that a wrong one is named.</summary>
public sealed record WinnersParameters(string? Period, string? Format, string? Sep, string? Lang);

public sealed record AwardStepRequest(AwardStatus? Status, string? Note);

public sealed record TakeBackRequest(string? Reason);

/// <summary>One award of a campaign.</summary>
internal sealed record AwardOf(string Campaign, long Id);
