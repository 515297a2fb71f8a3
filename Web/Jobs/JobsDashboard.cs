using Hangfire;
using Hangfire.Dashboard;

namespace ChallengeHub.Web;

/// <summary>
/// Hangfire's dashboard at <c>/jobs</c>, for admins. What is started by hand there is asked for a CSRF token by
/// Hangfire itself.
/// </summary>
public static class JobsDashboard
{
    /// <summary>Maps nothing in a process that runs no jobs.</summary>
    public static void MapJobs(this WebApplication app)
    {
        if (app.Services.GetService<JobStorage>() is null)
            return;
        var options = new DashboardOptions
        {
            Authorization = [new AtTheDoor()],
            AppPath = "/",
            DashboardTitle = "ChallengeHub jobs",
            DisplayStorageConnectionString = false,
        };
        app.MapHangfireDashboard("/jobs", options).RequireAccess(AccessPolicies.Admin);
    }

    /// <summary>Asked again, for what Hangfire may route by itself.</summary>
    private sealed class AtTheDoor : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => context.GetHttpContext().May(AccessPolicies.Admin, null);
    }
}
