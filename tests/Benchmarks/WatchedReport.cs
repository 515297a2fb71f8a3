using System.Diagnostics;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;

namespace ChallengeHub.Benchmarks;

/// <summary>
/// One report from when it is asked for until it is there: at once, or by a run that is looked at again and again, as a
/// page does. Throws when the run fails.
/// </summary>
internal sealed partial class WatchedReport
{
    public static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly long began = Stopwatch.GetTimestamp();
    private readonly List<int> percents = [];
    private TimeSpan? accepted;

    /// <param name="campaign">The address of the campaign.</param>
    public async Task<Measured> Answer(ApiClient api, string campaign, string path)
    {
        var answer = (await api.Get($"{campaign}/{path}")).Is(x => x is 200 or 202);
        if (answer.Status == 200)
            return Made();

        var run = answer.Json.GetProperty("run").GetInt64();
        while (!await IsDone(api, $"{campaign}/reports/runs/{run}"))
            await Task.Delay(Look);
        return Made();
    }

    public async Task<Measured> Page(Person reader, string address)
    {
        var html = await Opened(reader, address);
        while (Shown().Match(html) is { Success: true } run)
        {
            accepted ??= Stopwatch.GetElapsedTime(began);
            percents.Add(int.Parse(run.Groups["percent"].Value));
            await Task.Delay(Look);
            html = await Opened(reader, address);
        }

        return html.Contains("data-testid=\"leads\"", StringComparison.Ordinal)
            ? Made()
            : throw new InvalidOperationException($"No lead is shown: {html}");
    }

    private static async Task<string> Opened(Person reader, string address)
    {
        var page = await reader.Open(address);
        return (page.Status == 202 ? page : page.Is(200)).Html;
    }

    private async Task<bool> IsDone(ApiClient api, string run)
    {
        accepted ??= Stopwatch.GetElapsedTime(began);
        var asked = (await api.Get(run)).Is(200);
        percents.Add(asked.Json.GetProperty("percent").GetInt32());
        return asked.Json.GetProperty("state").GetString() switch
        {
            "done" => true,
            "failed" => throw new InvalidOperationException($"The run failed: {asked.Text}"),
            _ => false,
        };
    }

    /// <summary>In milliseconds, until it was there.</summary>
    private Measured Made()
    {
        var took = Figures.Milliseconds(Stopwatch.GetElapsedTime(began));
        return accepted is { } run
            ? took with
            {
                Said =
                    $"a run after {run.TotalMilliseconds:N0} ms, made after {took.Said}, "
                    + $"seen at {string.Join(", ", percents.Distinct())} %",
            }
            : took;
    }

    /// <summary>Of a page that waits for its run; one that failed shows no progress.</summary>
    [GeneratedRegex("data-testid=\"run\".*<progress max=\"100\" value=\"(?<percent>\\d+)\"", RegexOptions.Singleline)]
    private static partial Regex Shown();
}
