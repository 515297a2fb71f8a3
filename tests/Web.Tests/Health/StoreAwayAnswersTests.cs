using System.Net.Http.Headers;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>While the store is away every door that writes says so in its own way, and comes back by itself.</summary>
public sealed class StoreAwayAnswersTests
{
    [Fact]
    public async Task Every_door_that_writes_answers_503_with_the_time_to_wait()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        await using var hub = await RunningHub.Start();
        var campaign = await hub.Api.Launched();
        (await hub.Api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);
        var doors = new (HttpMethod Method, string Path, string? Body)[]
        {
            (HttpMethod.Post, "events", ApiClient.Event(campaign, "2")),
            (HttpMethod.Put, $"campaigns/{campaign}", ApiClient.Document),
            (HttpMethod.Put, $"campaigns/{campaign}/participants", ApiClient.People),
            (HttpMethod.Delete, $"campaigns/{campaign}/participants/anna", null),
            (
                HttpMethod.Post,
                $"campaigns/{campaign}/corrections",
                """{ "source": "crm", "id": "1", "reason": "told twice" }"""
            ),
            (HttpMethod.Post, $"campaigns/{campaign}/close", null),
            (HttpMethod.Get, $"campaigns/{campaign}/winners?format=csv", null), // an export is audited
            (HttpMethod.Get, "audit?format=ndjson", null),
            (
                HttpMethod.Post,
                "accounts",
                """{ "email": "x@example.org", "name": "X", "grants": [{ "role": "spectator" }] }"""
            ),
            (HttpMethod.Post, "keys", """{ "name": "X", "scopes": ["events"] }"""),
            (HttpMethod.Post, "pairings", null),
        };

        using (Away.From(hub.Engine))
            foreach (var (method, path, body) in doors)
            {
                using var request = new HttpRequestMessage(method, path);
                if (body is not null)
                    request.Content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
                using var answer = await hub.Api.Http.SendAsync(request, Stop);
                Assert.True((int)answer.StatusCode == 503, $"{method} {path}: {answer.StatusCode}");
                Assert.Equal(
                    (10, "application/problem+json"),
                    (
                        answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds,
                        answer.Content.Headers.ContentType!.MediaType
                    )
                );
            }

        foreach (var (method, path, body) in doors)
            if (path != $"campaigns/{campaign}/close")
                (await hub.Api.Send(method, path, body)).Is(status => status < 300);
        Assert.Equal(
            ["award", "reversal"],
            (await hub.Api.Get($"campaigns/{campaign}/ledger"))
                .Json.EnumerateArray()
                .Select(x => x.GetProperty("kind").GetString())
        );
    }

    [Fact]
    public async Task A_person_gets_a_page_and_keeps_what_was_typed()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        await using var hub = await RunningHub.Start();
        using var admin = await Person.Joined(hub, new Grant(AccountRole.Admin));
        using var guest = new Person(hub.Url) { Email = admin.Email };
        foreach (var person in new[] { admin, guest })
        {
            person.Http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
            person.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");
        }
        await admin.Open("/keys");
        await guest.Open("/sign-in");

        using (Away.From(hub.Engine))
        {
            var page = (await guest.Post("/sign-in", ("email", admin.Email), ("password", Person.Password)))
                .Is(503)
                .Html;
            Assert.Contains("<html lang=\"fr\">", page);
            Assert.Contains("Réessayez dans un instant", System.Net.WebUtility.HtmlDecode(page));
            var form = (await admin.Post("/keys", ("Name", "Mon CRM"), ("Scopes", "events"))).Is(503).Html;
            Assert.Contains("Mon CRM", form);
            Assert.Contains("Rien n’a été enregistré", System.Net.WebUtility.HtmlDecode(form));
        }

        (await admin.Post("/keys", ("Name", "Mon CRM"), ("Scopes", "events"))).Is(200);
        (await guest.Post("/sign-in", ("email", admin.Email), ("password", Person.Password))).Is(302);
    }

    [Fact]
    public async Task Health_says_why_and_is_well_again_by_itself()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        await using var hub = await RunningHub.Start();
        using (Away.From(hub.Engine))
        {
            using var away = await hub.Api.Http.GetAsync("/health/ready", Stop);
            Assert.Equal((503, 10), ((int)away.StatusCode, (int)away.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
            Assert.Contains("it does not answer", await away.Content.ReadAsStringAsync(Stop));
        }
        while (!(await hub.Api.Http.GetAsync("/health/ready", Stop)).IsSuccessStatusCode)
            await Task.Delay(50, Stop);
    }

    [Fact]
    public async Task A_paired_screen_is_told_what_to_show_though_that_it_was_seen_cannot_be_written()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        await using var hub = await RunningHub.Start();
        var campaign = await hub.Api.Launched();
        using var screen = new ApiClient(hub.Url, (await PairedScreen.Of(hub, campaign)).Token);
        using (Away.From(hub.Engine))
            (await screen.Get("screen?shown=1")).Is(200);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
