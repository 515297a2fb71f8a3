namespace ChallengeHub.Web;

/// <summary>A move or a note as a form of the desk sends it.</summary>
public sealed class MoveForm
{
    /// <summary>One, or those that are ticked.</summary>
    public List<string> Lead { get; set; } = [];
    public string? Type { get; set; }
    public int? Cycle { get; set; }

    /// <summary>Made with the form: sent twice, it is the same move.</summary>
    public string? Id { get; set; }
    public string? Rep { get; set; }

    /// <summary>As typed.</summary>
    public string? Amount { get; set; }
    public string? Reason { get; set; }

    /// <summary>Of a loss: the reason, whatever else was typed.</summary>
    public bool DoNotContact { get; set; }
    public NoteFields? Note { get; set; }

    /// <summary>Where the form stood.</summary>
    public string? Back { get; set; }

    public bool HasNote => !string.IsNullOrWhiteSpace(Note?.Kind) || !string.IsNullOrWhiteSpace(Note?.Text);

    /// <summary>A note where nothing is said; null: it is none of the kinds.</summary>
    public NoteKind? NoteKind =>
        Note?.Kind switch
        {
            null or "" or "note" => ChallengeHub.NoteKind.Note,
            "call" => ChallengeHub.NoteKind.Call,
            "no-answer" => ChallengeHub.NoteKind.NoAnswer,
            "meeting" => ChallengeHub.NoteKind.Meeting,
            "rating" => ChallengeHub.NoteKind.Rating,
            _ => null,
        };
}

/// <summary>The fields of a note.</summary>
public sealed class NoteFields
{
    public string? Kind { get; set; }
    public string? Text { get; set; }
    public int? Quality { get; set; }
}
