using System.Runtime.InteropServices;

namespace ChallengeHub;

/// <summary>
/// A file of a list as spreadsheets save it, opened as text: a workbook's first sheet comes with tabs between.
/// </summary>
public static class ListFile
{
    public const string WebPage = "web-page";
    public const string OldWorkbook = "old-workbook";
    public const string UnknownEncoding = "unknown-encoding";
    public const string NotAList = "not-a-list";
    private static readonly string[] Tags =
    [
        "<!doctype",
        "<html",
        "<table",
        "<head",
        "<meta",
        "<body",
        "<div",
        "<style",
        "<?xml",
    ];

    /// <exception cref="RefusedException">Of the field <c>file</c>: it is no list, or not to be read.</exception>
    public static TextReader Open(ReadOnlyMemory<byte> bytes, ListBounds bounds, CancellationToken stop = default)
    {
        var start = bytes.Span;
        if (start.StartsWith("PK"u8))
            return new StringReader(Workbook.Text(bytes, bounds, stop));
        if (start.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]))
            throw Refused(OldWorkbook);
        if (start.StartsWith("%PDF"u8) || start.StartsWith("{\\rtf"u8))
            throw Refused(NotAList);
        var encoding = ListEncoding.Of(start) ?? throw Refused(start.Contains((byte)0) ? NotAList : UnknownEncoding);
        if (IsWebPage(encoding.GetString(start[..Math.Min(start.Length, 1024)])))
            throw Refused(WebPage);
        return new StreamReader(Stream(bytes), encoding);
    }

    public static string Text(ReadOnlyMemory<byte> bytes, ListBounds bounds, CancellationToken stop = default)
    {
        using var text = Open(bytes, bounds, stop);
        return text.ReadToEnd();
    }

    internal static MemoryStream Stream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    internal static RefusedException Refused(string code, params IReadOnlyList<object> args) =>
        RefusedException.Invalid("file", code, args);

    private static bool IsWebPage(string start) =>
        start.TrimStart('\uFEFF', ' ', '\t', '\r', '\n') is var text
        && Tags.Any(tag => text.StartsWith(tag, StringComparison.OrdinalIgnoreCase));
}
