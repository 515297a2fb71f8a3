using System.Text.RegularExpressions;

namespace ChallengeHub.Web;

/// <summary>
/// Rates as they are typed: a line for each currency, such as <c>HUF 0.0026</c> or <c>1 HUF = 0,0026</c>.
/// </summary>
public static partial class RatesText
{
    private const string Field = "rates";

    public static string? Of(IReadOnlyDictionary<string, decimal>? rates) =>
        rates is null ? null : string.Join('\n', rates.Select(x => $"{x.Key} {Typed.Of(x.Value)}"));

    /// <summary>Null when there are none. With a line that cannot be read, all stay as they were.</summary>
    public static IReadOnlyDictionary<string, decimal>? Read(
        string? text,
        IReadOnlyDictionary<string, decimal>? before,
        FieldErrors errors
    )
    {
        var faults = errors.Count;
        var rates = new Dictionary<string, decimal>();
        foreach (
            var line in (text ?? "").Split(
                ['\n', '\r', ';'],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        )
        {
            var match = Line().Match(line);
            if (!match.Success || !Conditions.TryNumber(match.Groups["rate"].Value.Replace(',', '.'), out var rate))
                errors.Add(Field, "rates-format");
            else if (!rates.TryAdd(match.Groups["currency"].Value.ToUpperInvariant(), rate))
                errors.Add(Field, "rate-twice");
        }

        if (errors.Count > faults)
            return before;

        return rates.Count == 0 ? null : rates;
    }

    [GeneratedRegex(
        @"\A(1\s*)?(?<currency>[A-Za-z]{3})\s*[=:]?\s*(?<rate>[0-9]+([.,][0-9]+)?)\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Line();
}
