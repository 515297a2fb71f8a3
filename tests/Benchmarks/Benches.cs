using System.Diagnostics;

namespace ChallengeHub.Benchmarks;

/// <summary>What can be measured, by name, in the order in which it is.</summary>
internal static class Benches
{
    private const string All = "all";
    private const string Smoke = "smoke";

    private static readonly IReadOnlyList<Bench> Known =
    [
        new("single", Singles.Run),
        new("batch", Batches.Run),
        new("reads", Reads.Run),
        new("closing", Closings.Run),
        // the large ledger is filled by the first that asks for it
        new("growth", Growth.Run),
        new("rebuild", Rebuilding.Run),
        new("start", Starting.Run),
        new("fan-out", FanOut.Run),
        new("idle", Idle.Run),
        new("intake", Intake.Run),
        new("closing-large", Closings.RunLarge) { IsApart = true },
        new("dry-run", DryRunning.Run) { IsApart = true },
        new("desk", DeskBench.Run) { IsApart = true },
        new("reports", ReportBench.Run) { IsApart = true },
    ];

    /// <summary>Those that are named; of <c>smoke</c> alone all there are.</summary>
    public static async Task<int> Run(string[] args)
    {
        var isSmoke = args is [Smoke, ..];
        var names = (isSmoke ? args[1..] : args).ToHashSet();
        var unknown = names.Except(Known.Select(x => x.Name)).Where(x => x != All).ToList();
        if (unknown.Count > 0)
        {
            Console.Error.WriteLine($"{string.Join(", ", unknown)}: known are {string.Join(", ", Names())}, {All}");
            return 2;
        }

        var isAll = names.Count == 0 || names.Contains(All);
        var chosen = Known.Where(x => names.Contains(x.Name) || (isAll && (isSmoke || !x.IsApart))).ToList();
        var began = Stopwatch.GetTimestamp();
        await using (var run = new BenchRun(isSmoke ? Scale.Smoke : Scale.Full))
            foreach (var bench in chosen)
            {
                Figures.Begin(bench.Name);
                await bench.Run(run);
            }

        Console.WriteLine();
        Console.WriteLine($"Measured in {Stopwatch.GetElapsedTime(began).TotalMinutes:N1} minutes.");
        if (isAll && !isSmoke)
            Console.WriteLine($"By name only: {string.Join(", ", Known.Where(x => x.IsApart).Select(x => x.Name))}.");
        return 0;
    }

    private static IEnumerable<string> Names() => Known.Select(x => x.Name);

    private sealed record Bench(string Name, Func<BenchRun, Task> Run)
    {
        /// <summary>Not one of the figures of scale and speed, or too long for them all together.</summary>
        public bool IsApart { get; init; }
    }
}
