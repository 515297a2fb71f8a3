namespace ChallengeHub;

/// <summary>
/// To whom leads go that are validated or begin again, one after the other in one transaction. What each rep holds is
/// read once and goes on with each lead.
/// </summary>
internal sealed class Rerouting
{
    private readonly IReadOnlyList<PlayingAccount> players;
    private RoutingContext context;

    private Rerouting(RoutingContext context, IReadOnlyList<PlayingAccount> players)
    {
        this.context = context;
        this.players = players;
    }

    private CampaignSnapshot Snapshot => context.Snapshot;

    public static async Task<Rerouting> Read(UnitOfWork work, CampaignSnapshot snapshot, DateTimeOffset now)
    {
        var players = await AccountRows.Players(work.Connection, snapshot.Campaign.Code, work.Transaction);
        return new Rerouting(await DeskRouting.Read(work, snapshot, now), players);
    }

    /// <summary>By code; null: into the pool.</summary>
    /// <param name="facts">All of the lead, those of now included.</param>
    public string? Rep(LeadAtDesk lead, IReadOnlyList<Fact> facts)
    {
        // who had it before is no wish of the card
        var card = lead.Card with
        {
            Rep = lead.Row.CardRep is { } rep ? Snapshot.Get(rep).Code : null,
        };
        var same = DeskRouting.SamePerson(Snapshot, card.Prospector, players);
        var routed = Routing.Rep(
            card,
            context with
            {
                Barred = [.. same, .. Cooling(facts)],
                Attributes = ReceptionOf(lead)?.Attributes,
            }
        );
        context = context.After(routed);
        return routed.Rep;
    }

    private IReadOnlyList<int> Cooling(IReadOnlyList<Fact> facts)
    {
        var document = Snapshot.Campaign.Document;
        return Recycling.Cooling(Recycling.GaveUpAt(document.Validation, facts), document.Recycle, context.Now);
    }

    private LeadEvent? ReceptionOf(LeadAtDesk lead) =>
        lead.Facts.FirstOrDefault(x => x is { Type: EventTypes.Received, TakenBack: false }) is { } fact
            ? FactContent.Read(Snapshot.Campaign.Code, fact)
            : null;
}
