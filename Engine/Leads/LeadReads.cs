namespace ChallengeHub;

/// <summary>Tells whose a lead is.</summary>
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

    /// <summary>The team of the rep who holds the lead, else of its prospector; null for an unknown lead, or when neither has one.</summary>
    public async Task<string?> TeamOf(string campaign, string lead)
    {
        var view = await reads.View(campaign);
        await using var connection = await database.Connect();
        var state = new LeadState();
        foreach (var fact in await FactRows.OfLeads(connection, view.Campaign.Id, [lead])) state.Add(fact);
        return (state.Holder(Stage.Taken)?.Rep ?? state.Prospector) is { } number ? view.Get(number).Team : null;
    }
}
