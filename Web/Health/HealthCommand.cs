namespace ChallengeHub.Web;

/// <summary>
/// Asks the process beside it whether it is ready, for containers without a shell: <c>health</c> ends with 0 or 1.
/// </summary>
public static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static bool Asked(string[] args) => args is ["health", ..];

    /// <summary>Answers the exit code, and says why it is not 0.</summary>
    public static async Task<int> Run(IConfiguration configuration)
    {
        using var client = new HttpClient { Timeout = Patience };

        try
        {
            using var answer = await client.GetAsync(
                new Uri(Local(configuration["urls"] ?? Settings.DefaultUrl), "/health/ready")
            );
            Console.WriteLine(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"ChallengeHub does not answer: {failure.Message}");
            return 1;
        }
    }

    /// <summary>Where this machine reaches the first address that the process listens on.</summary>
    public static Uri Local(string urls)
    {
        var first = BindingAddress.Parse(urls.Split(';')[0]);
        var host = first.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : first.Host;
        return new UriBuilder(first.Scheme, host, first.Port).Uri;
    }
}
