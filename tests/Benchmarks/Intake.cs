using System.Diagnostics;
using ChallengeHub.Testing;

namespace ChallengeHub.Benchmarks;

/// <summary>
/// Events a second through the whole scorekeeper, without HTTP: many senders at once against one sender (a commit an
/// event), in the same run.
/// </summary>
internal static class Intake
{
    private static int leads;

    public static async Task Run(BenchRun run)
    {
        var each = run.Scale.IntakeEach;
        var senders = run.Scale.Connections;
        var size = run.Scale.Batch;
        await using var challenge = await Challenge.Launched();
        await Measure(challenge, new Senders(1, each));

        var alone = await Measure(challenge, new Senders(1, 4 * each));
        var yardstick = new Yardstick($"1 sender: {alone.Rate:N0}/s", alone.Rate);
        Figures.Say("1 sender, 1 event a request", alone, run.Yardsticks.Commits());
        var many = await Measure(challenge, new Senders(senders, each));
        Figures.Say($"{senders} senders, 1 event a request", many, yardstick);
        var batches = await Measure(challenge, new Senders(4, Math.Min(10, each)) { Events = size });
        Figures.Say(
            $"4 senders, {size:N0} events a request",
            new Measured($"{batches.Rate * size:N0}/s, of a request {batches.Times()}", batches.Rate * size),
            yardstick
        );
    }

    private static async Task<LoadResult> Measure(Challenge challenge, Senders senders)
    {
        var took = new List<double>();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            Enumerable
                .Range(0, senders.Count)
                .Select(async sender =>
                {
                    await Task.Yield();
                    for (var i = 0; i < senders.Requests; i++)
                    {
                        var events = Enumerable.Range(0, senders.Events).Select(_ => Event(challenge, sender)).ToList();
                        var sent = Stopwatch.GetTimestamp();
                        await challenge.Tell(events);
                        lock (took)
                            took.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                    }
                })
        );
        return LoadResult.Of(took, Stopwatch.GetElapsedTime(began));
    }

    private static LeadEvent Event(Challenge challenge, int sender) =>
        challenge.Event("taken", $"L{Interlocked.Increment(ref leads)}", sender % 2 == 0 ? "anna" : "carl");

    /// <param name="Requests">Of each.</param>
    private sealed record Senders(int Count, int Requests)
    {
        /// <summary>Of a request.</summary>
        public int Events { get; init; } = 1;
    }
}
