using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class ObjectivesFormTests(HubFixture fixture)
{
    [Fact]
    public async Task Targets_a_stock_and_a_budget_are_typed_in_the_studio_and_hold_when_it_is_launched()
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built();
        (
            await builder.Step(
                "prizes",
                ("Objectives.reps", "anna-martin 120\nbob; 80,5"),
                ("Objectives.teams", "lyon\t900"),
                ("Objectives.Per", "Campaign"),
                ("Budget", "8 000"),
                ("Prizes[0].Way", "target"),
                ("Prizes[0].Stock", "12"),
                ("Prizes[1].Way", "percent"),
                ("Prizes[1].MinPercent", "110"),
                ("Prizes[1].FromRank", ""),
                ("Prizes[1].Board", "Teams")
            )
        ).Is(302);
        (await builder.Send($"/studio/{builder.Code}/build/review")).Is(302);

        var document = (await fixture.Hub.Engine.Campaigns.Get(builder.Code)).Campaign.Document;
        Assert.Equal(8000, document.Budget);
        Assert.Equal(
            (TargetSpan.Campaign, 120m, 80.5m, 900m),
            (
                document.Objectives!.Per!.Value,
                document.Objectives.Reps["anna-martin"],
                document.Objectives.Reps["bob"],
                document.Objectives.Teams["lyon"]
            )
        );
        Assert.Equal((RankedBy.Target, 12), (document.Prizes[0].By, document.Prizes[0].Stock));
        Assert.Equal((110m, null), (document.Prizes[1].MinPercent, document.Prizes[1].Ranks));
    }

    [Fact]
    public async Task What_cannot_be_a_target_is_told_with_its_line_and_what_was_typed_stays()
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built();

        var page = (
            await builder.Step(
                "prizes",
                ("Objectives.reps", "anna-martin 120\nbob\nanna-martin 7\npia many"),
                ("Objectives.teams", "paris 3"),
                ("Prizes[0].Way", "percent"),
                ("Prizes[0].MinPercent", "0")
            )
        ).Is(400);

        string[] faults =
        [
            "Reps, line 2, “bob”: must be a name and a number of points",
            "Reps, line 3, “anna-martin”: must be unique",
            "Reps, line 4, “pia many”: must be a name and a number of points",
            "Teams, line 1, “paris”: is not a team of this challenge",
        ];
        foreach (var fault in faults)
            Assert.Contains($"<li>{fault}</li>", System.Net.WebUtility.HtmlDecode(page.Html));
        Assert.Contains("must be more than 0", Builder.Fault(page, "prize-0-minpercent"));
        Assert.Contains("pia many", page.Html);
        // and it is still there when somebody opens the step again
        Assert.Contains("pia many", (await builder.Person.Open($"/studio/{builder.Code}/build/prizes")).Is(200).Html);
        var review = (await builder.Person.Open($"/studio/{builder.Code}/build/review?lang=fr")).Is(200);
        Assert.Contains(
            "les objectifs des commerciaux citent quelqu’un qui n’est pas dans la liste, ou sont illisibles",
            System.Net.WebUtility.HtmlDecode(review.Html)
        );
        (await builder.Send($"/studio/{builder.Code}/build/review")).Is(400);
    }

    [Fact]
    public async Task Names_as_they_stand_in_the_list_have_targets_and_somebody_unknown_is_said()
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built();

        var page = (
            await builder.Step(
                "prizes",
                ("Objectives.reps", "Anna  MARTIN 1 200,50\nZoë 80"),
                ("Objectives.prospectors", "Pia\tLille\t40"),
                ("Objectives.teams", "Lyon: 900")
            )
        ).Is(400);

        var said = System.Net.WebUtility.HtmlDecode(page.Html);
        Assert.Contains("<li>Reps, line 2, “Zoë”: is not in the list of players</li>", said);
        (
            await builder.Resend(
                page,
                $"/studio/{builder.Code}/build/prizes",
                ("Objectives.reps", "Anna  MARTIN 1 200,50\nbob 80"),
                ("Go", "next")
            )
        ).Is(302);
        var objectives = (await fixture.Hub.Engine.Drafts.Find(builder.Code))!.Document.Campaign.Objectives!;
        Assert.Equal((1200.50m, 80m), (objectives.Reps["anna-martin"], objectives.Reps["bob"]));
        Assert.Equal((40m, 900m), (objectives.Prospectors["pia"], objectives.Teams["lyon"]));
    }

    [Fact]
    public async Task The_review_lists_targets_says_who_has_none_and_what_the_prizes_can_come_to()
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built(
            ("FirstDay", "2026-03-01"),
            ("LastDay", "2026-06-03"),
            ("Currency", "EUR"),
            ("TimeZone", "Europe/Paris")
        );
        (
            await builder.Step(
                "prizes",
                ("Objectives.reps", "Anna Martin 120"),
                ("Budget", "2000"),
                ("Prizes[0].Way", "target"),
                ("Prizes[0].Value", "600.50"),
                ("Prizes[1].Value", "1000")
            )
        ).Is(302);

        var review = System.Net.WebUtility.HtmlDecode(
            (await builder.Person.Open($"/studio/{builder.Code}/build/review")).Is(200).Html
        );

        Assert.Contains("<th scope=\"row\">Anna Martin</th><td class=\"number\">120</td>", review);
        Assert.Contains("Without a target: 1 (Bob). They cannot win “Best of the period”.", review);
        Assert.Contains("These prizes can cost 3,402\u00a0EUR, more than the budget of 2,000\u00a0EUR.", review);
        Assert.Contains(
            "The last period lasts 3 days instead of 30, with the same prizes as a full one: “Best of the period”.",
            review
        );
        Assert.DoesNotContain("The first period", review);
        Assert.Contains(
            "The prizes cost 3,402\u00a0EUR at most, more if winners are tied. Your budget: 2,000\u00a0EUR.",
            review
        );
        // it is advice: it can be launched all the same
        (await builder.Send($"/studio/{builder.Code}/build/review")).Is(302);
    }
}
