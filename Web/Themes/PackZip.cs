using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ChallengeHub.Web;

/// <summary>
/// A pack as a zip: a folder of its code with theme.json and the files. What is read is trusted in nothing: not in
/// names, sizes or counts.
/// </summary>
public static class PackZip
{
    public const int MostFiles = 40;
    public const int MostBytes = 8 << 20;
    public const int LongestText = 128 << 10;
    public const int LongestName = 260;

    private static readonly SizeLimit LimitOfText = new(LongestText, "larger-than-kib", LongestText >> 10);
    private static readonly SizeLimit LimitOfFile = new(PackFile.Largest, "larger-than-mib", PackFile.Largest >> 20);

    public static byte[] Write(UploadedTheme pack)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, $"{pack.Code}/{ThemePack.File}", Encoding.UTF8.GetBytes(pack.Document));
            foreach (var (path, content) in pack.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
                Add(archive, $"{pack.Code}/{path}", content);
        }
        return zip.ToArray();
    }

    /// <summary>
    /// The text of theme.json and the files beside it, whether they lie in a folder or not. Throws <see
    /// cref="RefusedException"/> with the file that is wrong.
    /// </summary>
    public static UnpackedTheme Read(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var entries = archive
                .Entries.Where(entry => !entry.FullName.EndsWith('/') && !IsLitter(entry.FullName))
                .ToList();
            if (entries.Count > MostFiles + 1)
                throw RefusedException.Invalid("zip", "too-many-files", entries.Count, MostFiles);
            if (entries.FirstOrDefault(entry => !IsCanonical(entry.FullName)) is { } odd)
                throw RefusedException.Invalid(Shown(odd.FullName), "unseen-name");
            if (entries.FirstOrDefault(entry => LeadsOut(entry.FullName)) is { } outside)
                throw RefusedException.Invalid(Shown(outside.FullName), "outside-pack");

            var top =
                entries
                    .Where(entry => entry.Name == ThemePack.File)
                    .MinBy(entry => entry.FullName.Length)
                    ?.FullName[..^ThemePack.File.Length]
                ?? throw RefusedException.Invalid(ThemePack.File, "missing");

            return Unpacked(entries, top);
        }
        catch (InvalidDataException)
        {
            throw RefusedException.Invalid("zip", "not-a-zip");
        }
    }

    private static UnpackedTheme Unpacked(IReadOnlyList<ZipArchiveEntry> entries, string top)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var left = MostBytes;
        string? document = null;
        foreach (var entry in entries)
        {
            if (!entry.FullName.StartsWith(top, StringComparison.Ordinal))
                throw RefusedException.Invalid(Shown(entry.FullName), "not-beside", ThemePack.File);
            var path = entry.FullName[top.Length..];
            var content = Content(entry, path, path == ThemePack.File ? LimitOfText : LimitOfFile);

            left -= content.Length;
            if (left < 0)
                throw RefusedException.Invalid("zip", "unpacks-too-large", MostBytes >> 20);

            if (path == ThemePack.File && document is null)
                document = Text(content);
            else if (path == ThemePack.File || !files.TryAdd(path, content))
                throw RefusedException.Invalid(Shown(path), "twice-in-zip");
        }

        return new(document!, files);
    }

    /// <summary>Read up to the limit, whatever the zip says its length is.</summary>
    private static byte[] Content(ZipArchiveEntry entry, string path, SizeLimit limit)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int count;
        while ((count = stream.Read(chunk)) > 0)
        {
            if (content.Length + count > limit.Bytes)
                throw RefusedException.Invalid(Shown(path), limit.Code, limit.Shown);
            content.Write(chunk, 0, count);
        }
        return content.ToArray();
    }

    public static string Text(byte[] content)
    {
        if (!System.Text.Unicode.Utf8.IsValid(content))
            throw RefusedException.Invalid(ThemePack.File, "not-utf8");
        return Encoding.UTF8.GetString(content).TrimStart('\uFEFF');
    }

    private static bool LeadsOut(string name) =>
        name.StartsWith('/')
        || name.Contains('\\')
        || name.Contains(':')
        || name.Split('/').Any(part => part is ".." or "." or "");

    /// <summary>
    /// A name that every system reads as the same name: no NUL, nothing unseen, no outer spaces or dots.
    /// </summary>
    private static bool IsCanonical(string name) =>
        name.Length <= LongestName
        && Codes.IsClean(name)
        && !name.Any(letter =>
            char.GetUnicodeCategory(letter)
                is UnicodeCategory.Format
                    or UnicodeCategory.PrivateUse
                    or UnicodeCategory.OtherNotAssigned
        )
        && name.Split('/').All(part => part.Length == part.Trim().TrimEnd('.').Length || part is "." or "..");

    /// <summary>What an operating system leaves in every folder that it has shown.</summary>
    private static bool IsLitter(string name) =>
        name.StartsWith("__MACOSX/", StringComparison.Ordinal)
        || name.Split('/')[^1] is ".DS_Store" or "Thumbs.db" or "desktop.ini";

    private static string Shown(string name) => new([.. name.Where(letter => !char.IsControl(letter)).Take(120)]);

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        var entry = archive.CreateEntry(name);
        // the same pack is the same zip
        entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(content);
    }

    /// <param name="Code">Of the error beyond it.</param>
    /// <param name="Shown">The limit in the unit that the error names.</param>
    private sealed record SizeLimit(int Bytes, string Code, int Shown);
}

/// <summary>The text of theme.json and the files beside it, by their paths.</summary>
public sealed record UnpackedTheme(string Document, IReadOnlyDictionary<string, byte[]> Files);
