namespace ChallengeHub;

/// <summary>
/// What was committed on one campaign and is not on its boards yet: one write at a time, and what gathers meanwhile
/// follows as one, because a total replaces the one before it.
/// </summary>
/// <param name="show">Must not throw.</param>
internal sealed class BoardUpdates(Func<IReadOnlyList<BoardUpdate>, Task> show)
{
    private readonly Lock gate = new();
    private readonly List<BoardUpdate> waiting = [];

    /// <summary>Of what is being shown.</summary>
    private TaskCompletionSource? now;

    /// <summary>Of what waits.</summary>
    private TaskCompletionSource? next;

    /// <summary>Ends when all that was added until now is shown; null: nothing waits.</summary>
    public Task? Running
    {
        get
        {
            lock (gate)
                return (next ?? now)?.Task;
        }
    }

    public void Add(BoardUpdate update)
    {
        lock (gate)
        {
            if (waiting is [.., var last] && last.IsContinuedBy(update))
                waiting[^1] = last.Then(update);
            else
                waiting.Add(update);

            var isFirst = now is null && next is null;
            next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (isFirst)
                _ = Task.Run(ShowAll);
        }
    }

    private async Task ShowAll()
    {
        while (Next() is { } updates)
            await show(updates);
    }

    private IReadOnlyList<BoardUpdate>? Next()
    {
        lock (gate)
        {
            now?.TrySetResult();
            now = next;
            next = null;
            if (now is null)
                return null;

            BoardUpdate[] updates = [.. waiting];
            waiting.Clear();
            return updates;
        }
    }
}
