namespace ChallengeHub;

/// <summary>Whether a note can be kept: it says something, and a rating says how good the lead is.</summary>
public static class NoteCheck
{
    public const int MaxText = 2_000;
    public const int MaxQuality = 5;

    /// <param name="path">Where the note stands: "" or "note.".</param>
    public static void Errors(FieldErrors errors, LeadNote note, string path = "")
    {
        errors.If(!Codes.IsText(note.Id), $"{path}id", "text-length");
        if (NeedsText(note.Kind) && string.IsNullOrWhiteSpace(note.Text))
            errors.Add($"{path}text", "required");
        else
            LeadCardCheck.Prose(errors, $"{path}text", note.Text, MaxText);

        Quality(errors, $"{path}quality", note);
    }

    private static bool NeedsText(NoteKind kind) => kind is not (NoteKind.NoAnswer or NoteKind.Rating);

    private static void Quality(FieldErrors errors, string field, LeadNote note)
    {
        if (note.Kind != NoteKind.Rating)
            errors.If(note.Quality is not null, field, "quality-of-rating");
        else if (note.Quality is null)
            errors.Add(field, "required");
        else
            errors.If(note.Quality is < 1 or > MaxQuality, field, "out-of-range", 1, MaxQuality);
    }
}
