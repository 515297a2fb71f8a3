namespace ChallengeHub;

/// <summary>What waits in the <see cref="WriteQueue"/>: a work, how heavy it is, and who waits for it.</summary>
internal sealed class Work(Func<UnitOfWork, IReadOnlyList<Work>, Task> run)
{
    /// <summary>With all works that it is run together with, this one among them.</summary>
    public Func<UnitOfWork, IReadOnlyList<Work>, Task> Run { get; } = run;

    /// <summary>Works of the same are run by one call; null: a work of its own.</summary>
    public Delegate? Together { get; init; }

    /// <summary>What <see cref="Together"/> is called with.</summary>
    public object? Request { get; init; }
    public required int Weight { get; init; }
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    public Exception? Failure { get; private set; }
    public IReadOnlyList<Func<Task>> Beside { get; private set; } = [];

    /// <summary>It may be undone with its transaction, and run again.</summary>
    public void Ran(Exception? failure, IReadOnlyList<Func<Task>> beside)
    {
        Failure = failure;
        Beside = beside;
    }

    public void Complete()
    {
        if (Failure is null)
            Done.TrySetResult();
        else
            Done.TrySetException(Failure);
    }
}
