namespace ChallengeHub.Web;

/// <summary>
/// The demonstration's own folder, emptied at each start. What it did not make itself it does not touch.
/// </summary>
public static class DemoDirectory
{
    private const string Marker = "challengehub-demo";

    /// <summary>
    /// Empty and ours afterwards. Throws <see cref="StartRefused"/> when the folder is somebody else's or in use.
    /// </summary>
    public static string Prepare(string dataDirectory)
    {
        var folder = new DirectoryInfo(Path.Combine(dataDirectory, "demo"));
        if (folder.Exists)
            Empty(folder);
        folder.Create();
        File.WriteAllText(
            Path.Combine(folder.FullName, Marker),
            "Made by the demonstration, which empties this folder whenever it starts.\n"
        );
        return folder.FullName;
    }

    private static void Empty(DirectoryInfo folder)
    {
        if (folder.LinkTarget is not null)
            throw new StartRefused($"{folder.FullName} is a link; the demonstration empties only a folder of its own.");

        if (!File.Exists(Path.Combine(folder.FullName, Marker)))
        {
            if (!folder.EnumerateFileSystemInfos().Any())
                return;
            throw new StartRefused(
                $"{folder.FullName} was not made by the demonstration, which would empty it. Move it, or choose "
                    + "another ChallengeHub__DataDirectory."
            );
        }

        if (InUse(Path.Combine(folder.FullName, "lock")))
            throw new StartRefused(
                $"A demonstration is already running on {folder.FullName}. Stop it, or choose another "
                    + "ChallengeHub__DataDirectory."
            );

        folder.Delete(recursive: true);
    }

    private static bool InUse(string turn)
    {
        try
        {
            using var mine = File.Exists(turn)
                ? new FileStream(turn, FileMode.Open, FileAccess.ReadWrite, FileShare.None)
                : null;
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
