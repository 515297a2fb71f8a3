namespace ChallengeHub;

/// <summary>Decides what an event is before anything is paid: rejected, or a fact of which kind. Pure.</summary>
internal static class EventAdmission
{
    /// <summary>Why the event cannot be a fact of this campaign, or null.</summary>
    public static RejectionReason? Rejects(CampaignSnapshot snapshot, LeadEvent leadEvent, DateTimeOffset now)
    {
        if (Misfit(leadEvent) is { } error)
            return new RejectionReason(error.Field == "type" ? "unknown_type" : "invalid", error);
        return Unknown(snapshot, leadEvent.Rep, Role.Rep, "rep", leadEvent.At)
            ?? Unknown(snapshot, leadEvent.Prospector, Role.Prospector, "prospector", leadEvent.At)
            ?? (leadEvent.At > now + LeadEvent.MaxAhead ? RejectionReason.InFuture : null);
    }

    /// <summary>What is wrong with the event, no matter who takes part, or null.</summary>
    public static FieldError? Misfit(LeadEvent leadEvent)
    {
        if (!EventTypes.Known(leadEvent.Type))
            return new FieldError("type", "event-type");
        if (leadEvent.Rep is null && EventTypes.StageOf(leadEvent.Type) > Stage.Validated)
            return new FieldError("rep", "needed-for-type", leadEvent.Type);

        return leadEvent.Amount is null && leadEvent.Type == EventTypes.AmountChanged
            ? new FieldError("amount", "needed-for-type", leadEvent.Type)
            : null;
    }

    /// <summary>Why the lead's state forbids it, or null.</summary>
    public static string? Forbids(LeadState lead, string type, int? rep)
    {
        if (type == EventTypes.AmountChanged)
            return lead.Holder(Stage.Closed) is null ? "not_closed" : null;
        var stage = EventTypes.StageOf(type);
        if (stage is null or Stage.Validated)
            return null;
        if (lead.Refused)
            return "lead_refused";
        return stage == Stage.Taken && lead.Holder(Stage.Taken) is { } taken && taken.Rep != rep
            ? "already_taken"
            : null;
    }

    /// <summary>
    /// Whether a fact of the type is paid only once the lead is validated: a changed amount with its closing.
    /// </summary>
    public static bool Waits(CampaignSnapshot snapshot, LeadState lead, string type) =>
        type == EventTypes.AmountChanged
            ? lead.Holder(Stage.Closed) is { AwaitsValidation: true }
            : snapshot.Campaign.Document.Validation && EventTypes.StageOf(type) > Stage.Validated && !lead.Validated;

    /// <summary>Of an instant at which nothing counts: the status of the fact that it only is; else null.</summary>
    public static string? IgnoredAs(Campaign campaign, DateTimeOffset at)
    {
        if (at < campaign.StartsAt || at >= campaign.End)
            return "outside";
        return campaign.ClosedAt is not null ? "late" : null;
    }

    /// <summary>The same once the last period is being closed: nothing is booked there any more.</summary>
    public static string? IgnoredAs(CampaignSnapshot snapshot, DateTimeOffset at) =>
        IgnoredAs(snapshot.Campaign, at) ?? (snapshot.IsOver ? "late" : null);

    public static FieldError OfOtherRole(string field, string code, Role role) =>
        role == Role.Rep ? new FieldError(field, "not-a-rep", code) : new FieldError(field, "not-a-prospector", code);

    private static RejectionReason? Unknown(
        CampaignSnapshot snapshot,
        string? code,
        Role role,
        string field,
        DateTimeOffset at
    )
    {
        if (code is null)
            return null;
        if (snapshot.Find(code) is not { } participant)
            return new RejectionReason("unknown_participant", new FieldError(field, "unknown-participant", code));
        if (participant.Role != role)
            return new RejectionReason("invalid", OfOtherRole(field, code, role));
        return at > participant.DeactivatedAt
            ? new RejectionReason("unknown_participant", new FieldError(field, "deactivated-before", code))
            : null;
    }
}

/// <summary>Why an event is rejected.</summary>
/// <param name="Code">As API.md names it: "invalid", "already_taken".</param>
/// <param name="Error">What is wrong with which field; null: the lead's state forbids it.</param>
internal sealed record RejectionReason(string Code, FieldError? Error)
{
    public static readonly RejectionReason UnknownCampaign = new(
        "unknown_campaign",
        new FieldError("campaign", "campaign-unknown-or-not-launched")
    );
    public static readonly RejectionReason InFuture = new("in_future", new FieldError("at", "event-too-early"));
    public static readonly RejectionReason IdReused = new("id_reused", new FieldError("id", "told-otherwise"));
    public static readonly RejectionReason Limit = new("limit", new FieldError("points", "points-total-limit"));
}
