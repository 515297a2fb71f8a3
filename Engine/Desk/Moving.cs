using System.Globalization;

namespace ChallengeHub;

/// <summary>
/// One move in its transaction: judged, then recorded with what follows from it, be it a take that a deadline had
/// released, or the rep to whom routing gives a validated lead.
/// </summary>
internal sealed class Moving(UnitOfWork work, CampaignState state, DateTimeOffset now)
{
    private const string TakenBefore = ":taken";

    /// <summary>With room for what is put behind it, an event may still have it.</summary>
    private const int LongestId = 150;

    private CampaignSnapshot Snapshot => state.Snapshot;
    private long CampaignId => Snapshot.Campaign.Id;

    public async Task<MoveOutcome> Make(SentMove sent, DeskCaller by)
    {
        if (!Codes.IsLine(sent.Id, LongestId))
            return Refused(sent, MoveRefusal.Invalid("id", "line-length", LongestId));
        if (await FactRows.Find(work, CampaignId, by.Source, sent.Id) is { } known)
            return await Again(sent, known);
        if (await LeadAtDesk.Find(work.Connection, Snapshot, sent.Lead, work.Transaction) is not { } lead)
            return Refused(sent, MoveRefusal.NotFound("", "no-lead", sent.Lead));

        var made = sent with { At = (sent.At ?? now).ToMilliseconds(), Move = WithNote(sent, by) };
        var asked = new AskedOfLead(by.Mover, sent.Move.Rep, made.At.Value, now);
        var facts = await lead.Known(work.Connection, asked, work.Transaction);
        if (MovePermission.Refuses(lead.Course, made.Move, by.Mover, facts) is { } refusal)
            return Refused(sent, refusal);
        // only who sees the lead learns what is wrong with the instant
        if (made.At > now + LeadEvent.MaxAhead || made.At < now - SentMove.Latest)
            return Refused(sent, MoveRefusal.Invalid("at", "out-of-range", Text(now - SentMove.Latest), Text(now)));
        // what was done before the end still counts; no cycle begins after it
        var counts = made.Move.Type == EventTypes.Recycled ? now : made.At.Value;
        if (DeskWindow.Refuses(Snapshot.Campaign, counts) is { } closed)
            return Refused(sent, closed);
        if (await NoTwin(lead, made.Move, by.Mover) is { } stranger)
            return Refused(sent, stranger);

        return await Record(lead, made, new AskedMove(lead.Course, made.Move, by.Mover, facts), by);
    }

    private async Task<MoveOutcome> Record(LeadAtDesk lead, SentMove sent, AskedMove asked, DeskCaller by)
    {
        var main = EventOf(sent, by) with
        {
            Rep = asked.NeedsRep ? CodeOf(asked.Rep) : null,
            // rules may look at it
            Account = lead.Row.Account,
        };
        var before = TakeBefore(lead, main, asked);
        var after = main with
        {
            Id = Recycling.AssignedWith(main.Id),
            Type = EventTypes.Assigned,
            Rep = null,
            Amount = null,
            Attributes = null,
        };

        var batch = new EventBatch(state, now);
        await batch.Load(work, [Received(before ?? main), Received(main), Received(after)]);
        if (before is not null && batch.Record(Received(before)) is { Status: "rejected" } early)
            return Refused(sent, Why(early));
        var answer = batch.Record(Received(main));
        if (answer.Status == "rejected" && before is null)
            return Refused(sent, Why(answer));
        // the take is in memory already: nothing of it may stay
        Demand(answer);

        if (await Routed(lead, batch, main) is { } rep)
            Demand(batch.Record(Received(after with { Rep = rep })));
        await batch.Save(work);
        await Follow(lead, sent, main);
        await Audit(main, by);
        return new MoveOutcome(sent.Lead, answer);
    }

    /// <summary>A word for others is audited as soon as it counts; a player's own stands on the lead.</summary>
    private Task Audit(LeadEvent main, DeskCaller by) =>
        by.Mover is { IsProgram: false } and ({ IsMarketing: true } or { IsDirector: true })
            ? AuditRows.Append(
                work,
                by.Actor,
                new AuditedAction(
                    AuditActions.EventTold,
                    main.Campaign,
                    $"{main.Source}/{main.Id}",
                    After: new { main.Type, main.Lead }
                ),
                now
            )
            : Task.CompletedTask;

    /// <summary>What was answered then, if it is the same move.</summary>
    private async Task<MoveOutcome> Again(SentMove sent, Fact known)
    {
        var leadEvent = FactContent.Read(Snapshot.Campaign.Code, known);
        var isSame =
            known.Type == sent.Move.Type
            && known.Lead == sent.Lead
            && (sent.At is null || sent.At.Value.ToMilliseconds() == known.At)
            // not every fact names the rep of its move
            && (sent.Move.Rep is null || leadEvent.Rep is null || sent.Move.Rep == leadEvent.Rep)
            && sent.Move.Amount == leadEvent.Amount;
        if (!isSame)
            return Refused(sent, MoveRefusal.Conflict("told-otherwise"));

        var batch = new EventBatch(state, now);
        await batch.Load(work, [Received(leadEvent)]);
        return new MoveOutcome(sent.Lead, batch.AnswerTo(EventIdentity.Of(known)));
    }

