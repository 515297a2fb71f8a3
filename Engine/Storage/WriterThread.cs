using System.Collections.Concurrent;

namespace ChallengeHub;

/// <summary>
/// A thread of its own for one asynchronous loop. What follows each wait runs on it again, so that the loop never
/// stands in line behind those who read.
/// </summary>
internal sealed class WriterThread : SynchronizationContext
{
    private readonly BlockingCollection<Step> steps = [];

    private WriterThread() { }

    /// <summary>Ends with the loop.</summary>
    public static Task Run(string name, Func<Task> loop)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => ended.SetFromTask(new WriterThread().Follow(loop)))
        {
            Name = name,
            IsBackground = true,
        }.Start();
        return ended.Task;
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            steps.Add(new Step(d, state));
        }
        catch (InvalidOperationException)
        {
            // the loop has ended: what it left behind goes on elsewhere
            base.Post(d, state);
        }
    }

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Answers the loop, which has ended.</summary>
    private Task Follow(Func<Task> loop)
    {
        SetSynchronizationContext(this);
        var running = loop();
        running.ContinueWith(_ => steps.CompleteAdding(), TaskScheduler.Default);
        foreach (var step in steps.GetConsumingEnumerable())
            step.Run(step.State);
        return running;
    }

    private readonly record struct Step(SendOrPostCallback Run, object? State);
}
