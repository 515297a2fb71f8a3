using System.Diagnostics;
using System.Text;

namespace ChallengeHub.Benchmarks;

/// <summary>
/// Screens in a process of their own, on plain WebSockets, and the one sender whose events they wait for: by one clock,
/// so that an event's way to each screen can be timed.
/// </summary>
internal static class Crowd
{
    public const string Word = "crowd";

    /// <summary>Boards are sent about so often.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(110);

    private const int ConnectingAtOnce = 64;

    /// <summary>About what a board of ten lines has.</summary>
    private const int MarkedBytes = 1_800;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Runs in a second process and waits for what it measured.</summary>
    public static Task<CrowdResult> Run(CrowdPlan plan) => Second.Ask<CrowdPlan, CrowdResult>(Word, plan);

    /// <summary>The second process.</summary>
    public static Task<int> Answer() => Second.Answer<CrowdPlan, CrowdResult>(Measure);

    /// <summary>A message that says when it was sent.</summary>
    public static ReadOnlyMemory<byte> Marked(long at) =>
        Encoding.ASCII.GetBytes($"{CrowdScreen.Mark}{at},".PadRight(MarkedBytes, ' '));

    private static async Task<CrowdResult> Measure(CrowdPlan plan)
    {
        var began = Stopwatch.GetTimestamp();
        var screens = new CrowdScreen[plan.Screens];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, plan.Screens),
            new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce },
            async (i, _) => screens[i] = await CrowdScreen.Connect(plan)
        );
        var connected = Stopwatch.GetElapsedTime(began).TotalSeconds;

        var sender = plan.Events is { } events ? new CrowdSender(plan.Port, events) : null;
        if (sender is null)
            await Task.Delay(TimeSpan.FromSeconds(plan.WarmUp));
        else
            await sender.Send(plan.WarmUp);

        var from = Stopwatch.GetTimestamp();
        var seen = screens.Select(x => x.Seen).ToList();
        var took = sender is null
            ? await Shown(plan, screens, seen)
            : await Arrived(await sender.Send(plan.Seconds), screens);
        var elapsed = Stopwatch.GetElapsedTime(from).TotalSeconds;
        sender?.Dispose();

        var messages = screens.Sum(x => x.Seen) - seen.Sum();
        took.Sort();
        return new CrowdResult(
            took[took.Count / 2],
            took[(int)(took.Count * 0.99)],
            took[^1],
            screens.Sum(x => (double)x.Bytes) / Math.Max(1, screens.Sum(x => x.Seen)),
            messages / elapsed
        )
        {
            Connected = connected,
        };
    }

    /// <summary>Each message of the yardstick says when it was sent.</summary>
    private static async Task<List<double>> Shown(
        CrowdPlan plan,
        IReadOnlyList<CrowdScreen> screens,
        IReadOnlyList<int> before
    )
    {
        await Task.Delay(TimeSpan.FromSeconds(plan.Seconds));
        // one at least, however slow the machine is
        var began = Stopwatch.GetTimestamp();
        while (screens[0].Seen <= before[0] && Stopwatch.GetElapsedTime(began) < Patience)
            await Task.Delay(Pace);

        return
        [
            .. screens
                .SelectMany((screen, i) => screen.Sights().Skip(before[i]))
                .Select(x => Stopwatch.GetElapsedTime(x.Number, x.At).TotalMilliseconds),
        ];
    }

    private static async Task<List<double>> Arrived(IReadOnlyList<Sight> sent, IReadOnlyList<CrowdScreen> screens)
    {
        var last = sent.Max(x => x.Number);
        var began = Stopwatch.GetTimestamp();
        while (screens.Any(x => x.Last < last))
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new InvalidOperationException(
                    $"{screens.Count(x => x.Last < last)} of {screens.Count} screens never showed the last event."
                );
            await Task.Delay(20);
        }

        var inOrder = sent.OrderBy(x => x.Number).ToList();
        return [.. screens.SelectMany(screen => Delays(inOrder, screen.Sights()))];
    }

    /// <summary>Until the first board that holds the event.</summary>
    private static IEnumerable<double> Delays(IReadOnlyList<Sight> sent, IReadOnlyList<Sight> sights)
    {
        var next = 0;
        foreach (var one in sent)
        {
            while (sights[next].Number < one.Number)
                next++;
            yield return Stopwatch.GetElapsedTime(one.At, sights[next].At).TotalMilliseconds;
        }
    }
}
