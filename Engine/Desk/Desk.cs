namespace ChallengeHub;

/// <summary>
/// The desk: people hand in leads, move them and write about them. What they do is checked here against the table of
/// LEADS.md, and becomes the same facts that programs send.
/// </summary>
public sealed partial class LeadDesk(
    WriteQueue queue,
    CampaignStates states,
    Database database,
    BoardKeeper boards,
    Feed feed,
    TimeProvider clock
)
{
    public const int MostAtOnce = 1_000;

    /// <summary>Sent again it answers alike. Throws <see cref="RefusedException"/> where it is not made.</summary>
    public async Task<MoveOutcome> Move(string campaign, SentMove sent, DeskCaller by)
    {
        await states.Ready(campaign);
        var outcome = await Try(campaign, sent, by);
        return outcome.Refusal is { } refusal ? throw Thrown(refusal) : outcome;
    }

    /// <summary>One after the other; each is answered, whatever became of those before it.</summary>
    public async Task<IReadOnlyList<MoveOutcome>> Moves(string campaign, IReadOnlyList<SentMove> sent, DeskCaller by)
    {
        RefuseMany("moves", sent.Count);
        await states.Ready(campaign);
        // they are queued in this order, and many are committed at once
        var made = sent.Select(x => Try(campaign, x, by)).ToList();
        try
        {
            return await Task.WhenAll(made);
        }
        catch (Exception failure) when (StoreFaults.Is(failure) && made.Any(x => x.IsCompletedSuccessfully))
        {
            throw new PartlyWritten(failure);
        }
    }

    /// <summary>Answers the lead's row as it is then; the same note sent again changes nothing.</summary>
    public async Task<StoredLead> Note(string campaign, string lead, LeadNote note, DeskCaller by)
    {
        var errors = new FieldErrors();
        NoteCheck.Errors(errors, note);
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);

        var noted = await queue.Write(work => Noted(work, campaign, new NoteOfLead(lead, note), by));
        return noted.Refusal is { } refusal ? throw Thrown(refusal) : noted.Lead!;
    }

    /// <summary>A refusal is an answer: what throws is undone.</summary>
    private Task<MoveOutcome> Try(string campaign, SentMove sent, DeskCaller by) =>
        queue.Write(async work =>
        {
            var state = await states.Get(work, campaign);
            if (state.Snapshot.Campaign.LaunchedAt is null)
                return new MoveOutcome(sent.Lead, null, MoveRefusal.Conflict("campaign-not-launched", campaign));

            var from = state.LastSeq;
            var rep = sent.Move.Rep is { } code ? by.Mover.CodeIn(state.Snapshot, code) : null;
            var named = sent with { Move = sent.Move with { Rep = rep } };
            var outcome = await new Moving(work, state, Now).Make(named, by);
            if (outcome.Refusal is null)
                boards.ShowAfter(work, state, from);
            return outcome;
        });

    private async Task<NotedLead> Noted(UnitOfWork work, string campaign, NoteOfLead noted, DeskCaller by)
    {
        var state = await states.Get(work, campaign);
        var snapshot = state.Snapshot;
        var lead = await LeadAtDesk.Find(work.Connection, snapshot, noted.Lead, work.Transaction);
        if (lead is null || NoteRefused(lead, noted.Note, by.Mover) is not { } judged)
            return new NotedLead(null, MoveRefusal.NotFound("", "no-lead", noted.Lead));
        if (judged.Refusal is not null)
            return judged;

        var note = noted.Note with { Author = by.Actor.Author, At = Now };
        if (await LeadNoteRows.Append(work, snapshot.Campaign.Id, [noted with { Note = note }]) == 0)
            return await IsKept(work, snapshot, noted with { Note = note })
                ? judged
                : new NotedLead(null, MoveRefusal.Conflict("told-otherwise"));

        await LeadRows.Touch(work, snapshot.Campaign.Id, noted.Lead, note.At);
        await DeskNotifications.Rated(work, snapshot, lead.Row, note);
        var row = await LeadRows.Find(work.Connection, snapshot.Campaign.Id, noted.Lead, work.Transaction);
        return new NotedLead(row);
    }

    /// <summary>Whether the note that has this id already is the same.</summary>
    private static async Task<bool> IsKept(UnitOfWork work, CampaignSnapshot snapshot, NoteOfLead noted)
    {
        var notes = await LeadNoteRows.Of(work.Connection, snapshot.Campaign.Id, [noted.Lead], work.Transaction);
        return notes.Any(x => x.Note == noted.Note with { At = x.Note.At });
    }

    /// <summary>Null: he does not see the lead.</summary>
    private static NotedLead? NoteRefused(LeadAtDesk lead, LeadNote note, Mover mover)
    {
        var sight = LeadSights.Sees(mover, lead.Place);
        if (sight == LeadSight.Nothing)
            return null;
        if (sight != LeadSight.Whole)
            return new NotedLead(null, MoveRefusal.Forbidden("not-your-move"));
        if (lead.Row.ErasedAt is not null)
            return new NotedLead(null, MoveRefusal.Conflict("lead-erased", lead.Row.Lead));
        if (note.Kind != NoteKind.Rating)
            return new NotedLead(lead.Row);

        var isHolder = mover.Rep is { } rep && rep == lead.Course.Holder;
        if (!isHolder && !mover.IsMarketing)
            return new NotedLead(null, MoveRefusal.Forbidden("not-your-move"));
        return lead.Course.At(Stage.Contacted) is null && lead.Course.At(Stage.Closed) is null
            ? new NotedLead(null, MoveRefusal.Conflict("rated-before-contact"))
            : new NotedLead(lead.Row);
    }

    private DateTimeOffset Now => clock.GetUtcNow().ToMilliseconds();

    private static void RefuseMany(string field, int count)
    {
        if (count > MostAtOnce)
            throw RefusedException.Invalid(field, "at-most", MostAtOnce);
    }

    /// <summary>Who comes second reads who was first, in words and in members of the answer.</summary>
    public static RefusedException Thrown(MoveRefusal refusal)
    {
        if (refusal.Kind == RefusedKind.Invalid)
            return RefusedException.Invalid(refusal.Error);
        var thrown = RefusedException.Of(refusal.Kind, refusal.Error);
        return refusal.Status is null
            ? thrown
            : thrown.With("leadStatus", refusal.Status).With("holder", refusal.Holder);
    }

    private sealed record NotedLead(StoredLead? Lead, MoveRefusal? Refusal = null);
}
