using System.Text;
using System.Text.RegularExpressions;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// A word that a page or a class asks for: by its key, or by a pattern where the key is put together, such as
/// <c>status{}</c>.
/// </summary>
public sealed record AskedWord(string Key, WordBook Book, string Where);

/// <summary>
/// Reads out of the sources which words are asked for: what a call of Say, Field, Line and their like is handed as a
/// key.
/// </summary>
public static partial class AskedWords
{
    private static readonly WordBook Staff = StaffWords.Book;
    private static readonly Dictionary<string, WordBook> Named = new[]
    {
        Words.Book,
        Staff,
        WallWords.Book,
        DryRunWords.Book,
        RegulationsWords.Book,
    }.ToDictionary(x => x.Name);

    /// <summary>Pages whose own Say speaks of another book.</summary>
    private static readonly (string Path, WordBook Book)[] Elsewhere =
    [
        ("Pages/Studio/DryRun", DryRunWords.Book),
        ("Pages/Studio/_DryRun", DryRunWords.Book),
        ("Pages/Boards/", Words.Book),
        ("Pages/Wall", Words.Book),
        ("Pages/_Wall", Words.Book),
        ("Pages/Index", Words.Book),
        ("Pages/LivePage", Words.Book),
        ("Pages/Regulations", RegulationsWords.Book),
        ("Regulations/", RegulationsWords.Book),
    ];

    /// <summary>
    /// Which argument is the key, by how the call is written; a static book is handed the language before it.
    /// </summary>
    private static readonly Dictionary<string, int> Place = new()
    {
        ["Say"] = 0,
        ["Field"] = 1,
        [".Line"] = 2,
        ["Line"] = 1,
        ["Phrase"] = 1,
        ["File"] = 1,
    };

    public static IEnumerable<AskedWord> In(string web)
    {
        foreach (
            var file in Directory
                .EnumerateFiles(web, "*", SearchOption.AllDirectories)
                .Where(x =>
                    x.EndsWith(".cs", StringComparison.Ordinal) || x.EndsWith(".cshtml", StringComparison.Ordinal)
                )
        )
        {
            var path = Path.GetRelativePath(web, file).Replace('\\', '/');
            if (
                path.StartsWith("obj/", StringComparison.Ordinal)
                || path.StartsWith("bin/", StringComparison.Ordinal)
                || path.StartsWith("Client/", StringComparison.Ordinal)
                || path.EndsWith("SampleCampaign.cs", StringComparison.Ordinal)
            )
                continue;
            foreach (var asked in Of(path, File.ReadAllText(file)))
                yield return asked;
        }
    }

    public static IEnumerable<AskedWord> Of(string path, string source)
    {
        foreach (Match call in Call().Matches(source))
        {
            var (receiver, name) = (call.Groups["receiver"].Value, call.Groups["name"].Value);
            var arguments = Arguments(source, call.Index + call.Length);
            var at = Place[name == "Line" && receiver.Length > 0 ? ".Line" : name];
            var book =
                name == "Say" ? BookOf(receiver, path, ref at)
                : name == "Field" || path.StartsWith("Pages/Studio", StringComparison.Ordinal) ? Staff
                : null;
            if (name is "Phrase" or "File" && receiver != "form")
                continue;
            if (book is null || arguments.Count <= at)
                continue;
            foreach (var key in Keys(arguments[at]))
                yield return new AskedWord(key, book, $"{path}: {call.Value}{string.Join(',', arguments)})");
        }
    }

    private static WordBook? BookOf(string receiver, string path, ref int at)
    {
        if (receiver is "formatter" or "Formatter")
            return null; // is handed phrases, not keys
        if (receiver == "sheet")
            return Words.Book;
        if (receiver is "Regulations")
            (receiver, at) = (nameof(RegulationsWords), 1);
        if (!Named.TryGetValue(receiver, out var book))
            return Elsewhere.FirstOrDefault(x => path.StartsWith(x.Path, StringComparison.Ordinal)).Book ?? Staff;
        at = 1;
        return book;
    }

    /// <summary>All texts that the argument may be; what is only compared with is none.</summary>
    private static IEnumerable<string> Keys(string argument)
    {
        var told = Compared().Replace(argument, "");
        foreach (Match text in Interpolated().Matches(told))
            yield return Hole().Replace(text.Groups[1].Value, "{}");
        foreach (Match text in Plain().Matches(Interpolated().Replace(told, "")))
            yield return text.Groups[1].Value;
    }

    /// <summary>The arguments of the call that begins here, as they are written.</summary>
    private static List<string> Arguments(string source, int from)
    {
        var (arguments, one, depth, quoted) = (new List<string>(), new StringBuilder(), 0, false);
        for (var i = from; i < source.Length; i++)
        {
            var letter = source[i];
            // what stands in the braces of an interpolated text may be quoted itself
            if (letter == '"' && source[i - 1] != '\\')
                quoted = !quoted;
            if (!quoted && letter is '(' or '[')
                depth++;
            if (!quoted && letter is ')' or ']' && depth-- == 0)
                break;
            if (!quoted && letter == ',' && depth == 0)
            {
                arguments.Add(one.ToString());
                one.Clear();
            }
            else
                one.Append(letter);
        }
        arguments.Add(one.ToString());
        return arguments;
    }

    [GeneratedRegex(
        @"(?:(?<receiver>\w+)\.)?(?<![\w])(?<name>Say|Field|Line|Phrase|File)\((?!\s*(?:string|RuleFormatter|Phrase) )"
    )]
    private static partial Regex Call();

    [GeneratedRegex(@"(?:\bis(?: not)?|\bor|==|!=)\s*""[^""]*""|\(\s*""[^""]*""\s*,|'[^']*'")]
    private static partial Regex Compared();

    [GeneratedRegex(@"\$""((?:[^""{}]|\{(?:[^{}""]|""[^""]*"")*\})*)""")]
    private static partial Regex Interpolated();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"(?<!\$)""([^""]*)""")]
    private static partial Regex Plain();
}
