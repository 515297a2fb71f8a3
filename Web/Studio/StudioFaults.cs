using System.Text.RegularExpressions;

namespace ChallengeHub.Web;

/// <summary>What the fields of a challenge are called where something is wrong with them.</summary>
public static partial class StudioFaults
{
    private static readonly Dictionary<string, Phrase> Names = new()
    {
        ["name"] = new("the name", "le nom"),
        ["startsAt"] = new("the first day", "le premier jour"),
        ["endsAt"] = new("the last day", "le dernier jour"),
        ["timeZone"] = new("the time zone", "le fuseau horaire"),
        ["currency"] = new("the currency", "la devise"),
        ["rates"] = new("the other currencies", "les autres devises"),
        ["code"] = new("the code", "le code"),
        ["prizes"] = new("the prizes", "les récompenses"),
        ["theme"] = new("the theme", "le thème"),
        ["objectives.reps"] = new("the targets of reps", "les objectifs des commerciaux"),
        ["objectives.prospectors"] = new("the targets of prospectors", "les objectifs des prospecteurs"),
        ["objectives.teams"] = new("the targets of teams", "les objectifs des équipes"),
        ["budget"] = new("the budget", "le budget"),
    };

    /// <summary>
    /// The beginning of "… is required" for a list of what is missing; empty where the step says enough.
    /// </summary>
    public static string FieldName(string language, string field) =>
        Fields().Match(field) switch
        {
            { Success: true } found when int.Parse(found.Groups[2].Value) + 1 is var number => new Phrase(
                $"no. {number}",
                $"n° {number}"
            ).In(language),
            _ => Names.TryGetValue(field, out var name) ? name.In(language) : "",
        };

    [GeneratedRegex(@"^(rules|prizes)\[(\d+)\]")]
    private static partial Regex Fields();
}
