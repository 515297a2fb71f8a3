namespace ChallengeHub;

/// <summary>
/// How many leads, or lines of the ledger's sums, a report has read so far, for who watches it being made. It follows
/// the flow of the code that began it, so that no report has to hand it on.
/// </summary>
public sealed class CohortProgress(CancellationToken stop)
{
    private static readonly AsyncLocal<CohortProgress?> Watched = new();
    private long read;

    public long Read => Interlocked.Read(ref read);

    /// <summary>Null: nobody watches.</summary>
    internal static CohortProgress? Current => Watched.Value;

    /// <summary>From here on in this flow.</summary>
    public void Begin() => Watched.Value = this;

    /// <summary>Throws <see cref="OperationCanceledException"/> when the report is not wanted any more.</summary>
    internal void Step()
    {
        stop.ThrowIfCancellationRequested();
        Interlocked.Increment(ref read);
    }
}
