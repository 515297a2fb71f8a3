namespace ChallengeHub.Web;

/// <summary>
/// The words of an area by their keys, gathered from its chapters. A key that nobody wrote is shown as it stands and
/// never breaks a page; <see cref="Missing"/> hears of it: the log of an installation, and the tests, which fail.
/// </summary>
public sealed class WordBook(string name, params IReadOnlyList<IReadOnlyDictionary<string, Phrase>> chapters)
{
    public static event Action<string>? Missing;

    public string Name { get; } = name;
    public IReadOnlyList<IReadOnlyDictionary<string, Phrase>> Chapters { get; } = chapters;
    public IEnumerable<string> Keys => Chapters.SelectMany(x => x.Keys);

    public string Say(string language, string key) => Find(key).In(language);

    /// <param name="parts">What is filled into the braces.</param>
    public string Say(string language, string key, params ReadOnlySpan<(string Name, string Value)> parts)
    {
        var said = Say(language, key);
        foreach (var (hole, value) in parts)
            said = said.Replace("{" + hole + "}", value);
        return said;
    }

    public Phrase Find(string key)
    {
        foreach (var chapter in Chapters)
            if (chapter.TryGetValue(key, out var found))
                return found;
        Missing?.Invoke($"{Name} has no word for '{key}'.");
        return new Phrase(key, key);
    }
}

/// <summary>An installation's log says which word is missing.</summary>
public static class MissingWords
{
    public static void TellMissingWords(this WebApplication app)
    {
        void Tell(string word) => app.Logger.LogWarning("{Word}", word);
        WordBook.Missing += Tell;
        app.Lifetime.ApplicationStopped.Register(() => WordBook.Missing -= Tell);
    }
}
