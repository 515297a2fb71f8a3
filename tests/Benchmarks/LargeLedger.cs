namespace ChallengeHub.Benchmarks;

/// <summary>
/// The files of a hub with one campaign of many entries: filled through the API when they are first asked for, then
/// used by one hub after the other.
/// </summary>
internal sealed class LargeLedger(Scale scale) : IDisposable
{
    /// <summary>Seconds within which a step is filled.</summary>
    private const double Long = 3_600;
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("ch-large-");
    private MeasuredCampaign? campaign;

    public MeasuredCampaign Campaign => campaign ?? throw new InvalidOperationException("Nothing is filled yet.");

    /// <summary>Nothing happens when it is filled already.</summary>
    /// <param name="look">Looks at each size that it reaches.</param>
    public async Task Fill(Func<GrownLedger, Task>? look = null)
    {
        if (campaign is not null)
            return;
        await using var hub = await MeasuredHub.Start(directory.FullName);
        var grown = await hub.Launched(scale.Reps);
        await hub.FirstEvents(grown, TimeSpan.FromSeconds(1));

        foreach (var entries in scale.Entries)
        {
            var missing = (entries - await hub.Entries(grown)) / scale.Batch;
            var filled = missing > 0 ? await Filled(hub, grown, missing) : null;
            if (look is not null)
                await look(new GrownLedger(hub, grown, filled));
        }

        await hub.End();
        campaign = grown;
    }

    public Task<MeasuredHub> Open() => MeasuredHub.Start(directory.FullName);

    public void Dispose() => directory.Delete(recursive: true);

    private Task<LoadResult> Filled(MeasuredHub hub, MeasuredCampaign grown, long requests)
    {
        var plan = hub.Batches(grown, Long, scale.Batch);
        return hub.Record(plan with { WarmUp = 0, AtMost = requests }, scale.Batch, grown);
    }
}

/// <param name="Filled">The batches that brought it to its size; null: none were needed.</param>
internal sealed record GrownLedger(MeasuredHub Hub, MeasuredCampaign Campaign, LoadResult? Filled);
