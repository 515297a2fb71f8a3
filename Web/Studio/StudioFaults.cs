using System.Text.RegularExpressions;

namespace ChallengeHub.Web;

/// <summary>What the fields of a challenge are called where something is wrong with them.</summary>
public static partial class StudioFaults
{
    /// <summary>
    /// The beginning of "… is required" for a list of what is missing; empty where the step says enough.
    /// </summary>
    public static string FieldName(string field)
    {
        if (Fields().Match(field) is { Success: true } found)
            return T.FormatFieldNumber($"{int.Parse(found.Groups[2].Value) + 1}");
        if (Rows().Match(field) is { Success: true } row)
            return OfRow(row.Groups[1].Value, $"{int.Parse(row.Groups[2].Value) + 1}");
        return T.Has($"Field-{field}") ? T.Of($"Field-{field}") : "";
    }

    private static string OfRow(string list, string number) =>
        list switch
        {
            "sheet.fields" => T.FormatLeadsQuestionNumber(number),
            "routing" => T.FormatLeadsRouteNumber(number),
            "pairs" => T.FormatLeadsPairNumber(number),
            "teams" => T.FormatLeadsTeamNumber(number),
            "costs.fixed" => T.FormatReportsStudioFixedNumber(number),
            _ => T.FormatLeadsReasonNumber(number),
        };

    [GeneratedRegex(@"^(rules|prizes)\[(\d+)\]")]
    private static partial Regex Fields();

    [GeneratedRegex(
        @"^(sheet\.fields|routing|pairs|costs\.fixed|reasons\.[a-z]+"
            + @"|teams(?=\[\d+\]\.(?:timeZone|holidays)))\[(\d{1,5})\]"
    )]
    private static partial Regex Rows();
}