    /// <summary>Why it cannot be the twin of the lead that the move names; null: it can, or none is named.</summary>
    private async Task<MoveRefusal?> NoTwin(LeadAtDesk lead, DeskMove move, Mover mover)
    {
        if (move.TwinOf is not { } code)
            return null;
        var twin = await LeadRows.Find(work.Connection, CampaignId, code, work.Transaction);
        if (twin is null || DeskSight.Of(twin, mover) == LeadSight.Nothing)
            return MoveRefusal.NotFound("twinOf", "no-lead", code);
        return twin.Number < lead.Row.Number ? null : MoveRefusal.Invalid("twinOf", "not-earlier");
    }

    /// <summary>The take that a deadline released, when its contact was made before: it counts again.</summary>
    private LeadEvent? TakeBefore(LeadAtDesk lead, LeadEvent main, AskedMove asked)
    {
        if (main.Type != EventTypes.Contacted || asked.Rep is not { } rep)
            return null;
        var take = lead.Course.TakeBeforeDeadline(rep, main.At);
        return take is null
            ? null
            : main with
            {
                Id = main.Id + TakenBefore,
                Type = EventTypes.Taken,
                At = take.At,
                Attributes = null,
            };
    }

    /// <summary>To whom it goes once it is validated or begins again; null: into the pool, or it has a rep.</summary>
    private async Task<string?> Routed(LeadAtDesk lead, EventBatch batch, LeadEvent main)
    {
        if (main.Type is not (EventTypes.Validated or EventTypes.Recycled))
            return null;
        var course = LeadCourse.Of(Snapshot.Campaign.Document.Validation, batch.FactsOf(main.Lead));
        var wasOpen = main.Type == EventTypes.Validated && lead.Course.Status == LeadStatus.Open;
        if (course.Status != LeadStatus.Open || wasOpen)
            return null;

        var routing = await Rerouting.Read(work, Snapshot, now);
        return routing.Rep(lead, batch.FactsOf(main.Lead));
    }

    /// <summary>The note that comes with the move, its twin, and whom nobody calls any more.</summary>
    private async Task Follow(LeadAtDesk lead, SentMove sent, LeadEvent main)
    {
        var mayHaveTwin = main.Type is EventTypes.Refused or EventTypes.Validated or EventTypes.Recycled;
        if (mayHaveTwin && sent.Move.TwinOf != lead.Row.TwinOf)
            await LeadRows.NameTwin(work, CampaignId, sent.Lead, sent.Move.TwinOf);

        if (sent.Move.Note is { } note && lead.Row.ErasedAt is null)
        {
            await LeadNoteRows.Append(work, CampaignId, [new NoteOfLead(sent.Lead, note)]);
            await LeadRows.Touch(work, CampaignId, sent.Lead, note.At);
        }

        if (main.Type != EventTypes.Lost || sent.Move.Reason != DeskMove.DoNotContact)
            return;
        var secret = await NoContactRows.Secret(work);
        await NoContactRows.Insert(work, CardKeys.Hashes(lead.Card, Snapshot, secret), now);
    }

    private LeadEvent EventOf(SentMove sent, DeskCaller by) =>
        new()
        {
            Campaign = Snapshot.Campaign.Code,
            Source = by.Source,
            Id = sent.Id,
            Type = sent.Move.Type,
            Lead = sent.Lead,
            At = sent.At!.Value,
            Amount = sent.Move.Amount,
            Attributes = sent.Move.Reason is { } reason
                ? new Dictionary<string, string> { [DeskAttributes.Reason] = reason }
                : null,
        };

    /// <summary>A note has the id of its move, unless it has its own.</summary>
    private DeskMove WithNote(SentMove sent, DeskCaller by) =>
        sent.Move.Note is not { } note
            ? sent.Move
            : sent.Move with
            {
                Note = note with
                {
                    Id = string.IsNullOrEmpty(note.Id) ? sent.Id : note.Id,
                    Author = by.Actor.Author,
                    At = (sent.At ?? now).ToMilliseconds(),
                },
            };

    private string? CodeOf(int? rep) => rep is { } number ? Snapshot.Get(number).Code : null;

    private static ReceivedEvent Received(LeadEvent leadEvent) => new(leadEvent, null, "");

    private static MoveOutcome Refused(SentMove sent, MoveRefusal refusal) => new(sent.Lead, null, refusal);

    private static MoveRefusal Why(Answer rejected) =>
        rejected.Error is { } error
            ? new MoveRefusal(RefusedKind.Invalid, error)
            : MoveRefusal.Conflict("event-refused", rejected.Id, rejected.Reason ?? "");

    private static void Demand(Answer answer)
    {
        if (answer.Status == "rejected")
            throw RefusedException.Conflict("event-refused", answer.Id, answer.Reason ?? "");
    }

    private static string Text(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>What facts of the desk say in the attributes of their events.</summary>
public static class DeskAttributes
{
    /// <summary>Why a lead was refused, lost or released.</summary>
    public const string Reason = "reason";
}
