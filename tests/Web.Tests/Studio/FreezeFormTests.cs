using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Marketing says in two fields for how long boards are frozen, before the launch and after it.</summary>
public sealed class FreezeFormTests(HubFixture fixture)
{
    private const string Said = "For the last 2 days of each period its boards, and those of the whole challenge";

    [Fact]
    public async Task The_builder_asks_for_hours_and_the_review_says_what_they_mean()
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built(("FirstDay", "2026-05-01"), ("LastDay", "2026-07-31"));
        (await builder.Step("look", ("FreezeHours", "48"), ("FreezeOf", "Period"))).Is(302);

        Assert.Contains(Said, (await builder.Person.Open($"/studio/{builder.Code}/build/review")).Is(200).Html);
        (await builder.Send($"/studio/{builder.Code}/build/review")).Is(302);
        var document = (await fixture.Hub.Engine.Campaigns.Get(builder.Code)).Campaign.Document;
        Assert.Equal(new Freeze(48, FreezeOf.Period), document.Freeze);
    }

    [Fact]
    public async Task After_the_launch_it_is_changed_where_screens_are_set()
    {
        var someone = await Caretaker.Of(
            fixture.Hub,
            ("FirstDay", "2026-05-01"),
            ("LastDay", "2026-07-31"),
            ("TimeZone", "Europe/Paris")
        );

        var shown = await someone.Change("look", ("FreezeHours", "48"), ("FreezeOf", "Period"));
        Assert.Contains(Caretaker.Changes(shown), x => x.Contains(Said, StringComparison.Ordinal));
        Assert.Equal(new Freeze(48, FreezeOf.Period), (await someone.View).Campaign.Document.Freeze);

        var wrong = (await someone.Preview("look", ("FreezeHours", "900"))).Is(400);
        Assert.Equal("must be from 1 to 720", Builder.Fault(wrong, "freeze-hours"));
        Assert.Contains("value=\"900\"", wrong.Html);

        await someone.Change("look", ("FreezeHours", ""));
        Assert.Null((await someone.View).Campaign.Document.Freeze);
    }
}
