using System.Diagnostics;
using System.Text.Json;
using ChallengeHub.Testing;

namespace ChallengeHub.Benchmarks;

/// <summary>
/// The desk of a campaign with 100,000 leads, over HTTP: a list and a search by 64 connections at once, against one
/// connection in the same run, and moves of 64 people at once.
/// </summary>
internal static class DeskBench
{
    private const int AtOnce = 1_000;
    private static readonly string[] Trades = ["Clinic", "Print", "Studio", "Bakery", "School", "Garage", "Notary"];
    private static readonly string[] Towns = ["Lyon", "Lille", "Paris", "Nantes", "Nice", "Metz", "Brest", "Dijon"];

    public static async Task Run(BenchRun run)
    {
        var size = run.Scale.Desk;
        await using var hub = await MeasuredHub.Start();
        var campaign = await hub.Api.Launched(
            ApiClient.DocumentOfNow.Replace("\"teams\":", $"\"openPerRep\": {DeskPlanCheck.MostOpen}, \"teams\":")
        );
        var began = Stopwatch.GetTimestamp();
        await Fill(hub, campaign, size.Leads);
        var filled = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Figures.Say($"{size.Leads:N0} leads handed in, {AtOnce:N0} at once", $"{size.Leads / filled:N0} leads/s");

        var leads = $"campaigns/{campaign}/leads";
        var asking = new Asking(run, hub);
        await asking.Compare("list of 50, newest first", _ => $"{leads}?limit=50");
        await asking.Compare("list of a team's pool", _ => $"{leads}?status=open&team=lyon&sort=old");
        await asking.Compare("search for two words", i => $"{leads}?q={Trades[i % 7]}%20{Towns[i % 8]}");
        await asking.Compare("search for digits of a phone", i => $"{leads}?q=0639{i % 100:00}");
        await asking.Compare("one lead with its story", i => $"{leads}/B{i * 37 % size.Leads}");
        await Moves(hub.Api, leads, size);
        await Watching.Run(hub, campaign, size);
    }

    private static async Task Fill(MeasuredHub hub, string campaign, int leads)
    {
        for (var from = 0; from < leads; from += AtOnce)
        {
            var cards = Enumerable.Range(from, Math.Min(AtOnce, leads - from)).Select(Card);
            var created = await hub.Api.Post($"campaigns/{campaign}/leads", JsonSerializer.Serialize(cards));
            created.Is(200);
        }
    }

    private static object Card(int number) =>
        new
        {
            code = $"B{number}",
            company = $"{Trades[number % 7]} {Towns[number / 7 % 8]} {number}",
            contact = new
            {
                name = $"Contact {number}",
                phone = $"+33 6 39 {number / 100 % 100:00} {number % 100:00} {number / 10_000:00}",
            },
            source = "fair",
            team = number % 2 == 0 ? "lyon" : "lille",
        };

    /// <summary>Each takes another lead, by a program for the rep of its team.</summary>
    private static async Task Moves(ApiClient api, string leads, DeskScale size)
    {
        Task<ApiAnswer> Take(int i) =>
            api.Post(
                $"{leads}/B{i}/moves",
                $$"""{ "id": "take-{{i}}", "type": "lead.taken", "rep": "{{(i % 2 == 0 ? "anna" : "carl")}}" }"""
            );
        var alone = await Measure(1, size.MovesOfOne, Take);
        var many = await Measure(size.Connections, size.MovesOfEach, i => Take(size.MovesOfOne + i));
        Figures.Say($"take, {size.Connections} connections", many, OfOne(alone));
    }

    private static async Task<LoadResult> Measure(int connections, int each, Func<int, Task<ApiAnswer>> ask)
    {
        var took = new List<double>();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            Enumerable
                .Range(0, connections)
                .Select(async connection =>
                {
                    await Task.Yield();
                    for (var i = 0; i < each; i++)
                    {
                        var sent = Stopwatch.GetTimestamp();
                        (await ask(connection * each + i)).Is(200);
                        lock (took)
                            took.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                    }
                })
        );

        return LoadResult.Of(took, Stopwatch.GetElapsedTime(began));
    }

    private static Yardstick OfOne(LoadResult alone) => new($"1 connection: {alone.Said()}", alone.Rate);

    /// <summary>Asks for one thing by one connection and by many.</summary>
    private sealed record Asking(BenchRun Run, MeasuredHub Hub)
    {
        public async Task Compare(string what, Func<int, string> path)
        {
            var asked = Enumerable.Range(0, 1_000).Select(i => LoadPlan.Get($"/api/v1/{path(i)}", Hub.Key));
            var plan = new LoadPlan(Hub.Port, 1, Run.Scale.Seconds, [.. asked.Distinct()])
            {
                WarmUp = Run.Scale.WarmUp,
            };
            var connections = Run.Scale.Desk.Connections;
            var alone = await Load.Run(plan);
            var many = await Load.Run(plan with { Connections = connections });
            Figures.Say($"{what}, {connections} connections", many, OfOne(alone));
        }
    }
}
