using System.Diagnostics;
using ChallengeHub.Testing;

namespace ChallengeHub.Benchmarks;

/// <summary>
/// Events a second through the whole scorekeeper: 64 senders at once against one sender (a commit an event), in the
/// same run.
/// </summary>
internal static class Intake
{
    public static async Task Run()
    {
        await using var challenge = await Challenge.Launched();
        await Measure(challenge, senders: 1, each: 500, size: 1);
        var alone = await Measure(challenge, senders: 1, each: 2_000, size: 1);
        Report("1 sender, 1 event a request (baseline: a commit an event)", alone, alone);
        Report("64 senders, 1 event a request", await Measure(challenge, senders: 64, each: 500, size: 1), alone);
        Report("4 senders, 1,000 events a request", await Measure(challenge, senders: 4, each: 10, size: 1_000), alone);
    }

    private static int leads;

    private static async Task<(double Rate, double P50, double P99)> Measure(
        Challenge challenge,
        int senders,
        int each,
        int size
    )
    {
        var took = new List<double>();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            Enumerable
                .Range(0, senders)
                .Select(async sender =>
                {
                    await Task.Yield();
                    for (var i = 0; i < each; i++)
                    {
                        var events = Enumerable
                            .Range(0, size)
                            .Select(_ =>
                                challenge.Event(
                                    "taken",
                                    $"L{Interlocked.Increment(ref leads)}",
                                    sender % 2 == 0 ? "anna" : "carl"
                                )
                            )
                            .ToList();
                        var sent = Stopwatch.GetTimestamp();
                        await challenge.Tell(events);
                        lock (took)
                            took.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                    }
                })
        );
        var rate = senders * each * size / Stopwatch.GetElapsedTime(began).TotalSeconds;
        took.Sort();
        return (rate, took[took.Count / 2], took[(int)(took.Count * 0.99)]);
    }

    private static void Report(
        string what,
        (double Rate, double P50, double P99) measured,
        (double Rate, double P50, double P99) baseline
    ) =>
        Console.WriteLine(
            $"{what}: {measured.Rate:N0} events/s ({measured.Rate / baseline.Rate:N1} ×), p50 {measured.P50:N2} ms, "
                + $"p99 {measured.P99:N2} ms a request"
        );
}
