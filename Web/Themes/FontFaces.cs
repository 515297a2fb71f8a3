using System.Text;

namespace ChallengeHub.Web;

/// <summary>
/// The fonts that a pack brings, in its style sheet. A family has the pack's code before its name there, so that no
/// pack changes the letters of another one beside it. Values were checked by the schema: nothing needs escaping.
/// </summary>
public static class FontFaces
{
    /// <summary>Which letters are in which file, as the packages of the fonts were cut.</summary>
    private const string Latin =
        "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, "
        + "U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD";

    private const string LatinExt =
        "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, "
        + "U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF";

    private const string Vietnamese =
        "U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304, "
        + "U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB";

    private static readonly HashSet<string> Generic = ["serif", "sans-serif", "monospace", "system-ui"];

    /// <summary>The families of a list; who has not got the pack's own yet reads the next.</summary>
    public static string Stack(Theme theme, IEnumerable<string> families)
    {
        var own = theme.Fonts.Own.Select(face => face.Family).ToHashSet(StringComparer.Ordinal);
        return string.Join(", ", families.SelectMany(Named));

        IEnumerable<string> Named(string family)
        {
            if (own.Contains(family))
                yield return $"\"{Family(theme, family)}\"";
            yield return Generic.Contains(family) ? family : $"\"{family}\"";
        }
    }

    public static string Rules(Theme theme, PathString pathBase)
    {
        var css = new StringBuilder();
        foreach (var face in theme.Fonts.Own)
        {
            // the last rule that has a letter is asked first, and the most have Latin ones
            Add(face, face.Vietnamese, Vietnamese);
            Add(face, face.LatinExt, LatinExt);
            Add(face, face.Latin, Latin);
        }
        return css.ToString();

        void Add(ThemeFace face, string? file, string letters)
        {
            if (file is null)
                return;
            css.Append($"@font-face {{\n  font-family: \"{Family(theme, face.Family)}\";\n");
            css.Append($"  font-weight: {face.Weight};\n  font-display: swap;\n");
            css.Append($"  src: url(\"{theme.Address(pathBase, file)}\") format(\"woff2\");\n");
            css.Append($"  unicode-range: {letters};\n}}\n");
        }
    }

    /// <summary>
    /// Where the letters of a wall's headings are, so that a browser fetches them beside the style sheet and not
    /// behind it; null: the pack brings none.
    /// </summary>
    public static string? First(Theme theme, PathString pathBase)
    {
        var face = theme.Fonts.Own.LastOrDefault(x => x.Family == theme.Fonts.Display[0]);
        return face is null ? null : theme.Address(pathBase, face.Latin);
    }

    private static string Family(Theme theme, string family) => $"{theme.Code} {family}";
}
