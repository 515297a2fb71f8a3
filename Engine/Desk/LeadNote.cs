namespace ChallengeHub;

/// <summary>What somebody wrote down about a lead. Append-only; it changes no points.</summary>
/// <param name="Id">The client's own: sent again it is the same note.</param>
/// <param name="Quality">Of a rating, from 1 to 5.</param>
public sealed record LeadNote(string Id, string Author, DateTimeOffset At, NoteKind Kind, string Text, int? Quality);

public enum NoteKind
{
    Note,
    Call,
    NoAnswer,
    Meeting,
    Rating,
}
