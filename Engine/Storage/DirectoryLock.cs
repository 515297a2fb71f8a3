namespace ChallengeHub;

/// <summary>
/// A data directory belongs to one process at a time where the boards live inside the process; those that have boards
/// elsewhere share it.
/// </summary>
public static class DirectoryLock
{
    /// <summary>
    /// To be disposed of at the end. Throws <see cref="InvalidOperationException"/> with the reason when another
    /// process has it.
    /// </summary>
    /// <param name="alone">Nobody else may have it, not even to share it.</param>
    public static FileStream Take(string directory, bool alone = true)
    {
        Directory.CreateDirectory(directory);
        var file = Path.Combine(directory, "lock");
        try
        {
            var share = alone ? FileShare.None : FileShare.ReadWrite;
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
        }
        catch (IOException taken) when (File.Exists(file) && !StoreFaults.Is(taken))
        {
            throw new InvalidOperationException(
                $"Another ChallengeHub process uses {Path.GetFullPath(directory)}. The embedded boards live inside "
                    + "one process: stop the other one, choose another ChallengeHub__DataDirectory, or set "
                    + "ConnectionStrings__Redis so that several processes share the boards."
            );
        }
    }
}
