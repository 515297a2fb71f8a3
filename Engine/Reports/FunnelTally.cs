namespace ChallengeHub;

/// <summary>Counts the leads of one row.</summary>
internal sealed class FunnelTally
{
    private readonly Counts all = new();
    private readonly Counts announced = new();
    private readonly StepTally toValidate = new();
    private readonly StepTally toTake = new();
    private readonly StepTally toContact = new();
    private readonly StepTally toClose = new();
    private HashSet<int>? people;
    private decimal amount;
    private long withoutAmount;

    public long Received => all.Received;

    /// <summary>Reps who worked its leads, by number.</summary>
    public IReadOnlyCollection<int> People => people ?? [];

    /// <summary>What its leads cost, one by one.</summary>
    public decimal LeadCosts { get; private set; }

    /// <param name="cost">Of the lead.</param>
    public void Add(CohortLead lead, decimal cost, WorkedTime worked)
    {
        all.Add(lead);
        if (lead.Announced)
            announced.Add(lead);
        if (lead.Rep is { } rep)
            (people ??= []).Add(rep);

        LeadCosts += cost;
        amount += lead.Amount ?? 0;
        if (lead.WithoutAmount)
            withoutAmount++;

        toValidate.Add(lead.ReceivedAt, lead.ValidatedAt, worked);
        toTake.Add(lead.ReceivedAt, lead.TakenAt, worked);
        toContact.Add(lead.ReceivedAt, lead.ContactedAt, worked);
        toClose.Add(lead.ReceivedAt, lead.ClosedAt, worked);
    }

    /// <summary>The row with its figures; its cost comes from <see cref="FunnelMoney"/>.</summary>
    public FunnelRow Row(FunnelRow named) =>
        named with
        {
            Received = all.Received,
            Unannounced = all.Received - announced.Received,
            Validated = all.Validated,
            Refused = all.Refused,
            Assigned = all.Assigned,
            Taken = all.Taken,
            Contacted = all.Contacted,
            Closed = all.Closed,
            Lost = all.Lost,
            Recycled = all.Recycled,
            ActedOn = all.ActedOn,
            Rates = new FunnelRates
            {
                ActedOn = Wilson.OfAny(announced.ActedOn, announced.Received),
                Validated = Wilson.OfAny(announced.Validated, announced.Received),
                Taken = Wilson.OfAny(announced.Taken, announced.Received),
                Contacted = Wilson.OfAny(announced.Contacted, announced.Received),
                Closed = Wilson.OfAny(announced.Closed, announced.Received),
            },
            Hours = new FunnelHours
            {
                ToValidate = toValidate.Hours(),
                ToTake = toTake.Hours(),
                ToContact = toContact.Hours(),
                ToClose = toClose.Hours(),
            },
            Amount = amount,
            WithoutAmount = withoutAmount,
            People = People.Count,
        };

    private sealed class Counts
    {
        public long Received { get; private set; }
        public long Validated { get; private set; }
        public long Refused { get; private set; }
        public long Assigned { get; private set; }
        public long Taken { get; private set; }
        public long Contacted { get; private set; }
        public long Closed { get; private set; }
        public long Lost { get; private set; }
        public long Recycled { get; private set; }
        public long ActedOn { get; private set; }

        public void Add(CohortLead lead)
        {
            Received++;
            Validated += One(lead.ValidatedAt is not null);
            Refused += One(lead.Refused);
            Assigned += One(lead.Assigned);
            Taken += One(lead.TakenAt is not null);
            Contacted += One(lead.ContactedAt is not null);
            Closed += One(lead.ClosedAt is not null);
            Lost += One(lead.Lost);
            Recycled += One(lead.Recycled);
            ActedOn += One(lead.ActedOn);
        }

        private static long One(bool counts) => counts ? 1 : 0;
    }

    /// <summary>The times from the reception to one step; empty until there is one, as of most small rows.</summary>
    private sealed class StepTally
    {
        private Quantiles? clock;
        private Quantiles? working;

        /// <param name="at">Null: the step was not made. Before the reception it took no time.</param>
        public void Add(DateTimeOffset receivedAt, DateTimeOffset? at, WorkedTime worked)
        {
            if (at is not { } made)
                return;
            (clock ??= new Quantiles()).Add(made - receivedAt);
            (working ??= new Quantiles()).Add(worked.Between(receivedAt, made));
        }

        public StepHours Hours()
        {
            var hours = clock?.Summary() ?? HoursSummary.None;
            return new StepHours(hours.N, hours.Median, hours.P90, working?.Summary() ?? HoursSummary.None);
        }
    }
}
