namespace ChallengeHub;

/// <summary>
/// Who may make which move: the table of <see cref="LeadMoves"/>, then the role, then what lies between him and the
/// lead. Pure; the first thing in the way is the answer.
/// </summary>
public static class MovePermission
{
    /// <summary>Null: it may be made.</summary>
    public static MoveRefusal? Refuses(LeadCourse course, DeskMove move, Mover mover, DeskFacts facts)
    {
        var asked = new AskedMove(course, move, mover, facts);
        if (Unseen(asked) is { } unseen)
            return unseen;
        var refusal =
            Unknown(move) ?? Past(course, move) ?? Unfit(asked) ?? WithoutRep(asked) ?? MoveDetails.Fault(asked);
        return refusal is { Kind: RefusedKind.Conflict }
            ? refusal with
            {
                Status = course.Status,
                Holder = facts.Holder,
            }
            : refusal;
    }

    /// <summary>What he may make now, details apart; in the order of <see cref="LeadMoves.All"/>.</summary>
    /// <param name="facts">With the rep who asks, if he is one.</param>
    public static IReadOnlyList<string> Allowed(LeadCourse course, Mover mover, DeskFacts facts) =>
        [
            .. LeadMoves.All.Where(type =>
            {
                var asked = new AskedMove(course, new DeskMove(type), mover, facts);
                return (Unseen(asked) ?? Unfit(asked)) is null;
            }),
        ];

    private static MoveRefusal? Unfit(AskedMove asked) =>
        NotOfRole(asked)
        ?? OfNobody(asked)
        ?? NotInTable(asked)
        ?? NotHeld(asked)
        ?? BroughtIn(asked)
        ?? NotForRep(asked)
        ?? NotRecycled(asked);

    private static MoveRefusal? Unseen(AskedMove asked) =>
        LeadSights.Sees(asked.Mover, LeadPlace.Of(asked.Course, asked.Facts.Team)) == LeadSight.Nothing
            ? MoveRefusal.NotFound("", "no-lead", asked.Facts.Lead)
            : null;

    private static MoveRefusal? Unknown(DeskMove move) =>
        LeadMoves.All.Contains(move.Type)
            ? null
            : MoveRefusal.Invalid("type", "one-of", string.Join(", ", LeadMoves.All));

    private static MoveRefusal? Past(LeadCourse course, DeskMove move)
    {
        if (move.Cycle is not { } cycle)
            return null;
        if (cycle < course.Cycle)
            return MoveRefusal.Conflict("cycle-past", cycle, course.Cycle);
        return cycle > course.Cycle ? MoveRefusal.Invalid("cycle", "at-most", course.Cycle) : null;
    }

    /// <summary>Who is named has to be a rep; a rep moves for himself, a director within his teams.</summary>
    private static MoveRefusal? OfNobody(AskedMove asked)
    {
        if (asked.Move.Rep is not { } code)
            return null;
        if (asked.Facts.Rep is not { Participant: var rep })
            return asked.Directs
                ? MoveRefusal.NotFound("rep", "no-player-in-team", code)
                : MoveRefusal.Invalid("rep", "unknown-participant", code);

        var isWithin = rep.Team is not null && asked.Mover.Teams.Contains(rep.Team);
        if (asked.Directs && !isWithin)
            return MoveRefusal.NotFound("rep", "no-player-in-team", code);
        return rep.Role == Role.Rep ? null : MoveRefusal.Invalid("rep", "not-a-rep", code);
    }

    private static MoveRefusal? NotOfRole(AskedMove asked)
    {
        if (asked.Speaks || (asked.ActsAsRep && (asked.Move.Rep is null || asked.Rep == asked.Mover.Rep)))
            return null;
        var closes = asked.Move.Type == EventTypes.Closed && !asked.ActsAsRep;
        return closes && (asked.Mover.IsMarketing || asked.Mover.IsDirector || asked.Mover.Rep is not null)
            ? MoveRefusal.Forbidden("may-not-close")
            : MoveRefusal.Forbidden("not-your-move");
    }

    /// <summary>A contact from before a deadline's release still counts.</summary>
    private static MoveRefusal? NotInTable(AskedMove asked)
    {
        var course = asked.Course;
        var type = asked.Move.Type;
        if (!LeadMoves.Knows(course.Status, type, course.IsVouched))
            return type == EventTypes.Contacted && asked.IsBeforeDeadline ? null : asked.NotKnown();

        var staysWhereItIs = type == EventTypes.Assigned && course.Status == LeadStatus.Contacted;
        return staysWhereItIs && asked.Rep is not null && asked.Rep == course.Holder ? asked.NotKnown() : null;
    }

    private static MoveRefusal? NotHeld(AskedMove asked)
    {
        var holder = asked.Course.Holder;
        var isForHolder =
            asked.Move.Type is EventTypes.Taken or EventTypes.Contacted or EventTypes.Closed
            || (asked.Move.Type is EventTypes.Lost or EventTypes.Released && !asked.Speaks);
        if (!isForHolder || holder == asked.Rep)
            return null;
        if (holder is not null)
            return MoveRefusal.Conflict("not-yours", asked.Facts.HolderSaid);
        return asked.Move.Type == EventTypes.Lost ? MoveRefusal.Forbidden("not-your-move") : null;
    }

