namespace ChallengeHub.Web;

/// <summary>A lead event, and when it is sent: at once, or a second time by mistake.</summary>
public sealed record DemoEvent(DateTimeOffset SentAt, LeadEvent Event)
{
    /// <summary>Who does it at the desk, and with what words; null: a CRM reports it.</summary>
    public DemoDeskStep? Desk { get; init; }
}

/// <summary>
/// All that happens on the floor in the campaign's year, in the order sent. The same seed gives the same year.
/// </summary>
public static class DemoYear
{
    private const double LeadsPerDay = 8.5;

    /// <summary>Every so many leads are worked at the desk; a CRM reports the others.</summary>
    private const int DeskEvery = 4;

    public static IReadOnlyList<DemoEvent> Plan(int seed)
    {
        var floor = new DemoFloor(seed);
        var atDesk = new DemoAtDesk(floor, new DemoCards(seed));
        var random = new Random(seed);
        var forms = floor.Reps.Select(_ => Form(random)).ToList();
        var events = new List<DemoEvent>();
        var earned = floor.Reps.ToDictionary(rep => rep.Code, _ => 0d);
        var leads = 0;

        for (var day = DemoCampaign.FirstDay; day < DemoCampaign.FirstDay.AddYears(1); day = day.AddDays(1))
        {
            if (!WorkingTime.IsOpen(day.AddHours(12)))
                continue;

            var weights = floor
                .Reps.Select(
                    (rep, index) =>
                        rep.Talent
                        * Math.Exp(forms[index][day.DayOfYear / 14])
                        * Chase(earned[rep.Code], earned.Values.Max())
                )
                .ToList();

            var count = (int)(LeadsPerDay * Season(day) * (0.7 + 0.6 * random.NextDouble()) + random.NextDouble());
            for (var i = 0; i < count; i++)
            {
                var lead = new DemoLead(floor, weights, random, ++leads).Play(day);
                foreach (var x in lead.Select(x => x.Event).DistinctBy(x => x.Id).Where(x => x.Rep is not null))
                    earned[x.Rep!] += Worth(x);
                events.AddRange(leads % DeskEvery == 0 ? atDesk.Of(lead) : lead);
            }
        }

        events.AddRange(new DemoLeftOver(floor, new DemoCards(seed + 1)).Plan());
        events.AddRange(new DemoHoldOut(floor, new DemoCards(seed + 3), new Random(seed + 3)).Plan());

        // a lead that outlives the year ends with it
        return
        [
            .. events
                .Where(x => x.SentAt < DemoCampaign.EndsAt)
                .OrderBy(x => x.SentAt)
                .ThenBy(x => x.Event.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The leader is given fewer leads than those who chase him: the race stays open to the end.</summary>
    private static double Chase(double points, double best) => Math.Clamp((best - points) / 30, 0.12, 1);

    private static double Worth(LeadEvent leadEvent) =>
        leadEvent.Type switch
        {
            EventTypes.Taken => 1,
            EventTypes.Contacted => 3,
            EventTypes.Closed => leadEvent.Amount >= 15_000 ? 15 : 10,
            _ => 0,
        };

    /// <summary>Good and bad fortnights come in runs: enough of them that nobody leads for ever.</summary>
    private static double[] Form(Random random)
    {
        var form = new double[27];
        for (var i = 0; i < form.Length; i++)
            form[i] = (i == 0 ? 0 : 0.5 * form[i - 1]) + 0.4 * Normal(random);
        return form;
    }

    /// <summary>August and Christmas are quiet, spring and autumn are not.</summary>
    private static double Season(DateTime day) =>
        day switch
        {
            { Month: 8 } => 0.55,
            { Month: 12, Day: > 21 } or { Month: 1, Day: < 4 } => 0.5,
            { Month: 3 or 4 or 10 or 11 } => 1.2,
            _ => 1,
        };

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
