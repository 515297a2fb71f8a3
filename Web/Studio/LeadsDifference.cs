using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>How the settings of leads differ from one document to another, each thing in one line.</summary>
/// <param name="nameOf">Of a player's code.</param>
internal sealed class LeadsDifference(RuleFormatter formatter, Func<string, string> nameOf)
{
    private readonly LeadsWords words = new(formatter, nameOf);

    public IEnumerable<Difference> Of(CampaignDocument before, CampaignDocument after) =>
        [
            .. Single(before, after),
            .. Costs(before.Costs, after.Costs),
            .. Baseline(before.Baseline, after.Baseline),
            .. Questions(before.Sheet, after.Sheet),
            .. Routes(before, after),
            .. Pairs(before.Pairs ?? [], after.Pairs ?? []),
            .. Reasons(before.Reasons, after.Reasons),
            .. Deadlines(before.Deadlines, after.Deadlines),
            .. Teams(before.Teams, after.Teams),
        ];

    /// <summary>What has one value.</summary>
    private IEnumerable<Difference> Single(CampaignDocument before, CampaignDocument after)
    {
        return new[]
        {
            One(T.LeadsBrief, x => InAll(x.Brief)),
            One(T.LeadsMinScore, x => x.Sheet?.MinScore is { } least ? formatter.Number(least) : null),
            One(T.LeadsOpenPerRep, x => words.OpenPerRep(x.OpenPerRep)),
            One(T.LeadsAccounts, x => words.Accounts(x.Accounts)),
            One(T.LeadsMayClose, x => words.MayClose(x.MayClose)),
            One(T.LeadsAfterDays, x => Days(x.Recycle?.AfterDays)),
            One(T.LeadsSameRepAfterDays, x => Days(x.Recycle?.SameRepAfterDays)),
            One(T.LeadsPerLead, x => x.Costs?.PerLead is { } cost ? formatter.Money(cost) : null),
            One(T.ReportsStudioMargin, x => words.Reports.Margin(x.Costs)),
        }.OfType<Difference>();

        Difference? One(string subject, Func<CampaignDocument, string?> said) =>
            Difference.Of(subject, said(before), said(after));
    }

    private IEnumerable<Difference> Costs(LeadCosts? before, LeadCosts? after)
    {
        if (Json(before?.Fixed ?? []) != Json(after?.Fixed ?? []))
            yield return Said(T.ReportsStudioFixed, words.Reports.Fixed(before), words.Reports.Fixed(after));
    }

    private IEnumerable<Difference> Baseline(Baseline? before, Baseline? after)
    {
        if (!ChallengeHub.Baseline.Same(before, after))
            yield return Said(T.ReportsStudioBaseline, words.Reports.Baseline(before), words.Reports.Baseline(after));
    }

    private IEnumerable<Difference> Questions(Sheet? before, Sheet? after)
    {
        var old = (before?.Fields ?? []).ToDictionary(x => x.Code, StringComparer.Ordinal);
        var now = (after?.Fields ?? []).ToDictionary(x => x.Code, StringComparer.Ordinal);
        foreach (var code in old.Keys.Union(now.Keys))
        {
            var was = old.GetValueOrDefault(code);
            var has = now.GetValueOrDefault(code);
            if (Json(was) != Json(has))
                yield return Said(T.LeadsQuestion, Question(was), Question(has));
        }

        var order = old.Keys.Where(now.ContainsKey).ToList();
        if (!order.SequenceEqual(now.Keys.Where(old.ContainsKey)))
            yield return Said(T.LeadsQuestionOrder, Order(before!), Order(after!));
    }

    private string? Question(SheetField? field) => field is null ? null : words.Question(field);

    private string Order(Sheet sheet) => string.Join(", ", sheet.Fields.Select(x => x.Name.In(formatter.Language)));

    /// <summary>By their places, since that is what they are called.</summary>
    private IEnumerable<Difference> Routes(CampaignDocument before, CampaignDocument after)
    {
        var old = before.Routing ?? [];
        var now = after.Routing ?? [];
        for (var i = 0; i < Math.Max(old.Count, now.Count); i++)
        {
            var was = i < old.Count ? old[i] : null;
            var has = i < now.Count ? now[i] : null;
            if (Json(was) != Json(has))
                yield return Said(T.FormatLeadsRouteNumber($"{i + 1}"), Route(was, before), Route(has, after));
        }
    }

