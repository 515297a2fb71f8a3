using ChallengeHub.Jobs;
using Hangfire;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>
/// Reports for who asks, by the API or on a page: of his leads, with the names that he knows, at once or by a job that
/// begins now.
/// </summary>
/// <param name="jobs">None in a process that runs no jobs.</param>
public sealed class ReportCalls(
    BoardReads boards,
    ReportRuns runs,
    AuditLog audit,
    IEnumerable<IBackgroundJobClient> jobs
)
{
    /// <summary>Throws <see cref="RefusedException"/> for who has no part in the campaign.</summary>
    public async Task<ReportCall> Of(HttpContext http, string campaign, ReportFormat? format = null)
    {
        var snapshot = await boards.Snapshot(campaign);
        return new ReportCall(http, snapshot, ReportReaders.Of(http, snapshot))
        {
            Format = format ?? new ReportFormat("json", ','),
        };
    }

    /// <typeparam name="T">What reports of this kind are.</typeparam>
    public async Task<Reported<T>> Read<T>(ReportCall call, ReportQuestion question)
        where T : class
    {
        var read = await runs.Read<T>(call.Campaign, question, call.Http.By());
        if (read.Report is { } report)
            return read with { Report = ReportMasks.Of(report, call.Names, call.Snapshot) };

        if (read.Run is { State: ReportRunState.Waiting })
            jobs.FirstOrDefault().PokeReports();
        return read;
    }

    /// <summary>A report as it was asked for: as JSON, as a file, or the run that makes it.</summary>
    public async Task<Results<Ok<TAnswer>, Accepted<ReportRunAnswer>, FileContentHttpResult>> Answer<TReport, TAnswer>(
        ReportCall call,
        ReportQuestion question,
        ReportShape<TReport, TAnswer> shape
    )
        where TReport : class
    {
        var read = await Read<TReport>(call, question);
        if (read.Report is not { } report)
            return TypedResults.Accepted(
                $"/api/v1/campaigns/{call.Campaign}/reports/runs/{read.Run!.Id}",
                ReportRunAnswer.Of(read.Run)
            );

        var answer = shape.Of(report);
        if (call.Format.IsJson)
            return TypedResults.Ok(answer);
        return await File(call, shape.Table(answer), shape.File);
    }

    /// <param name="name">Of the file, behind the campaign's code and without its end.</param>
    public async Task<FileContentHttpResult> File(ReportCall call, ReportTable table, string name)
    {
        var file = table.File(call.Format, $"{call.Campaign}-{name}");
        await audit.Note(
            call.Http.By(),
            new AuditedAction(AuditActions.ReportExported, call.Campaign, file.FileDownloadName)
        );
        return file;
    }
}

/// <summary>Who asks for a report of which campaign.</summary>
public sealed record ReportCall(HttpContext Http, CampaignSnapshot Snapshot, ReportReader Reader)
{
    public required ReportFormat Format { get; init; }
    public string Campaign => Snapshot.Campaign.Code;

    /// <summary>Whose names he reads.</summary>
    public Audience Audience => Caller.Of(Http.User).Audience(Campaign);

    /// <summary>In which a race says names.</summary>
    public string Language { get; init; } = "en";
    public Reader Names => new(Audience, Language);
}

/// <summary>How a report of a kind is answered.</summary>
/// <param name="File">Its name, behind the campaign's code and without its end.</param>
public sealed record ReportShape<TReport, TAnswer>(
    Func<TReport, TAnswer> Of,
    Func<TAnswer, ReportTable> Table,
    string File
);
