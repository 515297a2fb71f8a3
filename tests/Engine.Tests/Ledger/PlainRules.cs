namespace ChallengeHub.Engine.Tests;

/// <summary>
/// What a campaign's facts are worth, written down once more in the plainest way from the regulations alone: nothing of
/// the engine is called. It knows six months of UTC, a cap, addresses, three currencies, and amounts that change.
/// </summary>
internal sealed class PlainRules(bool validates)
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset End = Start.AddMonths(6);

    private static readonly string[] Steps = ["validated", "taken", "contacted", "closed"];

    private readonly List<Known> facts = [];
    private readonly List<Entry> ledger = [];
    private readonly HashSet<int> certified = [];

    /// <summary>Whether what arrives now waits for the director; what waits or is paid already stays so.</summary>
    public bool Validates { get; set; } = validates;

    private sealed class Known
    {
        public required LeadEvent Event { get; init; }
        public required string Type { get; init; }
        public required string? Rep { get; init; }
        public required string? Prospector { get; set; }
        public required decimal? Amount { get; init; }
        public required int Cycle { get; init; }
        public required bool Outside { get; init; }
        public bool Held { get; set; }
        public bool Owed { get; set; }
        public bool Gone { get; set; }
        public string Id => Event.Id;

        public bool IsOf(State lead) => (Event.Lead, Cycle) == (lead.Code, lead.Cycle);
    }

    /// <param name="By">The event that wrote it.</param>
    /// <param name="For">The fact whose step it pays.</param>
    private sealed record Entry(string Who, long Points, int Period, string Rule, string By, Known For)
    {
        public bool Stands { get; set; } = true;
    }

    private sealed record State(string Code, int Cycle, bool Refused, string? Prospector);

    /// <param name="period">Null: of all.</param>
    public IReadOnlyDictionary<string, long> Totals(int? period) =>
        ledger
            .Where(x => period is null || x.Period == period)
            .GroupBy(x => x.Who)
            .ToDictionary(x => x.Key, x => x.Sum(entry => entry.Points));

    /// <summary>What becomes of the event, and the points that it writes.</summary>
    public (string Status, long Points) Tell(LeadEvent leadEvent, DateTimeOffset now)
    {
        if (facts.Find(x => x.Id == leadEvent.Id) is { } same)
            return (Same(same, leadEvent) ? "duplicate" : "rejected", 0);
        var type = leadEvent.Type["lead.".Length..];
        var rep = PlainPeople.Who(leadEvent.Rep, "rep");
        var prospector = PlainPeople.Who(leadEvent.Prospector, "prospector");
        var works = type is "taken" or "contacted" or "closed";
        if (
            rep == "?"
            || prospector == "?"
            || Rate(leadEvent.Currency) is not { } rate
            || (works && rep is null)
            || (type == "amount_changed" && leadEvent.Amount is null)
        )
            return ("rejected", 0);
        var lead = Lead(leadEvent.Lead);
        var outside = leadEvent.At < Start || leadEvent.At >= End;
        if (!outside && works && lead.Refused)
            return ("rejected", 0);
        if (!outside && type == "taken" && Holder(lead, "taken") is { } taken && taken.Rep != rep)
            return ("rejected", 0);
        if (!outside && type == "amount_changed" && Holder(lead, "closed") is null)
            return ("rejected", 0);
        var fact = new Known
        {
            Event = leadEvent,
            Type = type,
            Rep = type == "validated" ? rep ?? Worker(lead) : rep,
            Prospector = lead.Prospector ?? prospector,
            Amount = rate == 1 ? leadEvent.Amount : Cents(leadEvent.Amount * rate),
            Outside = outside,
            Cycle = lead.Cycle + (type == "recycled" && !outside ? 1 : 0),
        };
        var before = ledger.Count;
        if (!outside)
            Act(fact, lead, now);
        facts.Add(fact);
        return (
            outside ? "outside"
            : ledger.Count > before ? "scored"
            : fact.Owed ? "pending"
            : "recorded",
            ledger.Skip(before).Sum(x => x.Points)
        );
    }

    /// <summary>False: there is nothing to take back.</summary>
    public bool Correct(string id, DateTimeOffset now)
    {
        if (facts.Find(x => x.Id == id) is not { Gone: false } fact)
            return false;
        var own = ledger.Where(x => x.For == fact || x.By == id).ToList();
        var standing = own.Where(x => x.Stands).ToList();
        if (standing.Count == 0 && !fact.Held && own.Count > 0)
            return false;
        if (fact is { Held: true, Type: "closed" })
            Settle(new State(fact.Event.Lead, fact.Cycle, false, null));
        foreach (var paid in standing)
        {
            paid.For.Held = false;
            paid.For.Owed = false;
        }
        TakeBack(standing, null, now);
        fact.Held = false;
        fact.Owed = false;
        fact.Gone = true;
        return true;
    }

    public void Certify(int period) => certified.Add(period);

    private void Act(Known fact, State lead, DateTimeOffset now)
    {
        var closing = Holder(lead, "closed");
        fact.Held = Steps.Contains(fact.Type) && Holder(lead, fact.Type) is null;
        fact.Owed =
            fact.Type == "amount_changed"
                ? closing!.Owed
                : fact.Held && fact.Type != "validated" && Validates && Holder(lead, "validated") is null;
        if (fact.Type == "released")
            Undo(lead, ["taken"], fact.Id, now);
        if (fact.Type == "reopened")
            Undo(lead, ["closed"], fact.Id, now);
        if (fact.Type == "refused")
            Undo(lead, Steps, fact.Id, now);
        if (fact is { Held: true, Owed: false })
            Pay(fact, fact.Amount, fact.Id, now);
        if (fact.Type == "validated")
            PayOwed(lead, fact.Prospector, now);
        if (fact is { Type: "amount_changed", Owed: false })
        {
            TakeBack([.. ledger.Where(x => x.Stands && x.For.IsOf(lead) && x.For.Type == "closed")], fact.Id, now);
            Pay(closing!, fact.Amount, fact.Id, now);
        }
    }

    private void PayOwed(State lead, string? prospector, DateTimeOffset now)
    {
        var amount = facts.LastOrDefault(x => x is { Type: "amount_changed", Owed: true } && x.IsOf(lead));
        foreach (var owed in facts.Where(x => x is { Held: true, Owed: true } && x.IsOf(lead)).ToList())
        {
            owed.Owed = false;
            owed.Prospector = prospector;
            var from = owed.Type == "closed" ? amount ?? owed : owed;
            Pay(owed, from.Amount, from.Id, now);
        }
        Settle(lead);
    }

    private void Undo(State lead, string[] steps, string by, DateTimeOffset now)
    {
        TakeBack([.. ledger.Where(x => x.Stands && x.For.IsOf(lead) && steps.Contains(x.For.Type))], by, now);
        foreach (var fact in facts.Where(x => x.IsOf(lead) && steps.Contains(x.Type)))
        {
            fact.Held = false;
            fact.Owed = false;
        }
        if (steps.Contains("closed"))
            Settle(lead);
    }

    /// <summary>No amount waits with a closing any more.</summary>
    private void Settle(State lead)
    {
        foreach (var amount in facts.Where(x => x.Type == "amount_changed" && x.IsOf(lead)))
            amount.Owed = false;
    }

    private void TakeBack(IReadOnlyList<Entry> entries, string? by, DateTimeOffset now)
    {
        foreach (var entry in entries)
        {
            entry.Stands = false;
            ledger.Add(
                entry with
                {
                    Points = -entry.Points,
                    Period = certified.Contains(entry.Period) ? Late(now) : entry.Period,
                    By = by ?? entry.By,
                }
            );
        }
    }

    private void Pay(Known fact, decimal? amount, string by, DateTimeOffset now)
    {
        var month = fact.Event.At.UtcDateTime.Month;
        var period = certified.Contains(month) ? Late(now) : month;
        void To(string? who, string rule, decimal points)
        {
            if (who is not null && points != 0)
                ledger.Add(new Entry(who, (long)points, period, rule, by, fact));
        }
        switch (fact.Type)
        {
            case "validated":
                To(fact.Prospector, "vouched", 2);
                break;
            case "taken":
                To(fact.Rep, "taken", 1);
                break;
            case "contacted":
                To(fact.Rep, "contacted", 3);
                To(fact.Prospector, "contacted", 3);
                break;
            case "closed":
                var sale = amount is { } some
                    ? Math.Round(10 * Math.Floor(some / 100) * 1.5m, MidpointRounding.AwayFromZero)
                    : 0;
                To(fact.Rep, "sale", sale);
                To(fact.Prospector, "sale", sale);
                if (amount < 100)
                    To(fact.Rep, "small", -7);
                if (amount >= 300 && ledger.Count(x => x.Stands && x.Who == fact.Prospector && x.Rule == "big") < 2)
                    To(fact.Prospector, "big", 5);
                break;
        }
    }

    private State Lead(string code)
    {
        var cycle = 1;
        var refused = false;
        string? prospector = null;
        foreach (var fact in facts.Where(x => x.Event.Lead == code && !x.Gone))
        {
            prospector ??= fact.Prospector;
            if (fact.Outside)
                continue;
            if (fact.Type == "recycled")
            {
                cycle++;
                refused = false;
            }
            if (fact.Type is "refused" or "validated")
                refused = fact.Type == "refused";
        }
        return new State(code, cycle, refused, prospector);
    }

    private Known? Holder(State lead, string type) => facts.Find(x => x.Held && x.IsOf(lead) && x.Type == type);

    private string? Worker(State lead) =>
        (Holder(lead, "taken") ?? Holder(lead, "contacted") ?? Holder(lead, "closed"))?.Rep;

    private int Late(DateTimeOffset now)
    {
        var open = Enumerable.Range(1, 6).Where(x => !certified.Contains(x)).ToList();
        return open.Find(x => x >= now.UtcDateTime.Month) is > 0 and var next ? next : open[^1];
    }

    private static bool Same(Known known, LeadEvent again) =>
        (known.Event.Type, known.Event.Lead, known.Event.At, known.Event.Amount, Plain(known.Event.Currency))
            == (again.Type, again.Lead, again.At, again.Amount, Plain(again.Currency))
        && (PlainPeople.Who(known.Event.Rep, "rep"), PlainPeople.Who(known.Event.Prospector, "prospector"))
            == (PlainPeople.Who(again.Rep, "rep"), PlainPeople.Who(again.Prospector, "prospector"));

    private static string? Plain(string? currency) => currency == "EUR" ? null : currency;

    private static decimal? Rate(string? currency) =>
        currency switch
        {
            null or "EUR" => 1,
            "HUF" => 0.0026m,
            "CHF" => 1.05m,
            _ => null,
        };

    private static decimal? Cents(decimal? amount) =>
        amount is { } some ? Math.Round(some, 2, MidpointRounding.AwayFromZero) : null;
}
