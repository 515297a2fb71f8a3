using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// What an erasure leaves of cards: where the leads stand, and what somebody chose, but nothing that names a person or
/// that was written freely. Facts and points stay.
/// </summary>
internal static class CardErasure
{
    private const int AtOnce = 200;

    /// <summary>Answers how many of them were erased only now.</summary>
    public static async Task<int> Erase(
        UnitOfWork work,
        CampaignSnapshot snapshot,
        IEnumerable<StoredLead> leads,
        DateTimeOffset now
    )
    {
        var left = leads.Where(x => x.ErasedAt is null).Select(x => Left(snapshot, x)).ToList();
        if (left.Count == 0)
            return 0;

        var id = snapshot.Campaign.Id;
        var codes = left.Select(x => x.Lead).ToList();
        await LeadRows.Erase(work, left, now);
        await LeadNoteRows.Erase(work, id, codes);
        await NotificationRows.DeleteAbout(work, id, codes);
        await ReportRunRows.DeleteOf(work, id);
        await CardKeys.Write(work, snapshot, left);
        return left.Count;
    }

    /// <summary>
    /// All cards of a campaign and its drafts, in parts. Answers how many cards were erased only now.
    /// </summary>
    public static async Task<int> EraseAll(WriteQueue queue, CampaignStates states, string campaign, DateTimeOffset now)
    {
        var erased = await queue.Write(async work =>
        {
            var id = (await states.Get(work, campaign)).Snapshot.Campaign.Id;
            var drafts = await LeadDraftRows.Of(work.Connection, id, transaction: work.Transaction);
            await LeadDraftRows.Delete(work, id, drafts.Select(x => x.Card.Code));
            return 0;
        });

        for (long? last = 0; last is { } after; )
            last = await queue.Write(async work =>
            {
                var snapshot = (await states.Get(work, campaign)).Snapshot;
                var leads = await LeadRows.After(work, snapshot.Campaign.Id, after, AtOnce);
                erased += await Erase(work, snapshot, leads, now);
                return leads.LastOrDefault()?.Number;
            });
        return erased;
    }

    /// <summary>The row once its card is erased. Pure.</summary>
    internal static StoredLead Left(CampaignSnapshot snapshot, StoredLead lead) =>
        lead.With(
            lead.Card(snapshot) with
            {
                Company = null,
                Contact = null,
                Context = null,
                Next = null,
                Qualification = Chosen(snapshot.Campaign.Document.Sheet, lead.Qualification),
            },
            snapshot
        );

    /// <summary>The answers that are no free text, as the sheet is now; null: there are none.</summary>
    private static IReadOnlyDictionary<string, JsonElement>? Chosen(
        Sheet? sheet,
        IReadOnlyDictionary<string, JsonElement>? answers
    )
    {
        if (sheet is null || answers is null)
            return null;
        var chosen = answers.Where(x => IsChosen(sheet, x)).ToDictionary(x => x.Key, x => x.Value);
        return chosen.Count > 0 ? chosen : null;
    }

    /// <summary>An answer may be older than its field: it has to be one that the field takes.</summary>
    private static bool IsChosen(Sheet sheet, KeyValuePair<string, JsonElement> answer)
    {
        if (sheet.Fields.FirstOrDefault(x => x.Code == answer.Key) is not { } field || field.Kind == SheetKind.Text)
            return false;
        var errors = new FieldErrors();
        SheetAnswers.Errors(errors, sheet, new Dictionary<string, JsonElement> { [answer.Key] = answer.Value });
        return errors.Count == 0;
    }
}
