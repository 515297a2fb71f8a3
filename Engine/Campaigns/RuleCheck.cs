namespace ChallengeHub;

/// <summary>Checks a campaign's rules. An empty list is fine: nothing scores then.</summary>
internal static class RuleCheck
{
    private const int MaxPoints = (int)BoardScore.MaxUnits;
    private const int MaxCount = 1_000_000;
    private const int MaxDays = 365;
    private const int MaxHours = 100_000;
    private const int MaxConditions = 20;
    private const decimal MaxAmount = 1_000_000_000_000;
    private const decimal MaxMultiplier = 1000;

    public static void Rules(FieldErrors errors, IReadOnlyList<Rule> rules, IReadOnlyList<Team> teams)
    {
        errors.If(rules.Count > CampaignCheck.MaxRules, "rules", "at-most", CampaignCheck.MaxRules);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(rules.Count, CampaignCheck.MaxRules); i++)
        {
            if (rules[i] is not { } rule)
            {
                errors.Add($"rules[{i}]", "required");
                continue;
            }
            TextCheck.Code(errors, $"rules[{i}].code", rule.Code, codes);
            TextCheck.Name(errors, $"rules[{i}].name", rule.Name);
            Payment(errors, $"rules[{i}]", rule);
            Kind(errors, $"rules[{i}]", rule);
            Where(errors, $"rules[{i}].where", rule.Where, teams);
        }
    }

    private static void Payment(FieldErrors errors, string path, Rule rule)
    {
        errors.If(rule.On is null, $"{path}.on", "required");
        if (rule.Points is null)
            errors.Add($"{path}.points", "required");
        else
            errors.If(
                rule.Points is < -MaxPoints or > MaxPoints,
                $"{path}.points",
                "out-of-range",
                -MaxPoints,
                MaxPoints
            );
        errors.If(rule.PerAmount is <= 0 or > MaxAmount, $"{path}.perAmount", "above-and-at-most", 0, MaxAmount);
        errors.If(
            rule.Multiplier is <= 0 or > MaxMultiplier,
            $"{path}.multiplier",
            "above-and-at-most",
            0,
            MaxMultiplier
        );
        errors.If(rule.Until <= rule.From, $"{path}.until", "not-after-from");
        if (rule.Cap is not { } cap)
            return;

        errors.If(cap.Count is not (>= 1 and <= MaxCount), $"{path}.cap.count", "out-of-range", 1, MaxCount);
        errors.If(cap.Per is null, $"{path}.cap.per", "required");
    }

    private static void Kind(FieldErrors errors, string path, Rule rule)
    {
        if (rule is StreakRule streak)
            errors.If(streak.Days is not (>= 1 and <= MaxDays), $"{path}.days", "out-of-range", 1, MaxDays);
        if (rule is SpeedRule speed)
            errors.If(speed.Hours is not (> 0 and <= MaxHours), $"{path}.hours", "above-and-at-most", 0, MaxHours);
    }

    private static void Where(
        FieldErrors errors,
        string path,
        IReadOnlyList<Condition>? conditions,
        IReadOnlyList<Team> teams
    )
    {
        if (conditions is null)
            return;
        errors.If(conditions.Count > MaxConditions, path, "at-most", MaxConditions);
        for (var i = 0; i < Math.Min(conditions.Count, MaxConditions); i++)
        {
            if (conditions[i] is { } condition)
                ConditionCheck.Check(errors, $"{path}[{i}]", condition, teams);
            else
                errors.Add($"{path}[{i}]", "required");
        }
    }
}
