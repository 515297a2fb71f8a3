using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// The table ReportRuns: what waits lies here, so that a lost job store or a dead node loses no report.
/// </summary>
public static class ReportRunRows
{
    private const string Columns = """
        select ReportRuns.Id, Campaigns.Code as Campaign, Question, State, Done, Facts, Failure, CreatedAt, CreatedBy,
               FinishedAt
          from ReportRuns
          join Campaigns on Campaigns.Id = ReportRuns.CampaignId
        """;

    public static async Task<ReportRun?> Find(DbConnection connection, long id, DbTransaction? transaction = null) =>
        (await connection.Find<Row?>(Columns + "\n where ReportRuns.Id = @id", new { id }, transaction))?.Run();

    /// <summary>The newest of this mark, unless it is over for too long.</summary>
    public static async Task<ReportRun?> Newest(UnitOfWork work, long campaign, string mark, StillFresh since) =>
        (
            await work.Connection.Find<Row?>(
                Columns
                    + """

                     where ReportRuns.Id = (select max(Id)
                                              from ReportRuns
                                             where CampaignId = @campaign
                                               and Mark = @mark
                                               and (State in ('Waiting', 'Running')
                                                    or (State = 'Done' and FinishedAt >= @Done)
                                                    or (State = 'Failed' and FinishedAt >= @Failed)))
                    """,
                new
                {
                    campaign,
                    mark,
                    since.Done,
                    since.Failed,
                },
                work.Transaction
            )
        )?.Run();

    public static Task<string?> Report(DbConnection connection, long id) =>
        connection.Scalar<string>("select Report from ReportRuns where Id = @id", new { id });

    /// <param name="author">Who asked for them; null: all.</param>
    public static Task<int> Unfinished(UnitOfWork work, long campaign, string? author) =>
        work.Connection.Scalar<int>(
            """
            select count(*)
              from ReportRuns
             where CampaignId = @campaign
               and State in ('Waiting', 'Running')
               and (@author is null or CreatedBy = @author)
            """,
            new { campaign, author },
            work.Transaction
        );

    public static Task<long> Insert(UnitOfWork work, long campaign, string mark, ReportRun run) =>
        work.Connection.Scalar<long>(
            """
            insert into ReportRuns (CampaignId, Kind, Mark, Question, State, Done, Facts, Attempts, CreatedAt,
                                    CreatedBy)
            values (@campaign, @kind, @mark, @question, 'Waiting', 0, @Facts, 0, @CreatedAt, @CreatedBy);
            select max(Id)
              from ReportRuns
             where CampaignId = @campaign;
            """,
            new
            {
                campaign,
                mark,
                kind = run.Question.Kind.ToString(),
                question = JsonSerializer.Serialize(run.Question, EngineJson.Options),
                run.Facts,
                run.CreatedAt,
                run.CreatedBy,
            },
            work.Transaction
        );

    /// <summary>All of a campaign: they name people and companies. Who still waits asks again.</summary>
    public static Task DeleteOf(UnitOfWork work, long campaign) =>
        work.Connection.Execute(
            "delete from ReportRuns where CampaignId = @campaign",
            new { campaign },
            work.Transaction
        );

    /// <summary>Runs that are over since before <paramref name="before"/>.</summary>
    public static Task Forget(UnitOfWork work, DateTimeOffset before) =>
        work.Connection.Execute("delete from ReportRuns where FinishedAt < @before", new { before }, work.Transaction);

    /// <summary>
    /// Runs that wait, and those whose node has not been heard of since its lease ran out; the oldest first.
    /// </summary>
    public static Task<IReadOnlyList<long>> Due(DbConnection connection, DateTimeOffset now) =>
        connection.Query<long>(
            """
            select Id
              from ReportRuns
             where State = 'Waiting'
                or (State = 'Running' and LeaseUntil <= @now)
             order by Id
            """,
            new { now }
        );

    /// <summary>How often it was begun, with this time; null: somebody else was faster.</summary>
    public static async Task<int?> Take(UnitOfWork work, long run, string lease, DateTimeOffset now) =>
        await work.Connection.Execute(
            """
            update ReportRuns
               set State = 'Running',
                   Done = 0,
                   Attempts = Attempts + 1,
                   Lease = @Lease,
                   LeaseUntil = @Until
             where Id = @run
               and (State = 'Waiting' or (State = 'Running' and LeaseUntil <= @Now))
            """,
            new
            {
                run,
                Lease = lease,
                Now = now,
                Until = now + ReportMaking.Lease,
            },
            work.Transaction
        ) == 1
            ? await work.Connection.Scalar<int>(
                "select Attempts from ReportRuns where Id = @run",
                new { run },
                work.Transaction
            )
            : null;

    /// <summary>False: another node has taken it.</summary>
    public static async Task<bool> Advance(UnitOfWork work, TakenRun run, long done, DateTimeOffset until) =>
        await work.Connection.Execute(
            """
            update ReportRuns
               set Done = @done,
                   LeaseUntil = @until
             where Id = @Id
               and State = 'Running'
               and Lease = @Lease
            """,
            new
            {
                run.Id,
                run.Lease,
                done,
                until,
            },
            work.Transaction
        ) == 1;

    /// <summary>Back to those that wait.</summary>
    public static Task<int> Release(UnitOfWork work, TakenRun run) =>
        work.Connection.Execute(
            """
            update ReportRuns
               set State = 'Waiting',
                   Attempts = Attempts - 1
             where Id = @Id
               and State = 'Running'
               and Lease = @Lease
            """,
            new { run.Id, run.Lease },
            work.Transaction
        );

    public static Task<int> Finish(UnitOfWork work, TakenRun run, RunOutcome outcome, DateTimeOffset now) =>
        work.Connection.Execute(
            """
            update ReportRuns
               set State = @state,
                   Report = @Report,
                   Failure = @Failure,
                   FinishedAt = @now
             where Id = @Id
               and State = 'Running'
               and Lease = @Lease
            """,
            new
            {
                run.Id,
                run.Lease,
                outcome.Report,
                Failure = outcome.Failure is { } failure ? StoredError.Write(failure) : null,
                now,
                state = (outcome.Failure is null ? ReportRunState.Done : ReportRunState.Failed).ToString(),
            },
            work.Transaction
        );

    private sealed record Row
    {
        public long Id { get; init; }
        public string Campaign { get; init; } = "";
        public string Question { get; init; } = "";
        public string State { get; init; } = "";
        public long Done { get; init; }
        public long Facts { get; init; }
        public string? Failure { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public string CreatedBy { get; init; } = "";
        public DateTimeOffset? FinishedAt { get; init; }

        public ReportRun Run() =>
            new()
            {
                Id = Id,
                Campaign = Campaign,
                Question = JsonSerializer.Deserialize<ReportQuestion>(Question, EngineJson.Options)!,
                State = Enum.Parse<ReportRunState>(State),
                Done = Done,
                Facts = Facts,
                Failure = Failure is null ? null : StoredError.Read("", Failure),
                CreatedAt = CreatedAt,
                CreatedBy = CreatedBy,
                FinishedAt = FinishedAt,
            };
    }
}

/// <summary>From when on a run that is over still answers, done or failed.</summary>
public sealed record StillFresh(DateTimeOffset Done, DateTimeOffset Failed);
