using System.Net;
using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Text that wants to be a script, SQL, Lua or a path.</summary>
public sealed class InjectionAttackTests(HubFixture fixture)
{
    private const string Script = "<img src=x onerror=alert(1)></script><script>alert(2)</script>";

    /// <summary>Metacharacters of SQL and Lua, of patterns, of Redis' protocol, of paths.</summary>
    public static TheoryData<string> Meta =>
        [
            "'; drop table Facts; --",
            "\" or 1=1 --",
            "x') union select Hash from ApiKeys --",
            "%",
            "_",
            "[a-z]",
            "\\",
            "]] redis.call('flushall') --",
            "{ch}",
            "a b",
            "$1",
            "*\r\nFLUSHALL\r\n",
            "../../etc/shadow",
            "\u0000",
            "anna'",
        ];

    [Fact]
    public async Task A_script_in_any_text_is_shown_and_never_run()
    {
        await using var hub = await RunningHub.Start();
        var campaign = await hub.Api.Launched(
            JsonSerializer.Serialize(
                new
                {
                    name = Script,
                    theme = "hollywood",
                    timeZone = "Europe/Paris",
                    currency = "EUR",
                    startsAt = "2026-01-01T00:00:00+01:00",
                    endsAt = "2027-01-01T00:00:00+01:00",
                    teams = new[] { new { code = "lyon", name = Script } },
                    rules = new[]
                    {
                        new
                        {
                            code = "taken",
                            name = Script,
                            on = "taken",
                            points = 1,
                        },
                    },
                    prizes = new[]
                    {
                        new
                        {
                            code = "grand",
                            name = Script,
                            scope = "campaign",
                            board = "reps",
                            ranks = new[] { 1, 1 },
                        },
                    },
                }
            ),
            JsonSerializer.Serialize(
                new[]
                {
                    new
                    {
                        code = "anna",
                        name = Script,
                        team = "lyon",
                        role = "rep",
                        display = "alias",
                        alias = Script,
                    },
                }
            )
        );
        (
            await hub.Api.Post(
                "events",
                JsonSerializer.Serialize(
                    new
                    {
                        source = Script,
                        id = "1",
                        campaign,
                        type = "lead.taken",
                        lead = Script,
                        rep = "anna",
                        at = "2026-03-02T11:59:00+01:00",
                    }
                )
            )
        ).Is(200);
        (
            await hub.Api.Post(
                $"campaigns/{campaign}/corrections",
                JsonSerializer.Serialize(
                    new
                    {
                        participant = "anna",
                        points = 1,
                        reason = Script,
                    }
                ),
                ("Idempotency-Key", "k")
            )
        ).Is(200);
        (await hub.Api.Post("keys", JsonSerializer.Serialize(new { name = Script, scopes = new[] { "events" } }))).Is(
            201
        );
        using var admin = await Person.Joined(
            hub,
            new Grant(AccountRole.Admin),
            new Grant(AccountRole.Rep, campaign, "anna")
        );
        (
            await hub.Api.Post(
                "accounts",
                JsonSerializer.Serialize(
                    new
                    {
                        email = $"script{admin.Id}@example.org",
                        name = Script,
                        grants = new[] { new { role = "spectator" } },
                    }
                )
            )
        ).Is(201);

        var screen = await PairedScreen.Of(hub, campaign);
        (
            await hub.Api.Put(
                $"screens/{screen.Id}",
                JsonSerializer.Serialize(new { name = Script, showing = new { campaign } })
            )
        ).Is(200);

        foreach (
            var path in new[]
            {
                "/",
                "/screens",
                $"/screens/{screen.Id}",
                $"/wall/{campaign}",
                $"/boards/{campaign}",
                $"/boards/{campaign}/why/anna",
                "/people",
                $"/people/{admin.Id + 1}",
                "/keys",
                "/audit",
                "/account",
            }
        )
        {
            var page = (await admin.Open(path)).Is(200);
            Assert.True(
                page.Html.Contains("onerror=alert(1)", StringComparison.Ordinal),
                $"{path} does not show the text at all"
            );
            Assert.DoesNotContain("<img src=x", page.Html);
            Assert.DoesNotContain("<script>alert", page.Html);
        }
    }

