using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class SharedReadTests
{
    private readonly List<TaskCompletionSource<int>> reads = [];
    private readonly SemaphoreSlim begun = new(0);

    [Fact]
    public async Task Who_asks_while_a_read_runs_shares_the_one_after_it()
    {
        var shared = new SharedRead<int>(Read);

        var first = shared.Next();
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        var second = shared.Next();
        var third = shared.Next();
        reads[0].SetResult(1);
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        reads[1].SetResult(2);

        Assert.Equal(1, await first);
        Assert.Equal(2, await second);
        Assert.Same(second, third);
        Assert.Equal(2, reads.Count);
    }

    [Fact]
    public async Task A_read_that_fails_is_of_those_who_shared_it_and_the_next_one_runs()
    {
        var shared = new SharedRead<int>(Read);

        var first = shared.Next();
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        var second = shared.Next();
        reads[0].SetException(new InvalidOperationException());
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        reads[1].SetResult(2);

        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        Assert.Equal(2, await second);
    }

    private Task<int> Read()
    {
        var read = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        reads.Add(read);
        begun.Release();
        return read.Task;
    }
}
