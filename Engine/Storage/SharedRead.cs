namespace ChallengeHub;

/// <summary>
/// One read at a time, shared by all who asked before it began: each gets what was committed when he asked, or later.
/// </summary>
public sealed class SharedRead<T>(Func<Task<T>> read)
{
    private readonly Lock gate = new();
    private Task<T>? running;
    private Task<T>? next;

    /// <summary>The one that begins next.</summary>
    public Task<T> Next()
    {
        lock (gate)
            return next ??= After(running);
    }

    private async Task<T> After(Task? before)
    {
        // let the gate go first; what became of the one before is not ours
        await Task.Yield();
        if (before is not null)
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            running = next;
            next = null;
        }

        return await read();
    }
}
