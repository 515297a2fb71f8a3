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

    private static RegulationsItem Version(IReadOnlyList<RuleSet> versions, int index, RuleFormatter formatter)
    {
        var version = versions[index];
        DateTimeOffset? from = version.Version == 1 ? null : version.EffectiveFrom;
        DateTimeOffset? until = versions.Skip(index + 1).Select(later => (DateTimeOffset?)later.EffectiveFrom).Min();
        var span = LocalMoments.Span(from, until, formatter);
        return new RegulationsItem(
            T.FormatRegulationsVersion($"{version.Version}"),
            [
                until <= from ? T.RegulationsVersionNever
                : span is null ? T.RegulationsVersionAlways
                : T.FormatRegulationsVersionSpan(span),
                .. index > 0 ? RuleChanges.Of(versions[index - 1].Rules, version.Rules, formatter)
                : version.Rules.Count == 0 ? [T.RegulationsScoresNothing]
                : versions.Count > 1
                    ? version.Rules.Select(rule =>
                        $"{rule.Name!.In(formatter.Language)}. {RuleSentence.Of(rule, formatter)}"
                    )
                :
                [
                    T.FormatRegulationsVersionFirst(
                        formatter.And([.. version.Rules.Select(rule => rule.Name!.In(formatter.Language))])
                    ),
                ],
            ]
        );
    }
}