    /// <summary>Nobody vouches for, takes or is given what he brought in.</summary>
    private static MoveRefusal? BroughtIn(AskedMove asked)
    {
        var mover = asked.Mover;
        var isMovers =
            mover.Known.Is(asked.Facts.BroughtInBy)
            || (mover.Prospector is { } prospector && prospector == asked.Course.Prospector);
        if (asked.Move.Type == EventTypes.Validated)
            return isMovers ? MoveRefusal.Forbidden("brought-in-yourself") : null;
        if (!asked.Gives)
            return null;

        if (isMovers && asked.Rep is { } taker && taker == mover.Rep)
            return MoveRefusal.Forbidden("brought-in-yourself");
        return asked.Concerned is { } rep && rep.Known.Is(asked.Facts.BroughtInBy)
            ? MoveRefusal.Invalid("rep", "brought-in-by-rep", rep.Said)
            : null;
    }

    private static MoveRefusal? NotForRep(AskedMove asked)
    {
        if (!asked.Gives || asked.Concerned is not { Participant: var rep } concerned)
            return null;
        if (!rep.Active)
            return MoveRefusal.Invalid("rep", "deactivated-before", concerned.Said);
        if (asked.Facts is { Document.Accounts: AccountRule.OwnerOnly, Owner: { } owner } && owner.Number != rep.Number)
            return MoveRefusal.Conflict("account-of-another", owner.Code);

        var isAssigned = asked.Move.Type == EventTypes.Assigned;
        if (isAssigned && concerned.IsAway)
            return MoveRefusal.Conflict("rep-away", concerned.Said);
        var hasIt = asked.Course.Holder == rep.Number;
        if (!isAssigned && !hasIt && asked.Course.WasGivenUpBy(rep.Number))
            return MoveRefusal.Conflict("given-up");

        var most = asked.Facts.Document.OpenPerRep ?? Routing.OpenPerRep;
        return !hasIt && concerned.Holds >= most ? MoveRefusal.Conflict("holds-too-many", concerned.Said, most) : null;
    }

    private static MoveRefusal? NotRecycled(AskedMove asked) =>
        asked is { Move.Type: EventTypes.Recycled, Facts.NotRecycled: { } why }
            ? new MoveRefusal(RefusedKind.Conflict, why)
            : null;

    private static MoveRefusal? WithoutRep(AskedMove asked) =>
        asked.NeedsRep && asked.Rep is null ? MoveRefusal.Invalid("rep", "needed-for-type", asked.Move.Type) : null;
}

/// <summary>A move with all that it is judged by, and as what he makes it.</summary>
internal sealed record AskedMove(LeadCourse Course, DeskMove Move, Mover Mover, DeskFacts Facts)
{
    /// <summary>As marketing, or as its program.</summary>
    public bool Markets => Mover.IsMarketing && (!Closes || Facts.Document.MayClose != Closer.Crm || Mover.IsProgram);

    /// <summary>As a director, and not as marketing.</summary>
    public bool Directs => !Markets && LeadSights.Directs(Mover, Facts.Team) && IsOfDirector;

    /// <summary>For others: it need not be his own lead.</summary>
    public bool Speaks => Markets || Directs;
    public bool ActsAsRep => Mover.Rep is not null && IsOfRep;

    /// <summary>It gives the lead to a rep.</summary>
    public bool Gives => Move.Type is EventTypes.Taken or EventTypes.Assigned;

    /// <summary>Its fact names a rep.</summary>
    public bool NeedsRep => Gives || Closes || Move.Type == EventTypes.Contacted;

    /// <summary>Whose move it is, by number: who is named, else the holder or the rep who asks.</summary>
    public int? Rep
    {
        get
        {
            if (Move.Rep is not null)
                return Facts.Rep?.Participant.Number;
            if (Move.Type == EventTypes.Assigned)
                return null;
            return Speaks ? Course.Holder ?? Mover.Rep : Mover.Rep;
        }
    }

    /// <summary>What is known of that rep; null: nothing more.</summary>
    public ConcernedRep? Concerned => Facts.Rep is { } known && known.Participant.Number == Rep ? known : null;

    public bool IsBeforeDeadline => Rep is { } rep && Course.TakeBeforeDeadline(rep, Facts.At) is not null;

    private bool Closes => Move.Type == EventTypes.Closed;

    private bool IsOfDirector =>
        Closes
            ? Facts.Document.MayClose == Closer.Director
            : Move.Type is EventTypes.Validated or EventTypes.Refused or EventTypes.Assigned or EventTypes.Released;

    private bool IsOfRep =>
        Closes
            ? Facts.Document.MayClose == Closer.Rep
            : Move.Type is EventTypes.Taken or EventTypes.Contacted or EventTypes.Lost or EventTypes.Released;

    /// <summary>Who comes second reads who was first.</summary>
    public MoveRefusal NotKnown() => MoveRefusal.Conflict("move-not-known", Standing(Course.Status, Facts.HolderSaid));

    /// <param name="holder">The code, or the name.</param>
    public static FieldError Standing(LeadStatus status, object holder) =>
        status switch
        {
            LeadStatus.Waiting => new FieldError("", "lead-waiting"),
            LeadStatus.Refused => new FieldError("", "lead-refused"),
            LeadStatus.Open => new FieldError("", "lead-open"),
            LeadStatus.Assigned => new FieldError("", "lead-assigned", holder),
            LeadStatus.Taken => new FieldError("", "lead-taken", holder),
            LeadStatus.Contacted => new FieldError("", "lead-contacted", holder),
            LeadStatus.Won => new FieldError("", "lead-won", holder),
            _ => new FieldError("", "lead-lost"),
        };
}
