namespace ChallengeHub.Web;

/// <summary>The chapters on rules: those in force, each in a sentence, and how each version differs from the one before.</summary>
public static class RegulationsOfRules
{
    private static readonly Phrase PerAmountExample = new("Example: an amount of {amount} makes {points}.", "Exemple : un montant de {amount} donne {points}.");

    public static RegulationsSection Scores(RegulationsSource source, RuleTongue tongue)
    {
        var rules = source.InForce.Rules;
        return Regulations.Section(tongue, "scores") with
        {
            Lines =
            [
                .. source.Versions.Count > 1 ? [Regulations.Say(tongue, "noticeVersion", ("version", $"{source.InForce.Version}"))] : Array.Empty<string>(),
                rules.Count == 0 ? Regulations.Say(tongue, "scoresNothing") : ReviewWords.Validation(source.Document, tongue),
            ],
            Items = [.. rules.Select(rule => Item(rule, rules, tongue))],
            Table = WorkedExample.Of(source.Document, source.InForce, tongue),
            Notes =
            [
                .. Notes([.. source.Versions.SelectMany(version => version.Rules)]).Select(note => Regulations.Say(tongue, note)),
                .. AmountWords.Rates(source.Document, tongue) is { } rates ? [rates] : Array.Empty<string>(),
            ],
        };
    }

    public static RegulationsSection Versions(RegulationsSource source, RuleTongue tongue) => Regulations.Section(tongue, "versions") with
    {
        Items = [.. source.Versions.Select((version, index) => Version(source.Versions, index, tongue))],
        Notes = [Regulations.Say(tongue, "versionsKept")],
    };

    private static RegulationsItem Item(Rule rule, IReadOnlyList<Rule> rules, RuleTongue tongue)
    {
        var lines = new List<string> { RuleSentence.Of(rule, tongue) };
        if (HappyHour.Of(rule, rules, tongue) is { } sum) lines.Add(sum);
        if (rule is { PerAmount: { } per, Points: not null } && 2.5m * per is var amount)
            lines.Add(tongue.Say(PerAmountExample, ("amount", tongue.Money(amount)), ("points", tongue.Points(Scoring.Points(rule, amount)))));
        return new RegulationsItem(rule.Name!.In(tongue.Language), lines);
    }

    /// <summary>Only what some rule makes necessary to know.</summary>
    private static IEnumerable<string> Notes(IReadOnlyList<Rule> rules)
    {
        yield return "allPay";
        yield return "once";
        if (rules.Any(rule => rule.Cap is not null)) yield return "cap";
        if (rules.Any(rule => rule.Where is { Count: > 0 })) yield return "conditions";
        if (rules.Any(rule => rule.Multiplier is not null)) yield return "rounding";
        if (rules.Any(rule => rule is StreakRule)) yield return "streak";
        if (rules.Any(rule => rule is SpeedRule)) yield return "speed";
        if (rules.Any(rule => rule is FirstOfTheDayRule)) yield return "firstOfTheDay";
    }

    private static RegulationsItem Version(IReadOnlyList<RuleSet> versions, int index, RuleTongue tongue)
    {
        var version = versions[index];
        DateTimeOffset? from = version.Version == 1 ? null : version.EffectiveFrom;
        DateTimeOffset? until = versions.Skip(index + 1).Select(later => (DateTimeOffset?)later.EffectiveFrom).Min();
        var span = LocalMoments.Span(from, until, tongue);
        return new RegulationsItem(Regulations.Say(tongue, "version", ("version", $"{version.Version}")),
        [
            until <= from ? Regulations.Say(tongue, "versionNever")
                : span is null ? Regulations.Say(tongue, "versionAlways")
                : Regulations.Say(tongue, "versionSpan", ("span", span)),
            .. index > 0 ? RuleChanges.Of(versions[index - 1].Rules, version.Rules, tongue)
                : version.Rules.Count == 0 ? [Regulations.Say(tongue, "scoresNothing")]
                : versions.Count > 1 ? version.Rules.Select(rule => $"{rule.Name!.In(tongue.Language)}. {RuleSentence.Of(rule, tongue)}")
                : [Regulations.Say(tongue, "versionFirst", ("rules", tongue.And([.. version.Rules.Select(rule => rule.Name!.In(tongue.Language))])))],
        ]);
    }
}
