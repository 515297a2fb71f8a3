using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// Keeps the reports of a period, or of the campaign, once it is closed: once, as of the closing's last fact, with a
/// hash. An amendment adds the next version. Nothing here updates or deletes.
/// </summary>
public sealed class KeptReports(
    WriteQueue queue,
    Database database,
    BoardReads boards,
    FunnelReads funnels,
    EffectReads effects,
    SynthesisReads syntheses,
    RaceReads races,
    TimeProvider clock
)
{
    private readonly SemaphoreSlim one = new(1);

    /// <summary>Keeps all that is due; answers of how many closings and amendments.</summary>
    public async Task<int> KeepDue(CancellationToken stop = default)
    {
        // the job is begun each minute, and of a large campaign it takes longer
        if (!await one.WaitAsync(TimeSpan.Zero, stop))
            return 0;
        try
        {
            return await KeepAll(stop);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>What is kept of the campaign, without the reports themselves.</summary>
    public async Task<IReadOnlyList<KeptLine>> Of(string campaign)
    {
        var snapshot = await boards.Snapshot(campaign);
        await using var connection = await database.Connect();
        return await KeptReportRows.Of(connection, snapshot.Campaign.Id);
    }

    /// <summary>The newest version, or the one asked for; null where none is kept.</summary>
    public async Task<KeptReport?> Find(string campaign, KeptKey key, int? version = null)
    {
        var snapshot = await boards.Snapshot(campaign);
        await using var connection = await database.Connect();
        return await KeptReportRows.Find(connection, snapshot.Campaign.Id, key, version);
    }

    /// <summary>A kept funnel with the names of now.</summary>
    public async Task<FunnelReport> Funnel(string campaign, KeptReport kept)
    {
        var snapshot = await boards.Snapshot(campaign);
        await using var connection = await database.Connect();
        var accounts = await LeadAccountRows.Of(connection, snapshot.Campaign.Id);
        return new KeptNames(snapshot).Show(
            kept.Report<FunnelReport>(),
            accounts.ToDictionary(x => x.Code, x => x.Name, StringComparer.Ordinal)
        );
    }

    /// <summary>A kept synthesis with the names and companies of now, and marketing's paragraph.</summary>
    public async Task<SynthesisReport> Synthesis(string campaign, KeptReport kept)
    {
        var snapshot = await boards.Snapshot(campaign);
        await using var connection = await database.Connect();
        var page = new KeptNames(snapshot).Show(kept.Report<SynthesisReport>());
        return page with
        {
            Talks = await SynthesisReads.Named(connection, snapshot.Campaign.Id, page.Talks),
            Note = await SynthesisNoteRows.Find(connection, snapshot.Campaign.Id, kept.Part, kept.Period),
        };
    }

    /// <summary>A kept race with the names of now.</summary>
    public async Task<BoardRace> Race(string campaign, KeptReport kept, string language) =>
        RaceReads.Named(
            kept.Report<BoardRace>(),
            await boards.Snapshot(campaign),
            new Reader(Audience.Staff, language)
        );

    private async Task<int> KeepAll(CancellationToken stop)
    {
        IReadOnlyList<DueReports> due;
        await using (var connection = await database.Connect())
            due = await KeptReportRows.Due(connection);

        var failures = new List<Exception>();
        foreach (var closing in due)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                await Keep(closing, stop);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // one that cannot be kept must not keep the others waiting; it is due still
                failures.Add(failure);
            }
        }

        return failures.Count == 0
            ? due.Count
            : throw new AggregateException("Reports of what is closed could not be kept.", failures);
    }

    private async Task Keep(DueReports closing, CancellationToken stop)
    {
        var snapshot = await boards.Snapshot(closing.Campaign);
        var id = snapshot.Campaign.Id;
        var kept = new List<KeptReport>();
        await foreach (var report in Made(snapshot, closing))
        {
            stop.ThrowIfCancellationRequested();
            kept.Add(report);
        }

        await queue.Write(async work =>
        {
            // another node was faster
            if (await KeptReportRows.Any(work, id, closing))
                return 0;
            await KeptReportRows.Insert(work, id, kept);
            return kept.Count;
        });
    }

    private async IAsyncEnumerable<KeptReport> Made(CampaignSnapshot snapshot, DueReports closing)
    {
        var factSeq = await FactSeq(snapshot.Campaign.Id, closing);
        var seq = await Seq(snapshot.Campaign.Id, closing);
        var names = new KeptNames(snapshot);
        var campaign = closing.Campaign;
        int? period = closing.Period == BoardKey.Overall ? null : closing.Period;

        KeptReport Kept(string kind, string part, object report) =>
            Written(closing, new KeptKey(closing.Period, kind, part), factSeq, report);

        foreach (var query in Funnels(snapshot, period))
        {
            var funnel = await funnels.Read(campaign, query with { AsOf = factSeq }, ReportReader.All);
            var report = names.Hide(funnel) with { AsOf = closing.ClosedAt, IsProvisional = false };
            yield return Kept(KeptKinds.Funnel, PartOf(query), report);
        }

        var pages = syntheses.At(factSeq, closing.ClosedAt);
        foreach (var team in snapshot.Campaign.Document.Teams)
        {
            var synthesis = await pages.Read(campaign, team.Code, period, ReportReader.All);
            yield return Kept(KeptKinds.Synthesis, team.Code, names.Hide(synthesis));
        }

        foreach (var board in Enum.GetValues<BoardKind>())
        {
            var query = new RaceQuery(board, Top: RaceQuery.MostTop)
            {
                Period = period,
                AsOfSeq = seq,
                Audience = Audience.Staff,
            };
            var report = (await races.Read(campaign, query)) with { AsOf = closing.ClosedAt, FactSeq = factSeq };
            yield return Kept(KeptKinds.Race, new BoardKey(board, closing.Period).Word, report);
        }

        if (period is null)
        {
            var effect = await effects.At(factSeq, closing.ClosedAt).Read(campaign, null, ReportReader.All);
            yield return Kept(KeptKinds.Effect, "", effect);
        }
    }

    private KeptReport Written(DueReports closing, KeptKey key, long factSeq, object report)
    {
        var canonical = ReportJson.Bytes(report);
        return new KeptReport
        {
            Period = key.Period,
            Kind = key.Kind,
            Part = key.Part,
            Version = closing.Version,
            FactSeq = factSeq,
            KeptAt = clock.GetUtcNow().ToMilliseconds(),
            Sha256 = Results.Sha256(canonical),
            Canonical = canonical,
        };
    }

    /// <summary>What a funnel's rows are: a word, or a field of the sheet as <c>qualification.FIELD</c>.</summary>
    public static string PartOf(FunnelQuery query) =>
        query.By == FunnelBy.Field
            ? RoutingConditions.AnswerPrefix + query.Field
            : JsonNamingPolicy.KebabCaseLower.ConvertName(query.By.ToString());

    private static IEnumerable<FunnelQuery> Funnels(CampaignSnapshot snapshot, int? period)
    {
        foreach (var by in Enum.GetValues<FunnelBy>())
            if (by != FunnelBy.Field && (by != FunnelBy.Period || period is null))
                yield return new FunnelQuery(by, Period: period);

        foreach (var field in snapshot.Campaign.Document.Sheet?.Fields ?? [])
            if (field.Kind is SheetKind.Choice or SheetKind.YesNo)
                yield return new FunnelQuery(FunnelBy.Field, field.Code, period);
    }

    /// <summary>The closing's own number among the facts: all before it count.</summary>
    private async Task<long> FactSeq(long campaign, DueReports closing)
    {
        await using var connection = await database.Connect();
        var booked = await KeptReportRows.Closings(connection, campaign, closing.ClosedAt);
        var own = booked.Where(x => IsOf(x, closing)).Select(x => (long?)x.FactSeq).Max();
        return own ?? await KeptReportRows.LastFact(connection, campaign, closing.ClosedAt);
    }

    /// <summary>Whether the closing, or the amendment, booked it.</summary>
    private static bool IsOf(Change change, DueReports closing)
    {
        if (closing.Version > 1)
            return change.Kind == "amendment";
        if (closing.Period == BoardKey.Overall)
            return change.Kind == "campaign-closed";
        if (change.Kind != "period-closed")
            return false;
        using var document = JsonDocument.Parse(change.Document);
        return document.RootElement.GetProperty("period").GetInt32() == closing.Period;
    }

    private async Task<long> Seq(long campaign, DueReports closing)
    {
        await using var connection = await database.Connect();
        return (await ResultRows.Find(connection, campaign, closing.Period, closing.Version))!.Results.Seq;
    }
}
