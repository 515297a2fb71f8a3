using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;

namespace ChallengeHub.Web;

/// <summary>
/// The hub's connections of this process: at most so many of one person, key, screen, or address without either, and
/// ended soon after the session, key or screen behind them is.
/// </summary>
public sealed class HubConnections(
    SessionRevalidation stillGood,
    Watches watches,
    LeadWatches leads,
    Settings settings,
    ILogger<HubConnections> log
) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, Onlooker> connections = new();
    private readonly ConcurrentDictionary<string, int> ofOne = new();
    private bool failing;

    public int Count => connections.Count;

    public void Came(HubCallerContext connection)
    {
        var caller = Caller(connection);
        connections[connection.ConnectionId] = new Onlooker(connection, caller);
        var count = ofOne.AddOrUpdate(caller, 1, (_, before) => before + 1);
        // the bootstrap key is for automation: it may try how much the hub carries
        if (caller != AdminKey.Author && count > settings.Limits.HubConnections)
            connection.Abort();
    }

    public void Left(string connection)
    {
        if (!connections.TryRemove(connection, out var left))
            return;
        if (ofOne.AddOrUpdate(left.Caller, 0, (_, before) => before - 1) == 0)
            ofOne.TryRemove(KeyValuePair.Create(left.Caller, 0));
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Look);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
                await SendHome();
        }
        catch (OperationCanceledException)
        {
            log.LogDebug("No more looking after connections: the process ends");
        }
    }

    /// <summary>
    /// Ends the connections of those who may not look any more. Never throws: that would end the host.
    /// </summary>
    public async Task SendHome()
    {
        var failed = false;
        foreach (
            var one in connections
                .Values.Where(x => x.User.Identity is { IsAuthenticated: true })
                .GroupBy(x => x.Session)
        )
            try
            {
                var now = await stillGood.Again(one.First().User);
                foreach (var onlooker in one)
                    if (now is null || SeesTooMuch(onlooker, now))
                        onlooker.Connection.Abort();
                    else
                        leads.Renew(onlooker.Connection.ConnectionId, now);
            }
            catch (Exception failure)
            {
                if (!failing)
                    log.LogWarning(
                        failure,
                        "Whether {Caller} may still look is not known now; asked again every {Seconds} s",
                        one.Key,
                        Look.TotalSeconds
                    );
                failed = failing = true;
                // of the others nobody could say either
                if (StoreFaults.Is(failure))
                    return;
            }

        failing = failed;
    }

    /// <summary>He watches what is not revealed, and ran a campaign that he does not run any more.</summary>
    private bool SeesTooMuch(Onlooker onlooker, ClaimsPrincipal now) =>
        watches.SeesUnrevealed(onlooker.Connection.ConnectionId)
        && Web.Caller.Of(onlooker.User)
            .Grants.Where(grant => grant.Role is AccountRole.Admin or AccountRole.Marketing)
            .Except(Web.Caller.Of(now).Grants)
            .Any();

    private static string Caller(HubCallerContext connection) =>
        connection.User?.Identity is { IsAuthenticated: true, Name: { } known }
            ? known
            : RateLimits.From(connection.GetHttpContext()!);

    /// <param name="Caller">As it was when it came: of a connection that has gone the request may be gone too.</param>
    private sealed record Onlooker(HubCallerContext Connection, string Caller)
    {
        public ClaimsPrincipal User => Connection.User ?? new ClaimsPrincipal();

        /// <summary>A person may have several, and each ends for itself.</summary>
        public string Session => $"{Caller} {User.FindFirstValue(SignedIn.SessionClaim)}";
    }
}
