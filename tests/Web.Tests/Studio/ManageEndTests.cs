using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class ManageEndTests(HubFixture fixture)
{
    private Task<Caretaker> Running() =>
        Caretaker.Of(fixture.Hub, ("FirstDay", "2026-03-01"), ("LastDay", "2026-12-31"), ("TimeZone", "Europe/Paris"));

    [Fact]
    public async Task Once_it_runs_dates_and_settings_are_shown_as_fixed_with_the_reason()
    {
        var someone = await Running();
        var page = await someone.Open("dates");
        Assert.Contains(
            "The challenge has begun. Points are counted with these settings, so they can no longer change.",
            page.Html
        );
        Assert.Contains("From 1 March 2026 to 31 December 2026 inclusive", page.Html);
        Assert.DoesNotContain("name=\"FirstDay\"", page.Html);
        (await someone.Person.Post(someone.Address("dates"), ("FirstDay", "2026-04-01"), ("Go", "save"))).Is(409);
        (await someone.Person.Post($"{someone.Address("dates")}?handler=Reopen")).Is(409);
    }

    [Fact]
    public async Task A_closed_challenge_changes_no_more_but_for_the_names_of_its_people()
    {
        await using var hub = await RunningHub.Start();
        var someone = await Caretaker.Of(
            hub,
            ("FirstDay", "2026-03-01"),
            ("LastDay", "2026-03-31"),
            ("TimeZone", "Europe/Paris")
        );
        var preview = (await someone.Preview("names", ("NameEn", "Too late"), ("NameFr", ""))).Is(200);
        hub.Clock.Advance(TimeSpan.FromDays(40));
        await hub.Engine.Closing.CloseDue();
        (await someone.Person.SignIn()).Is(302);
        await someone.Open();

        (await someone.Save(preview, "names")).Is(409);
        foreach (var section in new[] { "", "players", "prizes", "rules", "leads", "look", "names", "dates", "end" })
            Assert.DoesNotContain("name=\"NameEn\"", (await someone.Open(section)).Html);
        await someone.Change("players/bob", ("NameEn", "Robert"));
        Assert.Equal("Robert", (await someone.View).Find("bob")!.Name.In("en"));
    }

    [Fact]
    public async Task It_is_ended_early_by_typing_its_name_with_a_reason_that_the_audit_keeps()
    {
        var someone = await Running();
        var name = (await someone.View).Campaign.Document.Name!.In("en");
        async Task<PageAnswer> End(string reason, string typed)
        {
            await someone.Open("end");
            return await someone.Person.Post(someone.Address("end"), ("reason", reason), ("typed", typed));
        }

        var refused = (await End("", "something else")).Is(400);
        Assert.Equal(
            ("is required", "is not the name of this challenge"),
            (Builder.Fault(refused, "reason"), Builder.Fault(refused, "typed"))
        );
        refused = (await End("Budget was cut", "")).Is(400);
        Assert.Contains("value=\"Budget was cut\"", refused.Html);
        Assert.Null((await someone.View).Campaign.EndedAt);
        foreach (var _ in new[] { 1, 2 })
            Assert.Equal(
                $"{someone.Address("")}?ended=1",
                (await End("Budget was cut", $" {name.ToUpperInvariant()} ")).Is(302).Location
            );

        Assert.NotNull((await someone.View).Campaign.EndedAt);
        Assert.Contains("Budget was cut", Assert.Single(await someone.Audit("campaign.ended")));
        Assert.DoesNotContain(someone.Address("end"), (await someone.Open()).Html);
    }
}
