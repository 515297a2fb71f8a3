namespace ChallengeHub.Web;

/// <summary>One of two: an event whose entries are to be reversed, or points for a participant.</summary>
public sealed record CorrectionRequest
{
    public string? Source { get; init; }
    public string? Id { get; init; }
    public string? Participant { get; init; }
    public long? Points { get; init; }
    public DateTimeOffset? At { get; init; }
    public string? Reason { get; init; }

    public void Check()
    {
        var errors = new FieldErrors();
        var reverses = Source is not null || Id is not null;
        if (reverses)
        {
            const string mixed = "does not go with source and id: reverse an event, or adjust a participant";
            errors.If(Participant is not null, "participant", mixed);
            errors.If(Points is not null, "points", mixed);
            errors.If(At is not null, "at", mixed);
            errors.If(Source is null, "source", "is required");
            errors.If(Id is null, "id", "is required");
        }
        else
        {
            const string needed = "is required, unless source and id name an event to reverse";
            errors.If(Participant is null, "participant", needed);
            errors.If(Points is null, "points", needed);
        }
        errors.If(Reason is null, "reason", "is required");
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);
    }
}
