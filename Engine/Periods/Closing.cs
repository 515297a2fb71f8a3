namespace ChallengeHub;

/// <summary>
/// Closes periods: results, awards and hash appear with one commit, once, whoever asks and however often. Many awards are
/// written ahead, unseen.
/// </summary>
public sealed class Closing(Writer writer, Desks desks, Database database, LedgerBoards ledger, Feed feed, TimeProvider clock)
{
    private readonly UnseenAwards unseen = new(writer, database, clock);

    /// <summary>So often is a closing prepared beside the writer again when something was booked meanwhile; then it is computed under the lock.</summary>
    private const int Preparations = 3;

    /// <summary>Ends the grace of a period now. Closing a closed one changes nothing.</summary>
    public async Task<StoredResults> Close(string campaign, int number, By? by = null)
    {
        var id = await Prepared(campaign, number, prepared => writer.Write(writing => Close(writing, (campaign, number), prepared, by)));
        await using var connection = await database.Connect();
        return (await ResultRows.Find(connection, id, number))!;
    }

    /// <summary>Answers the campaign's number; null when what was prepared does not hold any more.</summary>
    private async Task<long?> Close(Writing writing, (string Campaign, int Number) of, Preparation prepared, By? by)
    {
        var (campaign, number) = of;
        var now = clock.GetUtcNow().ToMilliseconds();
        var desk = await desks.Get(writing, campaign);
        var period = desk.View.Periods.FirstOrDefault(x => x.Number == number && !x.Void) ?? throw Refusal.NotFound($"There is no period {number}.");
        if (period.ClosedAt is null && now < period.EndsAt)
            throw Refusal.Conflict($"Period {number} ends at {period.EndsAt:yyyy-MM-ddTHH:mm:sszzz}; a period cannot be closed before its end. End the campaign instead.");
        if (period.ClosedAt is not null) return desk.View.Campaign.Id;
        if (!await prepared.Hold(writing, desk)) return null;
        await AuditRows.Append(writing, by, new Deed(AuditActions.PeriodClosed, campaign, $"period {number}"), now);
        await Close(writing, desk, period, prepared);
        return desk.View.Campaign.Id;
    }

    /// <summary>Closes all that is due, the oldest first. What is due lies in SQL, so a missed timer or a lost job store loses nothing.</summary>
    public async Task<int> CloseDue()
    {
        IReadOnlyList<(string Campaign, int Number)> due;
        await using (var connection = await database.Connect()) due = await PeriodRows.Due(connection, clock.GetUtcNow());
        var failures = new List<Exception>();
        foreach (var (campaign, number) in due)
        {
            try
            {
                await CloseDue(campaign, number);
            }
            catch (Exception failure)
            {
                // one that cannot be closed must not keep the others open; it is due still
                failures.Add(failure);
            }
        }
        await unseen.Sweep();
        return failures.Count == 0 ? due.Count : throw new AggregateException("Periods that are due could not be closed.", failures);
    }

    /// <summary>When the next period falls due (in the past: it is due already), or null.</summary>
    public async Task<DateTimeOffset?> NextDue()
    {
        await using var connection = await database.Connect();
        return await PeriodRows.NextDue(connection);
    }

    private Task CloseDue(string campaign, int number) => Prepared(campaign, number, prepared => writer.Write<long?>(async writing =>
    {
        var now = clock.GetUtcNow().ToMilliseconds();
        var desk = await desks.Get(writing, campaign);
        if (desk.View.Period(number) is not { ClosedAt: null, Void: false } period || period.GraceUntil > now) return 0;
        if (!await prepared.Hold(writing, desk)) return null;
        await Close(writing, desk, period, prepared);
        return 0;
    }));

    private async Task<long> Prepared(string campaign, int number, Func<Preparation, Task<long?>> close)
    {
        for (var attempt = 0; attempt < Preparations; attempt++)
        {
            var begun = new List<long>();
            try
            {
                if (await close(await WriteAhead(await Prepare(campaign, number), begun)) is { } done) return done;
            }
            finally
            {
                // of a closing that is done nothing is taken away
                foreach (var closing in begun) await unseen.TakeAway(closing);
            }
        }
        return (await close(new Preparation(clock.GetUtcNow().ToMilliseconds(), [])))!.Value;
    }

