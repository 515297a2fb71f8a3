namespace ChallengeHub.Web;

/// <summary>What a person may tell: an admin anything, a director that a lead of the own team is good or not.</summary>
public static class Vouching
{
    private static readonly string[] Vouched = [EventTypes.Validated, EventTypes.Refused];

    /// <summary>
    /// The events with what they may reach, which is asked again where they are recorded. Throws <see cref="Refusal"/>, and then nothing of the
    /// request is written. A lead or a player of another team is answered like one that does not exist.
    /// </summary>
    public static async Task<IReadOnlyList<Told>> Check(HttpContext http, ToldEvents told, LeadReads leads)
    {
        var visitor = Visitor.Of(http.User);
        if (visitor.Kind != VisitorKind.Person) return told.Events;
        var vouched = new List<Told>();
        foreach (var (one, index) in told.Events.Select((x, index) => (x, index)))
        {
            if (Reach.Teams(visitor.Grants, one.Event.Campaign) is not { } teams)
            {
                vouched.Add(one);
                continue;
            }
            if (!Vouched.Contains(one.Event.Type))
                throw new Refusal(RefusalKind.Forbidden, $"[{index}].type: a director tells {string.Join(" and ", Vouched)}, nothing else.");
            if (one.Flaw is null && await leads.Beyond(one.Event, teams) is { } beyond)
                throw new Refusal(beyond.Kind, $"[{index}].{beyond.Flaw.Field}: {beyond.Flaw.Message}.");
            vouched.Add(one with { Teams = teams });
        }
        return vouched;
    }
}