    private string? Route(RoutingRule? rule, CampaignDocument document) =>
        rule is null ? null : words.Route(rule, document.Sheet);

    private IEnumerable<Difference> Pairs(IReadOnlyList<FixedPair> before, IReadOnlyList<FixedPair> after)
    {
        var old = before.ToDictionary(x => x.Prospector, x => x.Rep, StringComparer.Ordinal);
        var now = after.ToDictionary(x => x.Prospector, x => x.Rep, StringComparer.Ordinal);
        foreach (var code in old.Keys.Union(now.Keys))
            if (old.GetValueOrDefault(code) != now.GetValueOrDefault(code))
                yield return Said(T.FormatLeadsPairOf(nameOf(code)), Rep(old, code), Rep(now, code));
    }

    private string? Rep(Dictionary<string, string> pairs, string prospector) =>
        pairs.TryGetValue(prospector, out var rep) ? nameOf(rep) : null;

    private IEnumerable<Difference> Reasons(Reasons? before, Reasons? after) =>
        [
            .. Reasons(T.LeadsReasonsRefused, before?.Refused, after?.Refused),
            .. Reasons(T.LeadsReasonsLost, before?.Lost, after?.Lost),
            .. Reasons(T.LeadsReasonsReleased, before?.Released, after?.Released),
        ];

    private IEnumerable<Difference> Reasons(string subject, IReadOnlyList<Reason>? before, IReadOnlyList<Reason>? after)
    {
        if (Json(before ?? []) != Json(after ?? []))
            yield return Said(subject, words.Names(before), words.Names(after));
    }

    private IEnumerable<Difference> Deadlines(Deadlines? before, Deadlines? after)
    {
        return new[]
        {
            Step(T.LeadsValidate, x => x.Validate),
            Step(T.LeadsTake, x => x.Take),
            Step(T.LeadsContact, x => x.Contact),
            Step(T.LeadsClose, x => x.Close),
            Difference.Of(T.LeadsHours, words.Hours(before), words.Hours(after)),
            Difference.Of(T.LeadsOnTake, words.OnTake(OnTake(before)), words.OnTake(OnTake(after))),
            Difference.Of(T.LeadsOnContact, words.OnContact(OnContact(before)), words.OnContact(OnContact(after))),
        }.OfType<Difference>();

        Difference? Step(string subject, Func<Deadlines, decimal?> hours) =>
            hours(before ?? new()) == hours(after ?? new())
                ? null
                : Said(subject, Within(before, hours), Within(after, hours));
    }

    private string? Within(Deadlines? plan, Func<Deadlines, decimal?> hours) =>
        plan is not null && hours(plan) is { } some ? words.Within(some, plan) : null;

    private static Overdue OnTake(Deadlines? plan) => plan?.OnTake ?? Overdue.Remind;

    private static Overdue OnContact(Deadlines? plan) => plan?.OnContact ?? Overdue.Remind;

    private IEnumerable<Difference> Teams(IReadOnlyList<Team> before, IReadOnlyList<Team> after) =>
        before.Join(after, x => x.Code, x => x.Code, (old, now) => Team(old, now)).OfType<Difference>();

    private Difference? Team(Team before, Team after) =>
        Difference.Of(
            T.FormatLeadsTeamHours(after.Name.In(formatter.Language)),
            words.OfTeam(before),
            words.OfTeam(after)
        );

    private string? Days(int? days) => days is { } some ? words.DayCount(some) : null;

    /// <summary>Where both are said alike, the difference is in what the words leave out.</summary>
    private static Difference Said(string subject, string? before, string? after) =>
        Difference.Of(subject, before, after)
        ?? new(RuleChange.Changed, subject, before, after) { Note = T.LeadsDetails };

    /// <summary>In all its languages.</summary>
    private static string? InAll(LocalText? text) => text is null ? null : string.Join(" / ", text.Each.Distinct());

    private static string Json<TPart>(TPart? part) => JsonSerializer.Serialize(part, EngineJson.Options);
}
