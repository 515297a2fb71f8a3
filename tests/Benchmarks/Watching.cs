using System.Diagnostics;
using ChallengeHub.Testing;
using ChallengeHub.Web;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub.Benchmarks;

/// <summary>
/// What 1,000 open desks cost beside 1,000 walls, while ten leads a second are taken: time of the processor, of the hub
/// and of those who listen in this process.
/// </summary>
internal static class Watching
{
    private const int People = 10;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    public static async Task Run(MeasuredHub hub, string campaign, DeskScale size)
    {
        var taken = size.MovesOfOne + size.Connections * size.MovesOfEach;
        Task<double> Next()
        {
            var first = taken;
            taken += size.Watched;
            return CostOf(hub, campaign, Enumerable.Range(first, size.Watched));
        }

        var people = await Task.WhenAll(
            Enumerable
                .Range(0, People)
                .Select(_ => Person.Joined(hub.Url, hub.Api, new Grant(AccountRole.Rep, campaign, "anna")))
        );
        var idle = await Next();
        var onlookers = new Onlookers(people, hub, size.Watchers);
        var walls = await onlookers.While(
            connection => connection.InvokeAsync<object>("Watch", campaign, "reps", "current", 10),
            Next
        );
        var desks = await onlookers.While(connection => connection.InvokeAsync("WatchLeads", campaign), Next);

        var figure = $"{size.Watched} takes at {1 / Pace.TotalSeconds:N0} a second";
        Figures.Say($"{figure}, nobody watches", $"{idle:P0} of a core");
        Figures.Say(
            $"{figure} before {size.Watchers:N0} desks",
            new Measured($"{desks:P0} of a core", desks),
            new Yardstick($"{size.Watchers:N0} walls: {walls:P0} of a core", walls)
        );
        foreach (var person in people)
            person.Dispose();
    }

    /// <summary>Of one core, while those leads are taken one after the other.</summary>
    private static async Task<double> CostOf(MeasuredHub hub, string campaign, IEnumerable<int> leads)
    {
        TimeSpan Spent() => hub.Cost.Processor + Cost.Of(Environment.ProcessId).Processor;
        var before = Spent();
        var began = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Pace);
        foreach (var i in leads)
        {
            await timer.WaitForNextTickAsync();
            var rep = i % 2 == 0 ? "anna" : "carl";
            var move = $$"""{ "id": "watched-{{i}}", "type": "lead.taken", "rep": "{{rep}}" }""";
            (await hub.Api.Post($"campaigns/{campaign}/leads/B{i}/moves", move)).Is(200);
        }

        var took = Stopwatch.GetElapsedTime(began);
        return (Spent() - before) / took;
    }

    /// <summary>People in turns, each at several screens.</summary>
    private sealed record Onlookers(IReadOnlyList<Person> People, MeasuredHub Hub, int Count)
    {
        public async Task<double> While(Func<HubConnection, Task> watch, Func<Task<double>> measure)
        {
            var connections = new List<HubConnection>();
            for (var i = 0; i < Count; i++)
            {
                var connection = To(People[i % People.Count]);
                await connection.StartAsync();
                await watch(connection);
                connections.Add(connection);
            }

            var cost = await measure();
            foreach (var connection in connections)
                await connection.DisposeAsync();
            return cost;
        }

        private HubConnection To(Person person) =>
            new HubConnectionBuilder()
                .WithUrl(
                    new Uri(Hub.Url, BoardHub.Path),
                    options =>
                    {
                        options.Cookies = person.Cookies;
                        options.SkipNegotiation = true;
                        options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
                    }
                )
                .AddJsonProtocol(options => options.PayloadSerializerOptions = WebJson.Options)
                .Build();
    }
}
