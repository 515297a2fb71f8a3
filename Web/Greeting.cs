namespace ChallengeHub.Web;

/// <summary>What is printed once the process listens: where it is, and how to begin on an empty installation.</summary>
public static class Greeting
{
    public static void SayHowToBegin(this WebApplication app, Settings settings) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var url = settings.PublicUrl?.ToString().TrimEnd('/') ?? app.Urls.FirstOrDefault() ?? Settings.DefaultUrl;
        Console.WriteLine($"ChallengeHub is ready at {url} (data in {Path.GetFullPath(settings.DataDirectory)}). The API: {url}/docs");
        if (settings.AdminKey is null)
            Console.WriteLine("To begin, set ChallengeHub__AdminKey to a secret of at least 24 characters and start again: the API needs it as 'Authorization: Bearer KEY'.");
    });
}
