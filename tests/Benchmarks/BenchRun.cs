namespace ChallengeHub.Benchmarks;

/// <summary>
/// What the measurements of one run share: their size, the yardsticks, and the ledger that takes long to fill.
/// </summary>
internal sealed class BenchRun(Scale scale) : IAsyncDisposable
{
    private MeasuredHub? shared;

    public Scale Scale { get; } = scale;
    public Yardsticks Yardsticks { get; } = new(scale);
    public LargeLedger Ledger { get; } = new(scale);

    /// <summary>A new one, so that nothing is left of the measurement before; a smoke has one for all.</summary>
    public async Task<MeasuredHub> Hub()
    {
        if (!Scale.IsSmoke)
            return await MeasuredHub.Start();
        return shared ??= await MeasuredHub.Start(shared: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (shared is not null)
            await shared.Close();
        Ledger.Dispose();
    }
}
