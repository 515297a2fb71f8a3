using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>Televisions that hang on a wall and are let in from afar.</summary>
public static class Televisions
{
    /// <summary>Opened at /wall as nobody, confirmed by its code, and live.</summary>
    public static async Task<Tab> Paired(Chromium chromium, Floor floor, string campaign, Look? look = null)
    {
        using var nobody = new Person(new Uri(floor.Hub.Url));
        var tv = await floor.Open(chromium, $"{floor.Hub.Url}/wall", look, nobody);
        await ShowsCode(tv);
        (await Confirm(floor, campaign, await tv.Page.GetByTestId("code").InnerTextAsync(), "Hall")).Is(204);
        await Expect(tv.Page).ToHaveURLAsync(new Regex($"/wall/{campaign}"), new() { Timeout = 20_000 });
        await tv.IsLive();
        return tv;
    }

    public static Task ShowsCode(Tab tv) =>
        Expect(tv.Page.GetByTestId("code"))
            .ToHaveTextAsync(
                new Regex("^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$"),
                new() { Timeout = 30_000 }
            );

    /// <summary>A screen of this name without a television.</summary>
    public static async Task<long> Named(Floor floor, string campaign, string name)
    {
        var begun = (await floor.Api.Post("pairings")).Is(201).Json;
        (await Confirm(floor, campaign, begun.GetProperty("userCode").GetString()!, name)).Is(204);
        var answer = await floor.Api.Post(
            "pairings/token",
            $$"""{ "deviceCode": "{{begun.GetProperty("deviceCode").GetString()}}" }"""
        );
        return answer.Is(200).Json.GetProperty("screen").GetProperty("id").GetInt64();
    }

    /// <summary>The numbers of those that show this campaign.</summary>
    public static async Task<IReadOnlyList<long>> Of(Floor floor, string campaign) =>
        [
            .. (await floor.Api.Get("screens"))
                .Is(200)
                .Json.EnumerateArray()
                .Where(x => x.GetProperty("showing").GetProperty("campaign").GetString() == campaign)
                .Select(x => x.GetProperty("id").GetInt64()),
        ];

    private static Task<ApiAnswer> Confirm(Floor floor, string campaign, string code, string name) =>
        floor.Api.Post(
            $"pairings/{code}",
            $$"""{ "name": "{{name}}", "showing": { "campaign": "{{campaign}}", "lang": "en" } }"""
        );
}
