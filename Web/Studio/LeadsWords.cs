using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>
/// What a campaign says of the work on its leads, each as a sentence: on the review, in the regulations, and where
/// something changes. A draft that lacks something is said all the same.
/// </summary>
/// <param name="nameOf">Of a player's code.</param>
public sealed class LeadsWords(RuleFormatter formatter, Func<string, string> nameOf)
{
    private const int MostPairs = 12;

    /// <summary>What reports reckon with.</summary>
    public ReportsPlanWords Reports { get; } = new(formatter);

    /// <summary>All of it, also what holds because nothing else is said.</summary>
    public IReadOnlyList<string> All(CampaignDocument document) =>
        [
            .. document.Brief is { } brief
                ? [Listed(T.LeadsBrief, brief.In(formatter.Language))]
                : Array.Empty<string>(),
            .. Sheet(document.Sheet),
            .. Routing(document),
            .. Pairs(document.Pairs ?? []),
            OpenPerRep(document.OpenPerRep),
            Accounts(document.Accounts),
            MayClose(document.MayClose),
            .. Deadlines(document),
            .. Reasons(document.Reasons),
            .. Recycle(document.Recycle),
            .. Reports.Costs(document.Costs),
            Reports.Baseline(document.Baseline),
        ];

    /// <summary>What players go by; nothing where the document says nothing.</summary>
    public IReadOnlyList<string> ForPlayers(CampaignDocument document) =>
        [
            .. document.Sheet is null ? [] : Sheet(document.Sheet),
            .. document.OpenPerRep is null ? [] : new[] { OpenPerRep(document.OpenPerRep) },
            .. document.Accounts == default ? [] : new[] { Accounts(document.Accounts) },
            .. document.MayClose == default ? [] : new[] { MayClose(document.MayClose) },
            .. document.Deadlines is null ? [] : Deadlines(document),
            .. Recycle(document.Recycle),
        ];

    public IEnumerable<string> Sheet(Sheet? sheet)
    {
        if (sheet is not { Fields.Count: > 0 })
            yield return T.LeadsNoSheet;
        foreach (var field in sheet?.Fields ?? [])
            yield return Question(field);
        if (sheet?.MinScore is { } least)
            yield return T.FormatLeadsLeast(formatter.Number(least));
    }

    /// <summary>"Size (a choice, required): small, large (score 5)."</summary>
    public string Question(SheetField field)
    {
        string?[] marks =
        [
            T.Of($"leadsKind{field.Kind}"),
            field.Required ? T.LeadsRequired : null,
            field.Score is { } score ? T.FormatLeadsScore(formatter.Number(score)) : null,
        ];
        var head = $"{Name(field.Name)} ({string.Join(", ", marks.OfType<string>())})";

        return field.Options is { Count: > 0 } options ? Listed(head, string.Join(", ", options.Select(Option))) : head;
    }

    private string Option(SheetOption option)
    {
        var name = option.Name is { } words ? Name(words) : option.Value;
        return option.Score is { } score ? $"{name} ({T.FormatLeadsScore(formatter.Number(score))})" : name;
    }

    private IEnumerable<string> Routing(CampaignDocument document)
    {
        if (document.Routing is not { Count: > 0 } rules)
            yield return T.LeadsNoRouting;
        else
            for (var i = 0; i < rules.Count; i++)
                yield return Listed(T.FormatLeadsRouteNumber($"{i + 1}"), Route(rules[i], document.Sheet));
    }

    /// <summary>"if the source is “fair”: to the reps of Lyon, each in turn".</summary>
    public string Route(RoutingRule rule, Sheet? sheet)
    {
        var goal = rule switch
        {
            { Rep: { } rep } => T.FormatLeadsToRep(nameOf(rep)),
            { Turn: true } => T.FormatLeadsToTurn(TeamName(rule.Team)),
            _ => T.FormatLeadsToTeam(TeamName(rule.Team)),
        };
        if (rule.Where is not { Count: > 0 } where)
            return T.FormatLeadsAlways(goal);

        var text = new RoutingText(sheet, formatter.Language);
        return T.FormatLeadsIf(tests: formatter.And([.. where.Select(x => Test(x, text))]), goal: goal);
    }

