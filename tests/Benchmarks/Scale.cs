namespace ChallengeHub.Benchmarks;

/// <summary>
/// How large everything is: as the figures ask, or so small that it only shows that nothing is rotten.
/// </summary>
internal sealed record Scale
{
    public bool IsSmoke { get; init; }

    /// <summary>Of each load, as the others.</summary>
    public double Seconds { get; init; } = 5;
    public double WarmUp { get; init; } = 2;
    public double FirstSeconds { get; init; } = 10;
    public double OpenLoopSeconds { get; init; } = 60;
    public double IdleSeconds { get; init; } = 10;
    public double Yardstick { get; init; } = 3;

    public int Connections { get; init; } = 64;
    public int Batch { get; init; } = 1_000;
    public int Campaigns { get; init; } = 20;

    /// <summary>Of a usual campaign.</summary>
    public int Reps { get; init; } = 1_000;
    public int ManyReps { get; init; } = 10_000;
    public double WritesBesideReads { get; init; } = 500;

    public Size Closing { get; init; } = new(50_000, 200_000);
    public Size LargeClosing { get; init; } = new(100_000, 1_000_000);

    /// <summary>Of the ledger that grows: at each of them all is measured once more.</summary>
    public IReadOnlyList<int> Entries { get; init; } = [10_000, 100_000, 1_000_000];
    public IReadOnlyList<int> Players { get; init; } = [1_000, 10_000, 100_000];
    public IReadOnlyList<int> Screens { get; init; } = [1_000, 5_000];

    public int IntakeEach { get; init; } = 500;
    public int DryRunLeads { get; init; } = 33_334;
    public DeskScale Desk { get; init; } = new(100_000, 64);
    public int ReportLeads { get; init; } = 1_000_000;

    public static Scale Full { get; } = new();

    public static Scale Smoke { get; } =
        new()
        {
            IsSmoke = true,
            Seconds = 0.2,
            WarmUp = 0,
            FirstSeconds = 0.2,
            OpenLoopSeconds = 0.2,
            IdleSeconds = 0.2,
            Yardstick = 0.1,
            Connections = 4,
            Batch = 10,
            Campaigns = 2,
            Reps = 20,
            ManyReps = 50,
            WritesBesideReads = 50,
            Closing = new(30, 60),
            LargeClosing = new(30, 60),
            Entries = [40, 100],
            Players = [20, 40],
            Screens = [3],
            IntakeEach = 4,
            DryRunLeads = 60,
            Desk = new(100, 2)
            {
                MovesOfOne = 4,
                MovesOfEach = 4,
                Watchers = 2,
                Watched = 2,
            },
            ReportLeads = 300,
        };
}

/// <summary>A campaign's.</summary>
internal sealed record Size(int Players, int Entries);

/// <param name="Connections">That ask at once.</param>
internal sealed record DeskScale(int Leads, int Connections)
{
    public int MovesOfOne { get; init; } = 200;
    public int MovesOfEach { get; init; } = 20;
    public int Watchers { get; init; } = 1_000;

    /// <summary>Moves while they look on.</summary>
    public int Watched { get; init; } = 100;
}
