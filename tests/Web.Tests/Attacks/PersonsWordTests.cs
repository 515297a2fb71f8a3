using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>A person's word beside the CRM's: it is in nobody's way, and reaches no further than the person.</summary>
public sealed class PersonsWordTests(HubFixture fixture)
{
    private readonly ApiClient api = fixture.Api;

    [Fact]
    public async Task What_a_person_tells_has_a_source_of_its_own_and_never_blocks_the_CRMs_event_of_the_same_id()
    {
        var campaign = await WithLeads();
        using var director = await Director(campaign);

        var vouched = Result(
            await director.Api.Post("events", Vouch(campaign, "next", "validated", "of-lyon", """, "source": "crm" """))
        );
        Assert.Equal($"person:{director.Id}", vouched.GetProperty("source").GetString());
        Assert.Equal(
            "scored",
            Status(await api.Post("events", ApiClient.Event(campaign, "next", "closed", "of-lyon")))
        );

        // what the CRM sent first no longer stands in the person's way
        Assert.Equal(
            "recorded",
            Status(
                await director.Api.Post(
                    "events",
                    Vouch(campaign, "lyon", "validated", "of-lyon", """, "source": "crm" """)
                )
            )
        );
        Assert.Equal(
            "duplicate",
            Status(await director.Api.Post("events", Vouch(campaign, "lyon", "validated", "of-lyon")))
        );
    }

    [Fact]
    public async Task An_admins_word_bears_the_admin_too_and_a_rejected_one_is_played_again_as_such()
    {
        var campaign = await WithLeads();
        using var admin = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        Assert.Equal(
            ("rejected", $"person:{admin.Id}"),
            Result(await admin.Api.Post("events", ApiClient.Event(campaign, "7", rep: "zoe"))) is var x
                ? (x.GetProperty("status").GetString(), x.GetProperty("source").GetString())
                : default
        );
        var kept = (await api.Get($"events/rejected?campaign={campaign}")).Json[0];
        Assert.Equal($"person:{admin.Id}", kept.GetProperty("event").GetProperty("source").GetString());
        (
            await api.Put($"campaigns/{campaign}/participants", """[{ "code": "zoe", "name": "Zoé", "role": "rep" }]""")
        ).Is(200);
        Assert.Equal("scored", Status(await admin.Api.Post($"events/rejected/{kept.GetProperty("id")}/replay")));
    }

    [Fact]
    public async Task A_CloudEvent_of_a_person_bears_the_person()
    {
        var campaign = await WithLeads();
        using var director = await Director(campaign);
        var answer = Result(
            await director.Api.Post(
                "events",
                $$"""
                { "specversion": "1.0", "source": "crm", "id": "1", "type": "lead.validated",
                  "time": "2026-03-02T10:59:30Z", "data": { "campaign": "{{campaign}}", "lead": "of-lyon" } }
                """,
                ("Content-Type", "application/cloudevents+json")
            )
        );
        Assert.Equal($"person:{director.Id}", answer.GetProperty("source").GetString());
    }

    [Theory]
    [InlineData(", \"prospector\": \"pola\"", 404)]
    [InlineData(", \"prospector\": \"pia\"", 404)]
    [InlineData(", \"prospector\": \"nobody\"", 404)]
    [InlineData(", \"prospector\": \"POLA@example.org\"", 404)]
    [InlineData(", \"rep\": \"carl\"", 404)]
    [InlineData(", \"amount\": 100000", 403)]
    public async Task A_director_names_nobody_of_another_team_and_no_amount(string more, int status)
    {
        var campaign = await WithLeads();
        using var director = await Director(campaign);
        (await director.Api.Post("events", Vouch(campaign, "v", "validated", "of-lyon", more))).Is(status);
        Assert.Equal(
            "recorded",
            Status(
                await director.Api.Post(
                    "events",
                    Vouch(campaign, "v", "validated", "of-lyon", ", \"prospector\": \"paul\"")
                )
            )
        );
    }

