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
        return new()
        {
            Bases = [.. Stages.Select((stage, i) => StageForm.Of(bases[i], stage, reading.Language))],
            Bonus = [.. rules.Except(bases.OfType<Rule>(), ReferenceEqualityComparer.Instance).Cast<Rule>().Select(rule => RuleForm.Of(rule, reading))],
        };
    }

    /// <summary>The rules in the order that they had, new ones last; unchanged ones are what they were.</summary>
    public RulesTold Read(IReadOnlyList<Rule> before, RuleReading reading, Theme theme)
    {
        var told = new List<(int Place, string Slot, Rule Rule)>();
        Rule? Known(string? code) => code is null ? null : before.FirstOrDefault(rule => rule.Code == code);
        for (var i = 0; i < Bases.Count; i++)
            if (Bases[i].Read(Known(Bases[i].Before), reading, (Slot: $"bases[{i}]", theme)) is { } rule) told.Add((Place(Bases[i].Before), $"bases[{i}]", rule));
        for (var i = 0; i < Bonus.Count; i++) told.Add((Place(Bonus[i].Before), $"bonus[{i}]", Bonus[i].Read(Known(Bonus[i].Before), reading, $"bonus[{i}]")));
        var ordered = told.OrderBy(x => x.Place).ToList();
        var taken = ordered.Select(x => x.Rule.Code).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new(
            [.. ordered.Select(x => x.Rule.Code is null ? x.Rule with { Code = ProposedCode.Of(x.Rule.Name!.In("en"), "bonus", taken) } : x.Rule)],
            [.. ordered.Select(x => x.Slot)], reading.Errors);

        int Place(string? code) => before.ToList().FindIndex(rule => code is not null && rule.Code == code) is var place and >= 0 ? place : int.MaxValue;
    }

    private static bool IsPlain(Rule rule) =>
        rule.GetType() == typeof(Rule) && rule is { Pays: Payee.Rep, PerAmount: null, Multiplier: null, Cap: null, From: null, Until: null, Where: null or { Count: 0 } };
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
        return new() { Before = rule?.Code, On = stage, Points = $"{rule?.Points}", NameEn = en, NameFr = fr };
    }

    public Rule? Read(Rule? before, RuleReading reading, (string Slot, Theme Theme) at)
    {
        if (Typed.Text(Points) is null) return null;
        var points = Typed.Whole(Points, reading.Errors, $"{at.Slot}.points");
        var name = TypedName.Read(NameEn, NameFr, before?.Name) ?? TypedName.Both(Preset.NameOf(at.Theme, On));
        return (before ?? new Rule { Code = null, On = On }) with { Points = points, Name = name };
    }
}

/// <summary>What was typed, as rules.</summary>
/// <param name="Slots">Where in the form each rule stands, such as <c>bonus[2]</c>.</param>
public sealed record RulesTold(IReadOnlyList<Rule> Rules, IReadOnlyList<string> Slots, FieldErrors Typed)
{
    /// <summary><c>rules[3].points</c> is told at <c>bonus[0].points</c>.</summary>
    public string Slot(string field) =>
        field.StartsWith("rules[", StringComparison.Ordinal) && field.IndexOf(']') is var end and > 0 && int.TryParse(field[6..end], out var index) && index < Slots.Count ? Slots[index] + field[(end + 1)..] : field;

    /// <summary>All that is wrong with the rules as typed, told where it was typed.</summary>
    public IReadOnlyDictionary<string, string[]> Faults(CampaignDocument document)
    {
        var unread = Typed.Select(x => x.Field).ToHashSet();
        return CampaignCheck.Errors(document with { Rules = Rules }).Where(x => x.Field.StartsWith("rules", StringComparison.Ordinal)).Select(x => (Field: Slot(x.Field), x.Message))
            .Where(x => !unread.Contains(x.Field)).Concat(Typed).GroupBy(x => x.Field).ToDictionary(x => x.Key, x => x.Select(y => y.Message).Distinct().ToArray());
    }
}
