namespace ChallengeHub;

/// <summary>Tells whose a lead is.</summary>
public sealed class LeadReads(Database database, BoardReads reads)
{
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
