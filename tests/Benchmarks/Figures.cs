namespace ChallengeHub.Benchmarks;

/// <summary>Prints what was measured as rows of a table, as RESULTS.md has them.</summary>
internal static class Figures
{
    public static void Begin(string name)
    {
        Console.WriteLine();
        Console.WriteLine($"## {name}");
        Console.WriteLine();
        Console.WriteLine("| figure | measured | yardstick of this run | ratio |");
        Console.WriteLine("|---|---|---|---|");
    }

    public static void Say(string figure, string measured) => Console.WriteLine($"| {figure} | {measured} | | |");

    /// <summary>Answers a second.</summary>
    public static void Say(string figure, LoadResult measured, Yardstick yardstick) =>
        Say(figure, new Measured(measured.Said(), measured.Rate), yardstick);

    public static void Say(string figure, Measured measured, Yardstick yardstick) =>
        Console.WriteLine(
            $"| {figure} | {measured.Said} | {yardstick.Said} | {measured.Value / yardstick.Value:0.###} |"
        );

    public static Measured Milliseconds(TimeSpan took) =>
        new($"{took.TotalMilliseconds:N0} ms", took.TotalMilliseconds);
}

/// <param name="Value">In the unit of its yardstick.</param>
internal sealed record Measured(string Said, double Value);

/// <summary>What the machine does at most, measured in the same run.</summary>
internal sealed record Yardstick(string Said, double Value);
