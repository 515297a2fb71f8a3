using System.Text.RegularExpressions;

namespace ChallengeHub.Web;

/// <summary>The rules of a challenge as they are typed: three big numbers, and any number of bonus rules.</summary>
public sealed class RulesForm
{
    public static readonly IReadOnlyList<Stage> Stages = [Stage.Taken, Stage.Contacted, Stage.Closed];

    public List<StageForm> Bases { get; set; } = [];
    public List<RuleForm> Bonus { get; set; } = [];

    public static RulesForm Of(IReadOnlyList<Rule> rules, RuleReading reading)
    {
        var bases = Stages.Select(stage => rules.FirstOrDefault(rule => rule.On == stage && IsPlain(rule))).ToList();
        var usual = bases
            .OfType<Rule>()
            .Where(x => x.Points is not null)
            .ToDictionary(x => x.On!.Value, x => x.Points!.Value);
        var others = rules.Except(bases.OfType<Rule>(), ReferenceEqualityComparer.Instance).Cast<Rule>();
        return new()
        {
            Bases = [.. Stages.Select((stage, i) => StageForm.Of(bases[i], stage, reading.Language))],
            Bonus = [.. others.Select(rule => RuleForm.Of(rule, reading, usual))],
        };
    }

    /// <summary>The rules in the order that they had, new ones last; unchanged ones are what they were.</summary>
    public ReadRules Read(IReadOnlyList<Rule> before, RuleReading reading, Theme theme)
    {
        var placed = new List<PlacedRule>();
        var usual = Usual;
        Rule? Known(string? code) => code is null ? null : before.FirstOrDefault(rule => rule.Code == code);
        for (var i = 0; i < Bases.Count; i++)
            if (Bases[i].Read(Known(Bases[i].Before), reading, $"bases[{i}]", theme) is { } rule)
                placed.Add(new(Place(Bases[i].Before), $"bases[{i}]", new(rule, [])));
        for (var i = 0; i < Bonus.Count; i++)
        {
            var bonus = Bonus[i].Read(Known(Bonus[i].Before), reading, $"bonus[{i}]", usual);
            placed.Add(new(Place(Bonus[i].Before), $"bonus[{i}]", bonus));
        }
        var ordered = placed.OrderBy(x => x.Place).ToList();
        var taken = ordered.Select(x => x.Read.Rule.Code).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new([.. ordered.Select(x => Coded(x.Read.Rule))], [.. ordered.Select(x => x.Slot)], reading.Errors)
        {
            Places = [.. ordered.Select(x => x.Read.Places)],
        };

        Rule Coded(Rule rule) =>
            rule.Code is null ? rule with { Code = ProposedCode.Of(rule.Name!.In("en"), "bonus", taken) } : rule;

        int Place(string? code) =>
            before.ToList().FindIndex(rule => code is not null && rule.Code == code) is var place and >= 0
                ? place
                : int.MaxValue;
    }

    /// <summary>Takes away what was left empty; where each thing stands in the form may change with it.</summary>
    public void Tidy()
    {
        foreach (var bonus in Bonus)
            bonus.Tidy();
    }

    /// <summary>The points of each step at any time, as typed.</summary>
    private Dictionary<Stage, int> Usual =>
        Bases
            .Select(x => (x.On, Points: Typed.Whole(x.Points, [], "")))
            .Where(x => x.Points is not null)
            .GroupBy(x => x.On)
            .ToDictionary(x => x.Key, x => x.First().Points!.Value);

    private sealed record PlacedRule(int Place, string Slot, ReadRule Read);

    /// <summary>Pays the rep for a step at any time, whatever else is so.</summary>
    public static bool IsPlain(Rule rule) =>
        rule.GetType() == typeof(Rule)
        && rule
            is {
                Pays: Payee.Rep,
                PerAmount: null,
                Multiplier: null,
                Cap: null,
                From: null,
                Until: null,
                Where: null or { Count: 0 }
            };
}

/// <summary>The points of a stage; without points it has no rule.</summary>
public sealed class StageForm
{
    public string? Before { get; set; }
    public Stage On { get; set; }
    public string? Points { get; set; }
    public string? NameEn { get; set; }
    public string? NameFr { get; set; }

    public static StageForm Of(Rule? rule, Stage stage, string language)
    {
        var (en, fr) = TypedName.Of(rule?.Name, language);
        return new()
        {
            Before = rule?.Code,
            On = stage,
            Points = $"{rule?.Points}",
            NameEn = en,
            NameFr = fr,
        };
    }

    public Rule? Read(Rule? before, RuleReading reading, string slot, Theme theme)
    {
        if (Typed.Text(Points) is null)
            return null;
        var points = Typed.Whole(Points, reading.Errors, $"{slot}.points");
        var name = TypedName.Read(NameEn, NameFr, before?.Name) ?? TypedName.Both(Preset.NameOf(theme, On));
        return (before ?? new Rule { Code = null, On = On }) with { Points = points, Name = name };
    }
}

/// <summary>What was typed, as rules.</summary>
/// <param name="Slots">Where in the form each rule stands, such as <c>bonus[2]</c>.</param>
public sealed partial record ReadRules(IReadOnlyList<Rule> Rules, IReadOnlyList<string> Slots, FieldErrors Typed)
{
    /// <summary>Of each rule, where each of its conditions was typed.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Places { get; init; } = [];

    /// <summary>
    /// <c>rules[3].points</c> is shown at <c>bonus[0].points</c>, a condition at its row or at the hours of the
    /// week.
    /// </summary>
    public string Slot(string field)
    {
        var path = RuleField().Match(field);
        if (!path.Success || int.Parse(path.Groups["rule"].Value) is var rule && rule >= Slots.Count)
            return field;
        if (!path.Groups["condition"].Success)
            return Slots[rule] + path.Groups["rest"].Value;
        var condition = int.Parse(path.Groups["condition"].Value);
        if (rule >= Places.Count || condition >= Places[rule].Count)
            return Slots[rule] + field[(field.IndexOf(']') + 1)..];
        var place = Slots[rule] + Places[rule][condition];
        return Places[rule][condition] == ".week" ? place : place + path.Groups["rest"].Value;
    }

    [GeneratedRegex(
        @"^rules\[(?<rule>\d{1,5})\](\.where\[(?<condition>\d{1,5})\])?(?<rest>.*)$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex RuleField();

    /// <summary>All that is wrong with the rules as typed, shown where it was typed.</summary>
    public IReadOnlyList<FieldError> Errors(CampaignDocument document)
    {
        var unread = Typed.Select(x => x.Field).ToHashSet();
        return
        [
            .. CampaignCheck
                .Errors(document with { Rules = Rules })
                .Where(x => x.Field.StartsWith("rules", StringComparison.Ordinal))
                .Select(x => x with { Field = Slot(x.Field) })
                .Where(x => !unread.Contains(x.Field))
                .Concat(Typed)
                .Distinct(),
        ];
    }
}
