using Hangfire;

namespace ChallengeHub.Jobs;

/// <summary>Tells players what the boards did to them, and forgets what was told long ago.</summary>
[AutomaticRetry(Attempts = 0)] // the next minute is the retry
public sealed class TellPlayers(BoardNews news)
{
    public Task Run() => news.Run();

    public Task Forget() => news.ForgetOld();
}
