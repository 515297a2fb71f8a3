namespace ChallengeHub;

/// <summary>Parts of a text, read as one.</summary>
internal sealed class JoinedText(IEnumerable<string> parts) : TextReader
{
    private readonly IEnumerator<string> parts = parts.GetEnumerator();
    private string part = "";
    private int at;

    public override int Peek() => Has() ? part[at] : -1;

    public override int Read() => Has() ? part[at++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        if (!Has())
            return 0;
        var taken = Math.Min(count, part.Length - at);
        part.CopyTo(at, buffer, index, taken);
        at += taken;
        return taken;
    }

    private bool Has()
    {
        while (at == part.Length)
        {
            if (!parts.MoveNext())
                return false;
            part = parts.Current;
            at = 0;
        }
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            parts.Dispose();
        base.Dispose(disposing);
    }
}
