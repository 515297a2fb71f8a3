using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>Participants: entered, moved, erased, and shown what is known of them.</summary>
internal static class PeopleSetup
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<Roster>();
        services.AddSingleton<Enrolment>();
        services.AddSingleton<Portraits>();
        services.AddSingleton<Erasure>();
        services.AddSingleton<PersonalFiles>();
    }
}
