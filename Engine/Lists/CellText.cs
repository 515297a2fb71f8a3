using System.Text;

namespace ChallengeHub;

/// <summary>
/// A cell as it is meant: one way to write each letter, one space between words, nothing that nobody sees.
/// </summary>
public static class CellText
{
    /// <summary>From here on scripts need the marks that join letters and turn the writing.</summary>
    private const char FirstJoined = '\u0590';

    /// <summary>Unicode's form C, outer spaces dropped, inner ones made one, zero-width characters dropped.</summary>
    public static string Clean(string cell)
    {
        if (IsPlain(cell))
            return cell;
        var text = new StringBuilder(cell.Length);
        foreach (var letter in cell)
        {
            if (IsSpace(letter))
                Space(text);
            else if (!IsUnseen(letter, text))
                text.Append(letter);
        }
        var clean = text.ToString().TrimEnd(' ');
        return Codes.IsWhole(clean) ? clean.Normalize(NormalizationForm.FormC) : clean;
    }

    private static bool IsPlain(string cell)
    {
        for (var i = 0; i < cell.Length; i++)
        {
            if (cell[i] is < ' ' or > '~')
                return false;
            if (cell[i] == ' ' && (i == 0 || i == cell.Length - 1 || cell[i - 1] == ' '))
                return false;
        }
        return true;
    }

    private static bool IsSpace(char letter) => char.IsWhiteSpace(letter);

    private static void Space(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ')
            text.Append(' ');
    }

    /// <summary>
    /// Soft hyphens, zero-width spaces and marks; those that join letters stay where a script or a picture needs them.
    /// </summary>
    private static bool IsUnseen(char letter, StringBuilder before) =>
        letter switch
        {
            '\u00AD' or '\u200B' or '\u2060' or '\uFEFF' => true,
            '\u200C' or '\u200D' or '\u200E' or '\u200F' => before.Length == 0 || before[^1] < FirstJoined,
            _ => false,
        };
}
