using Xunit;

namespace ChallengeHub.Jobs.Tests;

/// <summary>Nobody else reads a campaign's ledger until it is let go: results that are computed of it wait.</summary>
internal sealed class HeldLedger : IAsyncDisposable
{
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim open = new();
    private readonly Task reading;

    private HeldLedger(LedgerBoards ledger, string campaign) =>
        reading = Task.Run(() => ledger.Read(campaign, (_, _) => Hold()));

    public static async Task<HeldLedger> Take(LedgerBoards ledger, string campaign)
    {
        var held = new HeldLedger(ledger, campaign);
        Assert.Same(held.begun.Task, await Task.WhenAny(held.begun.Task, held.reading));
        return held;
    }

    public async ValueTask DisposeAsync()
    {
        open.Set();
        await reading;
        open.Dispose();
    }

    private bool Hold()
    {
        begun.SetResult();
        open.Wait();
        return true;
    }
}
