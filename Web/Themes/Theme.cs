namespace ChallengeHub.Web;

/// <summary>
/// A pack as its theme.json says it, each language: words, celebrations, colours, fonts, art; never code.
/// </summary>
public sealed record Theme(
    string Code,
    LocalText Name,
    ThemeWords Words,
    IReadOnlyDictionary<string, Celebration> Celebrations,
    IReadOnlyDictionary<string, string> Palette,
    ThemeFonts Fonts,
    ThemeArt Art,
    ThemeLayout Layout
)
{
    /// <summary>Where the pack lies on disk.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Of a pack of the studio: what it is kept under; null of a pack that lies on disk.</summary>
    public ThemeStamp? Made { get; init; }

    /// <summary>
    /// Where one of its files is served; a changed pack has other addresses, so that no browser shows what was.
    /// </summary>
    public string Address(PathString pathBase, string file) =>
        $"{pathBase}/themes/{Code}/{file}{(Stamp is null ? "" : $"?v={Stamp}")}";

    public string? Stamp => Made is { } made ? FormattableString.Invariant($"{made.Id}.{made.Version}") : null;

    /// <summary>
    /// The files that theme.json names, and so the only ones served, each with the field that names it.
    /// </summary>
    public IEnumerable<NamedFile> Files()
    {
        foreach (var (stage, words) in Words.Stages)
            if (words.Art is { } art)
                yield return new($"words.stages.{stage}.art", art);

        foreach (var (stage, celebration) in Celebrations)
        {
            if (celebration.Art is { } art)
                yield return new($"celebrations.{stage}.art", art);
            if (celebration.Sound is { } sound)
                yield return new($"celebrations.{stage}.sound", sound);
        }

        yield return new("art.emblem", Art.Emblem);
        if (Art.Backdrop is { } backdrop)
            yield return new("art.backdrop", backdrop);
        if (Art.Leader is { } leader)
            yield return new("art.leader", leader);
        if (Art.Marker is { } marker)
            yield return new("art.marker", marker);

        foreach (var font in Fonts.Files())
            yield return font;
    }
}

/// <summary>A file of a pack.</summary>
/// <param name="Field">Where theme.json names it.</param>
public sealed record NamedFile(string Field, string File);

/// <summary>What the theme calls stages, boards, ranks and points.</summary>
public sealed record ThemeWords(
    IReadOnlyDictionary<string, StageWords> Stages,
    IReadOnlyDictionary<string, BoardWords> Boards,
    IReadOnlyList<RankTitle> Ranks,
    Counted Points
);

/// <summary>A stage as a noun, as nouns, and as what somebody did ("released a film!").</summary>
/// <param name="Do">What a button for it says ("Release the film").</param>
public sealed record StageWords(LocalText One, LocalText Many, LocalText Did, string? Art, LocalText? Do = null);

/// <summary>A board's title and what its members are called.</summary>
public sealed record BoardWords(LocalText Title, LocalText One, LocalText Many);

/// <summary>
/// The title of ranks up to and including <paramref name="UpTo"/>; without it, of all that follow.
/// </summary>
public sealed record RankTitle(int? UpTo, LocalText Title);

/// <summary>A noun that goes with a number.</summary>
public sealed record Counted(LocalText One, LocalText Many);

/// <summary>
/// What a screen does when a stage is reached or a period closes; one without art is heard, not seen.
/// </summary>
public sealed record Celebration(LocalText? Words, string? Art, string? Sound, double? Seconds);

/// <summary>The pictures that are not bound to a stage.</summary>
public sealed record ThemeArt(string Emblem, string? Backdrop, string? Leader, string? Marker = null);

/// <summary>Hints to the wall: which frame, ticker and board to draw, how many rows to show.</summary>
public sealed record ThemeLayout(string Frame, string Ticker, int Rows, string Board = ThemeLayout.Plain)
{
    public const string Plain = "table";

    /// <summary>What a wall's large board may look like.</summary>
    public static IReadOnlyList<string> Boards => ScreenContent.Layouts;
}
