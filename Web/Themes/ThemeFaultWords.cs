namespace ChallengeHub.Web;

/// <summary>What a pack is refused for, as a sentence in the reader's language that names field and rule.</summary>
public static class ThemeFaultWords
{
    public static string Sentence(string field, IEnumerable<string> faults)
    {
        var why = string.Join(T.FaultsBetween, faults);
        return T.Has($"ThemeField-{field}")
            ? $"{T.Of($"ThemeField-{field}")} {why}."
            : $"{T.FormatFieldFault(field: field, fault: why)}.";
    }
}