    /// <summary>The period's results, and the campaign's where it is the last one that is open.</summary>
    private async Task<Preparation> Prepare(string campaign, int number)
    {
        var now = clock.GetUtcNow().ToMilliseconds();
        await using var connection = await database.Connect();
        if (await CampaignRows.Find(connection, campaign) is not { LaunchedAt: not null, ClosedAt: null } found) return new(now, []);
        var seeds = (await AwardRows.Seeds(connection, found.Id)).ToLookup(x => x.Period);
        var stocked = found.Document.Prizes.Any(x => x.Stock is not null);
        var given = stocked ? await AwardRows.Given(connection, found.Id) : new Dictionary<string, int>();
        return new(now, await ledger.Read(campaign, (view, tally) =>
        {
            if (view.Period(number) is not { ClosedAt: null, Void: false } period || now < period.EndsAt) return [];
            var last = view.Periods.All(x => x.Void || x.ClosedAt is not null || x.Number == number);
            return (IReadOnlyList<PreparedResults>)
            [
                .. (last ? (int[])[number, BoardKey.Overall] : [number]).Select(which => PreparedResults.Of(
                    view, tally, new Certification(which, now) { Given = given }, seeds[which].ToDictionary(x => x.Prize, x => x.Seed))),
            ];
        }));
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

    private async Task Close(Writing writing, Desk desk, Period period, Preparation prepared)
    {
        var (view, now) = (desk.View, prepared.Now);
        var id = view.Campaign.Id;
        await Certify(writing, desk, new Certification(period.Number, now), prepared.Of(period.Number));
        await PeriodRows.Update(writing, id, [period with { ClosedAt = now }]);
        await CampaignRows.Change(writing, id, "period-closed", new { period = period.Number }, now);
        Announce(writing, view, period.Number);
        if (view.Periods.All(x => x.Void || x.ClosedAt is not null || x.Number == period.Number)) await Finish(writing, desk, now, prepared.Of(BoardKey.Overall));
        else await CampaignRows.Touch(writing, view.Campaign);
    }

    /// <summary>The campaign closes with its last period.</summary>
    internal async Task Finish(Writing writing, Desk desk, DateTimeOffset now, PreparedResults? prepared = null)
    {
        await Certify(writing, desk, new Certification(BoardKey.Overall, now), prepared);
        await CampaignRows.Touch(writing, desk.View.Campaign with { ClosedAt = now });
        await CampaignRows.Change(writing, desk.View.Campaign.Id, "campaign-closed", new { }, now);
        Announce(writing, desk.View, BoardKey.Overall);
    }

    /// <param name="prepared">Null: it is computed here.</param>
    internal static async Task Certify(Writing writing, Desk desk, Certification asked, PreparedResults? prepared = null)
    {
        var id = desk.View.Campaign.Id;
        if (prepared is not null)
        {
            await ResultRows.Insert(writing, id, prepared.Results, prepared.Canonical);
            if (prepared.Unseen is { } closing) await ClosingRows.Done(writing, closing, asked.ClosedAt);
            else await AwardRows.Insert(writing, (id, 0), prepared.Results, prepared.Results.Awards);
            return;
        }
        var seeds = (await AwardRows.Seeds(writing.Connection, id, writing.Transaction)).Where(x => x.Period == asked.Period).ToDictionary(x => x.Prize, x => x.Seed);
        asked = asked with { Given = await AwardRows.Given(writing.Connection, id, writing.Transaction) };
        var results = Certifying.Certify(asked, desk.View, await desk.LoadTally(writing), seeds);
        await ResultRows.Insert(writing, id, results, results.Canonical());
        if (asked.Before is null) await AwardRows.Insert(writing, (id, 0), results, results.Awards);
    }

    private void Announce(Writing writing, CampaignView view, int period) =>
        writing.AfterCommit(() => feed.Publish(new News(NewsKind.PeriodClosed, view.Campaign.Code, 0, period)));

    /// <summary>What was computed at one moment; of a period that it does not have, the closing computes it itself.</summary>
    private sealed record Preparation(DateTimeOffset Now, IReadOnlyList<PreparedResults> Results)
    {
        public PreparedResults? Of(int period) => Results.FirstOrDefault(x => x.Period == period);

        public async Task<bool> Hold(Writing writing, Desk desk)
        {
            foreach (var results in Results)
                if (!await results.Holds(writing, desk)) return false;
            return true;
        }
    }
}
