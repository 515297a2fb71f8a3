using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// What can be kept and makes no sense all the same, where it stands and why, in words for who writes it.
/// </summary>
/// <param name="Field">As errors name fields: <c>rules[0].where[1]</c>.</param>
public sealed record Contradiction(string Field, LocalText Words)
{
    internal static Contradiction At(string field, string english, string french) =>
        new(field, new LocalText(null, new Dictionary<string, string> { ["en"] = english, ["fr"] = french }));
}

/// <summary>
/// Looks for rules that can never pay, or pay twice. They are advice for the studio: <see cref="CampaignCheck"/> alone
/// refuses.
/// </summary>
public static class Contradictions
{
    /// <summary>In the order of the rules; what <see cref="CampaignCheck"/> refuses is not told again.</summary>
    public static IReadOnlyList<Contradiction> Of(CampaignDocument document)
    {
        var found = new List<Contradiction>();
        for (var i = 0; i < document.Rules.Count; i++)
        {
            if (document.Rules[i] is not { } rule)
                continue;
            found.AddRange(Points($"rules[{i}]", rule));
            found.AddRange(Steps($"rules[{i}]", rule, document));
            found.AddRange(ConditionConflicts.Of($"rules[{i}].where", rule, document));
            found.AddRange(Spans($"rules[{i}]", rule, document));
            if (Twin(document.Rules, i) is { } twin)
                found.Add(
                    Contradiction.At(
                        $"rules[{i}]",
                        $"says the same as the rule “{twin}”: such a fact is paid twice",
                        $"dit la même chose que la règle « {twin} » : un tel fait est payé deux fois"
                    )
                );
        }
        found.AddRange(Prizes(document));
        return found;
    }

    private static IEnumerable<Contradiction> Points(string path, Rule rule)
    {
        if (rule.Points == 0)
            yield return Contradiction.At(
                $"{path}.points",
                "pays nothing: 0 points are not written down",
                "ne paie rien : 0 point n’est pas inscrit"
            );
        else if (
            rule is { Points: not null, Multiplier: > 0, PerAmount: null }
            && Scoring.Points(rule, amount: null) == 0
        )
            yield return Contradiction.At(
                $"{path}.multiplier",
                "makes the points so few that they are rounded to 0: nothing is paid",
                "réduit les points au point d’être arrondis à 0 : rien n’est payé"
            );
    }

    private static IEnumerable<Contradiction> Steps(string path, Rule rule, CampaignDocument document)
    {
        if (rule.On == Stage.Validated && !document.Validation)
            yield return Contradiction.At(
                $"{path}.on",
                "is reached only by leads that somebody says are validated: this campaign does not ask for validation",
                "n’est atteint que par les pistes que quelqu’un dit validées : cette campagne ne demande pas de "
                    + "validation"
            );
        if (rule is SpeedRule && (rule.On == Stage.Validated || (rule.On == Stage.Taken && !document.Validation)))
            yield return Contradiction.At(
                $"{path}.on",
                "has no step before it: the hours count from the lead’s reception, and leads whose reception nobody "
                    + "told earn nothing",
                "n’a pas d’étape avant lui : les heures comptent dès la réception de la piste, et une piste dont la "
                    + "réception n’a pas été transmise ne rapporte rien"
            );
    }

    private static IEnumerable<Contradiction> Spans(string path, Rule rule, CampaignDocument document)
    {
        if (rule.Until <= rule.From)
            yield break;
        if (rule.From >= document.EndsAt)
            yield return Contradiction.At(
                $"{path}.from",
                "lies after the campaign’s end: the rule never pays",
                "est après la fin de la campagne : la règle ne paie jamais"
            );
        else if (rule.Until <= document.StartsAt)
            yield return Contradiction.At(
                $"{path}.until",
                "lies before the campaign’s start: the rule never pays",
                "est avant le début de la campagne : la règle ne paie jamais"
            );
        else if (
            rule is StreakRule { Days: > 0 } streak
            && Weekdays(rule, document) is { } weekdays
            && weekdays < streak.Days
        )
            yield return Contradiction.At(
                $"{path}.days",
                $"is longer than the time there is: {weekdays} days from Monday to Friday",
                $"dépasse le temps disponible : {weekdays} jours du lundi au vendredi"
            );
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

    private static IEnumerable<Contradiction> Prizes(CampaignDocument document)
    {
        for (var i = 0; i < document.Prizes.Count; i++)
        {
            var board = document.Prizes[i]?.Board;
            if (board == BoardKind.Teams && document.Teams.Count == 0)
                yield return Contradiction.At(
                    $"prizes[{i}].board",
                    "stays empty: the campaign has no teams",
                    "reste vide : la campagne n’a pas d’équipes"
                );
            else if (board == BoardKind.Prospectors && document.Rules.All(rule => rule?.Pays == Payee.Rep))
                yield return Contradiction.At(
                    $"prizes[{i}].board",
                    "stays empty: no rule pays a prospector",
                    "reste vide : aucune règle ne paie de prospecteur"
                );
            else if (board == BoardKind.Reps && document.Rules.All(rule => rule?.Pays == Payee.Prospector))
                yield return Contradiction.At(
                    $"prizes[{i}].board",
                    "stays empty: no rule pays a rep",
                    "reste vide : aucune règle ne paie de commercial"
                );
        }
    }
}
