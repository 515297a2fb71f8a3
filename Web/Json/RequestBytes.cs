using Microsoft.Net.Http.Headers;

namespace ChallengeHub.Web;

/// <summary>Reads a request's body whole, at most 1 MiB of it, however it is sent.</summary>
public static class RequestBytes
{
    public const int Most = 1 << 20;

    /// <summary>
    /// What the server still reads of a body too long, so that its sender gets to see the answer instead of a broken
    /// connection.
    /// </summary>
    public const int MostDrained = 16 * Most;
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>
    /// Throws <see cref="BadHttpRequestException"/> 415 for any other content type, or another charset than UTF-8.
    /// </summary>
    public static void Require(HttpRequest request, params ReadOnlySpan<string> types)
    {
        if (
            MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && (
                type.Charset.Length == 0
                || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            )
        )
            foreach (var known in types)
                if (type.MediaType.Equals(known, StringComparison.OrdinalIgnoreCase))
                    return;

        throw new BadHttpRequestException(
            $"The content type must be {string.Join(", ", types)}, in UTF-8.",
            StatusCodes.Status415UnsupportedMediaType
        );
    }

    /// <summary>
    /// Throws <see cref="BadHttpRequestException"/> 415 for what is no JSON of any kind (RFC 6839), or in another
    /// charset than UTF-8.
    /// </summary>
    public static void RequireJson(HttpRequest request)
    {
        var isJson =
            MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && (
                type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase)
                || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)
            );
        Require(request, isJson ? type!.MediaType.ToString() : "application/json");
    }

    public static Task<ReadOnlyMemory<byte>> Read(HttpContext http) => Read(http, Most);

    /// <param name="most">For a file: more than others may be long.</param>
    public static async Task<ReadOnlyMemory<byte>> Read(HttpContext http, int most)
    {
        if (http.Request.ContentLength > most)
            throw TooLong(most);

        var bytes = http.Request.ContentLength is { } length
            ? await ReadAll(http, (int)length)
            : await ReadToEnd(http, most);
        return bytes.Span.StartsWith(Mark) ? bytes[Mark.Length..] : bytes;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAll(HttpContext http, int length)
    {
        var bytes = new byte[length];
        var read = await http.Request.Body.ReadAtLeastAsync(
            bytes,
            length,
            throwOnEndOfStream: false,
            http.RequestAborted
        );
        return bytes.AsMemory(0, read);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadToEnd(HttpContext http, int most)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int count;

        while ((count = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0)
        {
            if (buffer.Length + count > most)
                throw TooLong(most);
            buffer.Write(chunk, 0, count);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private static BadHttpRequestException TooLong(int most) =>
        new($"The body is longer than {most} bytes.", StatusCodes.Status413PayloadTooLarge);
}
