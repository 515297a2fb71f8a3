namespace ChallengeHub.Web;

/// <summary>
/// Any rule, also one that is not finished, as one sentence in the reader's language. Code and name stand beside it,
/// not in it.
/// </summary>
public static class RuleSentence
{
    private static readonly Dictionary<Payee, Phrase> Earns =
            new()
            {
                [Payee.Rep] = new("{points} to the rep", "{points} au commercial"),
                [Payee.Prospector] = new("{points} to the prospector", "{points} au prospecteur"),
                [Payee.Both] = new(
                    "{points} each to the rep and the prospector",
                    "{points} au commercial et autant au prospecteur"
                ),
            },
        Loses =
            new()
            {
                [Payee.Rep] = new("The rep loses {points}", "Le commercial perd {points}"),
                [Payee.Prospector] = new("The prospector loses {points}", "Le prospecteur perd {points}"),
                [Payee.Both] = new(
                    "The rep and the prospector each lose {points}",
                    "Le commercial et le prospecteur perdent chacun {points}"
                ),
            };

    private static readonly Dictionary<Stage, Phrase> Nouns =
            new()
            {
                [Stage.Validated] = new("lead validated", "piste validée"),
                [Stage.Taken] = new("lead taken", "piste prise"),
                [Stage.Contacted] = new("lead contacted", "piste contactée"),
                [Stage.Closed] = new("lead closed", "piste conclue"),
            },
        Reached =
            new()
            {
                [Stage.Validated] = new("when a lead is validated", "quand une piste est validée"),
                [Stage.Taken] = new("when a lead is taken", "quand une piste est prise"),
                [Stage.Contacted] = new("when a lead is contacted", "quand une piste est contactée"),
                [Stage.Closed] = new("when a lead is closed", "quand une piste est conclue"),
            };

    private static readonly Dictionary<CapScope, Phrase> Caps = new()
    {
        [CapScope.Lead] = new("at most {count} for the same lead", "au plus {count} pour la même piste"),
        [CapScope.Day] = new("at most {count} a day", "au plus {count} par jour"),
        [CapScope.Week] = new("at most {count} a week", "au plus {count} par semaine"),
        [CapScope.Period] = new("at most {count} in each period", "au plus {count} par période"),
        [CapScope.Campaign] = new("at most {count} in the whole campaign", "au plus {count} sur toute la campagne"),
    };

    private static readonly Phrase Times = new("{points} × {multiplier}", "{points} × {multiplier}"),
        Product = new("{points} ({base} × {multiplier})", "{points} ({base} × {multiplier})"),
        PerAmount = new("per full {amount} of the amount", "par tranche entière de {amount} du montant"),
        Rounded = new("rounded to a whole number", "arrondi à l’unité"),
        Each = new("for each {stage}", "pour chaque {stage}"),
        FirstOfTheDay = new("for the day’s first {stage}", "pour la première {stage} du jour"),
        Quick =
            new(
                "for each {stage} within {hours} of the lead’s previous step",
                "pour chaque {stage} dans un délai de {hours} après l’étape précédente de la piste"
            ),
        Run =
            new(
                "each time a run of {days} weekdays in a row (Monday to Friday), each with at least one {stage}, is "
                    + "complete",
                "chaque fois que s’achève une série de {days} jours de semaine consécutifs (du lundi au vendredi), "
                    + "chacun avec au moins une {stage}"
            ),
        EachDay =
            new(
                "for each weekday (Monday to Friday) with at least one {stage}",
                "pour chaque jour de semaine (du lundi au vendredi) avec au moins une {stage}"
            ),
        When = new("when …", "quand …"),
        Only = new("only {span}", "uniquement {span}");

    /// <summary>
    /// "10 points to the rep when a lead is closed, at most 3 a day, only from 12:00 to 14:00 on 3 March 2026."
    /// </summary>
    public static string Of(Rule rule, RuleFormatter formatter)
    {
        var parts = new List<string> { $"{Payment(rule, formatter)} {Earned(rule, formatter)}" };
        parts.AddRange(ConditionWords.Of(rule.Where, formatter));
        if (rule is { PerAmount: not null, Multiplier: not null })
            parts.Add(formatter.Say(Rounded));
        if (rule.Cap is { } cap)
            parts.Add(
                formatter.Say(
                    Caps[cap.Per ?? CapScope.Campaign],
                    ("count", cap.Count is { } count ? formatter.Number(count) : RuleFormatter.Blank)
                )
            );
        if (LocalMoments.Span(rule.From, rule.Until, formatter) is { } span)
            parts.Add(formatter.Say(Only, ("span", span)));
        return string.Join(", ", parts) + ".";
    }

    /// <summary>A stage as the theme calls it and as leads call it: "casting (lead contacted)".</summary>
    public static string StageName(Stage stage, RuleFormatter formatter) =>
        ThemeWord(stage, formatter) is { } word
            ? $"{word} ({formatter.Say(Nouns[stage])})"
            : formatter.Say(Nouns[stage]);

    private static string Payment(Rule rule, RuleFormatter formatter)
    {
        var said = formatter.Say((rule.Points < 0 ? Loses : Earns)[rule.Pays], ("points", Points(rule, formatter)));
        return rule.PerAmount is { } amount
            ? $"{said} {formatter.Say(PerAmount, ("amount", formatter.Money(amount)))}"
            : said;
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
            ? formatter.Say(
                Product,
                ("points", formatter.Points(Math.Abs((decimal)Scoring.Points(rule, amount: null)))),
                ("base", formatter.Number(plain)),
                ("multiplier", formatter.Number(multiplier))
            )
            : formatter.Say(Times, ("points", formatter.Points(plain)), ("multiplier", formatter.Number(multiplier)));
    }

    private static string Earned(Rule rule, RuleFormatter formatter)
    {
        if (rule.On is not { } stage)
            return formatter.Say(When);
        return rule switch
        {
            FirstOfTheDayRule => formatter.Say(FirstOfTheDay, ("stage", LeadFirst(stage, formatter))),
            SpeedRule speed => formatter.Say(
                Quick,
                ("stage", StageName(stage, formatter)),
                ("hours", speed.Hours is { } hours ? ConditionWords.HourCount(hours, formatter) : RuleFormatter.Blank)
            ),
            StreakRule { Days: 1 } => formatter.Say(EachDay, ("stage", LeadFirst(stage, formatter))),
            StreakRule streak => formatter.Say(
                Run,
                ("stage", LeadFirst(stage, formatter)),
                ("days", streak.Days is { } days ? formatter.Number(days) : RuleFormatter.Blank)
            ),
            _ => ThemeWord(stage, formatter) is null
                ? formatter.Say(Reached[stage])
                : formatter.Say(Each, ("stage", StageName(stage, formatter))),
        };
    }

    /// <summary>
    /// The lead's word first where French must agree with it: a theme's words have a gender that nobody told.
    /// </summary>
    private static string LeadFirst(Stage stage, RuleFormatter formatter) =>
        ThemeWord(stage, formatter) is { } word
            ? $"{formatter.Say(Nouns[stage])} ({word})"
            : formatter.Say(Nouns[stage]);

    /// <summary>Null where the theme calls it what it is called without one.</summary>
    private static string? ThemeWord(Stage stage, RuleFormatter formatter) =>
        formatter.Theme?.Stages.TryGetValue(Key(stage), out var words) == true
        && !string.Equals(words.One, formatter.Say(Nouns[stage]), StringComparison.OrdinalIgnoreCase)
            ? words.One
            : null;

    private static string Key(Stage stage) => stage.ToString().ToLowerInvariant();
}
