namespace ChallengeHub.Web;

/// <summary>What a pack is refused for, as a sentence in the reader's language that names field and rule.</summary>
public static class ThemeFaultWords
{
    private static readonly Dictionary<string, Phrase> Subjects = new()
    {
        ["code"] = new("The theme’s code", "Le code du thème"),
        ["name"] = new("The theme’s name", "Le nom du thème"),
        ["name.en"] = new("The theme’s English name", "Le nom anglais du thème"),
        ["name.fr"] = new("The theme’s French name", "Le nom français du thème"),
    };

    public static string Sentence(string language, string field, IEnumerable<string> faults)
    {
        var why = string.Join(language == "fr" ? " ; " : "; ", faults);
        return Subjects.TryGetValue(field, out var subject) ? $"{subject.In(language)} {why}."
            : language == "fr" ? $"{field} : {why}."
            : $"{field}: {why}.";
    }
}
