using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

[Collection(ProcessCollection.Name)]
public sealed class ThemesOnTwoHubsTests
{
    [Fact]
    public async Task What_is_saved_at_one_node_is_shown_by_the_other_within_two_seconds()
    {
        var directory = Directory.CreateTempSubdirectory("ch-themes-");
        await using var redis = await RedisServer.Start();
        await using (
            var one = await HubProcess.Start(
                new HubSettings
                {
                    DataDirectory = directory.FullName,
                    Redis = redis.ConnectionString,
                    Jobs = "off",
                }
            )
        )
        await using (
            var two = await HubProcess.Start(
                new HubSettings
                {
                    DataDirectory = directory.FullName,
                    Redis = redis.ConnectionString,
                    Jobs = "off",
                }
            )
        )
        {
            using var first = new ApiClient(new Uri(one.Url), HubProcess.Key);
            using var second = new ApiClient(new Uri(two.Url), HubProcess.Key);
            var code = await new PackCalls(first).Copied();
            await Until(() => two.Client.GetAsync($"/themes/{code}/palette.css"), answer => answer.IsSuccessStatusCode);

            (
                await first.Put(
                    $"themes/{code}",
                    (await first.Get($"themes/{code}")).Text.Replace(
                        "\"#4A574F\"",
                        "\"#445566\"",
                        StringComparison.Ordinal
                    )
                )
            ).Is(200);
            await Until(
                () => two.Client.GetStringAsync($"/themes/{code}/palette.css"),
                css => css.Contains("--muted: #445566;", StringComparison.Ordinal)
            );

            (await second.Send(HttpMethod.Delete, $"themes/{code}")).Is(204);
            await Until(
                () => one.Client.GetAsync($"/themes/{code}/palette.css"),
                answer => answer.StatusCode == System.Net.HttpStatusCode.NotFound
            );
        }
        directory.Delete(recursive: true);
    }

    private static async Task Until<T>(Func<Task<T>> ask, Func<T, bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        while (!isSo(await ask()))
            await Task.Delay(50, patience.Token);
    }
}
