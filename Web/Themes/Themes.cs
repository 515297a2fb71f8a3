namespace ChallengeHub.Web;

/// <summary>
/// The packs of this installation: those of the directory, read once at start, and those of the studio, which <see
/// cref="ThemeWatch"/> brings. Says which may be shown, and why the others may not.
/// </summary>
public sealed class Themes
{
    private readonly Dictionary<string, Theme> shipped;
    private readonly IReadOnlyList<ThemeFault> refused;

    // replaced as one, so that who reads sees one state
    private volatile Packs packs;

    private Themes(string directory, Dictionary<string, Theme> shipped, IReadOnlyList<ThemeFault> refused)
    {
        Directory = directory;
        this.shipped = shipped;
        this.refused = refused;
        packs = new Packs(shipped, refused);
    }

    public string Directory { get; }

    public IReadOnlyList<ThemeFault> Faults => packs.Faults;

    public IReadOnlyCollection<Theme> All => packs.ByCode.Values;

    public Theme? Find(string code) => packs.ByCode.GetValueOrDefault(code);

    public bool IsShipped(string code) => shipped.ContainsKey(code);

    /// <summary>
    /// What the studio holds now. A pack of it takes precedence over one of the directory with the same code.
    /// </summary>
    internal void Take(IReadOnlyCollection<Theme> made, IReadOnlyList<ThemeFault> faults)
    {
        var all = new Dictionary<string, Theme>(shipped, StringComparer.Ordinal);
        foreach (var theme in made)
            all[theme.Code] = theme;
        packs = new Packs(all, [.. refused, .. faults]);
    }

    /// <summary>
    /// The theme asked for; a campaign whose pack was refused is shown in the plain one rather than not at all.
    /// </summary>
    public Theme For(string? code) =>
        Find(code ?? "")
        ?? Find("classic")
        ?? All.FirstOrDefault()
        ?? throw new InvalidOperationException($"No usable theme in {Directory}.");

    public static Themes Read(string directory)
    {
        var faults = new List<ThemeFault>();
        var byCode = new Dictionary<string, Theme>(StringComparer.Ordinal);
        if (!System.IO.Directory.Exists(directory))
            return new Themes(
                directory,
                byCode,
                [new ThemeFault(".", "", new FieldError("", "no-themes-directory", directory))]
            );

        foreach (var folder in System.IO.Directory.GetDirectories(directory).Order(StringComparer.Ordinal))
        {
            var read = ThemePack.Read(folder);
            faults.AddRange(read.Faults);
            if (read.Theme is { } theme)
                byCode.Add(theme.Code, theme);
        }
        return new Themes(directory, byCode, faults);
    }

    /// <summary>
    /// Where the operator stands, else beside the program (published), else in the nearest folder above it (a build's
    /// repository).
    /// </summary>
    public static string Locate(string configured)
    {
        var here = Path.GetFullPath(configured);
        if (System.IO.Directory.Exists(here))
            return here;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.GetFullPath(configured, folder.FullName) is var packs && System.IO.Directory.Exists(packs))
                return packs;
        return here;
    }

    private sealed record Packs(Dictionary<string, Theme> ByCode, IReadOnlyList<ThemeFault> Faults);
}
