namespace ChallengeHub;

/// <summary>What somebody wants to do with a lead; who asks is a <see cref="Mover"/>.</summary>
/// <param name="Cycle">The one that the client saw; null: whichever runs.</param>
/// <param name="Rep">By code: to whom it goes, or for whom somebody else moves it.</param>
/// <param name="TwinOf">The code of the lead of the same prospect that was there first, and for which this one is
/// refused.</param>
public sealed record DeskMove(
    string Type,
    int? Cycle = null,
    string? Rep = null,
    decimal? Amount = null,
    string? Reason = null,
    LeadNote? Note = null,
    string? TwinOf = null
)
{
    /// <summary>Somebody asks that nobody calls him any more: a loss may always say so.</summary>
    public const string DoNotContact = "do-not-contact";

    /// <summary>A take by mistake is given back: a release within a minute of it may always say so.</summary>
    public const string Undo = "undo";
}

/// <summary>What is known beside the lead's course when a move is judged.</summary>
public sealed record DeskFacts
{
    /// <summary>The lead's code.</summary>
    public required string Lead { get; init; }
    public required CampaignDocument Document { get; init; }

    /// <summary>When the move was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>As <see cref="Routing.TeamOf(LeadCard, CampaignSnapshot)"/> finds it.</summary>
    public string? Team { get; init; }

    /// <summary>The code of the lead's holder, as who asks knows it.</summary>
    public string? Holder { get; init; }

    /// <summary>How he is named to who asks; null: by his code.</summary>
    public LocalText? HolderName { get; init; }
    internal object HolderSaid => HolderName ?? (object?)Holder ?? "";

    /// <summary>The rep who owns the lead's account; null: nobody.</summary>
    public Participant? Owner { get; init; }

    /// <summary>The lead's prospector; null: it has none.</summary>
    public KnownPerson? BroughtInBy { get; init; }

    /// <summary>Whom the move names; of one that names nobody the rep who asks. Null: there is none.</summary>
    public ConcernedRep? Rep { get; init; }

    /// <summary>As <see cref="Recycling.WhyNot"/> finds it; null: it may be recycled.</summary>
    public FieldError? NotRecycled { get; init; }
}

/// <summary>The rep whom a move concerns.</summary>
/// <param name="Holds">His leads in assigned, taken and contacted.</param>
public sealed record ConcernedRep(Participant Participant, int Holds = 0)
{
    public bool IsAway { get; init; }

    /// <summary>His code as who asks knows it.</summary>
    public string Said { get; init; } = Participant.Code;
    public IReadOnlyCollection<long> Accounts { get; init; } = [];
    public KnownPerson Known => new(Accounts, Participant.Person);
}

/// <summary>Why a move is not made. Nothing is written.</summary>
public sealed record MoveRefusal(RefusedKind Kind, FieldError Error)
{
    /// <summary>Where the lead stands, once that is in the way; null: something else is.</summary>
    public LeadStatus? Status { get; init; }

    /// <summary>The code of who has it then; null: nobody does.</summary>
    public string? Holder { get; init; }

    public static MoveRefusal Invalid(string field, string code, params IReadOnlyList<object> args) =>
        new(RefusedKind.Invalid, new FieldError(field, code, args));

    public static MoveRefusal Forbidden(string code, params IReadOnlyList<object> args) =>
        new(RefusedKind.Forbidden, new FieldError("", code, args));

    public static MoveRefusal NotFound(string field, string code, params IReadOnlyList<object> args) =>
        new(RefusedKind.NotFound, new FieldError(field, code, args));

    public static MoveRefusal Conflict(string code, params IReadOnlyList<object> args) =>
        new(RefusedKind.Conflict, new FieldError("", code, args));
}

/// <summary>What a move has to say beside its type: a reason, a note, an amount. Pure.</summary>
internal static class MoveDetails
{
    public static MoveRefusal? Fault(AskedMove asked) =>
        Reason(asked) ?? Note(asked.Move) ?? Amount(asked.Move) ?? Twin(asked.Move);

    private static MoveRefusal? Reason(AskedMove asked)
    {
        var move = asked.Move;
        if (move.Reason is not { } reason)
            return NeedsReason(move) ? MoveRefusal.Invalid("reason", "needed-for-type", move.Type) : null;
        if (move.Type == EventTypes.Lost && reason == DeskMove.DoNotContact)
            return null;
        if (move.Type == EventTypes.Released && reason == DeskMove.Undo)
            return IsUndo(asked) ? null : MoveRefusal.Invalid("reason", "undo-too-late");

        var choices = Choices(move.Type, asked.Facts.Document.Reasons);
        if (choices.Length > 0)
            return choices.Contains(reason)
                ? null
                : MoveRefusal.Invalid("reason", "one-of", string.Join(", ", choices));
        return Codes.NameError(reason) is { } code ? MoveRefusal.Invalid("reason", code) : null;
    }

    private static bool NeedsReason(DeskMove move) =>
        move.Type is EventTypes.Refused or EventTypes.Lost or EventTypes.Released;

    /// <summary>Who took it a moment ago by mistake chooses none of the campaign's reasons.</summary>
    private static bool IsUndo(AskedMove asked) =>
        asked.Mover.Rep is { } rep && rep == asked.Course.Holder && asked.Course.IsUndo(asked.Facts.At);

    private static string[] Choices(string type, Reasons? reasons)
    {
        var choices = type switch
        {
            EventTypes.Refused => reasons?.Refused,
            EventTypes.Lost => reasons?.Lost,
            EventTypes.Released => reasons?.Released,
            _ => null,
        };
        return [.. (choices ?? []).Select(choice => choice.Code)];
    }

    private static MoveRefusal? Note(DeskMove move)
    {
        var contacts = move.Type == EventTypes.Contacted;
        if (move.Note is not { } note)
            return contacts ? MoveRefusal.Invalid("note", "needed-for-type", move.Type) : null;
        if (contacts && note.Kind is not (NoteKind.Call or NoteKind.Meeting))
            return MoveRefusal.Invalid("note.kind", "one-of", "call, meeting");

        var errors = new FieldErrors();
        NoteCheck.Errors(errors, note, "note.");
        return errors.FirstOrDefault() is { } error ? new MoveRefusal(RefusedKind.Invalid, error) : null;
    }

    private static MoveRefusal? Amount(DeskMove move)
    {
        if (move.Amount is null && move.Type == EventTypes.AmountChanged)
            return MoveRefusal.Invalid("amount", "needed-for-type", move.Type);
        return EventReading.AmountError(move.Amount) is { } error ? new MoveRefusal(RefusedKind.Invalid, error) : null;
    }

    private static MoveRefusal? Twin(DeskMove move) =>
        move.TwinOf is not null && move.Type != EventTypes.Refused
            ? MoveRefusal.Invalid("twinOf", "only-for-type", EventTypes.Refused)
            : null;
}
