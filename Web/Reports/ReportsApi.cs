using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>What came of the leads: the funnel, the effect, a team's page, the race.</summary>
public static class ReportsApi
{
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var reports = routes
            .MapGroup("/api/v1/campaigns/{code}")
            .WithTags("Reports")
            .RequireAccess(AccessPolicies.Reports)
            .WithProblems(400, 401, 403, 404, 409);

        reports
            .MapGet("/funnel", Funnel)
            .WithSummary("How many leads were acted on, how soon, at what cost")
            .WithDescription(
                "`by`: campaign (default), period, team, rep, prospector, source, account, or a choice or yes-no field "
                    + "of the sheet. `period`: a number, or overall (default); `from` and `until` (instants, or whole "
                    + "days) cut by reception. `perLead`, `margin` (a part, up to 1) and `fixed` (all fixed costs "
                    + "together) try other assumptions. "
                    + Of
                    + Files
            )
            .Produces(StatusCodes.Status200OK, contentType: CsvFile.MediaType)
            .Produces(StatusCodes.Status200OK, contentType: SheetFile.MediaType);

        reports
            .MapGet("/effect", Effect)
            .WithSummary("The campaign beside its baseline, with intervals and a verdict")
            .WithDescription(
                "`within`: days that each lead is looked at (1–365; the campaign's by default). `verdict`: higher, "
                    + "lower, none-shown, or too-thin. `margin` and `fixed` try other assumptions of its return. "
                    + Of
                    + Files
            )
            .Produces(StatusCodes.Status200OK, contentType: CsvFile.MediaType)
            .Produces(StatusCodes.Status200OK, contentType: SheetFile.MediaType);

        reports
            .MapGet("/synthesis", Synthesis)
            .WithSummary("A team's page for the meeting")
            .WithDescription(
                "`team`: a code; who directs one need not name it. `period`: a number, or overall (default). "
                    + Long
                    + Files
            )
            .Produces(StatusCodes.Status200OK, contentType: CsvFile.MediaType)
            .Produces(StatusCodes.Status200OK, contentType: SheetFile.MediaType);

        reports
            .MapGet("/race", Race)
            .WithSummary("Ranks and points at the end of each day or hour, from the ledger")
            .WithDescription(
                "`board`: reps, prospectors, teams, pairs. `by`: day, or hour for a month at most. `top`: 1–50 "
                    + "(default 10). People see of it what boards show them: while those are frozen it ends at `asOf`, "
                    + "and `frozen` is true. `table` of a file: places (default), leaders, or stretches. "
                    + Long
                    + Files
            )
            .Produces(StatusCodes.Status200OK, contentType: CsvFile.MediaType)
            .Produces(StatusCodes.Status200OK, contentType: SheetFile.MediaType);
    }

    private const string Long = "Of a campaign with very many facts the answer is 202 and a run to watch. ";

    private const string Of = "A director sees leads of the own teams, a player the own ones. " + Long;

    internal const string Files =
        "`format`: json (default), csv, xlsx; `sep`: `,` or `;` for CSV, with `;` the decimal point is a comma.";

    private static async Task<Results<Ok<FunnelAnswer>, Accepted<ReportRunAnswer>, FileContentHttpResult>> Funnel(
        string code,
        [AsParameters] FunnelParameters asked,
        HttpContext http,
        ReportCalls reports
    )
    {
        var language = Query.Language(asked.Lang);
        var call = await reports.Of(http, code, ReportFormat.Of(asked.Format, asked.Sep));
        var query = ReportAsked.Funnel(asked, call.Snapshot);

        return await reports.Answer(
            call,
            new ReportQuestion
            {
                Kind = ReportKind.Funnel,
                Reader = call.Reader,
                Funnel = query,
            },
            new ReportShape<FunnelReport, FunnelAnswer>(
                x => FunnelAnswer.Of(x, language),
                x => x.Table(),
                $"funnel-{query.Field ?? query.By.ToString().ToLowerInvariant()}{Suffix(query.Period)}"
            )
        );
    }

    private static async Task<Results<Ok<EffectAnswer>, Accepted<ReportRunAnswer>, FileContentHttpResult>> Effect(
        string code,
        [AsParameters] EffectParameters asked,
        HttpContext http,
        ReportCalls reports
    )
    {
        var call = await reports.Of(http, code, ReportFormat.Of(asked.Format, asked.Sep));
        var within = asked.Within is null
            ? (int?)null
            : (int)Query.Whole("within", asked.Within, 1, 1, Baseline.MostDays);

        return await reports.Answer(
            call,
            new ReportQuestion
            {
                Kind = ReportKind.Effect,
                Reader = call.Reader,
                Within = within,
                WhatIf = ReportAsked.Effect(asked),
            },
            new ReportShape<EffectReport, EffectAnswer>(EffectAnswer.Of, x => x.Table(), "effect")
        );
    }

    private static async Task<Results<Ok<SynthesisAnswer>, Accepted<ReportRunAnswer>, FileContentHttpResult>> Synthesis(
        string code,
        [AsParameters] SynthesisParameters asked,
        HttpContext http,
        ReportCalls reports
    )
    {
        var language = Query.Language(asked.Lang);
        var call = await reports.Of(http, code, ReportFormat.Of(asked.Format, asked.Sep));
        var period = ReportAsked.Period(asked.Period, call.Snapshot);
        var team = ReportAsked.Team(asked.Team, call.Snapshot, call.Reader);

        return await reports.Answer(
            call,
            new ReportQuestion
            {
                Kind = ReportKind.Synthesis,
                Reader = call.Reader,
                Team = team,
                Period = period,
            },
            new ReportShape<SynthesisReport, SynthesisAnswer>(
                x => SynthesisAnswer.Of(x, language),
                x => x.Table(),
                $"synthesis-{team}{Suffix(period)}"
            )
        );
    }

    private static async Task<Results<Ok<BoardRace>, Accepted<ReportRunAnswer>, FileContentHttpResult>> Race(
        string code,
        [AsParameters] RaceParameters asked,
        HttpContext http,
        ReportCalls reports
    )
    {
        var language = Query.Language(asked.Lang);
        var call = await reports.Of(http, code, ReportFormat.Of(asked.Format, asked.Sep));
        var table = RaceTable.Word(asked.Table);
        var query = new RaceQuery(
            Query.Board(asked.Board),
            Step(asked.By),
            (int)Query.Whole("top", asked.Top, RaceQuery.UsualTop, 1, RaceQuery.MostTop)
        )
        {
            Period = ReportAsked.Period(asked.Period, call.Snapshot),
            Audience = call.Audience,
        };

        var board = new BoardKey(query.Board, BoardKey.Overall).Word;
        return await reports.Answer(
            call with
            {
                Language = language,
            },
            new ReportQuestion
            {
                Kind = ReportKind.Race,
                Reader = call.Reader,
                Race = query,
            },
            new ReportShape<BoardRace, BoardRace>(
                x => x,
                x => RaceTable.Of(x, table),
                $"{RaceTable.NameOf(table)}-{board}{Suffix(query.Period)}"
            )
        );
    }

    /// <summary>Null: as long as it lasts says.</summary>
    private static RaceStep? Step(string? text)
    {
        if (text is null)
            return null;
        return Query.Word("by", text, "day", "hour") == "day" ? RaceStep.Day : RaceStep.Hour;
    }

    private static string Suffix(int? period) => period is null ? "" : $"-{period}";
}
