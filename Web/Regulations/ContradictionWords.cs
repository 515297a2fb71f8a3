using System.Globalization;
using System.Text.RegularExpressions;

namespace ChallengeHub.Web;

/// <summary>
/// A contradiction where no field stands beside it: the rule's or prize's name, the part, and what is wrong with it.
/// </summary>
public static partial class ContradictionWords
{
    private static readonly Dictionary<string, Phrase> Parts = new()
    {
        ["points"] = new("the number of points", "le nombre de points"),
        ["multiplier"] = new("the multiplier", "le multiplicateur"),
        ["on"] = new("the step", "l’étape"),
        ["from"] = new("the start", "le début"),
        ["until"] = new("the end", "la fin"),
        ["days"] = new("the run", "la série"),
        ["where"] = new("the set of conditions", "l’ensemble des conditions"),
        ["board"] = new("the board", "le classement"),
        [""] = new("the rule", "la règle"),
    };

    private static readonly Phrase Condition = new("condition {number}", "la condition {number}"),
        Said = new("{name}: {part} {words}.", "{name} : {part} {words}.");

    /// <summary>"Happy hour: condition 2 can never hold together with condition 1: the rule never pays."</summary>
    public static string Of(FieldError contradiction, CampaignDocument document, RuleFormatter formatter)
    {
        var path = Path().Match(contradiction.Field);
        var index = Number(path.Groups["index"].Value);
        var name = path.Groups["list"].Value == "rules" ? document.Rules[index].Name : document.Prizes[index].Name;
        var part = path.Groups["condition"].Success
            ? formatter.Say(Condition, ("number", $"{Number(path.Groups["condition"].Value) + 1}"))
            : formatter.Say(Parts[path.Groups["part"].Value]);
        return formatter.Say(
            Said,
            ("name", name?.In(formatter.Language) ?? RuleFormatter.Blank),
            ("part", part),
            ("words", ErrorSentences.Of(contradiction, formatter.Language))
        );
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<list>rules|prizes)\[(?<index>\d+)\](\.(?<part>\w+)(\[(?<condition>\d+)\])?)?$")]
    private static partial Regex Path();
}
