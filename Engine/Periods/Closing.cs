namespace ChallengeHub;

/// <summary>Closes periods: results, awards and hash in one transaction, once, whoever asks and however often.</summary>
public sealed class Closing(Writer writer, Desks desks, Database database, Feed feed, TimeProvider clock)
{
    /// <summary>Ends the grace of a period now. Closing a closed one changes nothing.</summary>
    public Task<StoredResults> Close(string campaign, int number, By? by = null) => writer.Write(async writing =>
    {
        var now = clock.GetUtcNow().ToMilliseconds();
        var desk = await desks.Get(writing, campaign);
        var period = desk.View.Periods.FirstOrDefault(x => x.Number == number && !x.Void) ?? throw Refusal.NotFound($"There is no period {number}.");
        if (period.ClosedAt is null && now < period.EndsAt)
            throw Refusal.Conflict($"Period {number} ends at {period.EndsAt:yyyy-MM-ddTHH:mm:sszzz}; a period cannot be closed before its end. End the campaign instead.");
        if (period.ClosedAt is null) await AuditRows.Append(writing, by, new Deed(AuditActions.PeriodClosed, campaign, $"period {number}"), now);
        await Close(writing, desk, period, now);
        return (await ResultRows.Find(writing.Connection, desk.View.Campaign.Id, number, null, writing.Transaction))!;
    });

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
        return failures.Count == 0 ? due.Count : throw new AggregateException("Periods that are due could not be closed.", failures);
    }

    /// <summary>When the next period falls due (in the past: it is due already), or null.</summary>
    public async Task<DateTimeOffset?> NextDue()
    {
        await using var connection = await database.Connect();
        return await PeriodRows.NextDue(connection);
    }

    private Task CloseDue(string campaign, int number) => writer.Write(async writing =>
    {
        var now = clock.GetUtcNow().ToMilliseconds();
        var desk = await desks.Get(writing, campaign);
        if (desk.View.Period(number) is { ClosedAt: null, Void: false } period && period.GraceUntil <= now) await Close(writing, desk, period, now);
        return 0;
    });

    private async Task Close(Writing writing, Desk desk, Period period, DateTimeOffset now)
    {
        if (period.ClosedAt is not null) return;
        var view = desk.View;
        var id = view.Campaign.Id;
        await Certify(writing, desk, new Certification(period.Number, now));
        await PeriodRows.Update(writing, id, [period with { ClosedAt = now }]);
        await CampaignRows.Change(writing, id, "period-closed", new { period = period.Number }, now);
        Announce(writing, view, period.Number);
        if (view.Periods.All(x => x.Void || x.ClosedAt is not null || x.Number == period.Number)) await Finish(writing, desk, now);
        else await CampaignRows.Touch(writing, view.Campaign);
    }

    /// <summary>The campaign closes with its last period.</summary>
    internal async Task Finish(Writing writing, Desk desk, DateTimeOffset now)
    {
        await Certify(writing, desk, new Certification(BoardKey.Overall, now));
        await CampaignRows.Touch(writing, desk.View.Campaign with { ClosedAt = now });
        await CampaignRows.Change(writing, desk.View.Campaign.Id, "campaign-closed", new { }, now);
        Announce(writing, desk.View, BoardKey.Overall);
    }

    internal static async Task Certify(Writing writing, Desk desk, Certification asked)
    {
        var id = desk.View.Campaign.Id;
        var seeds = (await AwardRows.Seeds(writing.Connection, id, writing.Transaction)).Where(x => x.Period == asked.Period).ToDictionary(x => x.Prize, x => x.Seed);
        asked = asked with { Given = await AwardRows.Given(writing.Connection, id, writing.Transaction) };
        var results = Certifying.Certify(asked, desk.View, await desk.LoadTally(writing), seeds);
        await ResultRows.Insert(writing, id, results);
        if (asked.Before is null) await AwardRows.Insert(writing, id, results);
    }

    private void Announce(Writing writing, CampaignView view, int period) =>
        writing.AfterCommit(() => feed.Publish(new News(NewsKind.PeriodClosed, view.Campaign.Code, 0, period)));
}
