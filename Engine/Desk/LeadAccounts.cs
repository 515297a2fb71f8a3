namespace ChallengeHub;

/// <summary>The companies that leads of a campaign are of, and who owns each: put by code.</summary>
public sealed class LeadAccounts(
    WriteQueue queue,
    CampaignStates states,
    Database database,
    BoardReads reads,
    TimeProvider clock
)
{
    public const int Most = 1_000;

    /// <summary>By code.</summary>
    public async Task<IReadOnlyList<OwnedAccount>> All(string campaign)
    {
        var snapshot = await reads.Snapshot(campaign);
        await using var connection = await database.Connect();
        return Owned(await LeadAccountRows.Of(connection, snapshot.Campaign.Id), snapshot);
    }

    /// <summary>All are looked at before the first is written.</summary>
    public async Task<PutCounts> Put(string campaign, IReadOnlyList<OwnedAccount> accounts, DeskCaller by)
    {
        if (!by.Mover.IsMarketing)
            throw RefusedException.Forbidden("not-your-move");
        LeadAccountCheck.Refuse(accounts, await reads.Snapshot(campaign));

        return await queue.Write(async work =>
        {
            var snapshot = (await states.Get(work, campaign)).Snapshot;
            LeadAccountCheck.Refuse(accounts, snapshot);
            var id = snapshot.Campaign.Id;
            var codes = accounts.Select(x => x.Code).ToHashSet(StringComparer.Ordinal);
            var known = (await LeadAccountRows.Of(work.Connection, id, work.Transaction))
                .Where(x => codes.Contains(x.Code))
                .ToList();
            await LeadAccountRows.Upsert(work, id, accounts.Select(x => Row(x, snapshot)));
            await AuditRows.Append(
                work,
                by.Actor,
                new AuditedAction(
                    AuditActions.LeadAccountsPut,
                    campaign,
                    Before: Owned(known, snapshot),
                    After: accounts
                ),
                clock.GetUtcNow().ToMilliseconds()
            );
            return new PutCounts(accounts.Count - known.Count, known.Count);
        });
    }

    private static LeadAccount Row(OwnedAccount account, CampaignSnapshot snapshot) =>
        new()
        {
            Code = account.Code,
            Name = account.Name,
            Owner = account.Owner is { } owner ? snapshot.Find(owner)!.Number : null,
        };

    private static IReadOnlyList<OwnedAccount> Owned(IEnumerable<LeadAccount> rows, CampaignSnapshot snapshot) =>
        [.. rows.Select(x => new OwnedAccount(x.Code, x.Name, x.Owner is { } owner ? snapshot.Get(owner).Code : null))];
}

/// <param name="Owner">The rep who owns it, by code; null: nobody does.</param>
public sealed record OwnedAccount(string Code, string Name, string? Owner = null);

/// <summary>Whether accounts can be kept: what is wrong is named by its place.</summary>
public static class LeadAccountCheck
{
    public static void Refuse(IReadOnlyList<OwnedAccount> accounts, CampaignSnapshot snapshot)
    {
        if (Errors(accounts, snapshot) is { Count: > 0 } errors)
            throw RefusedException.Invalid(errors);
    }

    public static IReadOnlyList<FieldError> Errors(IReadOnlyList<OwnedAccount> accounts, CampaignSnapshot snapshot)
    {
        var errors = new FieldErrors();
        errors.If(accounts.Count > LeadAccounts.Most, "accounts", "at-most", LeadAccounts.Most);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(accounts.Count, LeadAccounts.Most); i++)
        {
            var (code, name, owner) = accounts[i];
            if (!Codes.IsText(code))
                errors.Add($"[{i}].code", "text-length");
            else
                errors.If(!codes.Add(code), $"[{i}].code", "not-unique");
            if (Codes.NameError(name) is { } flaw)
                errors.Add($"[{i}].name", flaw);
            if (owner is not null)
                Owner(errors, $"[{i}].owner", snapshot, owner);
        }

        return [.. errors];
    }

    private static void Owner(FieldErrors errors, string field, CampaignSnapshot snapshot, string owner)
    {
        if (snapshot.Find(owner) is not { } participant)
            errors.Add(field, "unknown-participant", owner);
        else
            errors.If(participant.Role != Role.Rep, field, "not-a-rep", owner);
    }
}
