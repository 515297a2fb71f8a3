namespace ChallengeHub;

/// <summary>Decides what an event is before anything is paid: rejected, or a fact of which kind. Pure.</summary>
internal static class Judging
{
    /// <summary>Why the event cannot be a fact of this campaign, or null.</summary>
    public static (string Reason, Flaw? Flaw)? Rejects(CampaignView view, LeadEvent told, DateTimeOffset now)
    {
        if (Misfit(told) is { } flaw) return (flaw.Field == "type" ? "unknown_type" : "invalid", flaw);
        return Unknown(view, told.Rep, Role.Rep, "rep", told.At)
            ?? Unknown(view, told.Prospector, Role.Prospector, "prospector", told.At)
            ?? (told.At > now + LeadEvent.MaxAhead ? ("in_future", new Flaw("at", "lies more than 5 minutes ahead of the clock")) : null);
    }

    /// <summary>What is wrong with the event whoever takes part, or null.</summary>
    public static Flaw? Misfit(LeadEvent told) =>
        !EventTypes.Known(told.Type) ? new Flaw("type", "is none of the event types")
        : told.Rep is null && EventTypes.StageOf(told.Type) > Stage.Validated ? new Flaw("rep", $"is needed for {told.Type}")
        : told.Amount is null && told.Type == EventTypes.AmountChanged ? new Flaw("amount", $"is needed for {told.Type}")
        : null;

    /// <summary>Why the lead's state forbids it, or null.</summary>
    public static string? Forbids(LeadState lead, string type, int? rep)
    {
        if (type == EventTypes.AmountChanged) return lead.Holder(Stage.Closed) is null ? "not_closed" : null;
        var stage = EventTypes.StageOf(type);
        if (stage is null or Stage.Validated) return null;
        if (lead.Refused) return "lead_refused";
        return stage == Stage.Taken && lead.Holder(Stage.Taken) is { } taken && taken.Rep != rep ? "already_taken" : null;
    }

    /// <summary>Whether a fact of the type is paid only once the lead is validated: a changed amount with its closing.</summary>
    public static bool Waits(CampaignView view, LeadState lead, string type) =>
        type == EventTypes.AmountChanged
            ? lead.Holder(Stage.Closed) is { Owed: true }
            : view.Campaign.Document.Validation && EventTypes.StageOf(type) > Stage.Validated && !lead.Validated;

    private static (string, Flaw?)? Unknown(CampaignView view, string? code, Role role, string field, DateTimeOffset at)
    {
        if (code is null) return null;
        if (view.Find(code) is not { } participant) return ("unknown_participant", new Flaw(field, $"'{code}' does not take part in this campaign"));
        if (participant.Role != role) return ("invalid", new Flaw(field, $"'{code}' is not a {role.ToString().ToLowerInvariant()}"));
        return at > participant.DeactivatedAt ? ("unknown_participant", new Flaw(field, $"'{code}' was deactivated before this instant")) : null;
    }
}
