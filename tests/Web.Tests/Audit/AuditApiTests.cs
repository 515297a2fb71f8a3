using System.Text.Json;
using ChallengeHub.Testing;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed partial class AuditApiTests(HubFixture fixture)
{
    [Fact]
    public async Task Every_change_by_a_key_is_written_down_with_its_author()
    {
        await using var hub = await RunningHub.Start();
        foreach (var (method, _, path, body, action) in Actions)
        {
            if (action == "event.reversed")
                await SendEvents(hub);
            if (action == "results.amended")
                await Closed(hub);
            var begun = path.EndsWith("CODE", StringComparison.Ordinal)
                ? (await hub.Api.Post("pairings")).Is(201).Json
                : default;
            var address =
                begun.ValueKind == JsonValueKind.Undefined
                    ? path
                    : path.Replace("CODE", begun.GetProperty("userCode").GetString());
            if (body == "ZIP")
                (await new PackCalls(hub.Api).Import(await new PackCalls(hub.Api).Export("ours"), address)).Is(200);
            else
                (
                    await hub.Api.Send(
                        new HttpMethod(method),
                        address,
                        body == "THEME" ? (await hub.Api.Get(address)).Text : body,
                        ("Idempotency-Key", "k"),
                        (
                            "Content-Type",
                            path.EndsWith("facts", StringComparison.Ordinal)
                                ? "application/x-ndjson"
                                : "application/json"
                        )
                    )
                ).Is(x => x is >= 200 and < 300);
            // it is the fetching of the token that makes the screen
            if (action == "screen.paired")
                (
                    await hub.Api.Post(
                        "pairings/token",
                        $$"""{ "deviceCode": "{{begun.GetProperty("deviceCode").GetString()}}" }"""
                    )
                ).Is(200);
        }

        var lines = (await hub.Api.Get("audit")).Is(200).Json.EnumerateArray().ToList();
        // between the last two, two more periods were closed by hand
        Assert.Equal(
            [.. Actions[..^1].Select(x => x.Action), "period.closed", "period.closed", "results.amended"],
            lines.Select(x => x.GetProperty("action").GetString()!)
        );
        Assert.All(lines, line => Assert.Equal("key:admin", line.GetProperty("author").GetString()));
        Assert.All(lines, line => Assert.Equal("127.0.0.1", line.GetProperty("address").GetString()));
    }

    [Fact]
    public async Task No_call_that_changes_something_is_forgotten_here()
    {
        var routes = fixture
            .Hub.Endpoints.OfType<RouteEndpoint>()
            .Where(x => x.RoutePattern.RawText?.StartsWith("/api/v1/", StringComparison.Ordinal) == true)
            .SelectMany(x =>
                x.Metadata.GetMetadata<HttpMethodMetadata>()!
                    .HttpMethods.Select(method => $"{method} {x.RoutePattern.RawText![8..].TrimEnd('/')}")
            )
            // events have a ledger of their own; a sign-out is a person's; a display that begins or asks changes
            // nothing that lasts
            .Where(x =>
                !x.StartsWith("GET ", StringComparison.Ordinal)
                && x is not ("POST events" or "DELETE session" or "POST pairings" or "POST pairings/token")
                && !Elsewhere.Contains(x)
            );
        Assert.Equal(routes.Order(), Actions.Select(x => $"{x.Method} {x.Route}").Distinct().Order());
    }

    [Fact]
    public async Task Before_and_after_are_told_and_of_people_no_name()
    {
        var api = fixture.Api;
        var campaign = await api.Launched();
        (
            await api.Put(
                $"campaigns/{campaign}/participants",
                """
                [{ "code": "anna", "name": "Anna Secret", "team": "lille", "role": "rep",
                   "email": "anna@example.org" }]
                """
            )
        ).Is(200);

        var answer = (await api.Get($"audit?action=participants.put&campaign={campaign}&author=key:admin")).Is(200);

        var line = answer.Json[1];
        Assert.Equal("lyon", line.GetProperty("before")[0].GetProperty("team").GetString());
        Assert.Equal("lille", line.GetProperty("after")[0].GetProperty("team").GetString());
        Assert.DoesNotContain("Secret", answer.Text);
        Assert.DoesNotContain("example.org", answer.Text);
    }

    [Fact]
    public async Task It_comes_in_pages_or_as_a_stream_and_exports_are_audited_too()
    {
        await using var hub = await RunningHub.Start();
        var campaign = await hub.Api.Launched();
        var page = (await hub.Api.Get("audit?limit=2")).Is(200).Json;
        var rest = (await hub.Api.Get($"audit?after={page[1].GetProperty("id").GetInt64()}")).Is(200).Json;
        (await hub.Api.Get($"campaigns/{campaign}/winners?format=csv")).Is(200);

        var stream = (await hub.Api.Get("audit", ("Accept", "application/x-ndjson")))
            .Is(200)
            .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("action").GetString());

        Assert.Equal(
            ["campaign.created", "participants.put", "campaign.launched"],
            page.EnumerateArray().Concat(rest.EnumerateArray()).Select(x => x.GetProperty("action").GetString())
        );
        Assert.Equal(
            ["campaign.created", "participants.put", "campaign.launched", "winners.exported", "audit.exported"],
            stream
        );
        Assert.Equal(["limit"], (await hub.Api.Get("audit?limit=0")).Is(400).Fields);
    }

    [Fact]
    public async Task What_is_refused_leaves_no_entry()
    {
        await using var hub = await RunningHub.Start();
        (await hub.Api.Put("campaigns/c", "{}")).Is(400);
        (await hub.Api.Post("campaigns/none/launch")).Is(404);
        (await hub.Api.Post("keys", "{}")).Is(400);
        Assert.Equal(0, (await hub.Api.Get("audit")).Is(200).Json.GetArrayLength());
    }

    /// <summary>An event to reverse, one to be replayed, and a period to close with a winner.</summary>
    private static async Task SendEvents(RunningHub hub)
    {
        (await hub.Api.Post("events", ApiClient.Event("c", "1"))).Is(200);
        (await hub.Api.Post("events", ApiClient.Event("c", "2", rep: "nobody"))).Is(200);
        (await hub.Api.Post("events", ApiClient.Event("c", "3", "closed", "L2", at: "2026-02-02T10:00:00+01:00"))).Is(
            200
        );
    }

    /// <summary>The campaign closed, and an event that came too late.</summary>
    private static async Task Closed(RunningHub hub)
    {
        foreach (var number in new[] { 1, 3 })
            (await hub.Api.Post($"campaigns/c/periods/{number}/close")).Is(200);
        (
            await hub.Api.Post("events", ApiClient.Event("c", "late", "closed", "L9", at: "2026-02-03T10:00:00+01:00"))
        ).Is(200);
    }
}
