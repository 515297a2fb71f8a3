using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// What of a request was done already when it comes again: leads are known by the ids of their receptions, drafts by
/// what they say.
/// </summary>
internal static class CreatedBefore
{
    /// <summary>In the order given; null: it is new.</summary>
    public static async Task<CreatedLead?[]> Find(
        UnitOfWork work,
        CampaignState state,
        IReadOnlyList<NewLead> leads,
        DeskCaller by
    )
    {
        var created = new CreatedLead?[leads.Count];
        var identities = leads.Where(x => x.Id is not null).Select(x => new EventIdentity(by.Source, x.Id!)).ToList();
        if (identities.Count == 0)
            return created;

        var snapshot = state.Snapshot;
        var facts = await FactRows.OfIdentities(work.Connection, snapshot.Campaign.Id, identities, work.Transaction);
        if (facts.Count == 0)
            return created;

        // it only reads, whatever the time
        var batch = new EventBatch(state, DateTimeOffset.MinValue);
        await batch.Load(
            work,
            [.. facts.Select(x => new ReceivedEvent(FactContent.Read(snapshot.Campaign.Code, x), null, ""))]
        );

        var known = facts.ToDictionary(x => x.EventId, StringComparer.Ordinal);
        for (var i = 0; i < leads.Count; i++)
            if (leads[i].Id is { } id && known.TryGetValue(id, out var fact))
                created[i] = new CreatedLead(fact.Lead) { Answer = batch.AnswerTo(EventIdentity.Of(fact)) };
        return created;
    }

    /// <summary>A card without a code has that of the draft which its author wrote with the same words.</summary>
    public static async Task<IReadOnlyList<NewLead>> WithCodesOfDrafts(
        UnitOfWork work,
        long campaign,
        IReadOnlyList<NewLead> leads,
        DeskCaller by
    )
    {
        if (leads.All(x => x.Card.Code.Length > 0))
            return leads;
        var drafts = await LeadDraftRows.Of(work.Connection, campaign, by.Actor.Author, work.Transaction);
        var codes = drafts
            .GroupBy(x => Words(x.Card), StringComparer.Ordinal)
            .ToDictionary(x => x.Key, x => x.First().Card.Code, StringComparer.Ordinal);

        return
        [
            .. leads.Select(x =>
                x.Card.Code.Length == 0 && codes.Remove(Words(x.Card), out var code)
                    ? x with
                    {
                        Card = x.Card with { Code = code },
                    }
                    : x
            ),
        ];
    }

    private static string Words(LeadCard card) => JsonSerializer.Serialize(card with { Code = "" }, EngineJson.Options);
}

/// <summary>
/// A request that its sender may send again: with the same key it is the same, and creates nothing more.
/// </summary>
/// <param name="BodySha256">In hex.</param>
public sealed record SentOnce(string Key, string BodySha256)
{
    /// <summary>
    /// As a used key is kept. Others may choose the same one; with its space it is no key of a correction.
    /// </summary>
    internal string KeptAs(Actor by) => $"leads {Hash(by)}";

    /// <summary>Of the reception of one of its cards.</summary>
    internal string IdOf(Actor by, int index) => $"{Hash(by)[..32]}-{index}";

    private string Hash(Actor by) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{by.Author}\n{Key}")));
}
