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
            const string mixed = "reversal-mixed";
            errors.If(Participant is not null, "participant", mixed);
            errors.If(Points is not null, "points", mixed);
            errors.If(At is not null, "at", mixed);
            errors.If(Source is null, "source", "required");
            errors.If(Id is null, "id", "required");
        }
        else
        {
            const string needed = "adjustment-required";
            errors.If(Participant is null, "participant", needed);
            errors.If(Points is null, "points", needed);
        }

        errors.If(Reason is null, "reason", "required");
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);
    }
}
