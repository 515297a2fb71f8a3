using Hangfire;

namespace ChallengeHub.Jobs;

/// <summary>Brings boards that lag, or were lost, up to the ledger: the net beneath the immediate writes.</summary>
[AutomaticRetry(Attempts = 0)]
public sealed class CatchUp(BoardKeeper boards)
{
    public Task Run() => boards.CatchUpAll();
}
