namespace ChallengeHub;

/// <summary>
/// The Lua scripts beside this file. Each runs on Redis (Lua 5.1) and Garnet (5.4), and names every key it touches.
/// </summary>
internal static class BoardScripts
{
    public static readonly string Write = Read("lines") + Read("write");
    public static readonly string Load = Read("lines") + Read("load");
    public static readonly string Generation = Read("generation");
    public static readonly string Flip = Read("flip");
    public static readonly string Condemn = Read("condemn");
    public static readonly string Position = Read("position");
    public static readonly string Page = Read("page");

    private static string Read(string name)
    {
        using var stream = typeof(BoardScripts).Assembly.GetManifestResourceStream(
            $"ChallengeHub.Leaderboards.{name}.lua"
        )!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
