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
        return T.Has($"Field-{field}") ? T.Of($"Field-{field}") : "";
    }

    [GeneratedRegex(@"^(rules|prizes)\[(\d+)\]")]
    private static partial Regex Fields();
}
