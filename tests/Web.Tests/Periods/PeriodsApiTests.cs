using System.Security.Cryptography;
using System.Text;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class PeriodsApiTests(HubFixture fixture)
{
    [Fact]
    public async Task A_period_closes_with_certified_results_whose_hash_anyone_can_check()
    {
        await using var hub = await RunningHub.Start();
        var api = hub.Api;
        var campaign = await api.Launched();
        (await api.Post("events", $"[{ApiClient.Event(campaign, "1")},{ApiClient.Event(campaign, "2", "closed")}]")).Is(
            200
        );

        (await api.Post($"campaigns/{campaign}/periods/3/close")).Is(409);
        (await api.Get($"campaigns/{campaign}/periods/3/results")).Is(404);
        hub.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-01T00:10:00+02:00"));
        var closed = (await api.Post($"campaigns/{campaign}/periods/3/close")).Is(200);
        var again = (await api.Post($"campaigns/{campaign}/periods/3/close")).Is(200);
        var results = (await api.Get($"campaigns/{campaign}/periods/3/results?version=1")).Is(200);
        var canonical = (await api.Get($"campaigns/{campaign}/periods/3/results?format=canonical")).Is(200);

        Assert.Equal(closed.Text, again.Text);
        Assert.Equal(closed.Text, results.Text);
        Assert.Equal(
            results.Json.GetProperty("sha256").GetString(),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.Text)))
        );
        var first = results.Json.GetProperty("boards").GetProperty("reps")[0];
        Assert.Equal(("anna", 11), (first.GetProperty("code").GetString(), first.GetProperty("points").GetInt32()));
        Assert.Equal(
            "anna",
            Assert.Single(results.Json.GetProperty("awards").EnumerateArray()).GetProperty("code").GetString()
        );
        var states = (await api.Get($"campaigns/{campaign}/periods"))
            .Is(200)
            .Json.EnumerateArray()
            .Select(x => x.GetProperty("state").GetString())
            .ToList();
        Assert.Equal(("closed", "open", "upcoming"), (states[2], states[3], states[4]));
        Assert.Equal(12, states.Count);
    }

    [Fact]
    public async Task After_the_campaign_an_amendment_makes_a_new_version_beside_the_old()
    {
        var api = fixture.Api;
        var campaign = await api.Launched(
            ApiClient.Document.Without("periods").With("periods", "{ \"every\": \"none\", \"graceMinutes\": 0 }")
        );
        (await api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);
        (await api.Post($"campaigns/{campaign}/close")).Is(200);
        (await api.Post($"campaigns/{campaign}/periods/1/close")).Is(200);
        (await api.Post("events", ApiClient.Event(campaign, "2", "closed", at: "2026-03-02T11:30:00+01:00"))).Is(200);

        var entries = (
            await api.Post(
                $"campaigns/{campaign}/amendments",
                """{ "events": [{ "source": "crm", "id": "2" }], "reason": "the post was late" }"""
            )
        )
            .Is(200)
            .Json;

        Assert.Equal(10, entries[0].GetProperty("points").GetInt32());
        Assert.Equal(1, Points(await api.Get($"campaigns/{campaign}/results?version=1")));
        Assert.Equal(11, Points(await api.Get($"campaigns/{campaign}/results")));
        (await api.Get($"campaigns/{campaign}/results?version=3")).Is(404);

        static int Points(ApiAnswer results) =>
            results.Is(200).Json.GetProperty("boards").GetProperty("reps")[0].GetProperty("points").GetInt32();
    }

    [Fact]
    public async Task A_raffle_shows_its_hash_from_the_launch_and_its_seed_after_the_draw()
    {
        await using var hub = await RunningHub.Start();
        var api = hub.Api;
        var campaign = await api.Launched(
            ApiClient
                .Document.Without("prizes")
                .With(
                    "prizes",
                    """
                    [{ "code": "draw", "name": "Draw", "scope": "period", "board": "reps",
                       "raffle": { "tickets": "points", "winners": 1 } }]
                    """
                )
        );
        (await api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);
        var promised = (await api.Get($"campaigns/{campaign}"))
            .Json.GetProperty("raffles")[2]
            .GetProperty("seedSha256")
            .GetString();

        hub.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-01T00:10:00+02:00"));
        var raffle = (await api.Post($"campaigns/{campaign}/periods/3/close")).Is(200).Json.GetProperty("raffles")[0];

        Assert.Equal(promised, raffle.GetProperty("seedSha256").GetString());
        Assert.Equal(
            promised,
            Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(raffle.GetProperty("seed").GetString()!)))
        );
        Assert.Equal(
            ("anna", 1),
            (
                raffle.GetProperty("tickets")[0].GetProperty("code").GetString(),
                raffle.GetProperty("tickets")[0].GetProperty("tickets").GetInt32()
            )
        );
        Assert.Equal("anna", raffle.GetProperty("winners")[0].GetProperty("code").GetString());
        Assert.Equal(
            raffle.GetProperty("ticketsSha256").GetString(),
            Convert.ToHexStringLower(
                SHA256.HashData(Encoding.UTF8.GetBytes(raffle.GetProperty("canonicalTickets").GetRawText()))
            )
        );
    }
}
