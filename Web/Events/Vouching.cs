namespace ChallengeHub.Web;

/// <summary>What a person may tell: an admin anything, a director that a lead of the own team is good or not.</summary>
public static class Vouching
{
    private static readonly string[] Vouched = [EventTypes.Validated, EventTypes.Refused];

    /// <summary>Throws <see cref="Refusal"/>, and then nothing of the request is written. A lead of another team is answered like one that does not exist.</summary>
    public static async Task Check(HttpContext http, ToldEvents told, LeadReads leads)
    {
        var visitor = Visitor.Of(http.User);
        if (visitor.Kind != VisitorKind.Person || visitor.Grants.Any(grant => grant.Role == AccountRole.Admin)) return;
        foreach (var (happened, index) in told.Events.Select((x, index) => (x.Event, index)))
        {
            if (!Vouched.Contains(happened.Type)) throw new Refusal(RefusalKind.Forbidden, $"[{index}].type: a director tells {string.Join(" and ", Vouched)}, nothing else.");
            var teams = visitor.Grants.Where(grant => grant.Role == AccountRole.Director && grant.Campaign == happened.Campaign).Select(grant => grant.Scope);
            if (!teams.Contains(await leads.TeamOf(happened.Campaign, happened.Lead) ?? ""))
                throw Refusal.NotFound($"[{index}].lead: there is no lead '{happened.Lead}' in your team.");
        }
    }
}
