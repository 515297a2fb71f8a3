using Hangfire.SqlServer;
using Microsoft.Data.SqlClient;

namespace ChallengeHub.Jobs;

/// <summary>
/// SQL Server as Hangfire's store: every node's server takes jobs from it. What is due is asked of the engine all the
/// same.
/// </summary>
/// <param name="PrepareSchema">Whether Hangfire makes and updates its tables; false where an administrator
/// does.</param>
public sealed record JobsDatabase(string ConnectionString, bool PrepareSchema)
{
    internal SqlServerStorage Open() =>
        new(
            ConnectionString,
            new SqlServerStorageOptions
            {
                PrepareSchemaIfNecessary = PrepareSchema,
                QueuePollInterval = TimeSpan.FromSeconds(5),
                DisableGlobalLocks = true,
                UseRecommendedIsolationLevel = true,
                SqlClientFactory = SqlClientFactory.Instance,
            }
        );
}
