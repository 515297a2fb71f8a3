using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;

namespace ChallengeHub.Web;

/// <summary>The hub's connections of this process: at most so many of one caller, and ended soon after the session, key or screen behind them is.</summary>
public sealed class Onlookers(StillGood stillGood, ILogger<Onlookers> log) : BackgroundService
{
    /// <summary>Of one person, key, screen, or address without either.</summary>
    public const int MostOfOne = 1000;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, HubCallerContext> connections = new();

    public void Came(HubCallerContext connection)
    {
        connections[connection.ConnectionId] = connection;
        // the bootstrap key is for automation: it may try how much the hub carries
        if (Name(connection) != AdminKey.Author && connections.Values.Count(x => Name(x) == Name(connection)) > MostOfOne) connection.Abort();
    }

    public void Left(string connection) => connections.TryRemove(connection, out _);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Look);
        try
        {
            while (await timer.WaitForNextTickAsync(stop)) await SendHome();
        }
        catch (OperationCanceledException)
        {
            log.LogDebug("No more looking after connections: the process ends");
        }
    }

    /// <summary>Ends the connections of those who may not look any more.</summary>
    public async Task SendHome()
    {
        foreach (var one in connections.Values.Where(x => x.User?.Identity is { IsAuthenticated: true }).GroupBy(Name))
            try
            {
                if (await stillGood.Is(one.First().User!)) continue;
                foreach (var connection in one) connection.Abort();
            }
            catch (Exception failure) when (failure is System.Data.Common.DbException or IOException)
            {
                log.LogWarning(failure, "Whether {Caller} may still look cannot be told now; asked again in {Seconds} s", one.Key, Look.TotalSeconds);
            }
    }

    private static string Name(HubCallerContext connection) => connection.User?.Identity is { IsAuthenticated: true } known
        ? $"{known.Name} {connection.User.FindFirstValue(SignedIn.SessionClaim)}"
        : RateLimits.From(connection.GetHttpContext()!);
}
