namespace ChallengeHub;

public enum ReportKind
{
    Funnel,
    Effect,
    Synthesis,
    Race,

    /// <summary>Those behind a figure.</summary>
    Leads,
}

public enum ReportRunState
{
    Waiting,
    Running,
    Done,
    Failed,
}

/// <summary>A report that takes long: asked for, made by a job, read for a while, forgotten.</summary>
public sealed record ReportRun
{
    public long Id { get; init; }
    public string Campaign { get; init; } = "";
    public required ReportQuestion Question { get; init; }
    public ReportRunState State { get; init; }

    /// <summary>Lead × cycles read so far; of a race, lines of the ledger's sums.</summary>
    public long Done { get; init; }

    /// <summary>Facts and changes of the campaign when it was asked for.</summary>
    public long Facts { get; init; }
    public FieldError? Failure { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public string CreatedBy { get; init; } = "";
    public DateTimeOffset? FinishedAt { get; init; }

    public bool IsOver => State is ReportRunState.Done or ReportRunState.Failed;

    /// <summary>0 to 100. A lead has some three facts; the last steps follow when all are read.</summary>
    public int Percent =>
        this switch
        {
            { State: ReportRunState.Done } => 100,
            { Facts: 0 } => 0,
            _ => (int)Math.Min(99, Done * 300 / Facts),
        };
}
