namespace ChallengeHub;

/// <summary>
/// Closes periods: results, awards and hash appear with one commit, once, however often anybody asks. Many awards
/// are written ahead, unseen.
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

    /// <summary>
    /// So often is a closing prepared beside the writer again when something was booked meanwhile; then it is computed
    /// under the lock.
    /// </summary>
    private const int Preparations = 3;

    /// <summary>Ends the grace of a period now. Closing a closed one changes nothing.</summary>
    public async Task<StoredResults> Close(string campaign, int number, Actor? actor = null)
    {
        var id = await Prepared(
            campaign,
            number,
            prepared =>
                queue.Write(work =>
                    Close(work, new CampaignPeriod { Campaign = campaign, Number = number }, prepared, actor)
                )
        );
        await using var connection = await database.Connect();
        return (await ResultRows.Find(connection, id, number))!;
    }

    /// <summary>Answers the campaign's number; null when what was prepared does not hold any more.</summary>
    private async Task<long?> Close(UnitOfWork work, CampaignPeriod of, Preparation prepared, Actor? actor)
    {
        var now = clock.GetUtcNow().ToMilliseconds();
        var state = await states.Get(work, of.Campaign);
        var period =
            state.Snapshot.Periods.FirstOrDefault(x => x.Number == of.Number && !x.Void)
            ?? throw RefusedException.NotFound("no-period", of.Number);

        if (period.ClosedAt is null && now < period.EndsAt)
            throw RefusedException.Conflict("period-not-over", of.Number, period.EndsAt);
        if (period.ClosedAt is not null)
            return state.Snapshot.Campaign.Id;
        if (!await prepared.Hold(work, state))
            return null;

        await AuditRows.Append(
            work,
            actor,
            new AuditedAction(AuditActions.PeriodClosed, of.Campaign, $"period {of.Number}"),
            now
        );
        await Close(work, state, period, prepared);
        return state.Snapshot.Campaign.Id;
    }

    /// <summary>
    /// Closes all that is due, the oldest first. What is due lies in SQL, so a missed timer or a lost job store loses
    /// nothing.
    /// </summary>
    public async Task<int> CloseDue()
    {
        IReadOnlyList<CampaignPeriod> due;
        await using (var connection = await database.Connect())
            due = await PeriodRows.Due(connection, clock.GetUtcNow());

        var failures = new List<Exception>();
        foreach (var period in due)
        {
            try
            {
                await CloseDue(period.Campaign, period.Number);
            }
            catch (Exception failure)
            {
                // one that cannot be closed must not keep the others open; it is due still
                failures.Add(failure);
            }
        }

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

    private Task CloseDue(string campaign, int number) =>
        Prepared(
            campaign,
            number,
            prepared =>
                queue.Write<long?>(async work =>
                {
                    var now = clock.GetUtcNow().ToMilliseconds();
                    var state = await states.Get(work, campaign);
                    if (
                        state.Snapshot.Period(number) is not { ClosedAt: null, Void: false } period
                        || period.GraceUntil > now
                    )
                        return 0;
                    if (!await prepared.Hold(work, state))
                        return null;
                    await Close(work, state, period, prepared);
                    return 0;
                })
        );

    private async Task<long> Prepared(string campaign, int number, Func<Preparation, Task<long?>> close)
    {
        for (var attempt = 0; attempt < Preparations; attempt++)
        {
            var begun = new List<long>();
            try
            {
                if (await close(await WriteAhead(await Prepare(campaign, number), begun)) is { } done)
                    return done;
            }
            finally
            {
                // of a closing that is done nothing is taken away
                foreach (var closing in begun)
                    await unseen.TakeAway(closing);
            }
        }

        return (await close(new Preparation(clock.GetUtcNow().ToMilliseconds(), [])))!.Value;
    }

    /// <summary>The period's results, and the campaign's where it is the last one that is open.</summary>
    private async Task<Preparation> Prepare(string campaign, int number)
    {
        var now = clock.GetUtcNow().ToMilliseconds();
        await using var connection = await database.Connect();
        if (await CampaignRows.Find(connection, campaign) is not { LaunchedAt: not null, ClosedAt: null } found)
            return new(now, []);

        var seeds = (await RaffleSeedRows.Of(connection, found.Id)).ToLookup(x => x.Period);
        var stocked = found.Document.Prizes.Any(x => x.Stock is not null);
        var given = stocked ? await AwardRows.Given(connection, found.Id) : new Dictionary<string, int>();

        return new(
            now,
            await ledger.Read(
                campaign,
                (snapshot, tally) =>
                {
                    if (snapshot.Period(number) is not { ClosedAt: null, Void: false } period || now < period.EndsAt)
                        return [];
                    var last = snapshot.Periods.All(x => x.Void || x.ClosedAt is not null || x.Number == number);
                    return (IReadOnlyList<PreparedResults>)
                        [
                            .. (last ? (int[])[number, BoardKey.Overall] : [number]).Select(which =>
                                PreparedResults.Of(
                                    snapshot,
                                    tally,
                                    new Certification(which, now) { Given = given },
                                    seeds[which].ToDictionary(x => x.Prize, x => x.Seed)
                                )
                            ),
                        ];
                }
            )
        );
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

    private async Task Close(UnitOfWork work, CampaignState state, Period period, Preparation prepared)
    {
        var snapshot = state.Snapshot;
        var now = prepared.Now;
        var id = snapshot.Campaign.Id;
        await Certify(work, state, new Certification(period.Number, now), prepared.Of(period.Number));
        await PeriodRows.Update(work, id, [period with { ClosedAt = now }]);
        await ChangeRows.Append(work, id, "period-closed", new { period = period.Number }, now);
        Announce(work, snapshot, period.Number);

        if (snapshot.Periods.All(x => x.Void || x.ClosedAt is not null || x.Number == period.Number))
            await Finish(work, state, now, prepared.Of(BoardKey.Overall));
        else
            await CampaignRows.Touch(work, snapshot.Campaign);
    }

    /// <summary>The campaign closes with its last period.</summary>
    internal async Task Finish(
        UnitOfWork work,
        CampaignState state,
        DateTimeOffset now,
        PreparedResults? prepared = null
    )
    {
        await Certify(work, state, new Certification(BoardKey.Overall, now), prepared);
        await CampaignRows.Touch(work, state.Snapshot.Campaign with { ClosedAt = now });
        await ChangeRows.Append(work, state.Snapshot.Campaign.Id, "campaign-closed", new { }, now);
        Announce(work, state.Snapshot, BoardKey.Overall);
    }

    /// <param name="prepared">Null: it is computed here.</param>
    internal static async Task Certify(
        UnitOfWork work,
        CampaignState state,
        Certification asked,
        PreparedResults? prepared = null
    )
    {
        var id = state.Snapshot.Campaign.Id;
        if (prepared is not null)
        {
            await ResultRows.Insert(work, id, prepared.Results, prepared.Canonical);
            if (prepared.Unseen is { } closing)
                await ClosingRows.Done(work, closing, asked.ClosedAt);
            else
                await AwardRows.Insert(work, new CampaignClosing(id), prepared.Results, prepared.Results.Awards);
            return;
        }

        var seeds = (await RaffleSeedRows.Of(work.Connection, id, work.Transaction))
            .Where(x => x.Period == asked.Period)
            .ToDictionary(x => x.Prize, x => x.Seed);
        asked = asked with { Given = await AwardRows.Given(work.Connection, id, work.Transaction) };

        var results = Certifying.Certify(asked, state.Snapshot, await state.LoadTally(work), seeds);
        await ResultRows.Insert(work, id, results, results.Canonical());
        if (asked.Before is null)
            await AwardRows.Insert(work, new CampaignClosing(id), results, results.Awards);
    }

    private void Announce(UnitOfWork work, CampaignSnapshot snapshot, int period) =>
        work.AfterCommit(() => feed.Publish(new News(NewsKind.PeriodClosed, snapshot.Campaign.Code, 0, period)));

    /// <summary>
    /// What was computed at one moment; of a period that it does not have, the closing computes it itself.
    /// </summary>
    private sealed record Preparation(DateTimeOffset Now, IReadOnlyList<PreparedResults> Results)
    {
        public PreparedResults? Of(int period) => Results.FirstOrDefault(x => x.Period == period);

        public async Task<bool> Hold(UnitOfWork work, CampaignState state)
        {
            foreach (var results in Results)
                if (!await results.Holds(work, state))
                    return false;
            return true;
        }
    }
}