    private string Test(Condition condition, RoutingText text)
    {
        var asked = text.Asked(condition.Field);
        var subject = condition.Field switch
        {
            RoutingText.Source => T.LeadsTheSource,
            RoutingText.Account => T.ConditionAccount,
            { } field when field.StartsWith(Conditions.AttributePrefix, StringComparison.Ordinal) =>
                T.FormatConditionAttribute(formatter.Quoted(field[Conditions.AttributePrefix.Length..])),
            _ when asked is not null => formatter.Quoted(Name(asked.Name)),
            _ => RuleFormatter.Blank,
        };
        if (condition.Value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return ConditionWords.Test(subject, condition with { Value = Said(text.Of(condition)) }, formatter, x => x);

        return ConditionWords.Test(
            subject,
            condition,
            formatter,
            value => formatter.Quoted(asked is null ? value : text.OptionName(value, asked))
        );
    }

    private static JsonElement Said(ConditionForm form) => JsonSerializer.SerializeToElement(form.Value ?? "");

    private IEnumerable<string> Pairs(IReadOnlyList<FixedPair> pairs)
    {
        foreach (var pair in pairs.Take(MostPairs))
            yield return T.FormatLeadsPairSaid(prospector: nameOf(pair.Prospector), rep: nameOf(pair.Rep));
        if (pairs.Count > MostPairs)
            yield return T.FormatLeadsPairsMore($"{pairs.Count - MostPairs}");
    }

    public string OpenPerRep(int? most) =>
        T.FormatLeadsOpenSaid(formatter.Number(most ?? ChallengeHub.Routing.OpenPerRep));

    public string Accounts(AccountRule rule) => T.Of($"leadsAccountsSaid{rule}");

    public string MayClose(Closer closer) => T.Of($"leadsCloserSaid{closer}");

    private IEnumerable<string> Deadlines(CampaignDocument document)
    {
        if (document.Deadlines is not { } plan || Steps(plan).All(x => x is null))
        {
            yield return T.LeadsNoDeadlines;
            yield break;
        }

        foreach (var step in Steps(plan).OfType<string>())
            yield return step;
        yield return Hours(plan);
        foreach (var team in document.Teams.Where(x => x.TimeZone is not null || x.Holidays is not null))
            yield return Listed(team.Name.In(formatter.Language), OfTeam(team)!);
    }

    private IEnumerable<string?> Steps(Deadlines plan) =>
        [
            plan.Validate is { } validate ? T.FormatLeadsValidateSaid(Within(validate, plan)) : null,
            plan.Take is { } take ? T.FormatLeadsTakeSaid(Within(take, plan)) : null,
            plan is { Take: not null, OnTake: Overdue.Release } ? OnTake(plan.OnTake) : null,
            plan.Contact is { } contact ? T.FormatLeadsContactSaid(Within(contact, plan)) : null,
            plan is { Contact: not null, OnContact: Overdue.Release } ? OnContact(plan.OnContact) : null,
            plan.Close is { } close ? T.FormatLeadsCloseSaid(Within(close, plan)) : null,
        ];

    public string OnTake(Overdue overdue) => T.Of($"leadsOnTakeSaid{overdue}");

    public string OnContact(Overdue overdue) => T.Of($"leadsOnContactSaid{overdue}");

    /// <summary>"8 working hours".</summary>
    public string Within(decimal hours, Deadlines plan) =>
        plan.WorkingHours is null
            ? formatter.Counted(hours, T.ReviewHour, T.ReviewHours)
            : formatter.Counted(hours, T.LeadsWorkingHour, T.LeadsWorkingHours);

    /// <summary>"Working hours: from Monday to Friday, 09:00–18:00. Public holidays do not count: France."</summary>
    public string Hours(Deadlines? plan)
    {
        if (plan?.WorkingHours is not { } hours)
            return T.LeadsAroundTheClock;
        string?[] said =
        [
            T.FormatLeadsHoursSaid(days: Days(hours), from: hours.From, until: hours.Until),
            hours.Holidays is { } code ? T.FormatLeadsHolidaysSaid(Country(code)) : null,
            hours.Closed is { Count: > 0 } closed ? T.FormatLeadsClosedSaid(Dates(closed)) : null,
        ];

        return string.Join(" ", said.OfType<string>());
    }

    private string Days(WorkingHours hours)
    {
        var days = DeadlinesForm.DaysOf(hours);
        var names = days.Select(x => RuleReading.DayName(x, formatter.Language)).ToList();
        var first = days.Count == 0 ? 0 : WeekForm.AllDays.ToList().IndexOf(days[0]);
        var isRun = days.Count > 2 && WeekForm.AllDays.Skip(first).Take(days.Count).SequenceEqual(days);

        return isRun ? T.FormatConditionDaysFrom(first: names[0], last: names[^1]) : formatter.And(names);
    }

    private string Dates(IReadOnlyList<DateOnly> dates) =>
        string.Join(
            ", ",
            dates.Order().Select(x => x.ToString(x.Day == 1 ? T.PatternFirstDay : T.PatternDay, formatter.Culture))
        );

    /// <summary>Where and when a team works; null: as the campaign.</summary>
    public string? OfTeam(Team team)
    {
        string?[] said =
        [
            team.TimeZone is { } zone ? T.FormatLeadsZoneSaid(zone) : null,
            team.Holidays is { } code ? T.FormatLeadsHolidaysSaid(Country(code)) : null,
        ];
        var all = string.Join(" ", said.OfType<string>());
        return all.Length == 0 ? null : all;
    }

    /// <summary>"Germany, BY".</summary>
    public static string Country(string code)
    {
        var parts = code.Split('-', 2);
        var country = parts[0];
        var name = T.Has($"leadsCountry{country}") ? T.Of($"leadsCountry{country}") : country;
        return parts is [_, var region] ? $"{name}, {region}" : name;
    }

    private IEnumerable<string> Reasons(Reasons? reasons)
    {
        if (reasons?.Refused is { Count: > 0 } refused)
            yield return Listed(T.LeadsReasonsRefused, Names(refused)!);
        if (reasons?.Lost is { Count: > 0 } lost)
            yield return Listed(T.LeadsReasonsLost, Names(lost)!);
        if (reasons?.Released is { Count: > 0 } released)
            yield return Listed(T.LeadsReasonsReleased, Names(released)!);
    }

    /// <summary>Null: any text.</summary>
    public string? Names(IReadOnlyList<Reason>? reasons) =>
        reasons is { Count: > 0 } ? string.Join(", ", reasons.Select(x => Name(x.Name))) : null;

    private IEnumerable<string> Recycle(RecyclePlan? plan)
    {
        if (plan?.AfterDays is { } days)
            yield return T.FormatLeadsRestSaid(DayCount(days));
        if (plan?.SameRepAfterDays is { } same)
            yield return T.FormatLeadsSameRepSaid(DayCount(same));
    }

    public string DayCount(int days) => formatter.Counted(days, T.ReviewDay, T.ReviewDays);

    private string TeamName(string? code) => code is null ? RuleFormatter.Blank : formatter.TeamName(code);

    private string Name(LocalText name) =>
        Typed.Text(name.In(formatter.Language)) is { } words ? words : RuleFormatter.Blank;

    private static string Listed(string what, string list) => T.FormatLeadsListed(what: what, list: list);
}
