namespace ChallengeHub.Web;

/// <summary>
/// The life of one lead: found, validated or refused, taken, perhaps given back, contacted, closed or lost, perhaps
/// tried again.
/// </summary>
internal sealed class DemoLead(DemoFloor floor, IReadOnlyList<double> weights, Random random, int number)
{
    internal static readonly string[] Origins = ["fair", "web", "referral", "phone", "partner"];

    /// <summary>Apart from the course of the race: what it draws changes nobody's points.</summary>
    private readonly Random aside = new(number);
    private readonly List<DemoEvent> events = [];
    private readonly DemoPerson prospector = floor.Prospectors[random.Next(floor.Prospectors.Count)];
    private readonly decimal amount = Math.Round((decimal)(2_000 * Math.Exp(2.6 * random.NextDouble())) / 50) * 50;
    private readonly Dictionary<string, string> attributes = new()
    {
        ["origin"] = Origins[random.Next(Origins.Length)],
    };
    private int step;

    public IReadOnlyList<DemoEvent> Play(DateTime day)
    {
        var at = WorkingTime.Later(day.AddHours(WorkingTime.Opens), random.NextDouble() * 11.5);
        Tell("received", at, null);
        if (Happens(0.95))
            Sell(at, again: false);
        else if (aside.NextDouble() < 0.85)
            Say("refused", WorkingTime.Later(at, 1 + 5 * aside.NextDouble()), null);
        return events;
    }

    private void Sell(DateTime at, bool again)
    {
        var rep = Rep();
        var wait = 0.3 + 4.7 * random.NextDouble();
        Say("validated", WorkingTime.Later(at, wait * (0.1 + 0.7 * aside.NextDouble())), null);
        at = WorkingTime.Later(at, wait);
        Tell("taken", at, rep);

        if (Happens(0.04))
        {
            at = Hours(at, 2, 10);
            Tell("released", at, rep);
            rep = Rep(other: rep);
            at = Hours(at, 0.5, 4);
            Tell("taken", at, rep);
        }

        at = Hours(at, 1, 24);
        if (Happens(0.88))
            Tell("contacted", at, rep);
        else
        {
            Tell("lost", at, rep);
            return;
        }

        at = WorkingTime.DaysLater(at, 1 + 9 * random.NextDouble());
        if (Happens(0.34 * rep.Talent))
            Close(at, rep);
        else
            Lose(at, rep, again);
    }

    private void Close(DateTime at, DemoPerson rep)
    {
        Tell("closed", at, rep);
        // now and then a signature is withdrawn, and the points with it
        if (Happens(0.015))
            Tell("reopened", Hours(at, 6, 30), rep);
    }

    private void Lose(DateTime at, DemoPerson rep, bool again)
    {
        Tell("lost", at, rep);
        if (again || !Happens(0.15))
            return;
        at = WorkingTime.DaysLater(at, 5 + 15 * random.NextDouble());
        Tell("recycled", at, null);
        Sell(at, again: true);
    }

    /// <summary>Who is on form gets more; a prospector sells rather to his own agency.</summary>
    private DemoPerson Rep(DemoPerson? other = null)
    {
        double Weight(int i) =>
            floor.Reps[i] == other ? 0 : weights[i] * (floor.Reps[i].Agency == prospector.Agency ? 2 : 1);
        var ticket = random.NextDouble() * Enumerable.Range(0, weights.Count).Sum(Weight);
        for (var i = 0; i < weights.Count; i++)
            if ((ticket -= Weight(i)) < 0)
                return floor.Reps[i];
        return floor.Reps[^1];
    }

    private void Tell(string type, DateTime local, DemoPerson? rep)
    {
        var said = Say(type, local, rep);
        // senders repeat themselves: it must count once
        if (Happens(0.015))
            events.Add(said with { SentAt = said.Event.At.AddMinutes(30 + 600 * random.NextDouble()) });
    }

    private DemoEvent Say(string type, DateTime local, DemoPerson? rep)
    {
        var at = DemoCampaign.Instant(local);
        var said = new DemoEvent(
            at,
            new LeadEvent
            {
                Campaign = DemoCampaign.Code,
                Source = "demo-crm",
                Id = $"{number:00000}-{++step:00}",
                Type = $"lead.{type}",
                Lead = $"L{number:00000}",
                Rep = rep?.Code,
                Prospector = prospector.Code,
                At = at,
                Amount = amount,
                Account = $"C{number % 900:000}",
                Attributes = DemoReasons.Of($"lead.{type}", aside) is { } reason
                    ? new Dictionary<string, string>(attributes) { [DeskAttributes.Reason] = reason }
                    : attributes,
            }
        );
        events.Add(said);
        return said;
    }

    private DateTime Hours(DateTime at, double least, double most) =>
        WorkingTime.Later(at, least + (most - least) * random.NextDouble());

    private bool Happens(double chance) => random.NextDouble() < chance;
}
