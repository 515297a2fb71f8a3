using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>The store, the queue in front of it, and who watches both.</summary>
internal static class StorageSetup
{
    public static void AddStorage(this IServiceCollection services)
    {
        services.AddSingleton<Database>();
        services.AddSingleton<WriteQueue>();
        services.AddSingleton<StoreWatch>();
    }
}
