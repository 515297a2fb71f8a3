namespace ChallengeHub;

/// <summary>
/// Filling: its file has not come yet. Waiting: for a process that runs jobs. The last three are for good.
/// </summary>
public enum DryRunState
{
    Filling,
    Waiting,
    Running,
    Done,
    Failed,
    Cancelled,
}

/// <summary>Whose facts are played: the campaign's own, or those of a file.</summary>
public enum DryRunSource
{
    Campaign,
    File,
}

/// <summary>
/// A draft played over a past, beside the rules in force: asked for, played by a job, read. Nothing of it enters the
/// ledger.
/// </summary>
public sealed record DryRun
{
    public long Id { get; init; }
    public string Campaign { get; init; } = "";
    public Trial Draft { get; init; } = Trial.InForce;
    public DryRunSource Source { get; init; }
    public DryRunState State { get; init; }

    /// <summary>Facts played so far; each is played twice, by the rules in force and by the draft.</summary>
    public long Done { get; init; }
    public long Facts { get; init; }
    public FieldError? Failure { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public string CreatedBy { get; init; } = "";
    public DateTimeOffset? FinishedAt { get; init; }

    public bool IsOver => State is DryRunState.Done or DryRunState.Failed or DryRunState.Cancelled;

    /// <summary>0 to 100.</summary>
    public int Percent =>
        this switch
        {
            { State: DryRunState.Done } => 100,
            { Facts: 0 } => 0,
            _ => (int)Math.Min(99, Done * 50 / Facts),
        };
}

/// <summary>A run that a process has taken: nobody else plays it while the lease holds.</summary>
public sealed record TakenRun(long Id, string Lease, int Attempts);

/// <summary>How a run ended: its report as JSON, or why there is none.</summary>
public sealed record RunOutcome(string? Report, FieldError? Failure);
