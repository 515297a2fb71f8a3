using System.Data.Common;

namespace ChallengeHub;

/// <summary>
/// What became of the leads that a prospector brought in: who took them, what they paid, what was said.
/// </summary>
public sealed class FinderReads(Database database, BoardReads reads, DeskReads desk)
{
    public const int MostRatings = 50;

    /// <summary>Throws <see cref="RefusedException"/> where he is no prospector.</summary>
    public async Task<FoundLeads> Of(string campaign, LeadPage page, DeskCaller by)
    {
        var snapshot = await reads.Snapshot(campaign);
        if (by.Mover.Prospector is not { } prospector)
            throw RefusedException.NotFound("no-campaign", campaign);

        var own = page with { Filter = page.Filter with { Prospector = prospector } };
        var leads = await desk.Page(campaign, own, by);
        var id = snapshot.Campaign.Id;
        await using var connection = await database.Connect();
        return new FoundLeads
        {
            Leads = await WithStory(connection, snapshot, leads, prospector),
            Ratings = await LeadNoteRows.RatingsOf(connection, id, prospector, MostRatings),
            Rated = await LeadNoteRows.RatedOf(connection, id, prospector),
            Pairs = Pairs(snapshot, prospector, await LeadRows.SharedWith(connection, id, prospector)),
        };
    }

    private static async Task<IReadOnlyList<FinderLead>> WithStory(
        DbConnection connection,
        CampaignSnapshot snapshot,
        IReadOnlyList<DeskLead> leads,
        int prospector
    )
    {
        var id = snapshot.Campaign.Id;
        var codes = leads.Select(x => x.Row.Lead).ToList();
        var entries = await LedgerRows.UnreversedOfLeads(connection, id, codes);
        var paid = entries.Where(x => x.Participant == prospector).ToLookup(x => x.Lead, x => x.Points);
        var facts = (await FactRows.OfLeads(connection, id, codes)).ToLookup(x => x.Lead);
        var notes = (await LeadNoteRows.Of(connection, id, codes)).ToLookup(x => x.Lead, x => x.Note);

        return
        [
            .. leads.Select(lead =>
            {
                var code = lead.Row.Lead;
                var end = EndOf(lead.Row, facts[code]);
                return new FinderLead(lead, paid[code].Sum())
                {
                    Reason = end is null ? null : ReasonOf(snapshot, end),
                    Word = notes[code].FirstOrDefault(x => x.Id == end?.EventId)?.Text,
                };
            }),
        ];
    }

    /// <summary>The fact that refused or lost it; null: it is neither.</summary>
    private static Fact? EndOf(StoredLead lead, IEnumerable<Fact> facts)
    {
        var type = lead.Status switch
        {
            LeadStatus.Refused => EventTypes.Refused,
            LeadStatus.Lost => EventTypes.Lost,
            _ => null,
        };
        return type is null ? null : facts.LastOrDefault(x => x.Type == type && !x.TakenBack);
    }

    private static string? ReasonOf(CampaignSnapshot snapshot, Fact fact) =>
        FactContent.Read(snapshot.Campaign.Code, fact).Attributes?.GetValueOrDefault(DeskAttributes.Reason);

    /// <summary>With whom he is put together first, then those who got most of his leads.</summary>
    private static IReadOnlyList<FoundPair> Pairs(
        CampaignSnapshot snapshot,
        int prospector,
        IReadOnlyList<SharedLeads> shared
    )
    {
        var code = snapshot.Get(prospector).Code;
        var named = (snapshot.Campaign.Document.Pairs ?? [])
            .Where(x => x.Prospector == code)
            .Select(x => snapshot.Find(x.Rep))
            .OfType<Participant>()
            .ToList();
        var others = shared.Where(x => named.All(y => y.Number != x.Rep));
        return
        [
            .. named.Select(x => new FoundPair(
                x,
                shared.FirstOrDefault(y => y.Rep == x.Number) ?? new SharedLeads { Rep = x.Number },
                IsFixed: true
            )),
            .. others.Select(x => new FoundPair(snapshot.Get(x.Rep), x, IsFixed: false)),
        ];
    }
}

/// <summary>A page of what a prospector found, and what holds for all of it.</summary>
public sealed record FoundLeads
{
    public IReadOnlyList<FinderLead> Leads { get; init; } = [];

    /// <summary>The latest first.</summary>
    public IReadOnlyList<NoteOfLead> Ratings { get; init; } = [];
    public RatedLeads Rated { get; init; } = new();
    public IReadOnlyList<FoundPair> Pairs { get; init; } = [];
}

/// <summary>A lead of a prospector.</summary>
/// <param name="Paid">To him.</param>
public sealed record FinderLead(DeskLead Lead, long Paid)
{
    /// <summary>Why it was refused or lost: the code of a reason, or a text; null: it was neither.</summary>
    public string? Reason { get; init; }

    /// <summary>What was written beside the reason.</summary>
    public string? Word { get; init; }
}

/// <summary>A rep with whom a prospector works.</summary>
/// <param name="IsFixed">The campaign put them together.</param>
public sealed record FoundPair(Participant Rep, SharedLeads Shared, bool IsFixed);
