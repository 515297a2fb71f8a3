using System.Globalization;
using System.Text.RegularExpressions;

namespace ChallengeHub.Web;

/// <summary>
/// A contradiction where no field stands beside it: the rule's or prize's name, the part, and what is wrong with it.
/// </summary>
public static partial class ContradictionWords
{
    /// <summary>"Happy hour: condition 2 can never hold together with condition 1: the rule never pays."</summary>
    public static string Of(FieldError contradiction, CampaignDocument document, RuleFormatter formatter)
    {
        var path = Path().Match(contradiction.Field);
        var index = Number(path.Groups["index"].Value);
        var name = path.Groups["list"].Value == "rules" ? document.Rules[index].Name : document.Prizes[index].Name;
        var part = path.Groups["condition"].Success
            ? T.FormatPartCondition($"{Number(path.Groups["condition"].Value) + 1}")
            : T.Of($"Part-{path.Groups["part"].Value}");
        return T.Of(
            nameof(T.PartSaid),
            new WordArgument("name", name?.In(formatter.Language) ?? RuleFormatter.Blank),
            new WordArgument("part", part),
            new WordArgument("words", ErrorSentences.Of(contradiction, formatter.Language))
        );
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<list>rules|prizes)\[(?<index>\d+)\](\.(?<part>\w+)(\[(?<condition>\d+)\])?)?$")]
    private static partial Regex Path();
}
