using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>
/// Marketing's trials: a draft is played over a past, and what would have come of it is reported. Asked for here,
/// played by <see cref="DryRunPlay"/>.
/// </summary>
public sealed partial class DryRuns(
    WriteQueue queue,
    CampaignStates states,
    Database database,
    BoardReads reads,
    [FromKeyedServices(Clocks.People)] TimeProvider people
)
{
    /// <summary>Of one campaign; a replay holds about a kilobyte a fact in memory while it lasts.</summary>
    public const long MaxFacts = 1_000_000;
    public const int MaxUnfinished = 5;
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);
    private const int PartLength = 500_000;

    /// <summary>A run over a file waits for it: <see cref="Fill"/>.</summary>
    public async Task<DryRun> Ask(string campaign, Trial draft, DryRunSource source, Actor actor)
    {
        var id = await queue.Write(async work =>
        {
            var state = await states.Get(work, campaign);
            var now = people.GetUtcNow().ToMilliseconds();
            var row = state.Snapshot.Campaign;
            var errors = draft.Errors(row.Document);
            if (errors.Count > 0)
                throw RefusedException.Invalid(errors);
            if (source == DryRunSource.Campaign && row.LaunchedAt is null)
                throw RefusedException.Invalid("source", "facts-only-of-launched");
            if (source == DryRunSource.Campaign && row.LastFactSeq > MaxFacts)
                throw RefusedException.Invalid("source", "too-many-facts", MaxFacts);

            await DryRunRows.Forget(work, now - Kept, now - Patience);
            if (await DryRunRows.Unfinished(work, row.Id) >= MaxUnfinished)
                throw RefusedException.Conflict("too-many-dry-runs", MaxUnfinished);

            var run = await DryRunRows.Insert(
                work,
                row.Id,
                new DryRun
                {
                    Draft = draft,
                    Source = source,
                    State = source == DryRunSource.File ? DryRunState.Filling : DryRunState.Waiting,
                    Facts = source == DryRunSource.File ? 0 : row.LastFactSeq,
                    CreatedAt = now,
                    CreatedBy = actor.Author,
                }
            );
            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(AuditActions.DryRunAsked, campaign, $"dry run {run}", After: new { source, draft }),
                now
            );
            return run;
        });
        return await Get(id);
    }

    /// <summary>
    /// The facts of a file, for this run only. A file with a fault leaves nothing, and the run waits for a better one.
    /// </summary>
    /// <param name="stop">When the sender goes, nothing more is read.</param>
    public async Task<DryRun> Fill(long id, Stream file, FactReading how, Actor actor, CancellationToken stop = default)
    {
        var run = await Waiting(id);
        return await Keep(run, await Read(file, how, await reads.Snapshot(run.Campaign), stop), actor, stop);
    }

    /// <summary>Cancelling a cancelled one changes nothing.</summary>
    public async Task<DryRun> Cancel(long id, Actor actor)
    {
        await queue.Write(async work =>
        {
            var run = await DryRunRows.Find(work.Connection, id, work.Transaction) ?? throw NotFound(id);
            if (run.State == DryRunState.Cancelled)
                return 0;
            if (run.IsOver)
                throw RefusedException.Conflict("dry-run-over");

            var now = people.GetUtcNow().ToMilliseconds();
            await DryRunRows.Cancel(work, id, now);
            await DryRunRows.Empty(work, id);
            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(AuditActions.DryRunCancelled, run.Campaign, $"dry run {id}"),
                now
            );
            return 0;
        });
        return await Get(id);
    }

    public async Task<DryRun> Get(long id)
    {
        await using var connection = await database.Connect();
        return await DryRunRows.Find(connection, id) ?? throw NotFound(id);
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<DryRun>> Latest(string campaign, int count)
    {
        await using var connection = await database.Connect();
        return await DryRunRows.Of(connection, campaign, count);
    }

    /// <summary>Null until it is done. Codes and names are joined as of now.</summary>
    public async Task<NamedReport?> Report(DryRun run, string language)
    {
        await using var connection = await database.Connect();
        return await DryRunRows.Report(connection, run.Id) is { } text
            ? NamedReport.Of(
                JsonSerializer.Deserialize<DryRunReport>(text, EngineJson.Options)!,
                await reads.Snapshot(run.Campaign),
                language
            )
            : null;
    }

    private static IEnumerable<string> Parts(IEnumerable<LeadEvent> events)
    {
        var part = new StringBuilder();
        foreach (var one in events)
        {
            part.Append(JsonSerializer.Serialize(one, EngineJson.Options)).Append('\n');
            if (part.Length < PartLength)
                continue;
            yield return part.ToString();
            part.Clear();
        }
        if (part.Length > 0)
            yield return part.ToString();
    }

    private static RefusedException NotFound(long id) => RefusedException.NotFound("no-dry-run", id);
}
