using System.Data.Common;
using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>
/// Moving an installation: <c>export FILE</c> and <c>import FILE</c>, with the settings of the installation meant.
/// </summary>
/// <param name="Writes">Whether the file is written, or read.</param>
public sealed record ArchiveCommand(bool Writes, string File)
{
    private const string Usage = "Usage: dotnet run --project Web -- export FILE, or: import FILE";

    /// <summary>
    /// Null when the arguments ask for something else. Throws <see cref="StartRefused"/> when the file is missing from
    /// them.
    /// </summary>
    public static ArchiveCommand? From(string[] args) =>
        args switch
        {
            ["export" or "import", var file, ..] when !file.StartsWith('-') => new ArchiveCommand(
                args[0] == "export",
                file
            ),
            ["export" or "import", ..] => throw new StartRefused($"Which file to {args[0]} is not said. {Usage}"),
            _ => null,
        };

    /// <summary>Answers the exit code.</summary>
    public async Task<int> Run(Settings settings)
    {
        var where = settings.Engine;
        var bar = new Progress(Writes ? "Exported" : "Imported");

        try
        {
            return Writes ? await Export(where, bar) : await Import(where, bar);
        }
        catch (ArchiveRefused refused)
        {
            throw new StartRefused($"{bar.End}{File} {refused.Message}");
        }
        catch (Exception failure)
            when (failure is InvalidOperationException or IOException or UnauthorizedAccessException or DbException)
        {
            throw new StartRefused($"{bar.End}{failure.Message}");
        }
    }

    private async Task<int> Export(EngineSettings where, Progress bar)
    {
        var database =
            await Database.Find(where)
            ?? throw new StartRefused(
                "There is no installation in "
                    + (
                        where.SqlServer is null
                            ? Path.GetFullPath(where.DataDirectory)
                            : "that database of the SQL Server"
                    )
                    + "."
            );

        var archive = new ChallengeHub.Archive(database, TimeProvider.System);

        // under its name only once it is whole
        var part = $"{File}.part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        try
        {
            await using var stream = new FileStream(part, options);
            await archive.Export(stream, bar);
        }
        finally
        {
            database.Close();
        }

        System.IO.File.Move(part, File, overwrite: true);
        await Console.Error.WriteLineAsync($"{bar.End}{File} holds secrets: keep it as you keep the database.");

        return 0;
    }

    private async Task<int> Import(EngineSettings where, Progress bar)
    {
        if (!System.IO.File.Exists(File))
            throw new StartRefused($"There is no file {File}.");
        await using var turn = where is { SqlServer: not null, Redis: not null }
            ? null
            : DirectoryLock.Take(where.DataDirectory, alone: where.Redis is null);
        var database = await Database.Open(where);
        try
        {
            await new ChallengeHub.Archive(database, TimeProvider.System).Import(File, bar);
        }
        finally
        {
            // all of it is in the one file then
            database.Close();
        }

        await Console.Error.WriteLineAsync(
            $"{bar.End}Verified: all rows, every ledger without a gap, every certified result by its SHA-256. Start "
                + "ChallengeHub; the boards are loaded from the ledger."
        );
        return 0;
    }

    /// <summary>A bar on a terminal; elsewhere the end alone.</summary>
    private sealed class Progress(string word) : IProgress<ArchiveProgress>
    {
        private const int Width = 40;

        private bool begun;

        /// <summary>Of the bar's line, where there is one.</summary>
        public string End => begun ? "\n" : "";

        public void Report(ArchiveProgress value)
        {
            var (done, all) = value;
            if (Console.IsErrorRedirected && done < all)
                return;

            begun = true;
            var part = all == 0 ? Width : (int)(done * Width / all);
            Console.Error.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(Console.IsErrorRedirected ? "" : "\r")}"
                        + $"[{new string('#', part)}{new string(' ', Width - part)}] {word} {done:N0} of {all:N0} rows"
                )
            );
        }
    }
}
