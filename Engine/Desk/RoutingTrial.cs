namespace ChallengeHub;

/// <summary>Where a lead would go now, and by what. Nothing is written.</summary>
public sealed class RoutingTrial(Database database, BoardReads reads, TimeProvider clock)
{
    /// <param name="document">The campaign's as somebody would have it; null: as it is.</param>
    public async Task<RoutedLead> Try(string campaign, TriedLead lead, CampaignDocument? document = null)
    {
        var snapshot = await reads.Snapshot(campaign);
        if (document is not null)
            snapshot = snapshot.With(snapshot.Campaign with { Document = document });
        Refuse(lead.Card, snapshot);

        await using var connection = await database.Connect();
        var context = await DeskRouting.Read(connection, snapshot, clock.GetUtcNow());
        var players = await AccountRows.Players(connection, campaign);
        return Routing.Rep(
            lead.Card,
            context with
            {
                Barred = DeskRouting.SamePerson(snapshot, lead.Card.Prospector, players),
                Attributes = lead.Attributes,
            }
        );
    }

    private static void Refuse(LeadCard card, CampaignSnapshot snapshot)
    {
        var errors = new FieldErrors();
        LeadCardCheck.Errors(errors, card, snapshot);
        if (snapshot.Campaign.Document.Sheet is { } sheet)
            SheetAnswers.Errors(errors, sheet, card.Qualification);
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);
    }
}

/// <summary>A lead that does not exist: its card, and what a program would tell of it besides.</summary>
public sealed record TriedLead(LeadCard Card, IReadOnlyDictionary<string, string>? Attributes = null);
