namespace ChallengeHub;

/// <summary>What is made of a card so that it is found: its words, and what it shares with twins.</summary>
internal static class CardKeys
{
    public static IReadOnlyList<string> Twins(LeadCard card, CampaignSnapshot snapshot) =>
        TwinKeys.Of(card, Phones.RegionIn(snapshot, card));

    /// <summary>What is kept of somebody who does not want to be contacted.</summary>
    public static IReadOnlyList<string> Hashes(LeadCard card, CampaignSnapshot snapshot, string secret) =>
        [.. Twins(card, snapshot).Select(key => TwinKeys.Hashed(key, secret)).OfType<string>()];

    /// <summary>Of cards that were written in this transaction.</summary>
    public static async Task Write(UnitOfWork work, CampaignSnapshot snapshot, IReadOnlyCollection<StoredLead> leads)
    {
        var id = snapshot.Campaign.Id;
        await LeadWordRows.Replace(work, id, [.. leads.Select(x => Words(x, snapshot))]);
        await LeadTwinKeyRows.Replace(
            work,
            id,
            [.. leads.Select(x => new KeysOfLead(x.Lead, Twins(x.Card(snapshot), snapshot)))]
        );
    }

    private static WordsOfLead Words(StoredLead lead, CampaignSnapshot snapshot) =>
        new(lead.Lead, LeadWords.Of(lead.Card(snapshot), lead.ContactE164));
}
