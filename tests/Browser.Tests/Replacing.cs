using Microsoft.Playwright;

namespace ChallengeHub.Browser.Tests;

/// <summary>A page as the server sends it, but for a few words.</summary>
public static class Replacing
{
    public static Task Replaced(this IPage page, string addresses, string one, string other) =>
        page.RouteAsync(
            addresses,
            async route =>
            {
                var answer = await route.FetchAsync();
                var body = (await answer.TextAsync()).Replace(one, other, StringComparison.Ordinal);
                await route.FulfillAsync(new() { Response = answer, Body = body });
            }
        );
}
