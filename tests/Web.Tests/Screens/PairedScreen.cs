using System.Text.Json;
using ChallengeHub.Testing;

namespace ChallengeHub.Web.Tests;

/// <summary>A display that was let in, over the doors that a television and its owner use.</summary>
public sealed record PairedScreen(long Id, string Token)
{
    public static async Task<PairedScreen> Of(RunningHub hub, string campaign, string name = "Hall")
    {
        var begun = await Begin(hub);
        (await Confirm(hub.Api, begun, campaign, name)).Is(204);
        var answer = (await Poll(hub, begun)).Is(200).Json;
        return new PairedScreen(
            answer.GetProperty("screen").GetProperty("id").GetInt64(),
            answer.GetProperty("token").GetString()!
        );
    }

    public static async Task<JsonElement> Begin(RunningHub hub)
    {
        using var display = new ApiClient(hub.Url, (string?)null);
        return (await display.Post("pairings")).Is(201).Json;
    }

    public static Task<ApiAnswer> Confirm(ApiClient person, JsonElement begun, string campaign, string name = "Hall") =>
        person.Post(
            $"pairings/{begun.GetProperty("userCode").GetString()}",
            $$"""
            { "name": "{{name}}",
              "showing": { "campaign": "{{campaign}}", "boards": ["reps", "pairs"], "seconds": 12, "lang": "fr" } }
            """
        );

    public static async Task<ApiAnswer> Poll(RunningHub hub, JsonElement begun) =>
        await Poll(hub, begun.GetProperty("deviceCode").GetString()!);

    public static async Task<ApiAnswer> Poll(RunningHub hub, string device)
    {
        using var display = new ApiClient(hub.Url, (string?)null);
        return await display.Post("pairings/token", JsonSerializer.Serialize(new { deviceCode = device }));
    }
}
