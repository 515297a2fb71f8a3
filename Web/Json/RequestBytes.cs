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

    public static async Task<ReadOnlyMemory<byte>> Read(HttpContext http)
    {
        if (http.Request.ContentLength > Most)
            throw TooLong();

        using var buffer = new MemoryStream((int)(http.Request.ContentLength ?? 4096));
        var chunk = new byte[16 * 1024];
        int count;

        while ((count = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0)
        {
            if (buffer.Length + count > Most)
                throw TooLong();
            buffer.Write(chunk, 0, count);
        }

        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        return bytes.Span.StartsWith(Mark) ? bytes[Mark.Length..] : bytes;
    }

    private static BadHttpRequestException TooLong() =>
        new($"The body is longer than {Most} bytes.", StatusCodes.Status413PayloadTooLarge);
}
