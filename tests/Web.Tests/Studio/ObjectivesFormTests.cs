using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class ObjectivesFormTests(HubFixture fixture)
{
    [Fact]
    public async Task Targets_a_stock_and_a_budget_are_typed_in_the_studio_and_hold_when_it_is_launched()
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built();
        (await builder.Step("prizes", ("Objectives.reps", "anna-martin 120\nbob; 80,5"), ("Objectives.teams", "lyon\t900"), ("Objectives.Per", "Campaign"), ("Budget", "8 000"),
            ("Prizes[0].Way", "target"), ("Prizes[0].Stock", "12"), ("Prizes[1].Way", "percent"), ("Prizes[1].MinPercent", "110"), ("Prizes[1].FromRank", ""), ("Prizes[1].Board", "Teams"))).Is(302);
        (await builder.Send($"/studio/{builder.Code}/build/review")).Is(302);

        var document = (await fixture.Hub.Engine.Campaigns.Get(builder.Code)).Campaign.Document;
        Assert.Equal(8000, document.Budget);
        Assert.Equal((TargetSpan.Campaign, 120m, 80.5m, 900m), (document.Objectives!.Per!.Value, document.Objectives.Reps["anna-martin"], document.Objectives.Reps["bob"], document.Objectives.Teams["lyon"]));
        Assert.Equal((RankedBy.Target, 12), (document.Prizes[0].By, document.Prizes[0].Stock));
        Assert.Equal((110m, null), (document.Prizes[1].MinPercent, document.Prizes[1].Ranks));
    }

    [Fact]
    public async Task What_cannot_be_a_target_is_told_with_its_line_and_what_was_typed_stays()
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built();

        var page = (await builder.Step("prizes", ("Objectives.reps", "anna-martin 120\nbob\nanna-martin 7\npia many"), ("Objectives.teams", "paris 3"), ("Prizes[0].Way", "percent"), ("Prizes[0].MinPercent", "0"))).Is(400);

        foreach (var fault in new[] { "Reps · 2: must be a code and a number of points", "Reps · 3: must be unique", "Reps · 4: must be a number", "Teams · paris: is not a team of this campaign" }) Assert.Contains($"<li>{fault}</li>", page.Html.Replace("&#xB7;", "·", StringComparison.Ordinal));
        Assert.Contains("must be more than 0", Builder.Fault(page, "prize-0-minpercent"));
        Assert.Contains("pia many", page.Html);
    }
}
