using System.Diagnostics;
using ChallengeHub.Testing;

namespace ChallengeHub.Benchmarks;

/// <summary>
/// A board's first 50 from Redis against the same answer folded from the whole ledger, and the time of a rebuild.
/// </summary>
internal static class Boards
{
    public static async Task Run()
    {
        const int events = 100_000;
        await using var challenge = await Challenge.Launched();
        for (var i = 0; i < events; i += 1_000)
            await challenge.Tell(
                Enumerable
                    .Range(i, 1_000)
                    .Select(lead => challenge.Event("taken", $"L{lead}", lead % 3 == 0 ? "anna" : "carl"))
            );
        var query = new StandingsQuery(Challenge.Code, BoardKind.Reps, "overall");
        var ledger = await Time(3, () => challenge.Engine.Reads.Read(query with { AsOfSeq = events }));
        var redis = await Time(500, () => challenge.Engine.Reads.Read(query));
        var rebuild = await Time(3, () => challenge.Engine.Boards.Rebuild(Challenge.Code));
        Console.WriteLine($"standings folded from a ledger of {events:N0} entries (baseline): {ledger:N2} ms");
        Console.WriteLine($"standings from the board: {redis:N3} ms ({ledger / redis:N0} × faster)");
        Console.WriteLine(
            $"rebuild with drift check of {events:N0} entries: {rebuild:N0} ms ({rebuild / ledger:N1} ×)"
        );
    }

    private static async Task<double> Time(int times, Func<Task> work)
    {
        await work();
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
            await work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds / times;
    }
}
