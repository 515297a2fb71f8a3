using System.Data.Common;

namespace ChallengeHub;

/// <summary>
/// What cards that are handed in meet in their campaign: drafts of the same code, leads of the same prospect, and who
/// does not want to be contacted. Read in a handful of queries, however many cards there are.
/// </summary>
internal sealed class CardNeighbours(CampaignSnapshot snapshot)
{
    private readonly Dictionary<string, List<string>> twins = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LeadDraft> drafts = new(StringComparer.Ordinal);
    private readonly HashSet<string> noContact = new(StringComparer.Ordinal);
    private readonly HashSet<OriginLead> origins = [];
    private string? secret;

    public async Task Load(
        DbConnection connection,
        IReadOnlyCollection<LeadCard> cards,
        DbTransaction? transaction = null
    )
    {
        var id = snapshot.Campaign.Id;
        foreach (var draft in await LeadDraftRows.Of(connection, id, transaction: transaction))
        {
            drafts[draft.Card.Code] = draft;
            if (draft.Card.Origin is { } origin)
                origins.Add(origin);
        }

        var keys = cards.SelectMany(x => CardKeys.Twins(x, snapshot)).Distinct().ToList();
        foreach (var twin in await LeadTwinKeyRows.Twins(connection, id, keys, transaction))
            Keep(twin.TwinKey, twin.Lead);
        await LoadNoContact(connection, cards, transaction);
    }

    /// <summary>Of cards whose leads are there already.</summary>
    public async Task LoadNoContact(
        DbConnection connection,
        IReadOnlyCollection<LeadCard> cards,
        DbTransaction? transaction = null
    )
    {
        secret ??= await NoContactRows.FindSecret(connection, transaction);
        if (secret is { } key)
            noContact.UnionWith(
                await NoContactRows.Among(
                    connection,
                    cards.SelectMany(x => CardKeys.Hashes(x, snapshot, key)).Distinct(),
                    transaction
                )
            );
    }

    public LeadDraft? Draft(string code) => drafts.GetValueOrDefault(code);

    /// <summary>Whether the lead is being recovered into this campaign.</summary>
    public bool HasDraftOf(OriginLead origin) => origins.Contains(origin);

    /// <summary>The codes of leads of the same prospect, the first lead first.</summary>
    public IReadOnlyList<string> TwinsOf(LeadCard card) => TwinsOf(CardKeys.Twins(card, snapshot));

    /// <param name="keys">Of a card, as <see cref="CardKeys.Twins"/> makes them.</param>
    public IReadOnlyList<string> TwinsOf(IReadOnlyList<string> keys) =>
        [.. keys.SelectMany(x => twins.GetValueOrDefault(x) ?? []).Distinct(StringComparer.Ordinal)];

    public bool IsNotToBeContacted(LeadCard card) =>
        secret is { } key && CardKeys.Hashes(card, snapshot, key).Any(noContact.Contains);

    /// <summary>It is a lead from now on: for those after it.</summary>
    public void Keep(LeadCard card)
    {
        foreach (var key in CardKeys.Twins(card, snapshot))
            Keep(key, card.Code);
    }

    private void Keep(string key, string lead)
    {
        if (!twins.TryGetValue(key, out var leads))
            twins[key] = leads = [];
        leads.Add(lead);
    }
}
