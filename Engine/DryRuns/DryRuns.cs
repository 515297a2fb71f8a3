using System.Text;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>Marketing's trials: a draft is played over a past, and what would have come of it is told. Asked for here, played by <see cref="DryRunPlay"/>.</summary>
public sealed partial class DryRuns(Writer writer, Desks desks, Database database, BoardReads reads, TimeProvider office)
{
    /// <summary>Of one campaign; a replay holds about a kilobyte a fact in memory while it lasts.</summary>
    public const long MaxFacts = 1_000_000;
    public const int MaxUnfinished = 5;
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90), Patience = TimeSpan.FromDays(1);
    private const int PartLength = 500_000;

    /// <summary>A run over a file waits for it: <see cref="Fill"/>.</summary>
    public async Task<DryRun> Ask(string campaign, Trial draft, DryRunSource source, By by)
    {
        var id = await writer.Write(async writing =>
        {
            var (desk, now) = (await desks.Get(writing, campaign), office.GetUtcNow().ToMilliseconds());
            var row = desk.View.Campaign;
            var errors = draft.Errors(row.Document);
            if (errors.Count > 0) throw Refusal.Invalid(errors);
            if (source == DryRunSource.Campaign && row.LaunchedAt is null) throw Refusal.Invalid("source", "must be file: a campaign that is not launched has no facts of its own");
            if (source == DryRunSource.Campaign && row.LastFactSeq > MaxFacts) throw Refusal.Invalid("source", $"has more than the {MaxFacts} facts that can be played");
            await DryRunRows.Forget(writing, now - Kept, now - Patience);
            if (await DryRunRows.Unfinished(writing, row.Id) >= MaxUnfinished) throw Refusal.Conflict($"{MaxUnfinished} dry runs of this campaign are not over yet. Wait for one, or cancel it.");
            var run = await DryRunRows.Insert(writing, row.Id, new DryRun
            {
                Draft = draft, Source = source, State = source == DryRunSource.File ? DryRunState.Filling : DryRunState.Waiting,
                Facts = source == DryRunSource.File ? 0 : row.LastFactSeq, CreatedAt = now, CreatedBy = by.Author,
            });
            await AuditRows.Append(writing, by, new Deed(AuditActions.DryRunAsked, campaign, $"dry run {run}", After: new { source, draft }), now);
            return run;
        });
        return await Get(id);
    }

    /// <summary>The facts of a file, for this run only. A file with a fault leaves nothing, and the run waits for a better one.</summary>
    /// <param name="stop">When the sender goes, nothing more is read.</param>
    public async Task<DryRun> Fill(long id, Stream file, FactReading how, By by, CancellationToken stop = default)
    {
        var run = await Waiting(id);
        return await Keep(run, await Read(file, how, await reads.View(run.Campaign), stop), by, stop);
    }

    /// <summary>Cancelling a cancelled one changes nothing.</summary>
    public async Task<DryRun> Cancel(long id, By by)
    {
        await writer.Write(async writing =>
        {
            var run = await DryRunRows.Find(writing.Connection, id, writing.Transaction) ?? throw NotFound(id);
            if (run.State == DryRunState.Cancelled) return 0;
            if (run.IsOver) throw Refusal.Conflict("This dry run is over.");
            var now = office.GetUtcNow().ToMilliseconds();
            await DryRunRows.Cancel(writing, id, now);
            await DryRunRows.Empty(writing, id);
            await AuditRows.Append(writing, by, new Deed(AuditActions.DryRunCancelled, run.Campaign, $"dry run {id}"), now);
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
    public async Task<ToldReport?> Report(DryRun run, string language)
    {
        await using var connection = await database.Connect();
        return await DryRunRows.Report(connection, run.Id) is { } text
            ? ToldReport.Of(JsonSerializer.Deserialize<DryRunReport>(text, EngineJson.Options)!, await reads.View(run.Campaign), language)
            : null;
    }

    private static IEnumerable<string> Parts(IEnumerable<LeadEvent> events)
    {
        var part = new StringBuilder();
        foreach (var one in events)
        {
            part.Append(JsonSerializer.Serialize(one, EngineJson.Options)).Append('\n');
            if (part.Length < PartLength) continue;
            yield return part.ToString();
            part.Clear();
        }
        if (part.Length > 0) yield return part.ToString();
    }

    private static Refusal NotFound(long id) => Refusal.NotFound($"There is no dry run {id}.");
}
