namespace ChallengeHub.Web;

/// <summary>Where a lead would go, and why, in the reader's words.</summary>
/// <param name="nameOf">Of a player's code.</param>
public sealed class RouteWords(CampaignDocument document, RuleFormatter formatter, Func<string, string> nameOf)
{
    public RouteSaid Of(RoutedLead routed, LeadCard card) =>
        new(
            Goal(routed),
            Why(routed, card),
            document.Validation && routed.Rep is not null ? T.LeadsTryValidated : null
        );

    public string Why(RoutedLead routed, LeadCard card) =>
        routed.By switch
        {
            RoutedBy.Card => T.FormatLeadsWhyCard(Rep(routed)),
            RoutedBy.Account => T.FormatLeadsWhyAccount(account: card.Account ?? "", rep: Rep(routed)),
            RoutedBy.Rule => T.FormatLeadsWhyRule(n: $"{routed.Rule + 1}", rule: Rule(routed)),
            RoutedBy.Pair => T.FormatLeadsWhyPair(prospector: nameOf(card.Prospector ?? ""), rep: Rep(routed)),
            _ => T.LeadsWhyPool,
        };

    private string Goal(RoutedLead routed) =>
        routed switch
        {
            { Rep: not null, Team: { } team } => T.FormatLeadsGoesToRep(rep: Rep(routed), team: Team(team)),
            { Rep: not null } => T.FormatLeadsGoesToRepAlone(Rep(routed)),
            { Team: { } team } => T.FormatLeadsGoesToTeam(Team(team)),
            _ => T.LeadsGoesToAll,
        };

    private string Rule(RoutedLead routed) =>
        routed.Rule is { } place && document.Routing is { } rules && place < rules.Count
            ? new LeadsWords(formatter, nameOf).Route(rules[place], document.Sheet)
            : "";

    private string Rep(RoutedLead routed) => nameOf(routed.Rep ?? "");

    private string Team(string code) => formatter.TeamName(code);
}
