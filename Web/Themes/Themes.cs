namespace ChallengeHub.Web;

/// <summary>The packs of this installation, read once at start: those that may be shown, and why the others may not.</summary>
public sealed class Themes
{
    readonly Dictionary<string, Theme> byCode;

    Themes(string directory, Dictionary<string, Theme> byCode, IReadOnlyList<ThemeFault> faults) =>
        (Directory, this.byCode, Faults) = (directory, byCode, faults);

    public string Directory { get; }

    public IReadOnlyList<ThemeFault> Faults { get; }

    public IReadOnlyCollection<Theme> All => byCode.Values;

    public Theme? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The theme asked for; a campaign whose pack was refused is shown in the plain one rather than not at all.</summary>
    public Theme For(string? code) =>
        byCode.GetValueOrDefault(code ?? "") ?? byCode.GetValueOrDefault("classic") ?? byCode.Values.FirstOrDefault()
        ?? throw new InvalidOperationException($"No usable theme in {Directory}.");

    public static Themes Read(string directory)
    {
        var faults = new List<ThemeFault>();
        var byCode = new Dictionary<string, Theme>(StringComparer.Ordinal);
        if (!System.IO.Directory.Exists(directory))
            return new Themes(directory, byCode, [new ThemeFault(".", "", "", $"the directory {directory} does not exist")]);

        foreach (var folder in System.IO.Directory.GetDirectories(directory).Order(StringComparer.Ordinal))
        {
            var (theme, refused) = ThemePack.Read(folder);
            faults.AddRange(refused);
            if (theme is not null) byCode.Add(theme.Code, theme);
        }
        return new Themes(directory, byCode, faults);
    }

    /// <summary>Where the operator stands, else beside the program (published), else in the nearest folder above it (a build's repository).</summary>
    public static string Locate(string configured)
    {
        var here = Path.GetFullPath(configured);
        if (System.IO.Directory.Exists(here)) return here;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.GetFullPath(configured, folder.FullName) is var packs && System.IO.Directory.Exists(packs)) return packs;
        return here;
    }
}
