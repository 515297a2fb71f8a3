using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChallengeHub;

/// <summary>
/// Plays the runs that wait. What waits, and who plays it, lies in SQL under a lease: of several nodes one plays a run,
/// and when its node dies another takes it up once the lease is over.
/// </summary>
public sealed class DryRunPlay(
    WriteQueue queue,
    Database database,
    BoardReads reads,
    TimeProvider clock,
    [FromKeyedServices(Clocks.People)] TimeProvider people,
    ILogger<DryRunPlay> log
)
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    public const int MaxAttempts = 3;
    private const int Step = 2000;

    /// <summary>Plays all that waits, one after the other; answers how many it finished.</summary>
    public async Task<int> PlayDue(CancellationToken stop = default)
    {
        var played = 0;
        while (!stop.IsCancellationRequested && await Next() is { } run)
            if (await Play(run, stop))
                played++;
        return played;
    }

    /// <summary>
    /// Takes the oldest that waits; null: there is none. What it then does with it is its affair: <see
    /// cref="PlayDue"/>.
    /// </summary>
    public async Task<TakenRun?> Next()
    {
        IReadOnlyList<long> due;
        await using (var connection = await database.Connect())
            due = await DryRunRows.Due(connection, Now);

        foreach (var id in due)
        {
            var lease = Guid.NewGuid().ToString("N");
            if (await queue.Write(work => DryRunRows.Take(work, id, lease, Now)) is { } attempts)
                return new TakenRun(id, lease, attempts);
        }

        return null;
    }

    /// <summary>This process plays it no further: another may, at once.</summary>
    public Task HandBack(TakenRun taken) => queue.Write(work => DryRunRows.Release(work, taken));

    private DateTimeOffset Now => people.GetUtcNow().ToMilliseconds();

    /// <summary>True when it was brought to an end, good or bad.</summary>
    public async Task<bool> Play(TakenRun taken, CancellationToken stop)
    {
        try
        {
            if (taken.Attempts > MaxAttempts)
                return await Finish(taken, new RunOutcome(null, new FieldError("", "dry-run-abandoned")));

            DryRun run;
            await using (var connection = await database.Connect())
                run = (await DryRunRows.Find(connection, taken.Id))!;

            var report = await Report(run, new Progress(this, taken, stop));
            return await Finish(taken, new RunOutcome(JsonSerializer.Serialize(report, EngineJson.Options), null));
        }
        catch (RunTaken)
        {
            return false; // cancelled, or another node has it
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await HandBack(taken);
            return false;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The dry run {Run} failed", taken.Id);
            return await Finish(taken, new RunOutcome(null, new FieldError("", "dry-run-failed")));
        }
    }

    private async Task<DryRunReport> Report(DryRun run, Progress progress)
    {
        var snapshot = await reads.Snapshot(run.Campaign);
        if (run.Source == DryRunSource.Campaign)
        {
            var facts = new PastReads(database);
            var past = await facts.Load(snapshot.Campaign);
            return await DryRunReports.Of(
                new ReplaySource(past, () => facts.Facts(snapshot.Campaign)),
                run.Draft,
                clock.GetUtcNow().ToMilliseconds(),
                progress.Advance
            );
        }

        await using var connection = await database.Connect();
        var events = (await DryRunRows.Parts(connection, run.Id))
            .SelectMany(part => part.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(line => JsonSerializer.Deserialize<LeadEvent>(line, EngineJson.Options)!);

        var year = ImportedYear.Of(snapshot, [.. events]);
        var over = year.Past.Campaign.EndsAt.AddMinutes(CampaignCheck.MaxGraceMinutes);
        var report = await DryRunReports.Of(
            new ReplaySource(year.Past, () => year.Facts.ToAsyncEnumerable()),
            ImportedYear.Moved(run.Draft, year.YearsMoved),
            over,
            progress.Advance
        );
        return report with { YearsMoved = year.YearsMoved, Made = year.Made };
    }

    private Task<bool> Keep(TakenRun run, long done) =>
        queue.Write(work => DryRunRows.Advance(work, run, done, Now + Lease));

    private async Task<bool> Finish(TakenRun taken, RunOutcome outcome) =>
        await queue.Write(async work =>
        {
            if (await DryRunRows.Finish(work, taken, outcome, Now) == 0)
                return false;
            await DryRunRows.Empty(work, taken.Id);
            return true;
        });

    /// <summary>Tells how far a run is, and with that keeps the lease.</summary>
    private sealed class Progress(DryRunPlay play, TakenRun run, CancellationToken stop)
    {
        private long done;

        public async ValueTask Advance()
        {
            if (++done % Step != 0)
                return;
            stop.ThrowIfCancellationRequested();
            if (!await play.Keep(run, done))
                throw new RunTaken();
        }
    }

    private sealed class RunTaken : Exception;
}
