using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

[Collection(StartCollection.Name)]
public sealed class DowntimeTests
{
    [Fact]
    public async Task A_period_whose_end_fell_into_downtime_is_closed_at_start_with_its_prizes()
    {
        var directory = Directory.CreateTempSubdirectory("ch-down-").FullName;
        var yesterday = ApiClient.Today.AddDays(-1);
        string campaign;
        await using (var hub = await HubProcess.Start(new HubSettings { DataDirectory = directory, Jobs = "off" }))
        {
            using var api = new ApiClient(new Uri(hub.Url), HubProcess.Key);
            campaign = await api.Launched(
                JsonSerializer.Serialize(
                    new
                    {
                        name = "Days",
                        theme = "classic",
                        timeZone = "UTC",
                        currency = "EUR",
                        startsAt = yesterday,
                        endsAt = yesterday.AddDays(30),
                        periods = new { every = "day", graceMinutes = 0 },
                        teams = new[] { new { code = "lyon", name = "Lyon" }, new { code = "lille", name = "Lille" } },
                        prizes = new[]
                        {
                            new
                            {
                                code = "day",
                                name = "Day",
                                scope = "period",
                                board = "reps",
                                ranks = new[] { 1, 1 },
                            },
                        },
                    },
                    JsonSerializerOptions.Web
                )
            );
            (
                await api.Post(
                    "events",
                    ApiClient.Event(campaign, "1", "closed", at: yesterday.AddHours(9).ToString("O"))
                )
            ).Is(200);
            await hub.Kill();
        }

        await using var again = await HubProcess.Start(new HubSettings { DataDirectory = directory, Jobs = "memory" });
        using var client = new ApiClient(new Uri(again.Url), HubProcess.Key);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        ApiAnswer results;
        while ((results = await client.Get($"campaigns/{campaign}/periods/1/results")).Status == 404)
            await Task.Delay(20, patience.Token);

        var award = Assert.Single(results.Is(200).Json.GetProperty("awards").EnumerateArray());
        Assert.Equal(("day", "anna"), (award.GetProperty("prize").GetString(), award.GetProperty("code").GetString()));
        Assert.Equal(
            "anna",
            Assert
                .Single((await client.Get($"campaigns/{campaign}/winners")).Is(200).Json.EnumerateArray())
                .GetProperty("code")
                .GetString()
        );
        await again.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Where_another_program_listens_the_start_ends_with_one_line()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        other.Listen();
        await using var hub = HubProcess.Launch(new HubSettings { Port = ((IPEndPoint)other.LocalEndPoint!).Port });

        Assert.Equal(1, await hub.Exited());
        Assert.Contains("address already in use", Assert.Single(hub.Errors));
    }
}
