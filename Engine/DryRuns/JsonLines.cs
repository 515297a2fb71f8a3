using System.Buffers;

namespace ChallengeHub;

/// <summary>Lines of a stream of JSON texts, none longer than a request may be.</summary>
internal sealed class JsonLines(TextReader text, CancellationToken stop)
{
    public const int Longest = 1 << 20;
    private readonly char[] buffer = new char[16 << 10];
    private int at;
    private int known;

    /// <summary>Null: there are no more.</summary>
    /// <exception cref="InvalidDataException">It is longer than it may be.</exception>
    public async Task<string?> Next()
    {
        var line = new ArrayBufferWriter<char>();
        while (at < known || await More())
        {
            var left = buffer.AsMemory(at, known - at);
            var end = left.Span.IndexOf('\n');
            var part = end < 0 ? left : left[..end];
            if (line.WrittenCount + part.Length > Longest)
                throw new InvalidDataException();
            line.Write(part.Span);
            at += part.Length + (end < 0 ? 0 : 1);
            if (end >= 0)
                return line.WrittenSpan.ToString();
        }
        return line.WrittenCount == 0 ? null : line.WrittenSpan.ToString();
    }

    private async ValueTask<bool> More()
    {
        known = await text.ReadAsync(buffer, stop);
        at = 0;
        return known > 0;
    }
}
