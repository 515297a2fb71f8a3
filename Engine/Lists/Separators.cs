namespace ChallengeHub;

/// <summary>What stands between the cells of a list, by its first lines.</summary>
internal static class Separators
{
    /// <summary>The most telling first: a comma stands in names and numbers, too.</summary>
    private static readonly char[] Known = ['\t', ';', '|', ','];
    private const int Looked = 30;

    /// <summary>
    /// What stands in the most of the first lines, outside of quotes. Null where the list says it itself
    /// (<c>sep=;</c>).
    /// </summary>
    public static char? Of(ReadOnlySpan<char> start)
    {
        start = start.TrimStart('\uFEFF');
        if (start.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            return null;

        Span<int> lines = stackalloc int[Known.Length];
        var left = Looked;

        foreach (var line in start.EnumerateLines())
        {
            if (line.IsWhiteSpace())
                continue;
            Count(line, lines);
            if (--left == 0)
                break;
        }

        var best = 0;
        for (var at = 1; at < Known.Length; at++)
            if (lines[at] > lines[best])
                best = at;
        return lines[best] == 0 ? Known[^1] : Known[best];
    }

    private static void Count(ReadOnlySpan<char> line, Span<int> lines)
    {
        Span<bool> found = stackalloc bool[Known.Length];
        var begins = true;
        var quoted = false;

        foreach (var letter in line)
        {
            if (quoted)
            {
                quoted = letter != '"';
                continue;
            }
            quoted = begins && letter == '"';
            var at = Array.IndexOf(Known, letter);
            if (at >= 0)
                found[at] = true;
            begins = at >= 0 || (begins && letter == ' ');
        }

        for (var at = 0; at < Known.Length; at++)
            if (found[at])
                lines[at]++;
    }
}
