using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>What a refusal says beside its words: when to ask again.</summary>
public static class RefusalProblems
{
    /// <summary>Until a store that cannot be used is asked again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    public static void RetryAfter(HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds))
            .ToString(CultureInfo.InvariantCulture);
}
