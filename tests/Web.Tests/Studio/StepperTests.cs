using System.Text.RegularExpressions;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class StepperTests(HubFixture fixture)
{
    [Fact]
    public async Task By_the_steps_above_a_step_is_saved_whole_or_not_and_left_for_the_one_pressed()
    {
        var builder = await Builder.Joined(fixture.Hub);
        (await builder.Begin()).Is(302);

        var basics = $"/studio/{builder.Code}/build/basics";
        var left = await builder.Send(basics, ("NameEn", "Saved on the way"), ("LastDay", ""), ("Go", "to-look"));

        Assert.Equal($"/studio/{builder.Code}/build/look", left.Is(302).Location);
        var draft = (await fixture.Hub.Engine.Drafts.Find(builder.Code))!;
        Assert.Equal(("Saved on the way", DraftStep.Look), (draft.Document.Campaign.Name!.In("en"), draft.Step));
        Assert.Null(draft.Document.Window.LastDay);
    }

    [Fact]
    public async Task What_cannot_be_read_is_not_left_behind()
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built();

        var prizes = $"/studio/{builder.Code}/build/prizes";
        var page = (await builder.Send(prizes, ("Budget", "much"), ("Go", "to-basics"))).Is(400);

        Assert.Contains("value=\"much\"", page.Html);
        Assert.Contains("data-unsaved=\"true\"", page.Html);
    }

    [Fact]
    public async Task Every_step_but_the_last_saves_by_its_own_form_without_a_script()
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built();
        foreach (var step in new[] { "basics", "players", "rules", "prizes", "look", "leads" })
        {
            var html = (await builder.Person.Open($"/studio/{builder.Code}/build/{step}")).Is(200).Html;
            Assert.Contains("<form id=\"step\" method=\"post\"", html);
            Assert.Equal(7, Regex.Count(html, "<button class=\"step\" form=\"step\" name=\"Go\" value=\"to-"));
        }
        var review = await builder.Person.Open($"/studio/{builder.Code}/build/review");
        Assert.DoesNotContain("form=\"step\"", review.Is(200).Html);
    }
}
