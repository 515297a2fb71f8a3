using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// Looks for rules that can never pay, or pay twice. They can be kept all the same, and are advice for the studio:
/// <see cref="CampaignCheck"/> alone refuses.
/// </summary>
public static class Contradictions
{
    /// <summary>In the order of the rules; what <see cref="CampaignCheck"/> refuses is not repeated.</summary>
    public static IReadOnlyList<FieldError> Of(CampaignDocument document)
    {
        var found = new List<FieldError>();
        for (var i = 0; i < document.Rules.Count; i++)
        {
            if (document.Rules[i] is not { } rule)
                continue;
            found.AddRange(Points($"rules[{i}]", rule));
            found.AddRange(Steps($"rules[{i}]", rule, document));
            found.AddRange(ConditionConflicts.Of($"rules[{i}].where", rule, document));
            found.AddRange(Spans($"rules[{i}]", rule, document));
            if (Twin(document.Rules, i) is { } twin)
                found.Add(new FieldError($"rules[{i}]", "twin-rule", twin));
        }
        found.AddRange(Prizes(document));
        return found;
    }

    private static IEnumerable<FieldError> Points(string path, Rule rule)
    {
        if (rule.Points == 0)
            yield return new FieldError($"{path}.points", "pays-nothing");
        else if (
            rule is { Points: not null, Multiplier: > 0, PerAmount: null }
            && Scoring.Points(rule, amount: null) == 0
        )
            yield return new FieldError($"{path}.multiplier", "rounds-to-nothing");
    }

    private static IEnumerable<FieldError> Steps(string path, Rule rule, CampaignDocument document)
    {
        if (rule.On == Stage.Validated && !document.Validation)
            yield return new FieldError($"{path}.on", "step-not-asked");
        if (rule is SpeedRule && (rule.On == Stage.Validated || (rule.On == Stage.Taken && !document.Validation)))
            yield return new FieldError($"{path}.on", "no-step-before");
    }

    private static IEnumerable<FieldError> Spans(string path, Rule rule, CampaignDocument document)
    {
        if (rule.Until <= rule.From)
            yield break;
        if (rule.From >= document.EndsAt)
            yield return new FieldError($"{path}.from", "starts-after-end");
        else if (rule.Until <= document.StartsAt)
            yield return new FieldError($"{path}.until", "ends-before-start");
        else if (
            rule is StreakRule { Days: > 0 } streak
            && Weekdays(rule, document) is { } weekdays
            && weekdays < streak.Days
        )
            yield return new FieldError($"{path}.days", "streak-too-long", weekdays);
    }

    /// <summary>How many days from Monday to Friday the rule holds on; null when the dates do not tell.</summary>
    private static int? Weekdays(Rule rule, CampaignDocument document)
    {
        if (
            document is not { StartsAt: { } start, EndsAt: { } end }
            || start >= end
            || end > start.AddYears(CampaignCheck.MaxYears)
            || ConditionConflicts.Zone(document) is not { } zone
        )
            return null;

        var first = DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTime(rule.From > start ? rule.From.Value : start, zone).DateTime
        );
        var last = DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTime((rule.Until < end ? rule.Until.Value : end).AddMilliseconds(-1), zone).DateTime
        );
        return Enumerable
            .Range(0, last.DayNumber - first.DayNumber + 1)
            .Count(day => first.AddDays(day).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
    }

    /// <summary>The code of an earlier rule that differs by code and name alone.</summary>
    private static string? Twin(IReadOnlyList<Rule> rules, int index)
    {
        return Bare(rules[index]) is { } said
            ? rules
                .Take(index)
                .FirstOrDefault(earlier =>
                    earlier is { Code: not null } && earlier.Code != rules[index].Code && Bare(earlier) == said
                )
                ?.Code
            : null;
    }

    /// <summary>Null for one that is not finished.</summary>
    private static string? Bare(Rule rule) =>
        rule is { On: not null, Points: not null }
        && (rule.Where ?? []).All(condition => condition is { Value.ValueKind: not JsonValueKind.Undefined })
            ? JsonSerializer.Serialize(rule with { Code = null, Name = null }, EngineJson.Options)
            : null;

    private static IEnumerable<FieldError> Prizes(CampaignDocument document)
    {
        for (var i = 0; i < document.Prizes.Count; i++)
        {
            var board = document.Prizes[i]?.Board;
            if (board == BoardKind.Teams && document.Teams.Count == 0)
                yield return new FieldError($"prizes[{i}].board", "board-without-teams");
            else if (board == BoardKind.Prospectors && document.Rules.All(rule => rule?.Pays == Payee.Rep))
                yield return new FieldError($"prizes[{i}].board", "board-without-prospectors");
            else if (board == BoardKind.Reps && document.Rules.All(rule => rule?.Pays == Payee.Prospector))
                yield return new FieldError($"prizes[{i}].board", "board-without-reps");
        }
    }
}
