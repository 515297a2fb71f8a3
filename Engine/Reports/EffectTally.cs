namespace ChallengeHub;

/// <summary>Counts the leads of one side of an effect, one after the other.</summary>
internal sealed class EffectTally(DateTimeOffset now, TimeSpan within)
{
    private readonly SortedDictionary<int, Counts> reps = [];
    private readonly HashSet<int> people = [];
    private readonly List<decimal> amounts = [];
    private readonly Counts all = new();
    private readonly TimeToAction curve = new(within);
    private long nobodys;
    private long young;
    private long unannounced;
    private long withoutAmount;
    private bool any;

    /// <summary>Reps of its leads, those too young among them; null: there is no lead.</summary>
    public int? People => any ? people.Count : null;

    /// <summary>How many have leads of it.</summary>
    public int Reps => reps.Count;

    /// <param name="rep">By number; null: nobody's.</param>
    public void Add(CohortLead lead, int? rep)
    {
        any = true;
        if (rep is { } one)
            people.Add(one);
        var age = now - lead.ReceivedAt;
        if (!lead.Announced)
        {
            if (age >= within)
                unannounced++;
            return;
        }

        curve.Add(lead.ActedAt - lead.ReceivedAt, age < within ? age : within);
        if (age < within)
        {
            young++;
            return;
        }

        all.Add(lead);
        Count(lead, rep);
        if (lead.Amount is { } amount && lead.ClosedAt is not null)
            amounts.Add(amount);
        else if (lead.ClosedAt is not null)
            withoutAmount++;
    }

    private void Count(CohortLead lead, int? rep)
    {
        if (rep is not { } number)
        {
            nobodys++;
            return;
        }

        if (!reps.TryGetValue(number, out var counts))
            reps[number] = counts = new Counts();
        counts.Add(lead);
    }

    public RepSample ByReps() => new([.. reps.Values.Select(x => new RepLeads(x.Leads, x.ActedOn, x.Closed))], nobodys);

    public AmountSample Amounts()
    {
        amounts.Sort();
        return new AmountSample(all.Leads, amounts) { Closings = all.Closed };
    }

    public EffectSide Side() =>
        new()
        {
            Leads = all.Leads,
            Young = young,
            Unannounced = unannounced,
            ActedOn = all.ActedOn,
            Closed = all.Closed,
            Reps = reps.Count,
            Rates = new EffectRates
            {
                ActedOn = Wilson.OfAny(all.ActedOn, all.Leads),
                Closed = Wilson.OfAny(all.Closed, all.Leads),
            },
            Amount = amounts.Sum(),
            WithoutAmount = withoutAmount,
            Curve = curve.Points(),
            MedianHours = curve.MedianHours(),
        };

    private sealed class Counts
    {
        public long Leads { get; private set; }
        public long ActedOn { get; private set; }
        public long Closed { get; private set; }

        public void Add(CohortLead lead)
        {
            Leads++;
            ActedOn += lead.ActedOn ? 1 : 0;
            Closed += lead.ClosedAt is null ? 0 : 1;
        }
    }
}
