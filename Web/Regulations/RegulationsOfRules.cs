namespace ChallengeHub.Web;

/// <summary>
/// The chapters on rules: those in force, each in a sentence, and how each version differs from the one before.
/// </summary>
public static class RegulationsOfRules
{
    public static RegulationsSection Scores(RegulationsSource source, RuleFormatter formatter)
    {
        var rules = source.InForce.Rules;
        return Regulations.Section("scores") with
        {
            Lines =
            [
                .. source.Versions.Count > 1
                    ? [T.FormatRegulationsNoticeVersion($"{source.InForce.Version}")]
                    : Array.Empty<string>(),
                rules.Count == 0 ? T.RegulationsScoresNothing : ReviewWords.Validation(source.Document),
            ],
            Items = [.. rules.Select(rule => Item(rule, rules, formatter))],
            Table = WorkedExample.Of(source.Document, source.InForce, formatter),
            Notes =
            [
                .. Notes([.. source.Versions.SelectMany(version => version.Rules)])
                    .Select(note => T.Of($"Regulations-{note}")),
                .. AmountWords.Rates(source.Document, formatter) is { } rates ? [rates] : Array.Empty<string>(),
            ],
        };
    }

    public static RegulationsSection Versions(RegulationsSource source, RuleFormatter formatter) =>
        Regulations.Section("versions") with
        {
            Items = [.. source.Versions.Select((version, index) => Version(source.Versions, index, formatter))],
            Notes = [T.RegulationsVersionsKept],
        };

    private static RegulationsItem Item(Rule rule, IReadOnlyList<Rule> rules, RuleFormatter formatter)
    {
        var lines = new List<string> { RuleSentence.Of(rule, formatter) };
        if (HappyHour.Of(rule, rules, formatter) is { } sum)
            lines.Add(sum);
        if (rule is { PerAmount: { } per, Points: not null } && 2.5m * per is var amount)
            lines.Add(
                T.FormatRegulationsOfRulesPerAmountExample(
                    amount: formatter.Money(amount),
                    points: formatter.Points(Scoring.Points(rule, amount))
                )
            );
        return new RegulationsItem(rule.Name!.In(formatter.Language), lines);
    }

    /// <summary>Only what some rule makes necessary to know.</summary>
    private static IEnumerable<string> Notes(IReadOnlyList<Rule> rules)
    {
        yield return "allPay";
        yield return "once";
        if (rules.Any(rule => rule.Cap is not null))
            yield return "cap";
        if (rules.Any(rule => rule.Where is { Count: > 0 }))
            yield return "conditions";
        if (rules.Any(rule => rule.Multiplier is not null))
            yield return "rounding";
        if (rules.Any(rule => rule is StreakRule))
            yield return "streak";
        if (rules.Any(rule => rule is SpeedRule))
            yield return "speed";
        if (rules.Any(rule => rule is FirstOfTheDayRule))
            yield return "firstOfTheDay";
    }

    private static RegulationsItem Version(IReadOnlyList<RuleSet> versions, int index, RuleFormatter formatter) =>
        new(
            T.FormatRegulationsVersion($"{versions[index].Version}"),
            [WhenInForce(versions, index, formatter), .. Changes(versions, index, formatter)]
        );

    /// <summary>From when until when a version scores.</summary>
    private static string WhenInForce(IReadOnlyList<RuleSet> versions, int index, RuleFormatter formatter)
    {
        var version = versions[index];
        DateTimeOffset? from = version.Version == 1 ? null : version.EffectiveFrom;
        DateTimeOffset? until = versions.Skip(index + 1).Select(later => (DateTimeOffset?)later.EffectiveFrom).Min();
        if (until <= from)
            return T.RegulationsVersionNever;

        return LocalMoments.Span(from, until, formatter) is { } span
            ? T.FormatRegulationsVersionSpan(span)
            : T.RegulationsVersionAlways;
    }

    /// <summary>How a version differs from the one before it; of the first one, its rules.</summary>
    private static IReadOnlyList<string> Changes(IReadOnlyList<RuleSet> versions, int index, RuleFormatter formatter)
    {
        var rules = versions[index].Rules;
        if (index > 0)
            return RuleChanges.Of(versions[index - 1].Rules, rules, formatter);
        if (rules.Count == 0)
            return [T.RegulationsScoresNothing];
        if (versions.Count > 1)
            return
            [
                .. rules.Select(rule => $"{rule.Name!.In(formatter.Language)}. {RuleSentence.Of(rule, formatter)}"),
            ];

        return
        [
            T.FormatRegulationsVersionFirst(
                formatter.And([.. rules.Select(rule => rule.Name!.In(formatter.Language))])
            ),
        ];
    }
}
