namespace ChallengeHub.Web;

/// <summary>The late events that an admin accepts, and why.</summary>
public sealed record AmendmentRequest(IReadOnlyList<AmendedEvent?>? Events, string? Reason)
{
    public CheckedAmendment Checked()
    {
        var errors = new FieldErrors();
        errors.If(Events is null, "events", "required");

        foreach (var (one, index) in (Events ?? []).Select((one, index) => (one, index)))
        {
            errors.If(one?.Source is null, $"events[{index}].source", "required");
            errors.If(one?.Id is null, $"events[{index}].id", "required");
        }

        errors.If(Reason is null, "reason", "required");
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);

        return new([.. Events!.Select(one => new EventIdentity(one!.Source!, one.Id!))], Reason!);
    }
}

public sealed record AmendedEvent(string? Source, string? Id);

/// <summary>What was asked, once nothing of it is missing.</summary>
public sealed record CheckedAmendment(IReadOnlyList<EventIdentity> Events, string Reason);
