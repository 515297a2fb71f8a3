using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class RegulationsPageTests(HubFixture fixture)
{
    private readonly ApiClient api = fixture.Api;
    private readonly RegulationsReader reader = new(fixture);

    [Fact]
    public async Task Everybody_who_may_see_the_boards_reads_what_scores_and_what_can_be_won_in_his_language()
    {
        var campaign = await api.Launched(RegulationsReader.Document());
        using var anna = await Person.Joined(fixture.Hub, new Grant(AccountRole.Rep, campaign, "anna"));

        var english = await RegulationsReader.Read(anna, campaign, "en");
        var french = await RegulationsReader.Read(anna, campaign, "fr");

        Assert.Contains("Script 1 star to the rep for each script bought (lead taken).", english);
        Assert.Contains("Scénario 1 étoile au commercial pour chaque scénario acheté (piste prise).", french);
        Assert.Contains(
            "2 stars to the rep per full 1,000 EUR of the amount for each film released (lead closed), at most 3 a "
                + "day. Example: an amount of 2,500 EUR makes 4 stars.",
            english
        );
        Assert.Contains("Exemple : un montant de 2 500 EUR donne 4 étoiles.", french);
        Assert.Contains(
            "Best of the month Ranks 1 to 3 on the board of reps (“Best producers”), at the end of each period. "
                + "49.90 EUR for each winner.",
            english
        );
        Assert.Contains(
            "Meilleur du mois Les rangs 1 à 3 au classement des commerciaux (« Les grands producteurs »), à la fin "
                + "de chaque période. 49,90 EUR par lauréat.",
            french
        );
        Assert.Contains("Hall of fame Everyone with at least 320 stars on the board of reps", english);
        Assert.Contains(
            "Lots 2 winners drawn by lot at the end of the challenge on the board of prospectors (“Best "
                + "screenwriters”), with one ticket for each ledger entry, from: everyone with at least 5 stars.",
            english
        );
        Assert.Contains(
            "Lots 2 lauréats tirés au sort à la fin du challenge au classement des prospecteurs (« Les "
                + "meilleurs scénaristes »), avec un billet par écriture, parmi : tous ceux qui ont au moins 5 "
                + "étoiles.",
            french
        );
        Assert.Contains(
            "3 reps and 1 prospector play in 2 teams. Lyon 2 reps, 0 prospectors Lille 1 rep, 0 prospectors Without "
                + "a team 0 reps, 1 prospector",
            english
        );
        Assert.Contains(
            "From 1 January 2026 to 31 December 2026 inclusive, in the time zone Europe/Paris. 12 periods, one a month",
            english
        );
        Assert.Contains("With equal points, the first to reach them, to the second, is ahead", english);
        Assert.Contains("For 1 hour after its end, the results of a period are provisional", english);
    }

    [Fact]
    public async Task The_worked_example_is_paid_as_the_campaign_itself_pays_such_a_lead()
    {
        var campaign = await api.Launched(RegulationsReader.Document());
        var page = await reader.Read(campaign, "en");
        Assert.Contains(
            "Example: a lead worth 2,500 EUR, received on 1 January 2026 at 09:00, taken at 10:00, contacted at "
                + "12:00 and closed the next day at 10:00",
            page
        );

        string Event(string id, string type, string at, string more = "") =>
            $$"""
                { "source": "crm", "id": "{{id}}", "campaign": "{{campaign}}", "type": "lead.{{type}}", "lead": "L1",
                  "rep": "anna", "prospector": "pia", "at": "{{at}}:00:00+01:00"{{more}} }
                """;
        (
            await api.Post(
                "events",
                "["
                    + string.Join(
                        ',',
                        Event("1", "received", "2026-01-01T09").Replace("\"rep\": \"anna\", ", ""),
                        Event("2", "taken", "2026-01-01T10"),
                        Event("3", "contacted", "2026-01-01T12"),
                        Event("4", "closed", "2026-01-02T10", ", \"amount\": 2500")
                    )
                    + "]"
            )
        ).Is(200);

        var rep = await Points(campaign, "reps");
        var prospector = await Points(campaign, "prospectors");
        Assert.Contains($"Total {rep} {prospector}", page);
        Assert.Equal((12, 7), (rep, prospector));
    }

    [Fact]
    public async Task A_draft_is_shown_to_those_who_prepare_it_and_to_nobody_else()
    {
        var launched = await api.Launched();
        var draft = $"draft-{launched}";
        (await api.Put($"campaigns/{draft}", RegulationsReader.Document())).Is(201);
        using var rep = await Person.Joined(fixture.Hub, new Grant(AccountRole.Rep, launched, "anna"));
        using var director = await Person.Joined(fixture.Hub, new Grant(AccountRole.Director, launched, "lyon"));
        using var elsewhere = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing, launched));
        using var marketing = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing, draft));

        foreach (var other in new[] { rep, director, elsewhere })
        {
            (await other.Open($"/regulations/{draft}")).Is(404);
            (await other.Open($"/regulations/{launched}")).Is(200);
        }
        var shown = (await marketing.Open($"/regulations/{draft}?lang=en")).Is(200);
        Assert.Contains("nothing in it applies yet", shown.Text("draft"), StringComparison.Ordinal);
        Assert.Contains("The SHA-256 hashes are published at launch.", RegulationsReader.Words(shown.Html));
        Assert.DoesNotContain("Version 1", RegulationsReader.Words(shown.Html));
        (await marketing.Open("/regulations/no-such-campaign")).Is(404);
        using var nobody = new Person(fixture.Hub.Url);
        Assert.StartsWith(
            "/sign-in",
            new Uri(fixture.Hub.Url, (await nobody.Open($"/regulations/{launched}")).Is(302).Location!).PathAndQuery,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_draft_that_contradicts_itself_says_where_and_a_launched_campaign_does_not()
    {
        var draft = $"odd-{await api.Launched()}";
        (
            await api.Put(
                $"campaigns/{draft}",
                RegulationsReader.Document(
                    """
                    "rules": [ { "code": "odd", "name": { "en": "Odd one", "fr": "Bizarre" },
                                 "on": "taken", "points": 1,
                                 "where": [ { "field": "hour", "op": "<", "value": 9 },
                                            { "field": "hour", "op": ">", "value": 17 } ] },
                               { "code": "nothing", "name": "Nothing", "on": "closed", "points": 0, "pays": "both" } ],
                    """
                )
            )
        ).Is(201);

        Assert.Contains(
            "Odd one: condition 2 can never hold together with condition 1: the rule never pays. Nothing: the number "
                + "of points pays nothing",
            await reader.Read(draft, "en")
        );
        Assert.Contains(
            "Bizarre : la condition 2 ne peut jamais être vraie en même temps que la condition 1 : la règle ne paie "
                + "jamais.",
            await reader.Read(draft, "fr")
        );
        (await api.Post($"campaigns/{draft}/launch")).Is(200);
        Assert.DoesNotContain("Check these before", await reader.Read(draft, "en"));
    }

    [Fact]
    public async Task The_hash_of_each_draw_stands_there_from_the_launch_on_as_the_campaign_answers_it()
    {
        var campaign = await api.Launched(RegulationsReader.Document());
        var hash = (await api.Get($"campaigns/{campaign}"))
            .Json.GetProperty("raffles")[0]
            .GetProperty("seedSha256")
            .GetString()!;

        Assert.Contains($"Lots Whole challenge {hash}", await reader.Read(campaign, "en"));
        Assert.DoesNotContain("How draws work", await reader.Read(await api.Launched(), "en"));
    }

    [Fact]
    public async Task The_boards_and_the_list_of_campaigns_lead_to_the_regulations()
    {
        var campaign = await api.Launched();
        using var anna = await Person.Joined(fixture.Hub, new Grant(AccountRole.Rep, campaign, "anna"));

        Assert.Contains(
            $"/regulations/{campaign}",
            (await anna.Open($"/boards/{campaign}")).Is(200).Html,
            StringComparison.Ordinal
        );
        Assert.Contains($"/regulations/{campaign}", (await anna.Open("/")).Is(200).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_bring_no_markup_with_them()
    {
        var campaign = await api.Launched(RegulationsReader.Document().Replace("\"Sale\"", "\"<b>Sale</b>\""));

        Assert.DoesNotContain("<b>Sale", await reader.Html(campaign, "en"), StringComparison.Ordinal);
    }

    private async Task<int> Points(string campaign, string board) =>
        (await api.Get($"campaigns/{campaign}/standings?board={board}&period=overall"))
            .Is(200)
            .Json.GetProperty("standings")[0]
            .GetProperty("points")
            .GetInt32();
}
