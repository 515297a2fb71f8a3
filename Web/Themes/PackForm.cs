using System.Text.Json.Nodes;

namespace ChallengeHub.Web;

/// <summary>A pack's text as the fields of the editor: which there are, and what stands in them.</summary>
public sealed class PackForm(JsonObject document)
{
    private static readonly string[] Standing = ["validated", "taken", "contacted", "closed"];

    public IReadOnlyList<string> Stages => Standing;
    public IReadOnlyList<string> Boards { get; } = ["reps", "prospectors", "teams", "pairs"];
    public IReadOnlyList<string> Celebrations => [.. Standing.Reverse(), "period"];
    public IReadOnlyList<string> Colours { get; } =
    [
        "background",
        "surface",
        "raised",
        "line",
        "text",
        "muted",
        "accent",
        "accentInk",
        "highlight",
        "warning",
        "warningInk",
    ];

    /// <summary>Whatever pictures a pack may have.</summary>
    public static IReadOnlyList<string> Art { get; } =
    [.. typeof(ThemeArt).GetProperties().Select(x => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(x.Name))];
    public IReadOnlyList<(string Hint, IReadOnlyList<string> Choices)> Layout { get; } =
    [("board", ThemeLayout.Boards), ("frame", ["plain", "marquee"]), ("ticker", ["plain", "filmstrip"])];

    /// <summary>What stands at a path such as <c>palette.text</c>.</summary>
    public string? Value(string path) => At(path)?.ToString();

    public string List(string path) => string.Join(", ", At(path)?.AsArray().Select(item => item!.ToString()) ?? []);

    /// <summary>The fonts that the pack brings, each with its weight: "Barlow 700".</summary>
    public IReadOnlyList<string> Faces =>
        [.. At("fonts.faces")?.AsArray().Select(face => $"{face!["family"]} {face["weight"]}") ?? []];

    public PhraseLine Phrase(string path, string about, string? label = null) =>
        new(path, label is null ? "" : about, label ?? about, Value($"{path}.en"), Value($"{path}.fr"));

    public FileSlot File(string path, string about, string? label = null) =>
        new(path, label is null ? "" : about, label ?? about) { Play = T.ThemePlay, Remove = T.ThemeRemove };

    private JsonNode? At(string path) =>
        path.Split('.').Aggregate((JsonNode?)document, (node, name) => (node as JsonObject)?[name]);
}

/// <summary>One text in both languages.</summary>
/// <param name="About">What it belongs to, for who does not see the heading.</param>
public sealed record PhraseLine(string Path, string About, string Label, string? English, string? French)
{
    public bool Optional { get; init; }
}

/// <summary>One picture or sound.</summary>
public sealed record FileSlot(string Path, string About, string Label)
{
    public bool Required { get; init; }
    public bool Sound { get; init; }
    public string Play { get; init; } = "";
    public string Remove { get; init; } = "";
}
