namespace ChallengeHub.Web;

/// <summary>
/// The agencies that do not play: their leads come like all others and are worked as they were before the challenge,
/// fewer of them and later.
/// </summary>
internal sealed class DemoHoldOut(DemoFloor floor, DemoCards cards, Random random)
{
    private const double LeadsPerDay = 0.9;

    /// <summary>Of those that a director vouched for; of the agencies that play it is nearly all.</summary>
    private const double Taken = 0.55;
    private const double Contacted = 0.8;
    private const double Closed = 0.25;

    private readonly List<DemoScript> scripts = [];

    public IReadOnlyList<DemoEvent> Plan()
    {
        for (var day = DemoCampaign.FirstDay; day < DemoCampaign.FirstDay.AddYears(1); day = day.AddDays(1))
        {
            if (!WorkingTime.IsOpen(day.AddHours(12)))
                continue;

            var count = (int)(LeadsPerDay + random.NextDouble());
            for (var i = 0; i < count; i++)
                Play(WorkingTime.Later(day.AddHours(WorkingTime.Opens), Between(0, 8)));
        }

        return [.. scripts.SelectMany(x => x.Events)];
    }

    private void Play(DateTime at)
    {
        var finder = One(floor.HoldOutProspectors);
        var director = new DemoDeskStep(DemoRole.Director, finder.Agency);
        var rep = One(floor.HoldOutReps.Where(x => x.Agency == finder.Agency).ToList());
        var script = new DemoScript($"H{scripts.Count + 1:000}", finder, at, One(DemoLead.Origins)).Begin(cards);
        scripts.Add(script);

        if (!Happens(0.93))
        {
            script.Then(EventTypes.Refused, director);
            return;
        }

        script.Then(EventTypes.Validated, director);
        if (Happens(Taken))
            Sell(script.Wait(Between(4, 60)), new DemoDeskStep(DemoRole.Rep, rep.Code));
    }

    private void Sell(DemoScript script, DemoDeskStep rep)
    {
        script.Then(EventTypes.Taken, rep).Wait(Between(2, 36));
        if (Happens(Contacted))
            script
                .Then(EventTypes.Contacted, rep with { Note = cards.Talk() })
                .Later(Between(1, 10))
                .Then(Happens(Closed) ? EventTypes.Closed : EventTypes.Lost, rep);
        else
            script.Then(EventTypes.Lost, rep);
    }

    private bool Happens(double chance) => random.NextDouble() < chance;

    private double Between(double least, double most) => least + (most - least) * random.NextDouble();

    private T One<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];
}
