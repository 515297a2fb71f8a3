using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ChallengeHub.Web;

/// <summary>
/// Plays the year: sets the campaign up through the doors of the API, tells what happens as its clock passes, and says
/// who won.
/// </summary>
public sealed class DemoSales(
    DemoMode mode,
    DemoPeople people,
    Accounts accounts,
    DemoClock clock,
    DemoDesk desk,
    IServer server,
    IConfiguration configuration,
    IHostApplicationLifetime life,
    ILogger<DemoSales> log
) : BackgroundService
{
    private const string Campaign = $"campaigns/{DemoCampaign.Code}";
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(80);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Listening(stoppingToken);
            var url = Url(server.Features.Get<IServerAddressesFeature>()!.Addresses);
            var key = configuration["ChallengeHub:AdminKey"]!;
            using var doors = new DemoDoors(url, key);
            await SetUp(doors, stoppingToken);
            await desk.Open();
            await desk.Begin(new DemoCards(mode.Seed + 2).Unfinished(), await people.Join(accounts));
            DemoWords.Welcome(url, key, mode, people);
            clock.Begin();
            await Play(doors, stoppingToken);
            await End(doors, url, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
        catch (Exception failure)
        {
            // the server stays up, with what has been played so far
            log.LogError(failure, "The demonstration cannot go on");
        }
    }

    private async Task SetUp(DemoDoors doors, CancellationToken stop)
    {
        var floor = new DemoFloor(mode.Seed);
        await doors.Put(Campaign, DemoCampaign.DocumentOf(floor), stop);

        await doors.Put(
            $"{Campaign}/participants",
            floor
                .AllReps.Select(x => new
                {
                    x.Code,
                    x.Name,
                    Team = x.Agency,
                    Role = "rep",
                })
                .Concat(
                    floor.AllProspectors.Select(x => new
                    {
                        x.Code,
                        x.Name,
                        Team = x.Agency,
                        Role = "prospector",
                    })
                ),
            stop
        );

        await doors.Post($"{Campaign}/launch", stop);
    }

    private async Task Play(DemoDoors doors, CancellationToken stop)
    {
        var year = DemoYear.Plan(mode.Seed);
        var next = 0;
        var refused = 0;
        var month = 1;

        while (clock.GetUtcNow() < DemoCampaign.EndsAt.AddHours(2))
        {
            var now = clock.GetUtcNow();
            var until = next;
            while (until < year.Count && year[until].SentAt <= now && until - next < 500)
                until++;

            refused += await Tell(doors, year.Skip(next).Take(until - next), stop);
            next = until;
            if (month < 12 && now > DemoCampaign.Instant(DemoCampaign.FirstDay.AddMonths(month)).AddHours(2))
                await Say(doors, month++, stop);
            if (next == year.Count || year[next].SentAt > now)
                await desk.Look();
            // when behind, the next ones go at once
            if (next == year.Count || year[next].SentAt > clock.GetUtcNow())
                await Task.Delay(Breath, stop);
        }

        while (next < year.Count) // a server too slow for this speed still hears it all
        {
            refused += await Tell(doors, year.Skip(next).Take(500), stop);
            next = Math.Min(next + 500, year.Count);
        }

        if (refused > 0)
            log.LogWarning("{Refused} events of the year were refused", refused);
    }

    /// <summary>
    /// Day by day: what a CRM reports in one request, then what people do at the desk. Answers how many events were
    /// rejected; what the desk refuses somebody else did before.
    /// </summary>
    private async Task<int> Tell(DemoDoors doors, IEnumerable<DemoEvent> events, CancellationToken stop)
    {
        var rejected = 0;
        foreach (var day in events.GroupBy(x => x.SentAt.Date))
        {
            var reported = day.Where(x => x.Desk is null).Select(x => x.Event).ToList();
            if (reported.Count > 0)
                rejected += await doors.Tell(reported, stop);
            foreach (var refused in await desk.Do(day.Where(x => x.Desk is not null)))
                log.LogDebug("The desk refused {Step}", refused);
        }

        return rejected;
    }

    private static async Task Say(DemoDoors doors, int month, CancellationToken stop)
    {
        var name = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
        DemoWords.Month(
            name,
            await First(doors, "reps", $"{month}", stop),
            await First(doors, "teams", $"{month}", stop),
            await First(doors, "reps", "overall", stop)
        );
    }

    private async Task End(DemoDoors doors, Uri url, CancellationToken stop)
    {
        clock.Rest();
        while ((string?)(await doors.Get(Campaign, stop))["status"] != "closed")
            await Task.Delay(Breath, stop);
        DemoWords.Over(
            url,
            [.. (await Standings(doors, "reps", "overall", 3, stop)).Select(x => Line(x!))],
            await First(doors, "teams", "overall", stop),
            await First(doors, "prospectors", "overall", stop),
            await First(doors, "pairs", "overall", stop)
        );
    }

    private static async Task<string> First(DemoDoors doors, string board, string period, CancellationToken stop) =>
        await Standings(doors, board, period, 1, stop) is [{ } first, ..] ? Line(first) : "nobody yet";

    private static async Task<JsonArray> Standings(
        DemoDoors doors,
        string board,
        string period,
        int top,
        CancellationToken stop
    ) =>
        (await doors.Get($"{Campaign}/standings?board={board}&period={period}&top={top}", stop))[
            "standings"
        ]!.AsArray();

    private static string Line(JsonNode standing) => $"{standing["name"]} ({standing["points"]})";

    private Task Listening(CancellationToken stop)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        life.ApplicationStarted.Register(started.SetResult);
        return started.Task.WaitAsync(stop);
    }

    /// <summary>The server's own address, with a name that a browser can open.</summary>
    private static Uri Url(IEnumerable<string> addresses)
    {
        var address = BindingAddress.Parse(
            addresses.FirstOrDefault(x => x.StartsWith("http:", StringComparison.Ordinal)) ?? addresses.First()
        );
        var host = address.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return new Uri($"{address.Scheme}://{host}:{address.Port}/");
    }
}
