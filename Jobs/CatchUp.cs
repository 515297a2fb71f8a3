using Hangfire;

namespace ChallengeHub.Jobs;

/// <summary>Brings boards that lag, or were lost, up to the ledger: the net beneath the immediate writes.</summary>
[AutomaticRetry(Attempts = 0)]
public sealed class CatchUp(ChallengeEngine engine)
{
    public Task Run() => engine.Boards.CatchUpAll();
}
