namespace ChallengeHub;

/// <summary>
/// Names in two languages of which one was changed: the other may say what is not so any more, until somebody has
/// looked at it. Pure.
/// </summary>
public static class StaleNames
{
    private const string English = "en";
    private const string French = "fr";

    /// <summary>
    /// What to call a name in one language: <c>name.fr</c>, <c>rules.double.en</c>, <c>sheet.size.fr</c>.
    /// </summary>
    public static string Key(string name, string language) => $"{name}.{language}";

    public static string OfRule(string? code) => $"rules.{code}";

    public static string OfPrize(string? code) => $"prizes.{code}";

    public static string OfQuestion(string? code) => $"sheet.{code}";

    /// <summary>What is called so; null: nothing is.</summary>
    public static LocalText? Find(CampaignDocument document, string name) => Names(document).GetValueOrDefault(name);

    /// <param name="before">As it was saved last.</param>
    /// <param name="document">As it is now, with the marks that nobody has taken away.</param>
    public static IReadOnlyList<string> Of(
        CampaignDocument before,
        CampaignDocument document,
        IReadOnlyList<string> marks
    )
    {
        var known = Names(before);
        var kept = marks.ToHashSet(StringComparer.Ordinal);
        var stale = new List<string>();
        foreach (var (name, words) in Names(document))
        {
            if (words is not { ByLanguage: { } now } || !now.ContainsKey(English) || !now.ContainsKey(French))
                continue;

            var changed = new[] { English, French }
                .Where(language => Changed(known.GetValueOrDefault(name), words, language))
                .ToList();
            // who changes the one that was marked brings it up to the other
            if (changed is [var one] && !kept.Contains(Key(name, one)))
                stale.Add(Key(name, one == English ? French : English));
            else if (changed.Count == 0)
                stale.AddRange(new[] { English, French }.Select(language => Key(name, language)).Where(kept.Contains));
        }

        return stale;
    }

    private static bool Changed(LocalText? before, LocalText now, string language) =>
        before?.ByLanguage is { } was
        && was.ContainsKey(English)
        && was.ContainsKey(French)
        && was[language] != now.ByLanguage![language];

    private static Dictionary<string, LocalText?> Names(CampaignDocument document)
    {
        var names = new Dictionary<string, LocalText?>(StringComparer.Ordinal) { ["name"] = document.Name };
        foreach (var rule in document.Rules.Where(x => x?.Code is not null))
            names[OfRule(rule.Code)] = rule.Name;
        foreach (var prize in document.Prizes.Where(x => x?.Code is not null))
            names[OfPrize(prize.Code)] = prize.Name;
        foreach (var question in document.Sheet?.Fields ?? [])
            names[OfQuestion(question.Code)] = question.Name;
        return names;
    }
}
