namespace ChallengeHub;

/// <summary>Leads counted, each once.</summary>
internal sealed class SynthesisCount
{
    private long announcedActedOn;
    private long unannounced;
    private long validated;
    private long refused;
    private long assigned;
    private long taken;
    private long contacted;
    private long lost;
    private long recycled;
    private decimal amount;
    private long withoutAmount;

    public long Received { get; private set; }
    public long ActedOn { get; private set; }
    public long Closed { get; private set; }

    public void Add(CohortLead lead)
    {
        Received++;
        unannounced += One(!lead.Announced);
        validated += One(lead.ValidatedAt is not null);
        refused += One(lead.Refused);
        assigned += One(lead.Assigned);
        taken += One(lead.TakenAt is not null);
        contacted += One(lead.ContactedAt is not null);
        Closed += One(lead.ClosedAt is not null);
        lost += One(lead.Lost);
        recycled += One(lead.Recycled);

        ActedOn += One(lead.ActedOn);
        announcedActedOn += One(lead is { Announced: true, ActedOn: true });
        amount += lead.Amount ?? 0;
        withoutAmount += One(lead.WithoutAmount);
    }

    public SynthesisFigures Figures() =>
        new()
        {
            Received = Received,
            Unannounced = unannounced,
            Validated = validated,
            Refused = refused,
            Assigned = assigned,
            Taken = taken,
            Contacted = contacted,
            Closed = Closed,
            Lost = lost,
            Recycled = recycled,
            ActedOn = ActedOn,
            Rate = Wilson.OfAny(announcedActedOn, Received - unannounced),
            Amount = amount,
            WithoutAmount = withoutAmount,
        };

    private static long One(bool counts) => counts ? 1 : 0;
}
