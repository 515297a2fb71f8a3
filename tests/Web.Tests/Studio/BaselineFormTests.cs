using System.Net;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Costs and what the reports compare with, as marketing types them.</summary>
public sealed class BaselineFormTests(HubFixture fixture)
{
    private async Task<Builder> Built()
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built();
        return builder;
    }

    private static string Address(Builder builder, string step = "leads") => $"/studio/{builder.Code}/build/{step}";

    private async Task<CampaignDocument> Document(Builder builder) =>
        (await fixture.Hub.Engine.Drafts.Find(builder.Code))!.Document.Campaign;

    [Fact]
    public async Task Costs_and_typed_figures_are_kept_and_said_on_the_review()
    {
        var builder = await Built();

        (
            await builder.Step(
                "leads",
                ("PerLead", "42"),
                ("Margin", "32,5 %"),
                ("Fixed[0].NameEn", "Fair"),
                ("Fixed[0].NameFr", "Salon"),
                ("Fixed[0].Amount", "1 200,50"),
                ("Baseline.Kind", "Figures"),
                ("Baseline.Within", "21"),
                ("Baseline.Received", "200"),
                ("Baseline.ActedOn", "40")
            )
        ).Is(302);

        var document = await Document(builder);
        Assert.Equal((42m, 0.325m), (document.Costs!.PerLead, document.Costs.Margin));
        var cost = Assert.Single(document.Costs.Fixed!);
        Assert.Equal(("Salon", 1200.50m), (cost.Name!.In("fr"), cost.Amount));
        Assert.Equal(
            new Baseline
            {
                Kind = BaselineKind.Figures,
                Within = 21,
                Received = 200,
                ActedOn = 40,
            },
            document.Baseline
        );
        var review = WebUtility.HtmlDecode((await builder.Person.Open(Address(builder, "review"))).Is(200).Html);
        Assert.Contains("<li>The margin on a sale is 32.5%.</li>", review);
        Assert.Contains("compare the challenge with entered figures: 40 of 200 leads acted on.", review);
    }

    [Fact]
    public async Task Teams_that_do_not_play_are_chosen_or_left_to_the_lot_of_the_launch()
    {
        var builder = await Built();

        (await builder.Step("leads", ("Baseline.Kind", "Teams"), ("Baseline.HoldOut", "lille"))).Is(302);
        Assert.Equal(["lille"], (await Document(builder)).Baseline!.HoldOut);

        (
            await builder.Step(
                "leads",
                ("Baseline.Lot", "true"),
                ("Baseline.DrawnTeams", "1"),
                ("Baseline.HoldOut", "(left out)")
            )
        ).Is(302);
        Assert.Equal(1, (await Document(builder)).Baseline!.ToDraw);
        (await builder.Send(Address(builder, "review"))).Is(302);

        var launched = (await fixture.Hub.Engine.Campaigns.Get(builder.Code)).Campaign.Document.Baseline!;
        Assert.Single(launched.HoldOut!);
        Assert.NotNull(launched.Drawn!.Seed);

        // opened and sent as it is, the lot stays as it was drawn
        var page = await builder.Send($"/studio/{builder.Code}/manage/leads", ("Go", "preview"));
        Assert.Empty(Caretaker.Changes(page.Is(200)));
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field()
    {
        var builder = await Built();

        var page = (
            await builder.Step(
                "leads",
                ("Margin", "130"),
                ("Fixed[0].NameEn", "Fair"),
                ("Fixed[1].Amount", "5"),
                ("Baseline.Kind", "Figures"),
                ("Baseline.Within", "0"),
                ("Baseline.Received", "10"),
                ("Baseline.ActedOn", "11")
            )
        ).Is(400);

        foreach (
            var field in new[] { "margin", "fixed-0-amount", "fixed-1-nameen", "baseline-within", "baseline-actedon" }
        )
            Assert.False(string.IsNullOrEmpty(Builder.Fault(page, field)), field);
    }

    [Fact]
    public async Task Without_a_choice_nothing_is_kept_and_the_time_before_is_said()
    {
        var builder = await Built();

        (await builder.Step("leads", ("Baseline.Received", "200"))).Is(302);

        Assert.Null((await Document(builder)).Baseline);
        var review = (await builder.Person.Open(Address(builder, "review"))).Is(200).Html;
        Assert.Contains("The reports compare the challenge with the time before it.", review);
    }
}
