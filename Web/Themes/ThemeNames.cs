using System.Text;

namespace ChallengeHub.Web;

/// <summary>
/// Names of packs as people tell them apart: no two are called the same, whatever the case, the spaces or the way a
/// letter is written.
/// </summary>
public static class ThemeNames
{
    /// <summary>The pack that is called so already, in any language; null: nobody is.</summary>
    /// <param name="code">Of the pack that is to be called so.</param>
    public static Theme? Holder(Themes themes, string code, string? name) =>
        Folded(name) is { Length: > 0 } asked
            ? themes.All.FirstOrDefault(theme => theme.Code != code && theme.Name.Each.Any(x => Folded(x) == asked))
            : null;

    /// <summary>The name itself, or with the first number behind it that nobody has.</summary>
    public static LocalText Free(Themes themes, string code, LocalText name)
    {
        if (IsFree(themes, code, name))
            return name;
        return Enumerable
            .Range(2, ThemePacks.Most * 2)
            .Select(number => name.With(x => Numbered(x, number)))
            .First(numbered => IsFree(themes, code, numbered));
    }

    private static bool IsFree(Themes themes, string code, LocalText name) =>
        name.Each.All(x => Holder(themes, code, x) is null);

    /// <summary>"Classic" and "Classic 2" alike become "Classic 3".</summary>
    private static string Numbered(string name, int number)
    {
        var words = name.TrimEnd().Split(' ');
        var plain =
            words.Length > 1 && words[^1].All(char.IsAsciiDigit) ? string.Join(' ', words[..^1]) : name.TrimEnd();
        return $"{plain[..Math.Min(plain.Length, Longest - 4)]} {number}";
    }

    private const int Longest = 120;

    private static string Folded(string? name) =>
        name is null
            ? ""
            : string.Join(
                    ' ',
                    name.Normalize(NormalizationForm.FormKC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                )
                .ToUpperInvariant();
}
