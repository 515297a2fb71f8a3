namespace ChallengeHub;

/// <summary>
/// What a fact of somebody who speaks for some teams alone may touch: their leads, their people, their points.
/// Nobody learns from a refusal whether another team's lead or player exists. Pure.
/// </summary>
public static class Reach
{
    /// <summary>The teams that these grants let somebody speak for in the campaign; null: an admin, for all.</summary>
    public static IReadOnlyCollection<string>? Teams(IReadOnlyList<Grant> grants, string campaign) =>
        grants.Any(x => x.Role == AccountRole.Admin)
            ? null
            :
            [
                .. grants
                    .Where(x => x.Role == AccountRole.Director && x.Campaign == campaign)
                    .Select(x => x.Scope)
                    .OfType<string>(),
            ];

    /// <summary>The first thing that lies beyond the teams, or null.</summary>
    internal static Beyond? Fault(
        CampaignSnapshot snapshot,
        LeadState lead,
        ReachingFact fact,
        IReadOnlyCollection<string> teams
    )
    {
        var leadEvent = fact.Event;
        if (!Among(teams, TeamOf(snapshot, lead)))
            return Unseen("lead", "no-lead-in-team", leadEvent.Lead);
        return PersonFault(snapshot, "rep", leadEvent.Rep, teams)
            ?? PersonFault(snapshot, "prospector", leadEvent.Prospector, teams)
            ?? (leadEvent.Amount is null ? null : Forbidden("amount", "amount-not-for-director"))
            ?? (
                fact.TakenBack.All(entry => Among(teams, entry.Team)) ? null : Forbidden("lead", "points-outside-team")
            );
    }

    /// <summary>Of the rep who holds the lead, else of its prospector; null: of none.</summary>
    internal static string? TeamOf(CampaignSnapshot snapshot, LeadState lead) =>
        (lead.Holder(Stage.Taken)?.Rep ?? lead.Prospector) is { } number ? snapshot.Get(number).Team : null;

    private static Beyond? PersonFault(
        CampaignSnapshot snapshot,
        string field,
        string? code,
        IReadOnlyCollection<string> teams
    ) => code is null || Among(teams, snapshot.Find(code)?.Team) ? null : Unseen(field, "no-player-in-team", code);

    private static bool Among(IReadOnlyCollection<string> teams, string? team) =>
        team is not null && teams.Contains(team);

    private static Beyond Unseen(string field, string code, params IReadOnlyList<object> args) =>
        new(RefusedKind.NotFound, new FieldError(field, code, args));

    private static Beyond Forbidden(string field, string code, params IReadOnlyList<object> args) =>
        new(RefusedKind.Forbidden, new FieldError(field, code, args));
}

/// <summary>Why a fact reaches too far, and how that is answered.</summary>
public sealed record Beyond(RefusedKind Kind, FieldError Error);

/// <param name="Event">In the campaign's terms.</param>
/// <param name="TakenBack">The entries that it would reverse, or their reversals.</param>
internal sealed record ReachingFact(LeadEvent Event, IReadOnlyList<LedgerEntry> TakenBack);
