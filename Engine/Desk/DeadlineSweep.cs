namespace ChallengeHub;

/// <summary>
/// Looks at the deadlines that have passed, and at the calls that are due: people are reminded of them, and what a
/// campaign says so of is taken back. Any process may do it at any time, and several at once.
/// </summary>
public sealed class DeadlineSweep(
    WriteQueue queue,
    CampaignStates states,
    Database database,
    BoardKeeper boards,
    TimeProvider clock
)
{
    /// <summary>So many leads in one transaction, so that nobody else waits for them.</summary>
    internal const int AtOnce = 200;

    /// <summary>A look is kept so often, well within <see cref="LeadDeadline.Near"/>.</summary>
    private static readonly TimeSpan Spacing = TimeSpan.FromMinutes(1);

    /// <summary>Answers how many deadlines were looked at, and of how many calls somebody was reminded.</summary>
    public async Task<int> Run()
    {
        var now = clock.GetUtcNow().ToMilliseconds();
        Sweeping sweeping;
        IReadOnlyList<string> due;
        bool isKept;
        await using (var connection = await database.Connect())
        {
            sweeping = new Sweeping(now, await DeadlineLookRows.Last(connection));
            due = await LeadRows.DueCampaigns(connection, CallsAfter(sweeping), now);
            var isRecent = sweeping.LastLook is { } last && now - last < Spacing;
            // where nothing falls due nothing is written
            isKept = !isRecent && await LeadRows.AnyDue(connection, now);
        }

        var looked = 0;
        var failures = new List<Exception>();
        foreach (var campaign in due)
        {
            try
            {
                looked += await Sweep(campaign, sweeping);
            }
            catch (Exception failure)
            {
                // one campaign must not keep the others from being looked at; it is due still
                failures.Add(failure);
            }
        }

        // what one campaign failed to look at, the next look comes to
        if (failures.Count == 0 && (looked > 0 || isKept))
            await queue.TryWrite(work => DeadlineLookRows.Keep(work, now));

        return failures.Count == 0
            ? looked
            : throw new AggregateException("Deadlines that are due could not be looked at.", failures);
    }

    private async Task<int> Sweep(string campaign, Sweeping sweeping)
    {
        await states.Ready(campaign);
        var looked = 0;
        int some;
        do
        {
            some = await queue.Write(work => Some(work, campaign, sweeping));
            looked += some;
        } while (some == AtOnce);

        return looked + await queue.Write(work => Calls(work, campaign, sweeping));
    }

    /// <summary>Answers how many; afterwards none of them is due at this instant.</summary>
    private async Task<int> Some(UnitOfWork work, string campaign, Sweeping sweeping)
    {
        var state = await states.Get(work, campaign);
        var snapshot = state.Snapshot;
        var due = await LeadRows.Due(work, snapshot.Campaign.Id, sweeping.Now, AtOnce);
        var looked = due.Select(x => LookedAt.Of(snapshot, x, sweeping)).ToList();

        var late = looked.Where(x => x.Step == DeadlineStep.Release).Select(x => x.Row).ToList();
        var released = await new Releasing(work, state, boards, sweeping.Now).Overdue(late);

        foreach (var one in looked.Where(x => x.Step == DeadlineStep.Remind))
            await DeskNotifications.Overdue(work, snapshot, one.Row, sweeping.Now);
        await LeadRows.Look(work, looked.Select(x => x.Row).Where(x => !released.Contains(x.Lead)));

        return due.Count;
    }

    private async Task<int> Calls(UnitOfWork work, string campaign, Sweeping sweeping)
    {
        var snapshot = (await states.Get(work, campaign)).Snapshot;
        if (!DeskWindow.IsOpen(snapshot.Campaign, sweeping.Now))
            return 0;

        var due = await LeadRows.Calls(work, snapshot.Campaign.Id, CallsAfter(sweeping), sweeping.Now);
        var open = due.Where(x => x.Status is LeadStatus.Assigned or LeadStatus.Taken or LeadStatus.Contacted).ToList();
        foreach (var lead in open)
            await DeskNotifications.Call(work, snapshot, lead, sweeping.Now);
        return open.Count;
    }

    /// <summary>Of calls that were due before anybody looked nobody is reminded.</summary>
    private static DateTimeOffset CallsAfter(Sweeping sweeping) =>
        sweeping.LastLook ?? sweeping.Now - LeadDeadline.Near;
}
