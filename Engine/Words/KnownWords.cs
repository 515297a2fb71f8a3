using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// Words of people's languages that the engine itself knows, out of known-words.json: names that it gives, and words
/// that it recognises in lists. A language is added there.
/// </summary>
internal sealed record KnownWords
{
    private static readonly KnownWords All = Read();

    public required IReadOnlyDictionary<string, LocalText> Names { get; init; }
    public required IReadOnlyDictionary<ListColumn, string[]> Columns { get; init; }
    public required string[] LikelyNames { get; init; }
    public required IReadOnlyDictionary<Role, string[]> Roles { get; init; }
    public required IReadOnlyDictionary<string, string[]> LeadColumns { get; init; }
    public required IReadOnlyDictionary<string, string[]> Answers { get; init; }
    public required string Total { get; init; }

    public static LocalText Name(string key) => All.Names[key];

    /// <summary>What a heading, as a code, says of its column.</summary>
    public static IReadOnlyDictionary<string, ListColumn> ColumnOf { get; } = Turned(All.Columns);

    /// <summary>Headings that could be a role, too.</summary>
    public static IReadOnlyCollection<string> LikelyNameColumns => All.LikelyNames;

    /// <summary>Which role a word, as a code, means.</summary>
    public static IReadOnlyDictionary<string, Role> RoleOf { get; } = Turned(All.Roles);

    /// <summary>Which member of a card a heading, as a code, means.</summary>
    public static IReadOnlyDictionary<string, string> LeadMemberOf { get; } = Turned(All.LeadColumns);

    /// <summary>Whether a word, as a code, is a yes.</summary>
    public static bool? IsYes(string word) => AnswerOf.TryGetValue(word, out var answer) ? answer == "yes" : null;

    private static readonly Dictionary<string, string> AnswerOf = Turned(All.Answers);

    /// <summary>The pattern of the line that a spreadsheet adds below a list.</summary>
    public static string TotalLine => All.Total;

    private static Dictionary<string, T> Turned<T>(IReadOnlyDictionary<T, string[]> words)
        where T : notnull =>
        words.SelectMany(x => x.Value.Select(word => KeyValuePair.Create(word, x.Key))).ToDictionary();

    private static KnownWords Read()
    {
        using var file = typeof(KnownWords).Assembly.GetManifestResourceStream("known-words.json")!;
        return JsonSerializer.Deserialize<KnownWords>(file, EngineJson.Options)!;
    }
}
