namespace ChallengeHub.Web;

/// <summary>
/// Any rule, also one that is not finished, as one sentence in the reader's language. Code and name stand beside it,
/// not in it.
/// </summary>
public static class RuleSentence
{
    /// <summary>
    /// "10 points to the rep when a lead is closed, at most 3 a day, only from 12:00 to 14:00 on 3 March 2026."
    /// </summary>
    public static string Of(Rule rule, RuleFormatter formatter)
    {
        var parts = new List<string> { $"{Payment(rule, formatter)} {Earned(rule, formatter)}" };
        parts.AddRange(ConditionWords.Of(rule.Where, formatter));
        if (rule is { PerAmount: not null, Multiplier: not null })
            parts.Add(T.RuleRounded);
        if (rule.Cap is { } cap)
            parts.Add(
                T.Of(
                    $"RuleCaps-{cap.Per ?? CapScope.Campaign}",
                    new WordArgument("count", cap.Count is { } count ? formatter.Number(count) : RuleFormatter.Blank)
                )
            );
        if (LocalMoments.Span(rule.From, rule.Until, formatter) is { } span)
            parts.Add(T.FormatRuleOnly(span));

        return string.Join(", ", parts) + ".";
    }

    /// <summary>A stage as the theme calls it and as leads call it: "casting (lead contacted)".</summary>
    public static string StageName(Stage stage, RuleFormatter formatter) =>
        ThemeWord(stage, formatter) is { } word ? $"{word} ({Noun(stage)})" : Noun(stage);

    private static string Payment(Rule rule, RuleFormatter formatter)
    {
        var said = T.Of(
            $"{(rule.Points < 0 ? "RuleLoses" : "RuleEarns")}-{rule.Pays}",
            new WordArgument("points", Points(rule, formatter))
        );
        return rule.PerAmount is { } amount ? $"{said} {T.FormatRulePerAmount(formatter.Money(amount))}" : said;
    }

    /// <summary>What the engine would pay, without a sign: the words say whether it is earned or lost.</summary>
    private static string Points(Rule rule, RuleFormatter formatter)
    {
        if (rule.Points is not { } points)
            return $"{RuleFormatter.Blank} {formatter.PointsWord(10)}";
        var plain = Math.Abs((decimal)points);
        if (rule.Multiplier is not { } multiplier)
            return formatter.Points(plain);
        return rule.PerAmount is null
            ? T.FormatRuleProduct(
                points: formatter.Points(Math.Abs((decimal)Scoring.Points(rule, amount: null))),
                plain: formatter.Number(plain),
                multiplier: formatter.Number(multiplier)
            )
            : T.FormatRuleTimes(points: formatter.Points(plain), multiplier: formatter.Number(multiplier));
    }

    private static string Earned(Rule rule, RuleFormatter formatter)
    {
        if (rule.On is not { } stage)
            return T.RuleWhen;

        return rule switch
        {
            FirstOfTheDayRule => T.FormatRuleFirstOfTheDay(LeadFirst(stage, formatter)),
            SpeedRule speed => T.FormatRuleQuick(
                stage: StageName(stage, formatter),
                hours: speed.Hours is { } hours ? ConditionWords.HourCount(hours, formatter) : RuleFormatter.Blank
            ),
            StreakRule { Days: 1 } => T.FormatRuleEachDay(LeadFirst(stage, formatter)),
            StreakRule streak => T.FormatRuleRun(
                stage: LeadFirst(stage, formatter),
                days: streak.Days is { } days ? formatter.Number(days) : RuleFormatter.Blank
            ),
            _ => ThemeWord(stage, formatter) is null
                ? T.Of($"RuleReached-{stage}")
                : T.FormatRuleEach(StageName(stage, formatter)),
        };
    }

    /// <summary>
    /// The lead's word first where French must agree with it: a theme's words have a gender that nobody has given.
    /// </summary>
    private static string LeadFirst(Stage stage, RuleFormatter formatter) =>
        ThemeWord(stage, formatter) is { } word ? $"{Noun(stage)} ({word})" : Noun(stage);

    /// <summary>Null where the theme calls it what it is called without one.</summary>
    private static string? ThemeWord(Stage stage, RuleFormatter formatter) =>
        formatter.Theme?.Stages.TryGetValue(Key(stage), out var words) == true
        && !string.Equals(words.One, Noun(stage), StringComparison.OrdinalIgnoreCase)
            ? words.One
            : null;

    private static string Noun(Stage stage) => T.Of($"RuleNouns-{stage}");

    private static string Key(Stage stage) => stage.ToString().ToLowerInvariant();
}
