namespace ChallengeHub.Web;

/// <summary>What a person may tell: an admin anything, a director that a lead of the own team is good or not.</summary>
public static class DirectorEvents
{
    private static readonly string[] Vouched = [EventTypes.Validated, EventTypes.Refused];

    /// <summary>
    /// The events with what they may reach, which is asked again where they are recorded. Throws <see
    /// cref="RefusedException"/>, and then nothing of the request is written. A lead or a player of another team is
    /// answered like one that does not exist.
    /// </summary>
    public static async Task<IReadOnlyList<ReceivedEvent>> Check(
        HttpContext http,
        ReceivedEvents received,
        LeadReads leads,
        DeskCallers callers
    )
    {
        var caller = Caller.Of(http.User);
        if (caller.Kind != CallerKind.Person)
            return received.Events;

        var vouched = new List<ReceivedEvent>();

        foreach (var (one, index) in received.Events.Select((x, index) => (x, index)))
        {
            if (Reach.Teams(caller.Grants, one.Event.Campaign) is not { } teams)
            {
                vouched.Add(one);
                continue;
            }

            if (!Vouched.Contains(one.Event.Type))
                throw RefusedException.Forbidden("director-types", index, Vouched[0], Vouched[1]);
            if (one.Error is null && await leads.Beyond(one.Event, teams) is { } beyond)
                throw RefusedException.Of(beyond.Kind, "of-event", index, beyond.Error.Field, beyond.Error);
            if (one is { Error: null, Event.Type: EventTypes.Validated } && await IsOwn(one.Event, http))
                throw RefusedException.Forbidden("brought-in-yourself");

            vouched.Add(one with { Teams = teams });
        }

        return vouched;

        // nobody vouches for what he brought in, at either door
        async Task<bool> IsOwn(LeadEvent told, HttpContext by) =>
            await leads.WasBroughtInBy((await callers.Of(by, told.Campaign)).Mover, told.Campaign, told.Lead);
    }
}
