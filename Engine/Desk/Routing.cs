namespace ChallengeHub;

/// <summary>
/// Where a lead goes, once a cycle: to a team at its reception, to a rep after its validation. The first that applies
/// decides: the card, the owner of its account, the rules, the prospector's pair, the pool. Pure.
/// </summary>
public static class Routing
{
    /// <summary>What one rep may hold, unless the campaign says otherwise.</summary>
    public const int OpenPerRep = 25;

    /// <summary>At reception: as <see cref="Rep"/> would route it now, to the team alone.</summary>
    public static RoutedLead Team(LeadCard card, RoutingContext context) => Rep(card, context) with { Rep = null };

    /// <summary>After the validation. Who is inactive, away or full is passed over.</summary>
    public static RoutedLead Rep(LeadCard card, RoutingContext context) =>
        Given(RoutedBy.Card, card.Rep, card, context)
        ?? Given(RoutedBy.Account, OwnerOf(card, context), card, context)
        ?? ByRules(card, context)
        ?? Given(RoutedBy.Pair, PartnerOf(card.Prospector, context.Pairs), card, context)
        ?? new RoutedLead(RoutedBy.Pool, TeamOf(card with { Rep = null }, context.Snapshot));

    /// <summary>Its holder's team, else the card's, else its prospector's; null: it is of no team.</summary>
    public static string? TeamOf(LeadCard card, CampaignSnapshot snapshot) =>
        TeamOf(card.Rep, snapshot) ?? card.Team ?? TeamOf(card.Prospector, snapshot);

    /// <summary>The rep with whom the prospector always works; null: nobody.</summary>
    public static string? PartnerOf(string? prospector, IReadOnlyList<FixedPair> pairs) =>
        prospector is null ? null : pairs.FirstOrDefault(pair => pair?.Prospector == prospector)?.Rep;

    /// <summary>
    /// From top to bottom; a rule whose rep cannot take the lead leaves it to the next. A team that the card names is
    /// decided: rules for another one do not apply.
    /// </summary>
    private static RoutedLead? ByRules(LeadCard card, RoutingContext context)
    {
        for (var i = 0; i < context.Rules.Count; i++)
        {
            if (context.Rules[i] is not { } rule || !RoutingConditions.Hold(rule.Where, card, context.Attributes))
                continue;
            if (ByRule(rule, card, context) is { } routed && (card.Team ?? routed.Team) == routed.Team)
                return routed with { Rule = i };
        }

        return null;
    }

    private static RoutedLead? ByRule(RoutingRule rule, LeadCard card, RoutingContext context) =>
        rule switch
        {
            { Rep: { } rep } => Given(RoutedBy.Rule, rep, card, context),
            { Team: { } team, Turn: true } => Given(RoutedBy.Rule, NextOf(team, card, context), card, context),
            { Team: { } team } => new RoutedLead(RoutedBy.Rule, team),
            _ => null,
        };

    /// <summary>Whose last assignment is oldest; who never had one comes first, then the first code.</summary>
    private static string? NextOf(string team, LeadCard card, RoutingContext context) =>
        context
            .Snapshot.Participants.Where(rep => rep.Team == team && MayGet(rep, card, context))
            .OrderBy(rep => context.LastAssigned.GetValueOrDefault(rep.Number))
            .ThenBy(rep => rep.Code, StringComparer.Ordinal)
            .FirstOrDefault()
            ?.Code;

    private static RoutedLead? Given(RoutedBy by, string? code, LeadCard card, RoutingContext context) =>
        code is not null && context.Snapshot.Find(code) is { } rep && MayGet(rep, card, context)
            ? new RoutedLead(by, TeamOf(card with { Rep = rep.Code }, context.Snapshot), rep.Code)
            : null;

    private static bool MayGet(Participant rep, LeadCard card, RoutingContext context) =>
        rep is { Role: Role.Rep, Active: true }
        && context.Away.GetValueOrDefault(rep.Number)?.Covers(context.Now) != true
        && context.Held.GetValueOrDefault(rep.Number) < context.OpenPerRep
        && !context.Barred.Contains(rep.Number)
        && !HasBroughtIn(rep, card, context)
        && !IsOfAnother(rep, card, context);

    /// <summary>The same person may play both roles.</summary>
    private static bool HasBroughtIn(Participant rep, LeadCard card, RoutingContext context) =>
        rep.Person is { } person
        && card.Prospector is { } prospector
        && context.Snapshot.Find(prospector)?.Person == person;

    private static bool IsOfAnother(Participant rep, LeadCard card, RoutingContext context) =>
        context.Accounts == AccountRule.OwnerOnly && (OwnerOf(card, context) ?? rep.Code) != rep.Code;

    private static string? OwnerOf(LeadCard card, RoutingContext context) =>
        card.Account is { } account ? context.Owners.GetValueOrDefault(account) : null;

    private static string? TeamOf(string? participant, CampaignSnapshot snapshot) =>
        participant is null ? null : snapshot.Find(participant)?.Team;
}
