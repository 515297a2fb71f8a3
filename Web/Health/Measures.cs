using System.Diagnostics.Metrics;

namespace ChallengeHub.Web;

/// <summary>What an operator wants to see of this process, as the meter "ChallengeHub".</summary>
public sealed class Measures
{
    public const string Meter = "ChallengeHub";
    private readonly TimeProvider clock = TimeProvider.System;
    private readonly Counter<long> events;
    private readonly Histogram<int> size;
    private readonly Histogram<double> duration;
    private readonly UpDownCounter<int> screens;

    public Measures(IMeterFactory factory, BoardKeeper boards)
    {
        var meter = factory.Create(Meter);
        events = meter.CreateCounter<long>("challengehub.events", "{event}", "Events answered, by status");

        size = meter.CreateHistogram<int>(
            "challengehub.batch.size",
            "{event}",
            "Events of one request",
            advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 10, 100, 1000] }
        );

        duration = meter.CreateHistogram<double>(
            "challengehub.batch.duration",
            "s",
            "From an accepted request to durable entries and written boards",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
            }
        );

        screens = meter.CreateUpDownCounter<int>(
            "challengehub.hub.connections",
            "{connection}",
            "Screens connected to the hub"
        );

        meter.CreateObservableGauge(
            "challengehub.boards.behind",
            () => boards.Behind.Count,
            "{campaign}",
            "Campaigns whose boards lag behind the ledger"
        );
    }

    public long Begin() => clock.GetTimestamp();

    public void Recorded(IReadOnlyList<Answer> answers, long began)
    {
        foreach (var (status, count) in answers.CountBy(x => x.Status))
            events.Add(count, new KeyValuePair<string, object?>("status", status));
        size.Record(answers.Count);
        duration.Record(clock.GetElapsedTime(began).TotalSeconds);
    }

    public void Connected() => screens.Add(1);

    public void Disconnected() => screens.Add(-1);
}