    [Fact]
    public async Task A_directors_refusal_takes_back_no_other_teams_points()
    {
        var campaign = await WithLeads();
        using var director = await Director(campaign);
        (await api.Post("events", ApiClient.Event(campaign, "c", "contacted", "of-lyon", rep: "carl"))).Is(200);
        var before = (await api.Get($"campaigns/{campaign}/ledger")).Text;

        (await director.Api.Post("events", Vouch(campaign, "v", "refused", "of-lyon"))).Is(403);

        Assert.Equal(before, (await api.Get($"campaigns/{campaign}/ledger")).Text);
        Assert.Equal(
            "scored",
            Status(await api.Post("events", ApiClient.Event(campaign, "still", "closed", "of-lyon")))
        );
    }

    [Fact]
    public async Task A_directors_refusal_takes_back_the_own_teams_points()
    {
        var campaign = await WithLeads();
        using var director = await Director(campaign);
        Assert.Equal(
            -1,
            Result(await director.Api.Post("events", Vouch(campaign, "v", "refused", "of-lyon")))
                .GetProperty("points")
                .GetInt32()
        );
    }

    [Fact]
    public async Task A_directors_word_that_is_played_again_reaches_no_further_than_he_does_then()
    {
        var campaign = await WithLeads();
        using var director = await Director(campaign);
        using var marketing = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing, campaign));
        var ahead = Vouch(campaign, "v", "refused", "of-lyon").Replace("11:59:30", "12:30:00");
        Assert.Equal("rejected", Status(await director.Api.Post("events", ahead)));
        (await api.Post("events", ApiClient.Event(campaign, "r", "released", "of-lyon"))).Is(200);
        (await api.Post("events", ApiClient.Event(campaign, "t", "taken", "of-lyon", rep: "carl"))).Is(200);
        var id = (await api.Get($"events/rejected?campaign={campaign}")).Json[0].GetProperty("id").GetInt64();

        var answer = Result(await marketing.Api.Post($"events/rejected/{id}/replay"));

        Assert.Equal("rejected", answer.GetProperty("status").GetString());
        Assert.Equal(
            2,
            (await api.Get($"campaigns/{campaign}/standings?board=reps"))
                .Json.GetProperty("standings")
                .EnumerateArray()
                .Single(x => x.GetProperty("code").GetString() == "carl")
                .GetProperty("points")
                .GetInt32()
        );
    }

    private Task<Person> Director(string campaign) =>
        Person.Joined(fixture.Hub, new Grant(AccountRole.Director, campaign, "lyon"));

    /// <summary>
    /// Leads taken by Anna of Lyon and Carl of Lille; Paul finds leads for Lyon, Pola for Lille, Pia for nobody.
    /// </summary>
    private async Task<string> WithLeads()
    {
        var campaign = await api.Launched();
        (
            await api.Put(
                $"campaigns/{campaign}/participants",
                """
                [ { "code": "paul", "name": "Paul", "team": "lyon", "role": "prospector" },
                  { "code": "pola", "name": "Pola", "team": "lille", "role": "prospector",
                    "email": "pola@example.org" } ]
                """
            )
        ).Is(200);
        (await api.Post("events", ApiClient.Event(campaign, "lyon", lead: "of-lyon"))).Is(200);
        (await api.Post("events", ApiClient.Event(campaign, "lille", lead: "of-lille", rep: "carl"))).Is(200);
        return campaign;
    }

    private static string Vouch(string campaign, string id, string type, string lead, string more = "") =>
        $$"""
            { "id": "{{id}}", "campaign": "{{campaign}}", "type": "lead.{{type}}", "lead": "{{lead}}",
              "at": "2026-03-02T11:59:30+01:00"{{more}} }
            """;

    private static JsonElement Result(ApiAnswer answer) => answer.Is(200).Json.GetProperty("results")[0];

    private static string? Status(ApiAnswer answer) => Result(answer).GetProperty("status").GetString();
}
