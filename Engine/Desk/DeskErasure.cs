namespace ChallengeHub;

/// <summary>
/// What an erasure of participants does at the desk: of cards and notes the pseudonyms are the authors, and what was
/// for them alone is gone.
/// </summary>
internal static class DeskErasure
{
    /// <summary>Before their accounts are parted from them.</summary>
    public static async Task Forget(UnitOfWork work, Campaign campaign, Forgotten who)
    {
        var players = await AccountRows.Players(work, campaign.Code, who.Codes);
        // an account may play as two of them
        var authors = players
            .DistinctBy(x => x.AccountId)
            .Select(x => new RenamedAuthor(Account.AuthorOf(x.AccountId), who.Pseudonym(x.Code)!))
            .ToList();
        if (authors.Count > 0)
        {
            await LeadNoteRows.Rename(work, campaign.Id, authors);
            await LeadRows.Rename(work, campaign.Id, authors.ToDictionary(x => x.Author, x => x.Pseudonym));
            await TeamPlanRows.Rename(work, campaign.Id, authors);
            await SynthesisNoteRows.Rename(work, campaign.Id, authors);
        }

        var numbers = who.People.Select(x => x.Number).ToList();
        await LeadAccountRows.Disown(work, campaign.Id, numbers);
        await ReportRunRows.DeleteOf(work, campaign.Id);
        await NotificationRows.DeleteOf(work, campaign.Id, numbers);
        await LeadDraftRows.DeleteOf(work, campaign.Id, numbers);
        foreach (var draft in await LeadDraftRows.Of(work.Connection, campaign.Id, transaction: work.Transaction))
            if (draft.Card.Rep is { } rep && who.Has(rep))
                await LeadDraftRows.Update(work, campaign.Id, draft with { Card = draft.Card with { Rep = null } });
    }
}

/// <summary>Who wrote something, and what stands in place of the author from now on.</summary>
public sealed record RenamedAuthor(string Author, string Pseudonym);
