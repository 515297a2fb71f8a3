namespace ChallengeHub;

/// <summary>Who found a lead and who worked it, by number.</summary>
internal readonly record struct LeadPair(int Rep, int Prospector);

/// <summary>The best three, so that one is left when two are spoken for.</summary>
internal sealed class BestLeads(Comparison<CohortLead>? better = null)
{
    private const int Most = 3;
    private readonly List<PlacedLead> best = [];

    public IEnumerable<CohortLead> Leads => best.Select(x => x.Lead);

    /// <param name="place">The smaller the better, where the comparison does not decide.</param>
    public void Add(CohortLead lead, int place = 0)
    {
        var added = new PlacedLead(lead, place);
        var at = best.FindIndex(x => Compare(added, x) < 0);
        if (at < 0)
            at = best.Count;
        if (at == Most)
            return;
        best.Insert(at, added);
        if (best.Count > Most)
            best.RemoveAt(Most);
    }

    private int Compare(PlacedLead a, PlacedLead b)
    {
        var order = better?.Invoke(a.Lead, b.Lead) ?? 0;
        if (order == 0)
            order = a.Place.CompareTo(b.Place);
        return order != 0 ? order : string.CompareOrdinal(a.Lead.Lead, b.Lead.Lead);
    }

    private readonly record struct PlacedLead(CohortLead Lead, int Place);
}
