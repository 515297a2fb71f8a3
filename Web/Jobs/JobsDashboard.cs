using System.Net;
using Hangfire;
using Hangfire.Dashboard;

namespace ChallengeHub.Web;

/// <summary>Hangfire's dashboard at <c>/jobs</c>, for whoever sits at the machine: for all others it is not there.</summary>
public static class JobsDashboard
{
    private static readonly string[] Forwarding =
        ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "X-Original-For"];

    /// <summary>Maps nothing in a process that runs no jobs.</summary>
    public static void MapJobs(this WebApplication app)
    {
        if (app.Services.GetService<JobStorage>() is null) return;
        var options = new DashboardOptions { Authorization = [new LoopbackOnly()], AppPath = null, DashboardTitle = "ChallengeHub jobs", DisplayStorageConnectionString = false };
        app.MapHangfireDashboard("/jobs", options).Add(endpoint =>
        {
            // Hangfire would answer 401, which promises that some key opens it
            var dashboard = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context =>
            {
                if (IsHere(context)) return dashboard(context);
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
        });
    }

    /// <summary>From this machine, not through a proxy, and asked for by a loopback name: a page elsewhere cannot reach it by renaming itself.</summary>
    public static bool IsHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && !Forwarding.Any(context.Request.Headers.ContainsKey)
        && (context.Request.Host.Host is "localhost" || (IPAddress.TryParse(context.Request.Host.Host, out var host) && IPAddress.IsLoopback(host)));

    private sealed class LoopbackOnly : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => IsHere(context.GetHttpContext());
    }
}
