using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// The tables DryRuns and DryRunParts: what waits lies here, so that a lost job store or a dead node loses no run.
/// </summary>
public static class DryRunRows
{
    private const string Columns = """
        select DryRuns.Id, Campaigns.Code as Campaign, Draft, Source, State, Done, Facts, Failure, CreatedAt, CreatedBy,
               FinishedAt
          from DryRuns
          join Campaigns on Campaigns.Id = DryRuns.CampaignId
        """;

    public static async Task<DryRun?> Find(DbConnection connection, long id, DbTransaction? transaction = null) =>
        (await connection.Find<Row?>(Columns + "\n where DryRuns.Id = @id", new { id }, transaction))?.Run();

    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<DryRun>> Of(DbConnection connection, string campaign, int limit) =>
        [
            .. (
                await connection.Query<Row>(
                    Columns + "\n where Campaigns.Code = @campaign\n order by DryRuns.Id desc\n limit @limit",
                    new { campaign, limit }
                )
            ).Select(x => x.Run()),
        ];

    public static Task<string?> Report(DbConnection connection, long id) =>
        connection.Scalar<string>("select Report from DryRuns where Id = @id", new { id });

    public static Task<int> Unfinished(UnitOfWork work, long campaign) =>
        work.Connection.Scalar<int>(
            """
            select count(*)
              from DryRuns
             where CampaignId = @campaign
               and State in ('Filling', 'Waiting', 'Running')
            """,
            new { campaign },
            work.Transaction
        );

    public static Task<long> Insert(UnitOfWork work, long campaign, DryRun run) =>
        work.Connection.Scalar<long>(
            """
            insert into DryRuns (CampaignId, Draft, Source, State, Done, Facts, Attempts, CreatedAt, CreatedBy)
            values (@campaign, @draft, @source, @state, 0, @Facts, 0, @CreatedAt, @CreatedBy);
            select max(Id)
              from DryRuns
             where CampaignId = @campaign;
            """,
            new
            {
                campaign,
                draft = JsonSerializer.Serialize(run.Draft, EngineJson.Options),
                source = run.Source.ToString(),
                state = run.State.ToString(),
                run.Facts,
                run.CreatedAt,
                run.CreatedBy,
            },
            work.Transaction
        );

    /// <summary>Runs that are over since before <paramref name="before"/>, and those whose file never came.</summary>
    public static Task Forget(UnitOfWork work, DateTimeOffset before, DateTimeOffset abandoned) =>
        work.Connection.Execute(
            """
            delete from DryRunParts
             where RunId in (select Id
                               from DryRuns
                              where FinishedAt < @before
                                 or (State = 'Filling' and CreatedAt < @abandoned));
            delete from DryRuns where FinishedAt < @before or (State = 'Filling' and CreatedAt < @abandoned);
            """,
            new { before, abandoned },
            work.Transaction
        );

    public static Task Part(UnitOfWork work, long run, int part, string lines) =>
        work.Connection.Execute(
            "insert into DryRunParts (RunId, Part, Lines) values (@run, @part, @lines)",
            new
            {
                run,
                part,
                lines,
            },
            work.Transaction
        );

    public static Task Empty(UnitOfWork work, long run) =>
        work.Connection.Execute("delete from DryRunParts where RunId = @run", new { run }, work.Transaction);

    public static Task<IReadOnlyList<string>> Parts(DbConnection connection, long run) =>
        connection.Query<string>("select Lines from DryRunParts where RunId = @run order by Part", new { run });

    public static Task<string?> FirstPart(DbConnection connection, long run) =>
        connection.Scalar<string>("select Lines from DryRunParts where RunId = @run and Part = 0", new { run });

    /// <summary>Its file is whole. False: it does not wait for one any more.</summary>
    public static async Task<bool> Filled(UnitOfWork work, long run, int facts) =>
        await work.Connection.Execute(
            "update DryRuns set State = 'Waiting', Facts = @facts where Id = @run and State = 'Filling'",
            new { run, facts },
            work.Transaction
        ) == 1;

    /// <summary>
    /// Runs that wait, and those whose node has not been heard of since its lease ran out; the oldest first.
    /// </summary>
    public static Task<IReadOnlyList<long>> Due(DbConnection connection, DateTimeOffset now) =>
        connection.Query<long>(
            """
            select Id
              from DryRuns
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
            update DryRuns
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
                Until = now + DryRunPlay.Lease,
            },
            work.Transaction
        ) == 1
            ? await work.Connection.Scalar<int>(
                "select Attempts from DryRuns where Id = @run",
                new { run },
                work.Transaction
            )
            : null;

    /// <summary>False: it was cancelled, or taken by another node.</summary>
    public static async Task<bool> Advance(UnitOfWork work, TakenRun run, long done, DateTimeOffset until) =>
        await work.Connection.Execute(
            """
            update DryRuns
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
            "update DryRuns set State = 'Waiting', Attempts = Attempts - 1 where Id = @Id and State = 'Running' and "
                + "Lease = @Lease",
            new { run.Id, run.Lease },
            work.Transaction
        );

    public static Task<int> Finish(UnitOfWork work, TakenRun run, RunOutcome outcome, DateTimeOffset now) =>
        work.Connection.Execute(
            """
            update DryRuns
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
                state = (outcome.Failure is null ? DryRunState.Done : DryRunState.Failed).ToString(),
            },
            work.Transaction
        );

    public static Task Cancel(UnitOfWork work, long run, DateTimeOffset now) =>
        work.Connection.Execute(
            "update DryRuns set State = 'Cancelled', FinishedAt = @now where Id = @run and State in ('Filling', "
                + "'Waiting', 'Running')",
            new { run, now },
            work.Transaction
        );

    private sealed record Row
    {
        public long Id { get; init; }
        public string Campaign { get; init; } = "";
        public string Draft { get; init; } = "";
        public string Source { get; init; } = "";
        public string State { get; init; } = "";
        public long Done { get; init; }
        public long Facts { get; init; }
        public string? Failure { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public string CreatedBy { get; init; } = "";
        public DateTimeOffset? FinishedAt { get; init; }

        public DryRun Run() =>
            new()
            {
                Id = Id,
                Campaign = Campaign,
                Draft = JsonSerializer.Deserialize<Trial>(Draft, EngineJson.Options)!,
                Source = Enum.Parse<DryRunSource>(Source),
                State = Enum.Parse<DryRunState>(State),
                Done = Done,
                Facts = Facts,
                Failure = Failure is null ? null : StoredError.Read("", Failure),
                CreatedAt = CreatedAt,
                CreatedBy = CreatedBy,
                FinishedAt = FinishedAt,
            };
    }
}
