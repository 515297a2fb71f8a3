using System.Net;
using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>The disk of the data directory is full, or may only be read.</summary>
[Collection(StartCollection.Name)]
public sealed class FullDiskTests
{
    private const int Batch = 50;
    private const int MostBatches = 400;

    [Fact]
    public async Task A_full_disk_refuses_with_503_keeps_nothing_of_what_it_refused_and_recovers_by_itself()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        using var disk = SmallDisk.Mount(megabytes: 24);
        Assert.SkipWhen(disk is null, SmallDisk.OnlyRoot);
        var settings = new HubSettings { DataDirectory = disk.Directory, Jobs = "off" };
        var accepted = 0;
        string campaign;
        await using (var hub = await HubProcess.Start(settings))
        {
            using var api = new ApiClient(new Uri(hub.Url), HubProcess.Key);
            campaign = await api.Launched(ApiClient.DocumentOfNow);
            (await Tell(api, campaign, "before")).Is(200);
            accepted += Batch;
            Assert.Equal("healthy", await Ready(hub, HttpStatusCode.OK));

            disk.Fill();
            while ((await hub.Client.GetAsync("/health/ready", Stop)).IsSuccessStatusCode)
                await Task.Delay(50, Stop);
            Assert.Contains("its disk is full", await Ready(hub, HttpStatusCode.ServiceUnavailable));
            var refused = new List<string>();
            for (var i = 0; i < MostBatches && refused.Count < 3; i++)
            {
                disk.Fill(); // what a checkpoint gave back
                var answer = await Tell(api, campaign, $"full {i}");
                if (answer.Status == 200)
                    accepted += Batch;
                else
                    refused.Add(Unavailable(answer));
            }
            Assert.Equal(3, refused.Count);
            (await api.Get($"campaigns/{campaign}/standings")).Is(200); // what needs no writing is answered
            using (var asked = new HttpRequestMessage(HttpMethod.Post, $"{hub.Url}/api/v1/events"))
            {
                asked.Content = new StringContent(
                    Events(campaign, "asked"),
                    System.Text.Encoding.UTF8,
                    "application/json"
                );
                using var response = await hub.Client.SendAsync(asked, Stop);
                if (response.IsSuccessStatusCode)
                    accepted += Batch;
                else
                    Assert.Equal(10, response.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
            }
            Assert.Single(
                hub.Output.Split('\n'),
                line => line.Contains("The store cannot be written: its disk is full", StringComparison.Ordinal)
            );

            disk.Free();
            (await Tell(api, campaign, "after")).Is(200);
            accepted += Batch;
            while (!(await hub.Client.GetAsync("/health/ready", Stop)).IsSuccessStatusCode)
                await Task.Delay(50, Stop);
            Assert.Equal(accepted, await Booked(api, campaign));
            await hub.Kill();
        }
        await using (var again = await HubProcess.Start(settings))
        {
            using var api = new ApiClient(new Uri(again.Url), HubProcess.Key);
            Assert.Equal(accepted, await Booked(api, campaign));
        }
    }

    [Fact]
    public async Task A_start_on_a_directory_that_may_only_be_read_is_one_sentence()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        using var disk = SmallDisk.Mount(megabytes: 24);
        Assert.SkipWhen(disk is null, SmallDisk.OnlyRoot);
        disk.MakeReadOnly();
        await Refused(disk, "it may only be read");
    }

    [Fact]
    public async Task A_start_on_a_database_that_may_only_be_read_is_one_sentence()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        using var disk = SmallDisk.Mount(megabytes: 24);
        Assert.SkipWhen(disk is null, SmallDisk.OnlyRoot);
        await using (var hub = await HubProcess.Start(new HubSettings { DataDirectory = disk.Directory, Jobs = "off" }))
        {
            // with an administrator, who needs no set-up link
            using var api = new ApiClient(new Uri(hub.Url), HubProcess.Key);
            using var admin = await Person.Joined(new Uri(hub.Url), api, new Grant(AccountRole.Admin));
            await hub.Stop();
        }
        disk.MakeReadOnly();
        await Refused(disk, "it may only be read");
    }

    [Fact]
    public async Task A_start_on_a_disk_without_room_is_one_sentence()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        using var disk = SmallDisk.Mount(megabytes: 1);
        Assert.SkipWhen(disk is null, SmallDisk.OnlyRoot);
        disk.Fill();
        await Refused(disk, "its disk is full");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task Refused(SmallDisk disk, string reason)
    {
        await using var hub = HubProcess.Launch(new HubSettings { DataDirectory = disk.Directory, Jobs = "off" });
        Assert.Equal(1, await hub.Exited());
        var said = Assert.Single(hub.Errors);
        Assert.Contains($"ChallengeHub__DataDirectory, {disk.Directory}, cannot be used, {reason}", said);
    }

    private static Task<ApiAnswer> Tell(ApiClient api, string campaign, string name) =>
        api.Post("events", Events(campaign, name));

    /// <summary>With attributes that fill a disk.</summary>
    private static string Events(string campaign, string name) =>
        JsonSerializer.Serialize(
            Enumerable
                .Range(0, Batch)
                .Select(i => new
                {
                    source = "crm",
                    id = $"{name} {i}",
                    campaign,
                    type = "lead.taken",
                    lead = $"{name} {i}",
                    rep = "anna",
                    at = TimeProvider.System.GetUtcNow().AddMinutes(-1),
                    attributes = new Dictionary<string, string> { ["note"] = new('x', 900) },
                })
        );

    private static string Unavailable(ApiAnswer answer)
    {
        Assert.Equal((503, "application/problem+json"), (answer.Is(503).Status, answer.MediaType));
        var detail = answer.Json.GetProperty("detail").GetString()!;
        Assert.Contains("Nothing of this request is or will be written", detail);
        return detail;
    }

    private static async Task<string> Ready(HubProcess hub, HttpStatusCode status)
    {
        using var answer = await hub.Client.GetAsync("/health/ready", Stop);
        Assert.Equal(status, answer.StatusCode);
        return JsonDocument
            .Parse(await answer.Content.ReadAsStringAsync(Stop))
            .RootElement.GetProperty("checks")
            .GetProperty("sql")
            .GetString()!;
    }

    private static async Task<int> Booked(ApiClient api, string campaign)
    {
        var all = 0;
        var after = 0L;
        while (
            (await api.Get($"campaigns/{campaign}/ledger?after={after}")).Is(200).Json is var page
            && page.GetArrayLength() > 0
        )
        {
            all += page.GetArrayLength();
            after = page[page.GetArrayLength() - 1].GetProperty("seq").GetInt64();
        }
        return all;
    }
}
