using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Marketing says when the ceremony is, before the launch and after it.</summary>
public sealed class CeremonyFormTests(HubFixture fixture)
{
    private const string Said = "on the first working day after its end, at 09:00";

    [Fact]
    public async Task The_builder_asks_for_day_and_time_and_the_review_says_what_they_mean()
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built(("FirstDay", "2026-05-01"), ("LastDay", "2026-07-31"));
        (await builder.Step("look", ("CeremonyAt", "09:00"), ("CeremonyOn", "FirstWorkingDay"))).Is(302);

        Assert.Contains(Said, (await builder.Person.Open($"/studio/{builder.Code}/build/review")).Is(200).Html);
        (await builder.Send($"/studio/{builder.Code}/build/review")).Is(302);
        var document = (await fixture.Hub.Engine.Campaigns.Get(builder.Code)).Campaign.Document;
        Assert.Equal(new Ceremony(CeremonyDay.FirstWorkingDay, "09:00"), document.Ceremony);
    }

    [Fact]
    public async Task After_the_launch_it_is_changed_where_screens_are_set()
    {
        var someone = await Caretaker.Of(fixture.Hub, ("FirstDay", "2026-05-01"), ("LastDay", "2026-07-31"));

        var shown = await someone.Change("look", ("CeremonyAt", "09:00"), ("CeremonyOn", "FirstWorkingDay"));
        Assert.Contains(Caretaker.Changes(shown), x => x.Contains(Said, StringComparison.Ordinal));

        var wrong = (await someone.Preview("look", ("CeremonyAt", "at nine"))).Is(400);
        Assert.Equal("must be a time such as 09:00", Builder.Fault(wrong, "ceremony-at"));

        await someone.Change("look", ("CeremonyAt", ""));
        Assert.Null((await someone.View).Campaign.Document.Ceremony);
    }
}
