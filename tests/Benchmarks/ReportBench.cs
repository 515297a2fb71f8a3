using System.Diagnostics;
using ChallengeHub.Testing;

namespace ChallengeHub.Benchmarks;

/// <summary>
/// The reports of a campaign with 1,000,000 leads, over HTTP: how long each takes to be answered, or to be made by the
/// run that it becomes, and what memory the hub holds meanwhile. Its files take some 3 GB of <c>TMPDIR</c>.
/// </summary>
internal static class ReportBench
{
    public static async Task Run(BenchRun run)
    {
        // launched today, it hears of its past, and no period is closed while it is measured
        var campaign = new LargeCampaign(MeasuredCampaign.Begins, ApiClient.Today)
        {
            LaunchesAt = ApiClient.Today,
            GraceMinutes = CampaignCheck.MaxGraceMinutes,
        };
        var began = Stopwatch.GetTimestamp();
        using var files = await campaign.Fill(run.Scale.ReportLeads);
        var filled = Stopwatch.GetElapsedTime(began);

        await using var hub = await MeasuredHub.Start(files.Directory);
        Figures.Say($"{files.Leads:N0} leads made, {files.Facts:N0} facts, {files.Entries:N0} entries", Said(filled));
        Figures.Say("start to ready", Said(hub.Started));
        Figures.Say("bytes of the database, and of its log", $"{hub.DatabaseBytes:N0}, {hub.LogBytes:N0}");
        await Reports(new Asking(run, hub, files.Facts));
        await new Asking(run, hub, files.Entries).Say("race of the reps, by day", "race?board=reps");
        await Leads(new Asking(run, hub, files.Facts));
    }

    private static async Task Reports(Asking asking)
    {
        foreach (var by in new[] { "campaign", "team", "rep", "source" })
            await asking.Say($"funnel by {by}", $"funnel?by={by}");
        await asking.Say("the funnel by source once more", "funnel?by=source");
        await asking.Say("effect, with the time before", "effect");
        await asking.Say("synthesis of a team", $"synthesis?team={Crew.Team(0)}");
    }

    /// <summary>Behind all closings, as somebody of marketing opens the first page of them.</summary>
    private static async Task Leads(Asking asking)
    {
        using var reader = await Person.Joined(
            new Uri($"http://127.0.0.1:{asking.Hub.Port}"),
            asking.Hub.Api,
            new Grant(AccountRole.Marketing)
        );
        var page = $"/reports/{LargeCampaign.Code}/leads?step=closed";
        await asking.Say("leads behind a figure, a page", () => new WatchedReport().Page(reader, page));
    }

    private static string Said(TimeSpan took) => $"{took.TotalSeconds:N1} s";

    /// <summary>Asks for one report after the other, of so many rows of the store.</summary>
    private sealed record Asking(BenchRun Run, MeasuredHub Hub, long Rows)
    {
        public Task Say(string figure, string path) =>
            Say(figure, () => new WatchedReport().Answer(Hub.Api, $"campaigns/{LargeCampaign.Code}", path));

        public async Task Say(string figure, Func<Task<Measured>> ask)
        {
            var before = Hub.Cost.Resident;
            var asked = ask();
            var most = await Most(asked);
            var made = await asked;
            Figures.Say(
                figure,
                made with
                {
                    Said = $"{made.Said}; memory {before / 1e6:N0} MB before, {most / 1e6:N0} MB at most",
                },
                Run.Yardsticks.Reading((int)Rows)
            );
        }

        /// <summary>Bytes that the hub held while it was at it.</summary>
        private async Task<long> Most(Task asked)
        {
            var most = Hub.Cost.Resident;
            while (await Task.WhenAny(asked, Task.Delay(WatchedReport.Look)) != asked)
                most = Math.Max(most, Hub.Cost.Resident);
            return Math.Max(most, Hub.Cost.Resident);
        }
    }
}
