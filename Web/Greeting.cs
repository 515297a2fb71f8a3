using System.Data.Common;
using System.Net.Sockets;

namespace ChallengeHub.Web;

/// <summary>
/// Opens the stores, then the door, and prints once it is open: where it is, and how to begin on an empty
/// installation.
/// </summary>
public static class Greeting
{
    /// <summary>
    /// Begins the engine's start before the host does. Throws <see cref="StartRefused"/> when another process has the
    /// stores, or they cannot be opened.
    /// </summary>
    public static async Task OpenStores(this WebApplication app, Settings settings)
    {
        try
        {
            await app.Services.GetRequiredService<EngineStart>().Start();
        }
        catch (InvalidOperationException refused)
        {
            throw new StartRefused(refused.Message);
        }
        catch (Exception failure)
            when (failure
                    is IOException
                        or UnauthorizedAccessException
                        or DbException
                        or TimeoutException
                        or StoreUnavailable
            )
        {
            throw StartRefused.Store(settings, failure);
        }
    }

    /// <summary>
    /// Begins to listen. Throws <see cref="StartRefused"/> when the address is none, is not this machine's, or is
    /// taken.
    /// </summary>
    public static async Task Listen(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (DbException failure)
        {
            // of the database itself the engine has made sure; what is left is where Hangfire keeps its jobs
            throw new StartRefused(
                $"ConnectionStrings__SqlServer cannot be used for jobs: {FirstLine(failure)} Hangfire makes its "
                    + "tables where ChallengeHub__PrepareJobsSchema is true and the account may; "
                    + "ChallengeHub__Jobs=memory needs none."
            );
        }
        catch (Exception failure)
            when (failure is IOException or SocketException or FormatException or InvalidOperationException)
        {
            // the log has the whole trace
            throw new StartRefused(
                $"ChallengeHub could not begin to listen: {FirstLine(failure)} ASPNETCORE_URLS says where."
            );
        }
    }

    private static string FirstLine(Exception failure) => failure.Message.Split('\n')[0].Trim().TrimEnd('.') + '.';

    /// <summary>An installation without an administrator prints the link that makes the first one.</summary>
    public static async Task SayHowToBegin(this WebApplication app, Settings settings)
    {
        var setup = await SetupLink(app, settings);

        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var url = settings.PublicUrl?.ToString().TrimEnd('/') ?? app.Urls.FirstOrDefault() ?? Settings.DefaultUrl;
            Console.WriteLine(
                $"ChallengeHub is ready at {url} (data in "
                    + $"{(settings.SqlServer is null ? Path.GetFullPath(settings.DataDirectory) : "SQL Server")}). "
                    + $"The API: {url}/docs"
            );

            if (setup is not null)
                Console.WriteLine(
                    $"To begin, open {Addresses.Of(url, $"/setup?key={setup}")} within a day: it makes you the first "
                        + "administrator, once. A restart prints a new one."
                );
        });
    }

    private static async Task<string?> SetupLink(WebApplication app, Settings settings)
    {
        try
        {
            return await app.Services.GetRequiredService<Accounts>().SetupLink();
        }
        catch (Exception failure) when (StoreFaults.Is(failure))
        {
            throw StartRefused.Store(settings, failure);
        }
    }
}
