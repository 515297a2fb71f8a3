namespace ChallengeHub.Web;

/// <summary>
/// Turns a lead's life as a CRM reports it into what people do at the desk. Its facts, and with them all points, stay
/// the same.
/// </summary>
internal sealed class DemoAtDesk(DemoFloor floor, DemoCards cards)
{
    private readonly Dictionary<string, DemoPerson> people = floor
        .Reps.Concat(floor.Prospectors)
        .ToDictionary(x => x.Code);

    /// <summary>The life as it was where somebody who may sign in has a part in it: nobody moves his leads.</summary>
    public IReadOnlyList<DemoEvent> Of(IReadOnlyList<DemoEvent> life)
    {
        if (life.Any(x => floor.IsSignedIn(x.Event.Rep) || floor.IsSignedIn(x.Event.Prospector)))
            return life;

        var prospector = people[life[0].Event.Prospector!];
        var first = life.Select(x => x.Event.Rep).FirstOrDefault(x => x is not null) is { } rep ? people[rep] : null;
        var team = first?.Agency ?? prospector.Agency;
        var named = team == prospector.Agency ? null : first;
        var played = new List<DemoEvent>();

        foreach (var one in life)
        {
            var isReception = one.Event.Type == EventTypes.Received;
            if (played.Find(x => x.Event.Id == one.Event.Id) is { } before)
            {
                // a card that is handed in twice is refused; any other step sent twice is the same one
                if (!isReception)
                    played.Add(before with { SentAt = one.SentAt });
                continue;
            }

            if (one.Event.Type == EventTypes.Taken && people[one.Event.Rep!].Agency != team)
                played.Add(Assignment(one, played[^1].Event.Id));
            var step = isReception
                ? new DemoDeskStep(DemoRole.Prospector, prospector.Code) { Card = cards.Card(one.Event, named) }
                : Step(one.Event, team);
            played.Add(one with { Desk = step });
        }

        return played;
    }

    private DemoDeskStep Step(LeadEvent leadEvent, string team) =>
        leadEvent.Type switch
        {
            EventTypes.Validated => new DemoDeskStep(DemoRole.Director, team) { Note = cards.Praise() },
            EventTypes.Refused => new DemoDeskStep(DemoRole.Director, team),
            EventTypes.Recycled or EventTypes.Reopened => new DemoDeskStep(DemoRole.Marketing),
            EventTypes.Contacted => new DemoDeskStep(DemoRole.Rep, leadEvent.Rep)
            {
                Note = cards.Talk(),
                Quality = cards.Rating(),
            },
            _ => new DemoDeskStep(DemoRole.Rep, leadEvent.Rep),
        };

    /// <summary>To a rep of another team, who does not see the pool of this one.</summary>
    /// <param name="after">The id of the step before: this one is sorted behind it.</param>
    private static DemoEvent Assignment(DemoEvent taken, string after) =>
        taken with
        {
            Event = taken.Event with { Id = $"{after}-a", Type = EventTypes.Assigned },
            Desk = new DemoDeskStep(DemoRole.Marketing),
        };
}
