using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>A report, or the run that makes it.</summary>
/// <param name="Run">Null: it was made at once.</param>
public sealed record Reported<T>(T? Report, ReportRun? Run)
    where T : class;

/// <summary>
/// Answers reports: at once where a campaign has few facts, else by a run that a job makes (<see cref="ReportMaking"/>)
/// and that can be watched.
/// </summary>
public sealed class ReportRuns(
    WriteQueue queue,
    Database database,
    BoardReads boards,
    ReportMaking making,
    EngineSettings settings,
    [FromKeyedServices(Clocks.People)] TimeProvider people
)
{
    /// <summary>With more facts a report is made by a job.</summary>
    public const int MostAtOnce = 400_000;

    /// <summary>Of one who asks.</summary>
    public const int MaxUnfinished = 20;

    /// <summary>Of all who ask for reports of a campaign.</summary>
    public const int MaxUnfinishedOfAll = 500;

    /// <summary>For so long a run answers its question again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>For so long a failure is the answer, so that who waits for the report learns of it.</summary>
    public static readonly TimeSpan FailedFor = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Throws <see cref="RefusedException"/> at once for assumptions that a campaign could not have, and a race that
    /// there cannot be.
    /// </summary>
    /// <typeparam name="T">What reports of this kind are.</typeparam>
    public async Task<Reported<T>> Read<T>(string campaign, ReportQuestion question, Actor actor)
        where T : class
    {
        FunnelMoney.Refuse(question.Funnel?.WhatIf);
        FunnelMoney.Refuse(question.WhatIf);
        question = question.Guarded();
        var snapshot = await boards.Snapshot(campaign);
        if (question.Race is { } race)
            RaceReads.Refuse(snapshot, race);
        if (snapshot.Campaign.LastFactSeq <= settings.ReportFacts)
            return new((T)await making.Make(campaign, question), null);

        var run = await Ask(snapshot.Campaign, question, actor);
        return new(run.State == ReportRunState.Done ? await Report<T>(run) : null, run);
    }

    /// <summary>Throws <see cref="RefusedException"/> for one that is not there, or not for this reader.</summary>
    /// <param name="audience">As whom he reads a race; null: as everybody.</param>
    public async Task<ReportRun> Get(string campaign, long id, ReportReader reader, Audience? audience = null)
    {
        await using var connection = await database.Connect();
        return
            await ReportRunRows.Find(connection, id) is { } run
            && run.Campaign == campaign
            && run.Question.IsFor(reader, audience)
            ? run
            : throw RefusedException.NotFound("no-report-run", id);
    }

    /// <summary>Null until it is done. Marketing's paragraph on it is that of now.</summary>
    public async Task<T?> Report<T>(ReportRun run)
        where T : class
    {
        await using var connection = await database.Connect();
        if (await ReportRunRows.Report(connection, run.Id) is not { } text)
            return null;

        var report = ReportJson.Read<T>(text);
        return report is SynthesisReport page ? (T)(object)await Noted(connection, page) : report;
    }

    private async Task<SynthesisReport> Noted(DbConnection connection, SynthesisReport page)
    {
        var id = (await boards.Snapshot(page.Campaign)).Campaign.Id;
        return page with
        {
            Note = await SynthesisNoteRows.Find(connection, id, page.Team, page.Period ?? BoardKey.Overall),
        };
    }

    /// <summary>The run that answers the question: one that waits, is being made or is fresh, else another.</summary>
    private async Task<ReportRun> Ask(Campaign campaign, ReportQuestion question, Actor actor)
    {
        var mark = question.Mark(campaign);
        var id = await queue.Write(async work =>
        {
            var now = people.GetUtcNow().ToMilliseconds();
            var fresh = new StillFresh(now - Fresh, now - FailedFor);
            if (await ReportRunRows.Newest(work, campaign.Id, mark, fresh) is { } known)
                return known.Id;

            await ReportRunRows.Forget(work, now - Kept);
            await Refuse(work, campaign.Id, actor.Author);
            return await ReportRunRows.Insert(
                work,
                campaign.Id,
                mark,
                new ReportRun
                {
                    Question = question,
                    Facts = campaign.LastFactSeq,
                    CreatedAt = now,
                    CreatedBy = actor.Author,
                }
            );
        });

        await using var connection = await database.Connect();
        return (await ReportRunRows.Find(connection, id))!;
    }

    /// <summary>
    /// Throws <see cref="RefusedException"/> where too much waits. Each has a bound of his own: nobody keeps the others
    /// from asking.
    /// </summary>
    private static async Task Refuse(UnitOfWork work, long campaign, string author)
    {
        if (await ReportRunRows.Unfinished(work, campaign, author) >= MaxUnfinished)
            throw RefusedException.Conflict("too-many-report-runs", MaxUnfinished);
        if (await ReportRunRows.Unfinished(work, campaign, null) >= MaxUnfinishedOfAll)
            throw RefusedException.Conflict("too-many-runs-of-all", MaxUnfinishedOfAll);
    }
}
