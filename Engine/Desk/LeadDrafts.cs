namespace ChallengeHub;

/// <summary>Cards that are not good enough yet: seen and thrown away by their authors and by marketing.</summary>
public sealed class LeadDrafts(Database database, WriteQueue queue, BoardReads reads, TimeProvider clock)
{
    /// <summary>So long after the last change one is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>His own, the latest first; marketing sees all.</summary>
    public async Task<IReadOnlyList<LackingDraft>> Of(string campaign, DeskCaller by)
    {
        var snapshot = await reads.Snapshot(campaign);
        await using var connection = await database.Connect();
        var author = by.Mover.IsMarketing ? null : by.Actor.Author;
        var drafts = await LeadDraftRows.Of(connection, snapshot.Campaign.Id, author);
        var sheet = snapshot.Campaign.Document.Sheet;
        return
        [
            .. drafts.Select(x => new LackingDraft(
                x,
                sheet is null ? [] : SheetAnswers.Lacks(sheet, x.Card.Qualification)
            )),
        ];
    }

    /// <summary>Throws <see cref="RefusedException"/> where he sees no such draft.</summary>
    public async Task Delete(string campaign, string lead, DeskCaller by)
    {
        var id = (await reads.Snapshot(campaign)).Campaign.Id;
        var isThere = await queue.Write(async work =>
        {
            var draft = await LeadDraftRows.Find(work.Connection, id, lead, work.Transaction);
            if (draft is null || (draft.Author != by.Actor.Author && !by.Mover.IsMarketing))
                return false;
            await LeadDraftRows.Delete(work, id, [lead]);
            return true;
        });
        if (!isThere)
            throw RefusedException.NotFound("no-draft", lead);
    }

    /// <summary>Throws away those that nobody has touched for too long, of all campaigns. Answers how many.</summary>
    public Task<int> Purge() => queue.Write(work => LeadDraftRows.DeleteBefore(work, clock.GetUtcNow() - Kept));
}

/// <param name="Lacks">Field by field; empty: its sheet asks for no more by now.</param>
public sealed record LackingDraft(LeadDraft Draft, IReadOnlyList<FieldError> Lacks)
{
    public DateTimeOffset ExpiresAt => Draft.UpdatedAt + LeadDrafts.Kept;
}
