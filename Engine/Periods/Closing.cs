namespace ChallengeHub;

/// <summary>
/// Closes periods in two short steps. The first marks a period at a position of the ledger, and from then on nothing is
/// booked in it. The results are computed beside the writer, and the second step shows them with awards and hash,
/// once, however often anybody asks. Who looks next finishes what a process that is gone has begun.
/// </summary>
public sealed class Closing(
    WriteQueue queue,
    CampaignStates states,
    Database database,
    LedgerBoards ledger,
    Feed feed,
    TimeProvider clock
)
{
    private readonly UnseenAwards unseen = new(queue, database, clock);

    /// <summary>Times that results are prepared beside the writer while people or prizes change.</summary>
    private const int Preparations = 3;

    /// <summary>Ends the grace of a period now. Closing a closed one changes nothing.</summary>
    public async Task<StoredResults> Close(string campaign, int number, Actor? actor = null)
    {
        var id = await Begin(campaign, number, actor);
        try
        {
            await Finish(campaign, number);
            await using var connection = await database.Connect();
            return (await ResultRows.Find(connection, id, number))!;
        }
        catch (Exception failure) when (StoreFaults.Is(failure))
        {
            throw new PartlyWritten(failure);
        }
    }

    /// <summary>The first step alone. Answers the campaign's id.</summary>
    public Task<long> Begin(string campaign, int number, Actor? actor = null) =>
        queue.Write(async work =>
        {
            var now = clock.GetUtcNow().ToMilliseconds();
            var state = await states.Get(work, campaign);
            var period =
                state.Snapshot.Periods.FirstOrDefault(x => x.Number == number && !x.Void)
                ?? throw RefusedException.NotFound("no-period", number);

            if (!period.IsOpen)
                return state.Snapshot.Campaign.Id;
            if (now < period.EndsAt)
                throw RefusedException.Conflict("period-not-over", number, period.EndsAt);

            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(AuditActions.PeriodClosed, campaign, $"period {number}"),
                now
            );
            await Mark(work, state, [period], now);
            return state.Snapshot.Campaign.Id;
        });

    /// <summary>
    /// Marks all that is due, and computes nothing: seconds of results keep no period open that falls due meanwhile.
    /// </summary>
    public async Task MarkDue()
    {
        var failures = new List<Exception>();
        await BeginDue(failures);
        if (failures.Count > 0)
            throw new AggregateException("Periods that are due could not be marked.", failures);
    }

    /// <summary>
    /// Closes all that is due, the oldest first: all are marked before the first is computed. What is due lies in SQL,
    /// so a missed timer or a lost job store loses nothing.
    /// </summary>
    public async Task<int> CloseDue()
    {
        // one that cannot be closed must not keep the others open; it is due still
        var failures = new List<Exception>();
        var due = await BeginDue(failures);
        foreach (var period in due)
            await Try(() => Finish(period.Campaign, period.Number), failures);
        await unseen.Sweep();

        return failures.Count == 0
            ? due.Count
            : throw new AggregateException("Periods that are due could not be closed.", failures);
    }

    /// <summary>When the next period falls due (in the past: it is due already), or null.</summary>
    public async Task<DateTimeOffset?> NextDue()
    {
        await using var connection = await database.Connect();
        return await PeriodRows.NextDue(connection);
    }

    /// <summary>What is due, all of it marked but for what failed.</summary>
    private async Task<IReadOnlyList<CampaignPeriod>> BeginDue(List<Exception> failures)
    {
        IReadOnlyList<CampaignPeriod> due;
        await using (var connection = await database.Connect())
            due = await PeriodRows.Due(connection, clock.GetUtcNow());
        foreach (var campaign in due.Where(x => x.ClosingAt is null).Select(x => x.Campaign).Distinct())
            await Try(() => MarkDue(campaign), failures);
        return due;
    }

    private static async Task Try(Func<Task> closing, List<Exception> failures)
    {
        try
        {
            await closing();
        }
        catch (Exception failure)
        {
            failures.Add(failure);
        }
    }

    private Task MarkDue(string campaign) =>
        queue.Write(async work =>
        {
            var now = clock.GetUtcNow().ToMilliseconds();
            var state = await states.Get(work, campaign);
            var due = state.Snapshot.Periods.Where(x => x.IsOpen && x.GraceUntil <= now).ToList();
            if (due.Count > 0)
                await Mark(work, state, [.. due.OrderBy(x => x.GraceUntil).ThenBy(x => x.Number)], now);
            return due.Count;
        });

    private static async Task Mark(
        UnitOfWork work,
        CampaignState state,
        IReadOnlyList<Period> periods,
        DateTimeOffset now
    )
    {
        var campaign = state.Snapshot.Campaign;
        var seq = state.LastSeq;
        await PeriodRows.Mark(work, campaign.Id, periods.Select(x => x with { ClosingAt = now, ClosingSeq = seq }));
        foreach (var period in periods)
            await ChangeRows.Append(work, campaign.Id, "period-closing", new { period = period.Number, seq }, now);
        await CampaignRows.Touch(work, campaign);
    }

    /// <summary>Nothing, where the period is not marked, or closed already.</summary>
    private async Task Finish(string campaign, int number)
    {
        for (var attempt = 0; attempt < Preparations; attempt++)
        {
            var begun = new List<long>();
            try
            {
                if (await Certify(campaign, number, await WriteAhead(await Prepare(campaign, number), begun)))
                    return;
            }
            finally
            {
                // of a closing that is done nothing is taken away
                foreach (var closing in begun)
                    await unseen.TakeAway(closing);
            }
        }

        // now it is computed under the lock: what that has to read is read before
        await states.Ready(campaign);
        await Certify(campaign, number, new Preparation(clock.GetUtcNow().ToMilliseconds(), []));
    }

    /// <summary>The period's results, and the campaign's where it is the last one that is not closed.</summary>
    private async Task<Preparation> Prepare(string campaign, int number)
    {
        var now = clock.GetUtcNow().ToMilliseconds();
        await using var connection = await database.Connect();
        if (await CampaignRows.Find(connection, campaign) is not { LaunchedAt: not null, ClosedAt: null } found)
            return new(now, []);

        var seeds = (await RaffleSeedRows.Of(connection, found.Id)).ToLookup(x => x.Period);
        var stocked = found.Document.Prizes.Any(x => x.Stock is not null);
        var given = stocked ? await AwardRows.Given(connection, found.Id) : new Dictionary<string, int>();

        var read = await ledger.Read(campaign, (view, tally) => new LedgerLook(view, Boards(view, tally, number)));
        var boards = read.Boards;
        if (boards.Count == 0)
            return new(now, []);
        // seeds and prizes of one moment
        if (read.Snapshot.Campaign.ConfigVersion != found.ConfigVersion)
            return new(now, []) { IsStale = true };

        var marked = new MarkedPeriod(found.Id, read.Snapshot.Period(number)!);
        boards[number] = await marked.Totals(connection, boards[number], seq => ledger.AsOf(read.Snapshot, seq));

        return new(
            now,
            [
                .. boards.Select(x =>
                    PreparedResults.Of(
                        read.Snapshot,
                        x.Value,
                        new Certification(x.Key, now) { Given = given },
                        seeds[x.Key].ToDictionary(seed => seed.Prize, seed => seed.Seed)
                    )
                ),
            ]
        );
    }

    /// <summary>By period: what is to be certified; empty where the period is not marked, or closed already.</summary>
    private static Dictionary<int, BoardTotals> Boards(CampaignSnapshot snapshot, Tally tally, int number)
    {
        if (snapshot.Period(number) is not { ClosingAt: not null, ClosedAt: null })
            return [];
        int[] which = IsLast(snapshot, number) ? [number, BoardKey.Overall] : [number];
        return which.ToDictionary(x => x, x => BoardTotals.Of(tally, x));
    }

    /// <param name="begun">Hears which closings were begun.</param>
    private async Task<Preparation> WriteAhead(Preparation prepared, List<long> begun)
    {
        var ahead = new List<PreparedResults>();
        foreach (var results in prepared.Results)
        {
            if (results.Results.Awards.Count <= UnseenAwards.AtOnce)
            {
                ahead.Add(results);
                continue;
            }

            var closing = await unseen.Begin(results.Campaign, results.Period);
            begun.Add(closing);
            await unseen.Write(closing, results.Campaign, results.Results);
            ahead.Add(results with { Unseen = closing });
        }
        return prepared with { Results = ahead };
    }

    /// <summary>The second step. False when what was prepared does not hold any more.</summary>
    private Task<bool> Certify(string campaign, int number, Preparation prepared) =>
        queue.Write(async work =>
        {
            var state = await states.Get(work, campaign);
            var period = state.Snapshot.Period(number);
            if (period is not { ClosingAt: not null, ClosedAt: null })
                return true;
            if (!await prepared.Hold(work, state))
                return false;

            var id = state.Snapshot.Campaign.Id;
            var now = prepared.Now;
            await CertifiedResults.Write(work, state, new Certification(number, now), prepared.Of(number));
            await PeriodRows.Update(work, id, [period with { ClosedAt = now }]);
            await ChangeRows.Append(work, id, "period-closed", new { period = number }, now);
            Announce(work, state.Snapshot, number);

            if (IsLast(state.Snapshot, number))
                await Finish(work, state, now, prepared.Of(BoardKey.Overall));
            else
                await CampaignRows.Touch(work, state.Snapshot.Campaign);
            return true;
        });

    /// <summary>The campaign closes with its last period.</summary>
    internal async Task Finish(
        UnitOfWork work,
        CampaignState state,
        DateTimeOffset now,
        PreparedResults? prepared = null
    )
    {
        await CertifiedResults.Write(work, state, new Certification(BoardKey.Overall, now), prepared);
        await CampaignRows.Touch(work, state.Snapshot.Campaign with { ClosedAt = now });
        await ChangeRows.Append(work, state.Snapshot.Campaign.Id, "campaign-closed", new { }, now);
        Announce(work, state.Snapshot, BoardKey.Overall);
    }

    private static bool IsLast(CampaignSnapshot snapshot, int number) =>
        snapshot.Periods.All(x => x.Void || x.ClosedAt is not null || x.Number == number);

    private void Announce(UnitOfWork work, CampaignSnapshot snapshot, int period) =>
        work.AfterCommit(() => feed.Publish(new News(NewsKind.PeriodClosed, snapshot.Campaign.Code, 0, period)));

    private sealed record LedgerLook(CampaignSnapshot Snapshot, Dictionary<int, BoardTotals> Boards);
}
