namespace ChallengeHub;

/// <summary>Tells what leads are worth, and whose they are.</summary>
public sealed class LeadReads(Database database, BoardReads reads)
{
    /// <summary>What the events were worth; those without an amount are missing.</summary>
    public async Task<IReadOnlyDictionary<EventIdentity, decimal>> Amounts(
        string campaign,
        IEnumerable<EventIdentity> events
    )
    {
        var snapshot = await reads.Snapshot(campaign);
        await using var connection = await database.Connect();
        var read = (await FactRows.OfIdentities(connection, snapshot.Campaign.Id, events)).Select(fact =>
            FactContent.Read(campaign, fact)
        );
        return read.Where(x => x.Amount is not null)
            .ToDictionary(x => new EventIdentity(x.Source, x.Id), x => x.Amount!.Value);
    }

    /// <summary>Whether somebody brought the lead in himself: by another role, or as another account of his.</summary>
    public async Task<bool> WasBroughtInBy(Mover mover, string campaign, string lead)
    {
        var snapshot = await reads.Snapshot(campaign);
        await using var connection = await database.Connect();
        var row = await LeadRows.Find(connection, snapshot.Campaign.Id, lead);
        if (row?.Prospector is not { } number)
            return false;

        var finder = snapshot.Get(number);
        var players = await AccountRows.Players(connection, campaign);
        var accounts = players.Where(x => x.Code == finder.Code).Select(x => x.AccountId).ToList();
        return mover.Prospector == number || mover.Known.Is(new KnownPerson(accounts, finder.Person));
    }

    /// <summary>
    /// What the event, sent by somebody who may act for these teams alone, touches beyond them; null: nothing.
    /// </summary>
    public async Task<Beyond?> Beyond(LeadEvent leadEvent, IReadOnlyCollection<string> teams)
    {
        var snapshot = await reads.Snapshot(leadEvent.Campaign);
        await using var connection = await database.Connect();
        var state = new LeadState();
        foreach (var fact in await FactRows.OfLeads(connection, snapshot.Campaign.Id, [leadEvent.Lead]))
            state.Add(fact);
        var unreversed =
            leadEvent.Type == EventTypes.Refused
                ? await LedgerRows.UnreversedOfLeads(connection, snapshot.Campaign.Id, [leadEvent.Lead])
                : [];
        var reaching = new ReachingFact(
            ResolvedEvent.Of(snapshot, leadEvent).Event,
            [.. unreversed.Where(x => x.Cycle == state.Cycle)]
        );
        return Reach.Fault(snapshot, state, reaching, teams);
    }
}
