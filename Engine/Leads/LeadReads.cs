namespace ChallengeHub;

/// <summary>Tells what leads are worth, and whose they are.</summary>
public sealed class LeadReads(Database database, BoardReads reads)
{
    /// <summary>What the events were worth; those that told no amount are missing.</summary>
    public async Task<IReadOnlyDictionary<EventIdentity, decimal>> Amounts(string campaign, IEnumerable<EventIdentity> events)
    {
        var view = await reads.View(campaign);
        await using var connection = await database.Connect();
        var told = (await FactRows.OfIdentities(connection, view.Campaign.Id, events)).Select(fact => FactContent.Read(campaign, fact));
        return told.Where(x => x.Amount is not null).ToDictionary(x => new EventIdentity(x.Source, x.Id), x => x.Amount!.Value);
    }

    /// <summary>What the event, told by somebody who speaks for these teams alone, touches beyond them; null: nothing.</summary>
    public async Task<Beyond?> Beyond(LeadEvent told, IReadOnlyCollection<string> teams)
    {
        var view = await reads.View(told.Campaign);
        await using var connection = await database.Connect();
        var state = new LeadState();
        foreach (var fact in await FactRows.OfLeads(connection, view.Campaign.Id, [told.Lead])) state.Add(fact);
        var unreversed = told.Type == EventTypes.Refused ? await LedgerRows.UnreversedOfLeads(connection, view.Campaign.Id, [told.Lead]) : [];
        return Reach.Fault(view, state, (Resolved.Of(view, told).Event, [.. unreversed.Where(x => x.Cycle == state.Cycle)]), teams);
    }
}
