namespace ChallengeHub;

/// <summary>Where a lead goes, and by what.</summary>
/// <param name="Team">Null: of no team.</param>
/// <param name="Rep">Null: it lies in the pool of the team, or of all.</param>
/// <param name="Rule">Of <see cref="RoutedBy.Rule"/>: the place of the rule in the campaign's routing, from 0.</param>
public sealed record RoutedLead(RoutedBy By, string? Team = null, string? Rep = null, int? Rule = null);

public enum RoutedBy
{
    Card,
    Account,
    Rule,
    Pair,
    Pool,
}

/// <summary>What routing looks at beside the card, as of one moment. People are known by number.</summary>
public sealed record RoutingContext
{
    public required CampaignSnapshot Snapshot { get; init; }
    public required DateTimeOffset Now { get; init; }
    public IReadOnlyList<RoutingRule> Rules { get; init; } = [];
    public IReadOnlyList<FixedPair> Pairs { get; init; } = [];

    /// <summary>The code of each account that has an owner, and the owner's code.</summary>
    public IReadOnlyDictionary<string, string> Owners { get; init; } = new Dictionary<string, string>();
    public AccountRule Accounts { get; init; }

    /// <summary>What one rep may hold in assigned, taken and contacted.</summary>
    public int OpenPerRep { get; init; } = Routing.OpenPerRep;

    /// <summary>How many leads each rep holds in assigned, taken and contacted.</summary>
    public IReadOnlyDictionary<int, int> Held { get; init; } = new Dictionary<int, int>();

    /// <summary>
    /// The <see cref="Fact.FactSeq"/> of each rep's last assignment; without those who never had one. An instant would
    /// not tell who was first among many leads that came at once.
    /// </summary>
    public IReadOnlyDictionary<int, long> LastAssigned { get; init; } = new Dictionary<int, long>();
    public IReadOnlyDictionary<int, Absence> Away { get; init; } = new Dictionary<int, Absence>();

    /// <summary>
    /// Who may not get this lead: the account that brought it in, and <see cref="Recycling.Cooling"/>.
    /// </summary>
    public IReadOnlyCollection<int> Barred { get; init; } = [];

    /// <summary>Of the event that told of the lead.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>The same once a lead went so: for the next of many at once.</summary>
    public RoutingContext After(RoutedLead routed)
    {
        if (routed.Rep is not { } code || Snapshot.Find(code) is not { } rep)
            return this;

        var held = Held.GetValueOrDefault(rep.Number) + 1;
        var position = LastAssigned.Values.DefaultIfEmpty().Max() + 1;
        return this with
        {
            Held = new Dictionary<int, int>(Held) { [rep.Number] = held },
            LastAssigned = new Dictionary<int, long>(LastAssigned) { [rep.Number] = position },
        };
    }
}

/// <summary>When a participant is away: gets no lead, and keeps those that he has.</summary>
public sealed record Absence(DateTimeOffset From, DateTimeOffset Until)
{
    public bool Covers(DateTimeOffset instant) => From <= instant && instant < Until;
}
