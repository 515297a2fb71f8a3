using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Wires what holds for every form of the pages.</summary>
public static class FormSetup
{
    public static void AddForms(this IServiceCollection services)
    {
        services.AddSingleton<FormKeeper>();
        services.AddSingleton<SentForms>();
        services.AddSingleton<OncePosts>();
        services.Configure<MvcOptions>(options => options.Filters.AddService<OncePosts>());
    }
}
