namespace ChallengeHub;

/// <summary>A text of which the start was looked at before it is read.</summary>
internal sealed class LookedAhead(TextReader rest, int length) : TextReader
{
    private readonly char[] start = new char[length];
    private int known;
    private int at;

    /// <summary>Read once, before anything else.</summary>
    public ReadOnlySpan<char> Start()
    {
        known = rest.ReadBlock(start, 0, start.Length);
        return start.AsSpan(0, known);
    }

    public override int Read(char[] buffer, int index, int count)
    {
        if (at == known)
            return rest.Read(buffer, index, count);
        var taken = Math.Min(count, known - at);
        start.AsSpan(at, taken).CopyTo(buffer.AsSpan(index));
        at += taken;
        return taken;
    }

    public override int Peek() => at < known ? start[at] : rest.Peek();

    public override int Read() => at < known ? start[at++] : rest.Read();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rest.Dispose();
        base.Dispose(disposing);
    }
}
