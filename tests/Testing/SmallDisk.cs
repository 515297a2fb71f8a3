using System.Diagnostics;

namespace ChallengeHub.Testing;

/// <summary>A disk of a few megabytes in memory, mounted for one test; only root may mount one.</summary>
public sealed class SmallDisk : IDisposable
{
    public const string OnlyRoot =
        "A small disk of its own (mount -t tmpfs) can be mounted by root alone, with CAP_SYS_ADMIN.";
    private readonly string directory = System.IO.Directory.CreateTempSubdirectory("ch-disk-").FullName;

    private SmallDisk() { }

    public string Directory => directory;

    /// <summary>Null when this process may not mount.</summary>
    public static SmallDisk? Mount(int megabytes)
    {
        var disk = new SmallDisk();
        if (
            OperatingSystem.IsLinux()
            && Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.directory)
        )
            return disk;
        System.IO.Directory.Delete(disk.directory);
        return null;
    }

    /// <summary>Takes all room that is left, to the last page.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(Ballast, FileMode.Append);
        var page = new byte[4096];
        try
        {
            while (true)
            {
                ballast.Write(page);
                ballast.Flush();
            }
        }
        catch (IOException)
        {
            // full
        }
    }

    public void Free() => File.Delete(Ballast);

    public void MakeReadOnly()
    {
        if (!Run("mount", "-o", "remount,ro", directory))
            throw new InvalidOperationException($"{directory} cannot be made read-only.");
    }

    public void Dispose()
    {
        Run("umount", "-l", directory);
        System.IO.Directory.Delete(directory);
    }

    private string Ballast => Path.Combine(directory, "ballast");

    private static bool Run(string program, params IReadOnlyList<string> arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true }
            )!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
