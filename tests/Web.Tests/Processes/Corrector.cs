using ChallengeHub.Testing;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// An admin who gives points by hand and reverses events while they pour in; what was not answered is asked for again.
/// </summary>
internal sealed class Corrector(string campaign, Sender sender)
{
    /// <summary>Every so many of the sender's events is wrong.</summary>
    private const int Wrong = 7;
    private bool asked;

    /// <summary>Reasons of the adjustments that were answered with success.</summary>
    public List<string> Adjusted { get; } = [];

    /// <summary>Ids of the events of which a reversal was answered with success.</summary>
    public List<string> Reversed { get; } = [];

    /// <summary>Returns when the hub is gone.</summary>
    public async Task Correct(ApiClient api, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                await Adjust(api);
                if (sender.Acknowledged.ElementAtOrDefault(Reversed.Count * Wrong) is { } wrong)
                    await Reverse(api, wrong);
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            // killed: whether it was written is not known
        }
    }

    private async Task Adjust(ApiClient api)
    {
        var reason = $"bonus-{Adjusted.Count}";
        (
            await api.Post(
                $"campaigns/{campaign}/corrections",
                $$"""{ "participant": "anna", "points": 5, "reason": "{{reason}}" }""",
                ("Idempotency-Key", reason)
            )
        ).Is(200);
        Adjusted.Add(reason);
    }

    private async Task Reverse(ApiClient api, string id)
    {
        // asked for before and not answered: then it may have been done, and a second time is a conflict
        var again = asked;
        asked = true;
        var answer = await api.Post(
            $"campaigns/{campaign}/corrections",
            $$"""{ "source": "crm", "id": "{{id}}", "reason": "wrong" }"""
        );
        if (!(again && answer.Status == 409))
            answer.Is(200);
        asked = false;
        Reversed.Add(id);
    }
}
