namespace ChallengeHub.Web.Tests;

/// <summary>
/// Leads to which anything happens, in any order that time allows: a CRM tells it of all, some have a card. The same
/// seed gives the same leads.
/// </summary>
internal sealed class RestlessLeads(int seed)
{
    private static readonly string[] Reps = ["anna", "ben", "carl"];
    private static readonly string[] Prospectors = ["paul", "pia"];
    private static readonly string[] Sources = ["fair", "web", "cell-budapest"];
    private static readonly string[] Sizes = ["small", "large"];

    /// <summary>Of a sale, and of all that goes wrong with it.</summary>
    private static readonly string[] Steps =
    [
        "validated",
        "validated",
        "assigned",
        "taken",
        "taken",
        "taken",
        "contacted",
        "contacted",
        "closed",
        "closed",
        "amount_changed",
        "lost",
        "released",
        "refused",
        "reopened",
        "recycled",
    ];

    private readonly Random random = new(seed);
    private int ids;

    /// <summary>As a program hands them in: with and without a cost, a source, answers, an account.</summary>
    public IReadOnlyList<HandedLead> Cards(int count, DateTimeOffset from, DateTimeOffset until) =>
        [.. Enumerable.Range(1, count).Select(x => Card($"C-{x:000}", Between(from, until)))];

    public DateTimeOffset Between(DateTimeOffset from, DateTimeOffset until) =>
        from.AddMinutes(random.Next((int)(until - from).TotalMinutes)).AddSeconds(random.Next(60));

    /// <summary>What becomes of a lead that is there already, up to an instant.</summary>
    public IEnumerable<CrmEvent> Life(string lead, DateTimeOffset begin, DateTimeOffset end)
    {
        var rep = One(Reps);
        var at = begin;
        for (var steps = random.Next(9); steps > 0; steps--)
        {
            at = at.AddMinutes(random.Next(5, 3_000)).AddSeconds(random.Next(60));
            if (at >= end)
                yield break;
            if (Happens(0.2))
                rep = One(Reps);
            yield return Step(lead, One(Steps), at, rep);
        }
    }

    /// <summary>From its reception on, of which a CRM does not always tell.</summary>
    public IEnumerable<CrmEvent> WholeLife(string lead, DateTimeOffset begin, DateTimeOffset end, bool isTold)
    {
        var reception = Step(lead, "received", begin, null) with
        {
            Prospector = Happens(0.8) ? One(Prospectors) : null,
        };
        if (isTold || Happens(0.8))
            yield return reception;
        foreach (var step in Life(lead, begin, end))
            yield return step;
    }

    public T One<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private CrmEvent Step(string lead, string type, DateTimeOffset at, string? rep)
    {
        var isNamed = type is "assigned" or "taken" or "contacted" or "closed" or "released";
        var hasAmount = type == "amount_changed" || (type == "closed" && Happens(0.7));
        return new CrmEvent($"r{++ids}", $"lead.{type}", lead, at)
        {
            Rep = isNamed ? rep : null,
            Amount = hasAmount ? random.Next(1_000, 900_000) / 100m : null,
            Currency = hasAmount && Happens(0.2) ? "HUF" : null,
        };
    }

    private HandedLead Card(string code, DateTimeOffset at) =>
        new(code, at)
        {
            Source = Happens(0.8) ? One(Sources) : null,
            Account = Happens(0.4) ? $"account-{random.Next(4)}" : null,
            Cost = Happens(0.3) ? random.Next(0, 9_000) / 100m : null,
            Prospector = Happens(0.8) ? One(Prospectors) : null,
            Rep = Happens(0.2) ? One(Reps) : null,
            Qualification = new LeadAnswers(Happens(0.7) ? One(Sizes) : null, Happens(0.7) ? Happens(0.5) : null),
        };

    private bool Happens(double chance) => random.NextDouble() < chance;
}

/// <summary>An event in the words of a CRM.</summary>
internal sealed record CrmEvent(string Id, string Type, string Lead, DateTimeOffset At)
{
    public string Source => "crm";
    public string Campaign { get; init; } = "";
    public string? Rep { get; init; }
    public string? Prospector { get; init; }
    public decimal? Amount { get; init; }
    public string? Currency { get; init; }
}

/// <summary>A card as a program hands it in.</summary>
internal sealed record HandedLead(string Code, DateTimeOffset At)
{
    public string? Source { get; init; }
    public string? Account { get; init; }
    public decimal? Cost { get; init; }
    public string? Prospector { get; init; }
    public string? Rep { get; init; }
    public LeadAnswers? Qualification { get; init; }
    public OriginLead? Origin { get; init; }
}

internal sealed record LeadAnswers(string? Size, bool? Budget);
