using System.Text;

namespace ChallengeHub.Web;

/// <summary>
/// The words of the pages in the reader's language, one generated member each; a language is a file beside this one.
/// </summary>
public static partial class T
{
    /// <summary>Raised for a name that no file has; the page shows the name and goes on.</summary>
    public static event Action<string>? WordNotFound;

    /// <summary>
    /// A word whose name is put together from a value: <c>board-Reps</c> is <c>BoardReps</c>. Tests try them all.
    /// </summary>
    public static string Of(string name, params ReadOnlySpan<WordArgument> args)
    {
        if (ResourceManager.GetString(NameOf(name), Culture) is not { } words)
        {
            WordNotFound?.Invoke($"There is no word for '{name}'.");
            return name;
        }

        foreach (var (hole, value) in args)
            words = words.Replace("{" + hole + "}", value);

        return words;
    }

    /// <summary>Whether there is such a word.</summary>
    public static bool Has(string name) => ResourceManager.GetString(NameOf(name), Culture) is not null;

    /// <summary>The same word in English and French, the languages in which a challenge is named.</summary>
    public static LocalText Both(string name, params ReadOnlySpan<WordArgument> args)
    {
        var both = new Dictionary<string, string>();
        foreach (var code in TypedName.Languages)
            using (Web.Language.Speak(code))
                both[code] = Of(name, args);
        return new LocalText(null, both);
    }

    /// <summary>An installation's log says which word is missing.</summary>
    public static void LogMissingWords(this WebApplication app)
    {
        void Log(string word) => app.Logger.LogWarning("{Word}", word);
        WordNotFound += Log;
        app.Lifetime.ApplicationStopped.Register(() => WordNotFound -= Log);
    }

    /// <summary>All words whose names begin so, for a page's script: <c>drawSeed</c> for <c>DrawSeed</c>.</summary>
    /// <param name="cut">What is left out of the names.</param>
    public static IReadOnlyDictionary<string, string> Beginning(string prefix, string cut = "") =>
        typeof(T)
            .GetProperties()
            .Select(x => x.Name)
            .Where(x => x.StartsWith(prefix, StringComparison.Ordinal) && x.Length > cut.Length)
            .ToDictionary(x => char.ToLowerInvariant(x[cut.Length]) + x[(cut.Length + 1)..], x => Of(x));

    /// <summary>As the files call it: <c>BoardReps</c> for <c>board-Reps</c>.</summary>
    public static string NameOf(string name)
    {
        var member = new StringBuilder(name.Length);
        var begins = true;
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterOrDigit(letter))
                member.Append(begins ? char.ToUpperInvariant(letter) : letter);
            begins = !char.IsAsciiLetterOrDigit(letter);
        }
        return member.ToString();
    }
}
