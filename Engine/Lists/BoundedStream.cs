namespace ChallengeHub;

/// <summary>
/// What is read from another stream, up to so many bytes: a zip may say less of itself than it unpacks to.
/// </summary>
internal sealed class BoundedStream(Stream inner, long most, Func<Exception> refuse, CancellationToken stop) : Stream
{
    private long read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        stop.ThrowIfCancellationRequested();
        var count = inner.Read(buffer);
        if ((read += count) > most)
            throw refuse();
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
