using Hangfire;
using Hangfire.InMemory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChallengeHub.Jobs;

/// <summary>
/// Every job and its cron. Hangfire only pokes: what is due lies in SQL, so its store may be lost at any moment.
/// </summary>
public static class Schedule
{
    private static void Write(IRecurringJobManager jobs)
    {
        jobs.AddOrUpdate<Sweep>("sweep", job => job.Run(), Cron.Minutely);
        jobs.AddOrUpdate<LookAtDeadlines>("deadlines", job => job.Run(), Cron.Minutely);
        jobs.AddOrUpdate<CatchUp>("catch-up", job => job.Run(), Cron.Minutely);
        jobs.AddOrUpdate<DriftCheck>("drift-check", job => job.Run(), Cron.Hourly);
        jobs.AddOrUpdate<PlayDryRuns>("dry-runs", job => job.Run(CancellationToken.None), Cron.Minutely);
        jobs.AddOrUpdate<RunReports>("report-runs", job => job.Run(CancellationToken.None), Cron.Minutely);
        jobs.AddOrUpdate<KeepReports>("keep-reports", job => job.Run(CancellationToken.None), Cron.Minutely);
        jobs.AddOrUpdate<TellPlayers>("tell-players", job => job.Run(), Cron.Minutely);
        jobs.AddOrUpdate<TellPlayers>("forget-notifications", job => job.Forget(), Cron.Daily);
        jobs.AddOrUpdate<Retention>("retention", job => job.Run(), Cron.Daily);
    }

    /// <summary>
    /// Runs the jobs in this process, on the parts of the engine and the <see cref="TimeProvider"/> of the container.
    /// </summary>
    /// <param name="database">SQL Server, for <see cref="JobsMode.Database"/>; null where the database is embedded, and
    /// then jobs live in memory.</param>
    /// <param name="look">The longest real time between two looks at what is due; one second unless the campaign's
    /// clock runs faster.</param>
    public static IServiceCollection AddJobs(
        this IServiceCollection services,
        JobsMode mode,
        JobsDatabase? database = null,
        TimeSpan? look = null
    )
    {
        if (mode is JobsMode.Off)
            return services;

        services.AddSingleton(new Pace(look ?? TimeSpan.FromSeconds(1)));
        services.AddHostedService<DueTimer>();

        // its own instance instead of Hangfire's static one: two servers in one process, as in tests, keep apart
        services.AddHangfire(hangfire =>
            hangfire
                .UseSimpleAssemblyNameTypeSerializer()
                .UseRecommendedSerializerSettings()
                .UseStorage<JobStorage>(
                    mode is JobsMode.Database && database is not null
                        ? database.Open()
                        : new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(3) })
                )
        );

        services.AddHostedService<Timetable>();
        services.AddHangfireServer(server => server.WorkerCount = 2);

        return services;
    }

    /// <summary>
    /// A dry run waits: it is begun now, when this process runs jobs, else within the minute by one that does.
    /// </summary>
    /// <param name="jobs">Null in a process that runs no jobs.</param>
    public static void PokeDryRuns(this IBackgroundJobClient? jobs) =>
        jobs?.Enqueue<PlayDryRuns>(job => job.Run(CancellationToken.None));

    /// <summary>The same for a report that takes long.</summary>
    /// <param name="jobs">Null in a process that runs no jobs.</param>
    public static void PokeReports(this IBackgroundJobClient? jobs) =>
        jobs?.Enqueue<RunReports>(job => job.Run(CancellationToken.None));

    /// <summary>Writes the timetable into Hangfire's store before its server starts.</summary>
    private sealed class Timetable(IRecurringJobManager jobs) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            Write(jobs);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
