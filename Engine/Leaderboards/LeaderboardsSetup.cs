using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>The boards in Redis and in the ledger, what keeps them equal, and who reads them.</summary>
internal static class LeaderboardsSetup
{
    public static void AddLeaderboards(this IServiceCollection services)
    {
        services.AddSingleton<RedisConnection>();
        services.AddSingleton<Leaderboards>();
        services.AddSingleton<LedgerBoards>();
        services.AddSingleton<BoardKeeper>();
        services.AddSingleton<RankedBoards>();
        services.AddSingleton<CurrentBoards>();
        services.AddSingleton<PastBoards>();
        services.AddSingleton<FrozenBoards>();
        services.AddSingleton<BoardReads>();
    }
}
