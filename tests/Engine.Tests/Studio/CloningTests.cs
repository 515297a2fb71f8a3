using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class CloningTests
{
    [Theory]
    [InlineData("2026-01-01", "2026-12-31", "2027-01-01", "2027-12-31")]
    // both days on which Paris turns its clocks, and then neither
    [InlineData("2026-03-29", "2026-10-25", "2027-03-29", "2027-10-25")]
    [InlineData("2024-02-29", "2024-02-29", "2025-02-28", "2025-02-28")] // a leap day
    [InlineData("2024-02-01", "2024-02-29", "2025-02-01", "2025-02-28")] // February stays February
    [InlineData("2023-02-01", "2023-02-28", "2024-02-01", "2024-02-29")]
    public void The_same_local_days_come_a_year_later(string first, string last, string nextFirst, string nextLast)
    {
        var window = new LocalWindow(DateOnly.Parse(first), DateOnly.Parse(last));
        var again = LocalWindow.Of(window.StartsAt(Some.Paris)!.Value, window.EndsAt(Some.Paris)!.Value, Some.Paris);
        Assert.Equal(window, again);

        var next = again.InYears(1);

        Assert.Equal(new LocalWindow(DateOnly.Parse(nextFirst), DateOnly.Parse(nextLast)), next);
        Assert.Equal(LocalDays.Start(DateOnly.Parse(nextFirst), Some.Paris), next.StartsAt(Some.Paris));
        Assert.Equal(LocalDays.Start(DateOnly.Parse(nextLast).AddDays(1), Some.Paris), next.EndsAt(Some.Paris));
    }

    [Fact]
    public void A_campaign_that_began_and_ended_within_a_day_keeps_its_hours_across_the_clocks()
    {
        var window = LocalWindow
            .Of(
                DateTimeOffset.Parse("2026-03-28T09:00:00+01:00"),
                DateTimeOffset.Parse("2026-10-26T18:30:00+01:00"),
                Some.Paris
            )
            .InYears(1);
        // the clocks changed that night
        Assert.Equal(DateTimeOffset.Parse("2027-03-28T09:00:00+02:00"), window.StartsAt(Some.Paris));
        // and change five days later
        Assert.Equal(DateTimeOffset.Parse("2027-10-26T18:30:00+02:00"), window.EndsAt(Some.Paris));
    }

    [Theory]
    [InlineData("2027-03-28T02:30", "2027-03-28T03:30:00+02:00")] // skipped
    [InlineData("2026-10-25T02:30", "2026-10-25T02:30:00+02:00")] // passed twice: the first
    public void A_time_that_is_not_there_or_there_twice_has_one_instant(string local, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant), LocalTimes.At(DateTime.Parse(local), Some.Paris));

    [Fact]
    public async Task Everything_is_copied_but_who_has_left_and_the_year_in_names()
    {
        await using var challenge = await Challenge.Launched(document =>
            document with
            {
                Name = new LocalText(
                    null,
                    new Dictionary<string, string> { ["en"] = "Stars of 2026", ["fr"] = "Étoiles 2026" }
                ),
                Rules =
                [
                    Some.Rule() with
                    {
                        Cap = new Cap(3, CapScope.Day),
                        From = DateTimeOffset.Parse("2026-03-28T12:00:00+01:00"),
                        Until = DateTimeOffset.Parse("2026-10-26T14:00:00+01:00"),
                    },
                ],
                Prizes = [Some.Prize()],
                Ties = TieBreak.Shared,
                Validation = true,
                Privacy = new Privacy(10, 24),
            }
        );
        await challenge.Engine.Roster.Deactivate(Challenge.Code, "bob");
        await challenge.Engine.Erasure.Participant(Challenge.Code, "paul", "key:admin");
        await challenge.Engine.Roster.Show(Challenge.Code, "carl", new Appearance(Display.Alias, "Foxy"), "key:admin");
        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);

        var draft = Cloning.NextYear(snapshot);

        Assert.Equal(["anna", "carl", "pia"], draft.Players.Select(x => x.Code));
        Assert.Equal((Display.Alias, "Foxy"), (draft.Players[1].Display, draft.Players[1].Alias));
        Assert.Equal(("Stars of 2027", "Étoiles 2027"), (draft.Campaign.Name!.In("en"), draft.Campaign.Name.In("fr")));
        Assert.Equal(
            (DateTimeOffset.Parse("2027-03-28T12:00:00+02:00"), DateTimeOffset.Parse("2027-10-26T14:00:00+02:00")),
            (draft.Campaign.Rules[0].From, draft.Campaign.Rules[0].Until)
        );
        var document = snapshot.Campaign.Document;
        Assert.Equal(
            document with
            {
                Name = null,
                Rules = [],
                StartsAt = null,
                EndsAt = null,
            },
            draft.Campaign with
            {
                Name = null,
                Rules = [],
                Teams = document.Teams,
                Prizes = document.Prizes,
            }
        );
        Assert.Equal(document.Teams, draft.Campaign.Teams);
        Assert.Equal("hollywood-2027", Cloning.Code(snapshot.Campaign));
        Assert.Equal("stars-2027", Cloning.Code(snapshot.Campaign with { Code = "stars-2026" }));
    }
}
