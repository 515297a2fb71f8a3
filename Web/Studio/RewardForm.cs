namespace ChallengeHub.Web;

/// <summary>
/// What a happy hour pays when it multiplies: the usual points of its step once more, or as often as is chosen. All
/// rules that match pay, so twice the points is the same points again.
/// </summary>
public static class RewardForm
{
    public const string ByPoints = "points";
    public const string ByTimes = "times";
    public const string NoUsual = "no-usual-points";
    private const decimal Most = 100;

    /// <summary>
    /// How many times the usual points there are with this rule; null where it is said better in points.
    /// </summary>
    public static decimal? TimesOf(Rule rule, IReadOnlyDictionary<Stage, int> usual)
    {
        var isHour = rule.From is not null || rule.Until is not null || WeekForm.Of(rule.Where).Week.IsChosen;
        var isMore =
            rule is { Pays: Payee.Rep, PerAmount: null, On: not null, Multiplier: null or (> 0 and not 1) }
            && rule.GetType() == typeof(Rule);

        return
            isHour && isMore && usual.TryGetValue(rule.On!.Value, out var points) && points > 0 && rule.Points == points
            ? 1 + (rule.Multiplier ?? 1)
            : null;
    }

    /// <summary>The rule that makes so many times the usual points of its step.</summary>
    public static Rule Read(Rule rule, string? times, IReadOnlyDictionary<Stage, int> usual, FormField field)
    {
        var before = field.Errors.Count;
        var factor = Typed.Number(times, field.Errors, field.Name);
        if (factor is null && field.Errors.Count == before)
            field.Add("required");
        if (factor is not (null or (> 1 and <= Most)))
            field.Add("above-and-at-most", 1, Most);

        if (rule.On is not { } stage || !usual.TryGetValue(stage, out var points) || points <= 0)
        {
            field.Add(NoUsual);
            return rule with { Points = null };
        }

        return rule with
        {
            Points = points,
            Multiplier = factor is { } some && some != 2 ? some - 1 : null,
        };
    }
}

/// <summary>A field that was typed, and the list that takes what is wrong with it.</summary>
public sealed record FormField(FieldErrors Errors, string Name)
{
    public void Add(string code, params IReadOnlyList<object> args) => Errors.Add(Name, code, args);
}
