namespace ChallengeHub;

/// <summary>Who sees a lead by its row alone, whose status follows from the facts.</summary>
public static class DeskSight
{
    public static LeadSight Of(StoredLead lead, Mover mover) =>
        PlaceOf(lead) is { } place ? LeadSights.Sees(mover, place) : LeadSight.Nothing;

    /// <summary>Null: nobody has followed its facts yet.</summary>
    public static LeadPlace? PlaceOf(StoredLead lead) =>
        lead.Status is { } status ? new LeadPlace(status, lead.Holder, lead.Prospector, lead.ReachTeam) : null;

    /// <summary>The card with what he may know of it; null: not even that it is there.</summary>
    public static LeadCard? Shown(LeadCard card, LeadSight sight) =>
        sight switch
        {
            LeadSight.Whole => card,
            LeadSight.WithoutContact => card with
            {
                Contact = card.Contact is { } contact ? contact with { Phone = null, Email = null } : null,
            },
            LeadSight.Outline => new LeadCard
            {
                Code = card.Code,
                Company = card.Company,
                Rep = card.Rep,
            },
            _ => null,
        };

    /// <summary>
    /// Whether a search may show it: it must not tell what he does not see of the card, be it a phone or who found it.
    /// </summary>
    public static bool MayBeFound(DeskLead lead, LeadFilter filter)
    {
        if (lead.Sight == LeadSight.Whole)
            return true;
        var asksBeyond =
            filter.Source is not null
            || filter.Prospector is not null
            || filter.Vouched is not null
            || filter.Overdue is not null;
        if (lead.Sight == LeadSight.Outline && asksBeyond)
            return false;

        var words = filter.Words.Count == 0 ? [] : LeadWords.Of(lead.Card, null);
        return filter.Words.All(asked => words.Any(x => x.StartsWith(asked, StringComparison.Ordinal)));
    }
}
