namespace ChallengeHub.Jobs;

/// <summary>
/// What <c>ChallengeHub__Jobs</c> says about this process. <see cref="Database"/>: Hangfire's store follows the
/// database, in memory when that is embedded.
/// </summary>
public enum JobsMode
{
    Database,
    Memory,
    Off,
}

/// <summary>Reads the setting.</summary>
public static class JobsModes
{
    public static JobsMode Read(string? setting) =>
        setting?.Trim().ToLowerInvariant() switch
        {
            null or "" => JobsMode.Database,
            "memory" => JobsMode.Memory,
            "off" => JobsMode.Off,
            _ => throw new InvalidOperationException(
                $"ChallengeHub__Jobs is '{setting}'; it may be unset, 'memory' or 'off'."
            ),
        };
}
