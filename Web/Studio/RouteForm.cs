namespace ChallengeHub.Web;

/// <summary>A rule that says where leads go, as it is chosen and typed.</summary>
public sealed class RouteForm
{
    public const string ToTurn = "turn";
    public const string ToTeam = "team";
    public const string ToRep = "rep";
    public static readonly IReadOnlyList<string> Goals = [ToTurn, ToTeam, ToRep];

    public string? Goal { get; set; } = ToTurn;
    public string? Team { get; set; }

    /// <summary>A code, or a name that one rep alone has.</summary>
    public string? Rep { get; set; }
    public List<ConditionForm> Where { get; set; } = [];

    public static RouteForm Of(RoutingRule rule, RoutingText text) =>
        new()
        {
            Goal = rule switch
            {
                { Rep: not null } => ToRep,
                { Turn: true } => ToTurn,
                _ => ToTeam,
            },
            Team = rule.Team,
            Rep = rule.Rep,
            Where = [.. (rule.Where ?? []).Select(text.Of)],
        };

    /// <summary>Rows that were left empty do not come back: one stands below the others anyway.</summary>
    public void Tidy() => Where.RemoveAll(x => x.IsBlank);

    /// <summary>All of a form; unchanged rules are what they were.</summary>
    public static IReadOnlyList<RoutingRule> ReadAll(
        IReadOnlyList<RouteForm> forms,
        IReadOnlyList<RoutingRule> before,
        RoutingText text,
        LeadsReading reading
    )
    {
        var conditions = before.SelectMany(x => x.Where ?? []).ToList();
        var rules = new List<RoutingRule>();
        for (var i = 0; i < forms.Count; i++)
        {
            var rule = forms[i].Read(text, conditions, reading.People);
            if (
                rule.Rep is { } rep
                && before.All(x => x.Rep != rep)
                && reading.People.ErrorOf($"{PathOf(i)}.rep", rep, Role.Rep) is { } error
            )
                reading.Errors.Add(error);
            rules.Add(before.FirstOrDefault(x => IsSame(x, rule)) ?? rule);
        }

        return rules;
    }

    /// <summary>Where the check of a document finds it.</summary>
    public static string PathOf(int index) => $"routing[{index}]";

    private RoutingRule Read(RoutingText text, IReadOnlyCollection<Condition> known, LeadsPeople people)
    {
        var where = Where.Select(x => text.Read(x, known)).ToList();
        return new RoutingRule(
            where.Count == 0 ? null : where,
            Goal == ToRep ? null : Typed.Text(Team),
            Goal == ToRep ? people.CodeOf(Rep, Role.Rep) : null,
            Goal == ToTurn
        );
    }

    private static bool IsSame(RoutingRule one, RoutingRule other) =>
        one with { Where = null } == other with { Where = null }
        && (one.Where ?? []).SequenceEqual(other.Where ?? [], ReferenceEqualityComparer.Instance);
}
