using System.Text.Json;
using ChallengeHub.Testing;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class AuditApiTests
{
    /// <summary>
    /// Every call that changes something, in an order in which each can succeed, and the word that the audit has for
    /// it.
    /// </summary>
    private static readonly (string Method, string Route, string Path, string? Body, string Action)[] Actions =
    [
        ("PUT", "campaigns/{code}", "campaigns/c", ApiClient.Document, "campaign.created"),
        ("DELETE", "campaigns/{code}", "campaigns/c", null, "campaign.deleted"),
        ("PUT", "campaigns/{code}", "campaigns/c", ApiClient.Document, "campaign.created"),
        (
            "PUT",
            "campaigns/{code}/participants",
            "campaigns/c/participants",
            ApiClient.People.Replace("\"pia\", ", "\"pia\", \"person\": \"P2\", "),
            "participants.put"
        ),
        ("POST", "campaigns/{code}/launch", "campaigns/c/launch", null, "campaign.launched"),
        ("PUT", "campaigns/{code}", "campaigns/c", ApiClient.Document, "campaign.changed"),
        ("POST", "campaigns/{code}/dry-runs", "campaigns/c/dry-runs", """{ "source": "file" }""", "dry-run.asked"),
        (
            "PUT",
            "dry-runs/{id:long}/facts",
            "dry-runs/1/facts",
            """{ "type": "lead.taken", "lead": "L", "rep": "anna", "at": "2025-03-02T10:00:00Z" }""",
            "dry-run.filled"
        ),
        ("POST", "dry-runs/{id:long}/cancel", "dry-runs/1/cancel", null, "dry-run.cancelled"),
        (
            "DELETE",
            "campaigns/{code}/participants/{participant}",
            "campaigns/c/participants/carl",
            null,
            "participant.deactivated"
        ),
        (
            "POST",
            "campaigns/{code}/corrections",
            "campaigns/c/corrections",
            """{ "source": "crm", "id": "1", "reason": "twice" }""",
            "event.reversed"
        ),
        (
            "POST",
            "campaigns/{code}/corrections",
            "campaigns/c/corrections",
            """{ "participant": "anna", "points": 5, "reason": "bonus" }""",
            "points.adjusted"
        ),
        ("POST", "events/rejected/{id:long}/replay", "events/rejected/1/replay", null, "event.replayed"),
        ("POST", "campaigns/{code}/periods/{number:int}/close", "campaigns/c/periods/2/close", null, "period.closed"),
        (
            "POST",
            "campaigns/{code}/awards/{id:long}",
            "campaigns/c/awards/1",
            """{ "status": "notified" }""",
            "award.stepped"
        ),
        (
            "POST",
            "campaigns/{code}/awards/{id:long}/take-back",
            "campaigns/c/awards/1/take-back",
            """{ "reason": "by mistake" }""",
            "award.taken-back"
        ),
        ("POST", "campaigns/{code}/rebuild", "campaigns/c/rebuild", null, "boards.rebuilt"),
        ("POST", "themes/{theme}/copy", "themes/classic/copy", """{ "code": "ours" }""", "theme.created"),
        ("PUT", "themes/{theme}", "themes/ours", "THEME", "theme.changed"),
        ("POST", "themes", "themes?code=ours&replace=true", "ZIP", "theme.changed"),
        ("DELETE", "themes/{theme}", "themes/ours", null, "theme.deleted"),
        ("POST", "keys", "keys", """{ "name": "CRM", "scopes": ["events"] }""", "key.created"),
        ("DELETE", "keys/{id:long}", "keys/1", null, "key.revoked"),
        (
            "POST",
            "accounts",
            "accounts",
            """{ "email": "ada@example.org", "name": "Ada", "grants": [{ "role": "spectator" }] }""",
            "account.invited"
        ),
        (
            "PUT",
            "accounts/{id:long}/grants",
            "accounts/1/grants",
            """{ "grants": [{ "role": "director", "campaign": "c", "scope": "lyon" }] }""",
            "account.roles"
        ),
        ("POST", "accounts/{id:long}/reset", "accounts/1/reset", null, "account.reset"),
        ("POST", "accounts/{id:long}/sign-out", "accounts/1/sign-out", null, "sign-out.everywhere"),
        ("POST", "accounts/{id:long}/disable", "accounts/1/disable", null, "account.disabled"),
        ("POST", "accounts/{id:long}/enable", "accounts/1/enable", null, "account.enabled"),
        ("DELETE", "accounts/{id:long}/second-factor", "accounts/1/second-factor", null, "account.totp"),
        ("POST", "accounts/{id:long}/erasure", "accounts/1/erasure", null, "account.erased"),
        (
            "POST",
            "pairings/{userCode}",
            "pairings/CODE",
            """{ "name": "Hall", "showing": { "campaign": "c" } }""",
            "screen.paired"
        ),
        ("DELETE", "pairings/{userCode}", "pairings/CODE", null, "screen.denied"),
        (
            "PUT",
            "screens/{id:long}",
            "screens/1",
            """{ "name": "Hall 2", "showing": { "campaign": "c", "boards": ["teams"] } }""",
            "screen.changed"
        ),
        ("POST", "screens/{id:long}/reload", "screens/1/reload", null, "screen.reloaded"),
        ("DELETE", "screens/{id:long}", "screens/1", null, "screen.revoked"),
        ("POST", "campaigns/{code}/close", "campaigns/c/close", null, "campaign.ended"),
        (
            "POST",
            "campaigns/{code}/participants/{participant}/erasure",
            "campaigns/c/participants/carl/erasure",
            null,
            "participant.erased"
        ),
        ("POST", "people/{person}/erasure", "people/P2/erasure", null, "participant.erased"),
        (
            "POST",
            "campaigns/{code}/amendments",
            "campaigns/c/amendments",
            """{ "events": [{ "source": "crm", "id": "late" }], "reason": "came by post" }""",
            "results.amended"
        ),
    ];

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
        await using var hub = await RunningHub.Start();
        var routes = hub
            .Endpoints.OfType<RouteEndpoint>()
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
            );
        Assert.Equal(routes.Order(), Actions.Select(x => $"{x.Method} {x.Route}").Distinct().Order());
    }

    [Fact]
    public async Task Before_and_after_are_told_and_of_people_no_name()
    {
        await using var hub = await RunningHub.Start();
        var campaign = await hub.Api.Launched();
        (
            await hub.Api.Put(
                $"campaigns/{campaign}/participants",
                """
                [{ "code": "anna", "name": "Anna Secret", "team": "lille", "role": "rep",
                   "email": "anna@example.org" }]
                """
            )
        ).Is(200);

        var answer = (await hub.Api.Get($"audit?action=participants.put&campaign={campaign}&author=key:admin")).Is(200);

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
