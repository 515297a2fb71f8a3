using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChallengeHub;

/// <summary>
/// Makes reports, and the runs that wait. What waits, and who makes it, lies in SQL under a lease: of several nodes one
/// makes a run, and when its node dies another takes it up once the lease is over.
/// </summary>
public sealed class ReportMaking(
    WriteQueue queue,
    Database database,
    FunnelReads funnels,
    EffectReads effects,
    SynthesisReads syntheses,
    RaceReads races,
    CohortPages pages,
    [FromKeyedServices(Clocks.People)] TimeProvider people,
    ILogger<ReportMaking> log
)
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    public const int MaxAttempts = 3;

    /// <summary>So often a run says how far it is, and with that keeps its lease.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim one = new(1);

    /// <summary>At once, however long it takes; a race with its members by number.</summary>
    public async Task<object> Make(string campaign, ReportQuestion question) =>
        question.Kind switch
        {
            ReportKind.Funnel => await funnels.Read(campaign, question.Funnel ?? new FunnelQuery(), question.Reader),
            ReportKind.Effect => await effects.Read(campaign, question.Within, question.Reader, question.WhatIf),
            ReportKind.Synthesis => await syntheses.Read(campaign, question.Team!, question.Period, question.Reader),
            ReportKind.Race => await races.Read(campaign, question.Race!),
            ReportKind.Leads => await pages.Read(campaign, question.Leads!, question.Reader),
            _ => throw new ArgumentOutOfRangeException(nameof(question), question.Kind, "is no report"),
        };

    /// <summary>
    /// Makes all that waits, one after the other; answers how many it finished. Who comes while another does it goes
    /// away at once: reports take one of the job store's workers, however many pages ask for them.
    /// </summary>
    public async Task<int> MakeDue(CancellationToken stop = default)
    {
        if (!await one.WaitAsync(TimeSpan.Zero, stop))
            return 0;
        try
        {
            return await MakeAll(stop);
        }
        finally
        {
            one.Release();
        }
    }

    private async Task<int> MakeAll(CancellationToken stop)
    {
        var made = 0;
        while (!stop.IsCancellationRequested && await Next() is { } run)
            if (await Make(run, stop))
                made++;
        return made;
    }

    /// <summary>
    /// Takes the oldest that waits; null: there is none. What it then does with it is its affair: <see
    /// cref="MakeDue"/>.
    /// </summary>
    public async Task<TakenRun?> Next()
    {
        IReadOnlyList<long> due;
        await using (var connection = await database.Connect())
            due = await ReportRunRows.Due(connection, Now);

        foreach (var id in due)
        {
            var lease = Guid.NewGuid().ToString("N");
            if (await queue.Write(work => ReportRunRows.Take(work, id, lease, Now)) is { } attempts)
                return new TakenRun(id, lease, attempts);
        }

        return null;
    }

    /// <summary>This process makes it no further: another may, at once.</summary>
    public Task HandBack(TakenRun taken) => queue.Write(work => ReportRunRows.Release(work, taken));

    private DateTimeOffset Now => people.GetUtcNow().ToMilliseconds();

    /// <summary>True when it was brought to an end, good or bad.</summary>
    public async Task<bool> Make(TakenRun taken, CancellationToken stop)
    {
        try
        {
            if (taken.Attempts > MaxAttempts)
                return await Finish(taken, new RunOutcome(null, new FieldError("", "report-abandoned")));

            return await Finish(taken, new RunOutcome(ReportJson.Text(await Watched(taken, stop)), null));
        }
        catch (RefusedException refusal)
        {
            return await Finish(taken, new RunOutcome(null, refusal.Why with { Field = "" }));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await HandBack(taken);
            return false;
        }
        catch (OperationCanceledException)
        {
            return false; // another node has it
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The report run {Run} failed", taken.Id);
            return await Finish(taken, new RunOutcome(null, new FieldError("", "report-failed")));
        }
    }

    private async Task<object> Watched(TakenRun taken, CancellationToken stop)
    {
        ReportRun run;
        await using (var connection = await database.Connect())
            run = (await ReportRunRows.Find(connection, taken.Id))!;

        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var progress = new CohortProgress(lost.Token);
        // on a thread of its own: the embedded store reads without ever giving the thread back
        var made = Task.Run(
            () =>
            {
                progress.Begin();
                return Make(run.Campaign, run.Question);
            },
            CancellationToken.None
        );

        while (await Task.WhenAny(made, Task.Delay(Beat, people, CancellationToken.None)) != made)
            if (!await queue.Write(work => ReportRunRows.Advance(work, taken, progress.Read, Now + Lease)))
                await lost.CancelAsync();
        return await made;
    }

    private async Task<bool> Finish(TakenRun taken, RunOutcome outcome) =>
        await queue.Write(work => ReportRunRows.Finish(work, taken, outcome, Now)) > 0;
}
