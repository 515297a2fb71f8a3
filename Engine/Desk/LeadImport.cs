namespace ChallengeHub;

/// <summary>
/// Leads out of a file: a dry run says what would become of each row, and what somebody confirms is done just so, all
/// of it or nothing.
/// </summary>
public sealed class LeadImport(
    Database database,
    BoardReads reads,
    WriteQueue queue,
    CampaignStates states,
    BoardKeeper boards,
    TimeProvider clock
)
{
    /// <summary>Rows of one file.</summary>
    public const int Most = 10_000;
    public const int MostBytes = 10 << 20;

    /// <summary>Writes nothing. Throws <see cref="RefusedException"/> where the file cannot be read.</summary>
    public async Task<LeadImportResult> Try(
        string campaign,
        LeadFile file,
        DeskCaller by,
        CancellationToken stop = default
    )
    {
        var snapshot = await Opened(campaign, by);
        var read = ReadLeadFile.Of(file, snapshot, stop);
        await using var connection = await database.Connect();
        return (await LeadImportPlan.Make(connection, snapshot, read)).Result;
    }

    /// <summary>A conflict where any row would become something else than the dry run said.</summary>
    /// <param name="sha256">As the dry run answered it.</param>
    public async Task<LeadImportResult> Confirm(string campaign, LeadFile file, string sha256, DeskCaller by)
    {
        var snapshot = await Opened(campaign, by);
        var read = ReadLeadFile.Of(file, snapshot);
        // what is stale already keeps no writer waiting
        if (await Sha256Of(snapshot, read) != sha256)
            throw RefusedException.Conflict("import-stale");

        await states.Ready(campaign);
        var done = await queue.Write(work => Do(work, campaign, new ConfirmedFile(read, sha256), by));
        return done ?? throw RefusedException.Conflict("import-stale");
    }

    private async Task<string> Sha256Of(CampaignSnapshot snapshot, ReadLeadFile read)
    {
        await using var connection = await database.Connect();
        return (await LeadImportPlan.Make(connection, snapshot, read)).Result.Sha256;
    }

    /// <summary>Null: it is not what was confirmed. What throws makes the process forget what it knows.</summary>
    private async Task<LeadImportResult?> Do(UnitOfWork work, string campaign, ConfirmedFile confirmed, DeskCaller by)
    {
        var state = await states.Get(work, campaign);
        var now = clock.GetUtcNow().ToMilliseconds();
        var snapshot = state.Snapshot;
        if (DeskWindow.RefusesReception(snapshot.Campaign, now) is not null)
            return null;
        var plan = await LeadImportPlan.Make(work.Connection, snapshot, confirmed.Read, work.Transaction);
        if (plan.Result.Sha256 != confirmed.Sha256)
            return null;

        var from = state.LastSeq;
        // who imports has not found them
        var importer = by with
        {
            Mover = by.Mover with { Prospector = null },
        };
        var created = await new Creating(work, state, now).Create(plan.Created, importer);
        if (created.Any(x => x.Answer is null))
            throw RefusedException.Conflict("import-stale");
        await Change(work, snapshot, plan.Changed);

        var result = WithCodes(plan.Result, created);
        await AuditRows.Append(
            work,
            by.Actor,
            new AuditedAction(
                AuditActions.LeadsImported,
                campaign,
                After: new { created = created.Count, updated = result.Updated }
            ),
            now
        );
        boards.ShowAfter(work, state, from);
        return result;
    }

    private static async Task Change(UnitOfWork work, CampaignSnapshot snapshot, IReadOnlyList<StoredLead> leads)
    {
        if (leads.Count == 0)
            return;
        if (await LeadRows.UpdateCards(work, snapshot.Campaign.Id, leads) != leads.Count)
            throw RefusedException.Conflict("import-stale");
        await CardKeys.Write(work, snapshot, leads);
        // other teams see them, perhaps
        await LeadFollowing.Follow(work, snapshot, leads.Select(x => x.Lead));
    }

    private static LeadImportResult WithCodes(LeadImportResult planned, IReadOnlyList<CreatedLead> created)
    {
        var codes = new Queue<string>(created.Select(x => x.Code));
        return planned with
        {
            Rows = [.. planned.Rows.Select(x => x.Result == RowResult.Created ? x with { Code = codes.Dequeue() } : x)],
        };
    }

    private async Task<CampaignSnapshot> Opened(string campaign, DeskCaller by)
    {
        if (!by.Mover.IsMarketing)
            throw RefusedException.Forbidden("not-your-move");
        var snapshot = await reads.Snapshot(campaign);
        if (snapshot.Campaign.LaunchedAt is null)
            throw RefusedException.Conflict("campaign-not-launched", campaign);
        return DeskWindow.RefusesReception(snapshot.Campaign, clock.GetUtcNow()) is { } over
            ? throw RefusedException.Of(over.Kind, over.Error.Code, over.Error.Args)
            : snapshot;
    }

    private sealed record ConfirmedFile(ReadLeadFile Read, string Sha256);
}
