using System.Globalization;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// Finds conditions of a rule that can never hold, alone, together or in the rule's time, by asking <see
/// cref="Conditions"/> itself about every fact that matters.
/// </summary>
internal static class ConditionConflicts
{
    /// <summary>
    /// So long a happy hour is gone through hour by hour; in a longer one every weekday and hour comes.
    /// </summary>
    private static readonly TimeSpan Week = TimeSpan.FromDays(8);

    /// <summary>A Monday, 0:00.</summary>
    private static readonly DateTimeOffset Monday = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly PayableFact Blank = new()
    {
        Stage = Stage.Taken,
        Lead = "",
        At = Monday,
        Period = 0,
    };

    public static IEnumerable<FieldError> Of(string path, Rule rule, CampaignDocument document)
    {
        var said = (rule.Where ?? [])
            .Select((condition, index) => new IndexedCondition(condition, index))
            .Where(x => IsWhole(x.Condition, document))
            .ToList();

        var never = false;
        foreach (var field in said.GroupBy(x => x.Condition.Field!))
            if (OfField(path, field.Key, [.. field], document) is { } conflict)
            {
                never = true;
                yield return conflict;
            }

        var times = said.Where(x => x.Condition.Field is "weekday" or "hour").ToList();
        if (never || times.Count == 0)
            yield break;

        if (
            rule is StreakRule
            && !Facts("weekday", [], document)
                .Take(5)
                .Any(fact => Hold(times.Where(x => x.Condition.Field == "weekday"), fact))
        )
            yield return new FieldError(
                $"{path}[{times.First(x => x.Condition.Field == "weekday").Index}]",
                "never-on-workdays"
            );
        else if (
            rule is { From: { } from, Until: { } until }
            && until > from
            && until - from < Week
            && Zone(document) is { } zone
            && !Moments(from, until)
                .Any(at => Conditions.Hold([.. times.Select(x => x.Condition)], Blank with { At = at }, zone))
        )
            yield return new FieldError(path, "never-in-span");
    }

    public static TimeZoneInfo? Zone(CampaignDocument document) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(document.TimeZone ?? "", out var zone) ? zone : null;

    private static FieldError? OfField(
        string path,
        string field,
        IReadOnlyList<IndexedCondition> said,
        CampaignDocument document
    )
    {
        var facts = Facts(field, [.. said.Select(x => x.Condition)], document).ToList();

        for (var later = 0; later < said.Count; later++)
        {
            if (!facts.Any(fact => Hold([said[later]], fact)))
                return new FieldError($"{path}[{said[later].Index}]", "never-true");
            for (var earlier = 0; earlier < later; earlier++)
                if (!facts.Any(fact => Hold([said[earlier], said[later]], fact)))
                    return new FieldError($"{path}[{said[later].Index}]", "never-together", said[earlier].Index + 1);
        }

        return facts.Any(fact => Hold(said, fact)) ? null : new FieldError(path, "never-as-a-whole", field);
    }

    /// <summary>
    /// A fact for each value that can make a difference: those that are named, one between any two, one beyond and one
    /// that is none of them.
    /// </summary>
    private static IEnumerable<PayableFact> Facts(
        string field,
        IReadOnlyList<Condition> said,
        CampaignDocument document
    ) =>
        field switch
        {
            "weekday" => Enumerable.Range(0, 7).Select(day => Blank with { At = Monday.AddDays(day) }),
            "hour" => Enumerable.Range(0, 24).Select(hour => Blank with { At = Monday.AddHours(hour) }),
            "team" => document.Teams.OfType<Team>().Select(team => Blank with { Team = team.Code }),
            "account" => Words(said).Select(word => Blank with { Account = word }),
            "amount" or "ageHours" => Numbers(said).Select(number => Blank with { Amount = number }),
            _ => Words(said)
                .Concat(Numbers(said).SelectMany(number => Spellings(number, said)))
                .Select(word =>
                    Blank with
                    {
                        Attributes = new Dictionary<string, string>
                        {
                            [field[Conditions.AttributePrefix.Length..]] = word,
                        },
                    }
                ),
        };

    /// <summary>Hours of age are compared as amounts are, and have no limits that a date would.</summary>
    private static bool Hold(IEnumerable<IndexedCondition> said, PayableFact fact) =>
        Conditions.Hold(
            [
                .. said.Select(x =>
                    x.Condition.Field == "ageHours" ? x.Condition with { Field = "amount" } : x.Condition
                ),
            ],
            fact,
            TimeZoneInfo.Utc
        );

    private static IEnumerable<string> Words(IReadOnlyList<Condition> said)
    {
        var named = Named(said);
        var other = "-";
        while (named.Contains(other))
            other += "-";
        return named.Append(other);
    }

    /// <summary>
    /// Plainly, and as no condition spells it: an attribute is compared with numbers by value, with words by spelling.
    /// </summary>
    private static IEnumerable<string> Spellings(decimal number, IReadOnlyList<Condition> said)
    {
        var named = Named(said);
        var plain = number.ToString(CultureInfo.InvariantCulture);
        var other = plain.Contains('.') ? plain + "0" : plain + ".0";
        while (named.Contains(other))
            other += "0";
        return [plain, other];
    }

    private static HashSet<string> Named(IReadOnlyList<Condition> said) =>
        [.. Values(said).Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!)];

    private static IEnumerable<decimal> Numbers(IReadOnlyList<Condition> said)
    {
        var named = Values(said)
            .Select(NumberOf)
            .OfType<decimal>()
            .Where(number => Math.Abs(number) < 1e27m)
            .Distinct()
            .Order()
            .ToList();
        if (named.Count == 0)
            return [0];
        return [named[0] - 1, .. named, .. named.Zip(named.Skip(1), (low, high) => low / 2 + high / 2), named[^1] + 1];
    }

    private static decimal? NumberOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDecimal(),
            JsonValueKind.String when Conditions.TryNumber(value.GetString(), out var number) => number,
            _ => null,
        };

    private static IEnumerable<JsonElement> Values(IReadOnlyList<Condition> said) =>
        said.SelectMany(condition =>
            condition.Value.ValueKind == JsonValueKind.Array
                ? condition.Value.EnumerateArray()
                : Enumerable.Repeat(condition.Value, 1)
        );

    private static IEnumerable<DateTimeOffset> Moments(DateTimeOffset from, DateTimeOffset until)
    {
        for (var at = from; at < until; at = at.AddMinutes(15))
            yield return at;
        yield return until.AddMilliseconds(-1);
    }

    /// <summary>One that is refused is explained by its own error.</summary>
    private static bool IsWhole(Condition? condition, CampaignDocument document)
    {
        if (condition is null)
            return false;
        var errors = new FieldErrors();
        ConditionCheck.Check(errors, "", condition, document.Teams);
        return errors.Count == 0;
    }

    /// <param name="Index">Where it stands in its rule.</param>
    private sealed record IndexedCondition(Condition Condition, int Index);
}
