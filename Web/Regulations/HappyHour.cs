namespace ChallengeHub.Web;

/// <summary>What a happy hour comes to together with the rule that pays for the same step at any time.</summary>
public static class HappyHour
{
    /// <summary>"With “Film released” that makes 20 stars in all: ×2."; null where the rule is no such one.</summary>
    public static string? Of(Rule rule, IReadOnlyList<Rule> rules, RuleFormatter formatter)
    {
        var usual = rules.FirstOrDefault(x => x is not null && x.On == rule.On && RulesForm.IsPlain(x));
        if (usual is not { Points: > 0 and var points, On: { } stage } || ReferenceEquals(usual, rule))
            return null;

        var onlyHours = (rule.Where ?? []).All(x => x?.Field is "weekday" or "hour");
        if (!onlyHours || RewardForm.TimesOf(rule, new Dictionary<Stage, int> { [stage] = points }) is null)
            return null;

        var all = points + Scoring.Points(rule, amount: null);
        var times = Math.Round((decimal)all / points, 2).ToString("0.##", formatter.Culture);

        return T.FormatHappyHourSum(
            rule: usual.Name?.In(formatter.Language) ?? RuleFormatter.Blank,
            points: formatter.Points(all),
            times: times
        );
    }
}
