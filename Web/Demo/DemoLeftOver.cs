namespace ChallengeHub.Web;

/// <summary>
/// Leads beside the race: those that wait for people who sign in to the demonstration, and some that a rep forgets
/// until a deadline gives them back to the team.
/// </summary>
internal sealed class DemoLeftOver(DemoFloor floor, DemoCards cards)
{
    private const int Rounds = 13;
    private const int WeeksBetween = 4;

    /// <summary>Later ones would not be given back before the year ends.</summary>
    private const int ForgottenRounds = 11;

    /// <summary>Longer than the campaign's deadline for a contact, with all holidays that may lie in between.</summary>
    private const double DaysForgotten = 28;

    private readonly DemoPerson rep = floor.Reps[0];
    private readonly DemoPerson prospector = floor.Prospectors[0];
    private readonly DemoPerson colleague = floor.Prospectors.First(x => x.Agency == floor.Reps[0].Agency);
    private readonly List<DemoScript> scripts = [];

    public IReadOnlyList<DemoEvent> Plan()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var morning = DemoCampaign.FirstDay.AddDays(7 * WeeksBetween * round).AddHours(9);
            Wait(round, morning);
            if (round < ForgottenRounds)
                Forget(round, morning.AddDays(6));
        }

        return [.. scripts.SelectMany(x => x.Events)];
    }

    /// <summary>
    /// For the director to validate; for the rep to take, assigned to him, and taken; for the prospector to see what
    /// came of them. They are a fixed pair: what is validated of hers goes to him.
    /// </summary>
    private void Wait(int round, DateTime morning)
    {
        Handed(prospector, morning);
        Handed(prospector, morning).Then(EventTypes.Validated, Director);
        Handed(colleague, morning).Then(EventTypes.Validated, Director);
        Handed(colleague, morning).Then(EventTypes.Validated, Director).Then(EventTypes.Taken, By(rep));
        if (round % 3 == 0)
            Handed(prospector, morning).Then(EventTypes.Refused, Director);
        if (round % 4 == 0)
            Handed(colleague, morning)
                .Then(EventTypes.Validated, Director with { Note = cards.Praise() })
                .Then(EventTypes.Taken, By(rep))
                .Then(EventTypes.Contacted, By(rep) with { Note = cards.Talk() });
    }

    private void Forget(int round, DateTime morning)
    {
        var finder = floor.Prospectors[1 + round % (floor.Prospectors.Count - 1)];
        var team = floor.Reps.Where(x => x.Agency == finder.Agency && !floor.IsSignedIn(x.Code)).ToList();
        var second = By(team[(round + 1) % team.Count]);

        Handed(finder, morning)
            .Then(EventTypes.Validated, new DemoDeskStep(DemoRole.Director, finder.Agency))
            .Then(EventTypes.Taken, By(team[round % team.Count]))
            .Later(DaysForgotten)
            .Then(EventTypes.Taken, second)
            .Then(EventTypes.Contacted, second with { Note = cards.Talk(), Quality = 4 })
            .Then(EventTypes.Lost, second);
    }

    private DemoScript Handed(DemoPerson finder, DateTime at)
    {
        var script = new DemoScript($"K{scripts.Count + 1:000}", finder, at);
        scripts.Add(script);
        return script.Begin(cards);
    }

    private DemoDeskStep Director => new(DemoRole.Director, rep.Agency);

    private static DemoDeskStep By(DemoPerson rep) => new(DemoRole.Rep, rep.Code);
}

/// <summary>What happens to one lead at the desk, each step an hour after the other.</summary>
/// <param name="origin">Where the lead comes from.</param>
internal sealed class DemoScript(string lead, DemoPerson prospector, DateTime begin, string origin = "fair")
{
    private readonly Random random = new(lead.Sum(x => x));
    private DateTime local = begin;

    public List<DemoEvent> Events { get; } = [];

    public DemoScript Begin(DemoCards cards)
    {
        var received = Event(EventTypes.Received, null);
        var step = new DemoDeskStep(DemoRole.Prospector, prospector.Code) { Card = cards.Card(received) };
        Events.Add(new DemoEvent(received.At, received) { Desk = step });
        return this;
    }

    public DemoScript Then(string type, DemoDeskStep step)
    {
        local = WorkingTime.Later(local, 1);
        var happened = Event(type, step.By == DemoRole.Rep ? step.Who : null);
        Events.Add(new DemoEvent(happened.At, happened) { Desk = step });
        return this;
    }

    /// <summary>In hours of the sales floor.</summary>
    public DemoScript Wait(double hours)
    {
        local = WorkingTime.Later(local, hours);
        return this;
    }

    public DemoScript Later(double days)
    {
        local = WorkingTime.DaysLater(local, days);
        return this;
    }

    private LeadEvent Event(string type, string? rep)
    {
        var attributes = new Dictionary<string, string> { ["origin"] = origin };
        if (DemoReasons.Of(type, random) is { } reason)
            attributes[DeskAttributes.Reason] = reason;

        return new LeadEvent
        {
            Campaign = DemoCampaign.Code,
            Source = EventSources.Desk,
            Id = $"{lead}-{Events.Count + 1:00}",
            Type = type,
            Lead = lead,
            Rep = rep,
            Prospector = prospector.Code,
            At = DemoCampaign.Instant(local),
            Amount = 5_000 + 250 * random.Next(40),
            Attributes = attributes,
        };
    }
}