    [Theory, MemberData(nameof(Meta))]
    public async Task Metacharacters_in_codes_are_refused_or_found_nowhere(string text)
    {
        var campaign = await fixture.Api.Launched();
        var code = Uri.EscapeDataString(text);
        var json = JsonSerializer.Serialize(text);
        (await fixture.Api.Put($"campaigns/{code}", ApiClient.Document)).Is(x => x is 400 or 404);
        (
            await fixture.Api.Put(
                $"campaigns/{campaign}/participants",
                $$"""[{ "code": {{json}}, "name": "X", "role": "rep" }]"""
            )
        ).Is(400);
        (await fixture.Api.Put($"campaigns/{campaign}x", ApiClient.Document.Replace("\"lyon\"", json))).Is(400);
        foreach (
            var path in new[]
            {
                $"campaigns/{code}/standings",
                $"campaigns/{campaign}/standings?around={code}",
                $"campaigns/{campaign}/standings?board={code}",
                $"campaigns/{campaign}/standings?period={code}",
                $"campaigns/{campaign}/ledger?participant={code}",
                $"campaigns/{campaign}/winners?period={code}",
                $"campaigns/{campaign}/participants/{code}/export",
                $"people/{code}/export",
            }
        )
            (await fixture.Api.Get(path)).Is(x => x is 400 or 404);
        Assert.Equal(
            0,
            (await fixture.Api.Get($"audit?author={code}&campaign={code}&action={code}")).Is(200).Json.GetArrayLength()
        );
        Assert.Equal(0, (await fixture.Api.Get($"events/rejected?campaign={code}")).Is(200).Json.GetArrayLength());
    }

    [Theory, MemberData(nameof(Meta))]
    public async Task Metacharacters_in_free_texts_are_kept_as_they_are(string text)
    {
        var campaign = await fixture.Api.Launched();
        var clean = text.All(x => !char.IsControl(x));
        var body = JsonSerializer.Serialize(
            new
            {
                source = text,
                id = text,
                campaign,
                type = "lead.taken",
                lead = text,
                rep = "anna",
                at = "2026-03-02T11:59:00+01:00",
            }
        );

        // what cannot be a text is rejected and kept; nothing is lost either way
        var status = (await fixture.Api.Post("events", body))
            .Is(200)
            .Json.GetProperty("results")[0]
            .GetProperty("status")
            .GetString();

        Assert.Equal(clean ? "scored" : "rejected", status);
        var ledger = (await fixture.Api.Get($"campaigns/{campaign}/ledger")).Is(200).Json;
        if (clean)
            Assert.Equal(
                (text, text),
                (
                    ledger[0].GetProperty("lead").GetString(),
                    ledger[0].GetProperty("event").GetProperty("source").GetString()
                )
            );
        else
            Assert.Equal(0, ledger.GetArrayLength());
        Assert.Equal(
            0,
            (await fixture.Api.Post($"campaigns/{campaign}/rebuild")).Is(200).Json.GetProperty("drift").GetInt32()
        );
        Assert.Equal(
            clean ? 1 : 0,
            (await fixture.Api.Get($"campaigns/{campaign}/standings?board=reps&period=overall"))
                .Json.GetProperty("count")
                .GetInt32()
        );
    }

    [Theory]
    [InlineData("../../../../etc")]
    [InlineData("..%2f..%2fetc")]
    [InlineData("hollywood/../classic")]
    [InlineData("/etc")]
    [InlineData("C:\\Windows")]
    public async Task A_theme_whose_name_is_a_path_leads_nowhere(string theme)
    {
        (
            await fixture.Api.Put(
                "campaigns/paths",
                ApiClient.Document.Replace("\"hollywood\"", JsonSerializer.Serialize(theme))
            )
        ).Is(400);
        using var raw = new HttpClient { BaseAddress = fixture.Hub.Url };
        foreach (var file in new[] { "passwd", "theme.json", "palette.css/../theme.json" })
        {
            using var answer = await raw.GetAsync(
                $"themes/{Uri.EscapeDataString(theme)}/{file}",
                TestContext.Current.CancellationToken
            );
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }
}
