using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>Who signs in, and how.</summary>
internal static class AccountsSetup
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<Passwords>();
        services.AddSingleton<Accounts>();
        services.AddSingleton<PlayerInvitations>();
        services.AddSingleton<OwnAccount>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<Sessions>();
    }
}
