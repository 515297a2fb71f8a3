using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class ManageDatesTests(HubFixture fixture)
{
    private Task<Caretaker> Scheduled() =>
        Caretaker.Of(fixture.Hub, ("FirstDay", "2026-05-01"), ("LastDay", "2026-07-31"), ("TimeZone", "Europe/Paris"));

    [Fact]
    public async Task What_is_launched_before_its_start_says_when_it_begins()
    {
        var someone = await Scheduled();
        Assert.Equal(
            "Launched. It begins on 1 May 2026 at 00:00.",
            (await someone.Person.Open($"{someone.Address("")}?launched=1")).Is(200).Text("done")
        );
        Assert.Contains("It begins on 1 May 2026 at 00:00.", (await someone.Open()).Text("begins"));
    }

    [Fact]
    public async Task Before_the_start_dates_zone_periods_and_settings_change_and_the_draws_say_so()
    {
        var someone = await Scheduled();
        await someone.Change(
            "prizes",
            ("Prizes[0].Way", "raffle"),
            ("Prizes[0].Winners", "1"),
            ("Prizes[0].FromRank", "")
        );
        var before = (await fixture.Hub.Engine.Campaigns.Get(someone.Code)).Raffles;

        var shown = await someone.Change(
            "dates",
            ("FirstDay", "2026-05-04"),
            ("LastDay", "2026-05-31"),
            ("TimeZone", "Europe/London"),
            ("Every", "Week"),
            ("Validation", "true")
        );

        Assert.Contains("Draws get new secret numbers", shown.Html);
        Assert.Contains(
            Caretaker.Changes(shown),
            x =>
                x.StartsWith("Changed When | From 1 May 2026 to 31 July 2026 inclusive", StringComparison.Ordinal)
                && x.Contains(
                    "From 4 May 2026 to 31 May 2026 inclusive, in the time zone Europe/London",
                    StringComparison.Ordinal
                )
        );
        Assert.Contains(Caretaker.Changes(shown), x => x.Contains("4 periods, one a week", StringComparison.Ordinal));
        var snapshot = await someone.View;
        Assert.Equal(
            (4, true, DateTimeOffset.Parse("2026-05-04T00:00:00+01:00")),
            (snapshot.Periods.Count, snapshot.Campaign.Document.Validation, snapshot.Campaign.StartsAt)
        );
        var after = (await fixture.Hub.Engine.Campaigns.Get(someone.Code)).Raffles;
        Assert.Equal(
            (3, 4, 0),
            (
                before.Count,
                after.Count,
                after.Select(x => x.SeedSha256).Intersect(before.Select(x => x.SeedSha256)).Count()
            )
        );
        Assert.Single(await someone.Audit("campaign.rescheduled"));
        // by the API they stay fixed
        var document = (await fixture.Api.Get($"campaigns/{someone.Code}")).Is(200).Text;
        (
            await fixture.Api.Put(
                $"campaigns/{someone.Code}",
                document.Replace("\"week\"", "\"month\"", StringComparison.Ordinal)
            )
        ).Is(409);
    }

    [Fact]
    public async Task A_date_that_cannot_be_is_told_and_nothing_typed_is_lost()
    {
        var someone = await Scheduled();
        var page = (await someone.Preview("dates", ("FirstDay", "2026-09-01"), ("GraceMinutes", "a lot"))).Is(400);
        Assert.Equal("must be after startsAt", Builder.Fault(page, "LastDay"));
        Assert.Equal("must be a whole number", Builder.Fault(page, "GraceMinutes"));
        Assert.Contains("value=\"2026-09-01\"", page.Html);
        Assert.Contains("value=\"a lot\"", page.Html);
    }

    [Fact]
    public async Task Back_to_draft_it_can_be_built_again_and_launched_under_the_same_code()
    {
        var someone = await Scheduled();
        var page = await someone.Open("dates");
        Assert.Contains("Nothing has been scored yet, so nothing is lost.", page.Html);

        var answer = await someone.Person.Post(
            $"{someone.Address("dates")}?handler=Reopen",
            ("Version", page.Hidden("Version"))
        );

        Assert.Equal($"/studio/{someone.Code}/build/review", answer.Is(302).Location);
        (await fixture.Api.Get($"campaigns/{someone.Code}")).Is(404);
        Assert.Single(await someone.Audit("campaign.withdrawn"));
        var review = (await someone.Person.Open(answer.Location!)).Is(200);
        Assert.DoesNotContain("data-testid=\"missing\"", review.Html);
        (await someone.Person.Post(answer.Location!, ("Version", review.Hidden("Version")))).Is(302);
        Assert.Equal(3, (await someone.View).Participants.Count);
    }

    [Fact]
    public async Task Once_something_was_reported_the_dates_stay_although_it_has_not_begun()
    {
        var someone = await Scheduled();
        (await fixture.Api.Post("events", ApiClient.Event(someone.Code, "1", rep: "bob"))).Is(200);
        var page = await someone.Open("dates");
        Assert.Contains("Events have already been reported", page.Html);
        Assert.DoesNotContain("handler=Reopen", page.Html);
    }
}
