using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class DeadlineSweepTests(SharedRedis redis)
{
    private static DateTimeOffset March(int day, int hour, int minute = 0) => PlayedDesk.March(day, hour, minute);

    private Task<PlayedDesk> Open(
        Func<CampaignDocument, CampaignDocument>? configure = null,
        DateTimeOffset? now = null
    ) => PlayedDesk.Open(redis, configure, now);

    /// <summary>A look just before an instant, and one at it.</summary>
    private static async Task Pass(PlayedDesk desk, DateTimeOffset instant)
    {
        desk.At(instant.AddMinutes(-1));
        await desk.Engine.Deadlines.Run();
        desk.At(instant);
        await desk.Engine.Deadlines.Run();
    }

    [Fact]
    public async Task Of_an_open_lead_that_nobody_takes_its_director_is_reminded_once()
    {
        await using var desk = await Open();
        var lead = await desk.Lead();
        Assert.Equal(March(2, 16), (await desk.Row(lead)).DeadlineAt);

        desk.At(March(2, 15, 59));
        Assert.Equal(0, await desk.Engine.Deadlines.Run());
        desk.At(March(2, 16));
        Assert.Equal(1, await desk.Engine.Deadlines.Run());
        Assert.Equal(0, await desk.Engine.Deadlines.Run());
        desk.At(March(3, 12));
        Assert.Equal(0, await desk.Engine.Deadlines.Run());

        Assert.Equal("Open", await desk.Stands(lead));
        Assert.Equal(March(2, 16), (await desk.Row(lead)).RemindedAt);
        Assert.Equal([NotificationKind.OverdueTake], await desk.DirectorsRemindedOf("lyon"));
        Assert.Empty(await desk.DirectorsRemindedOf("lille"));
    }

    [Fact]
    public async Task A_lead_that_waits_too_long_stays_where_it_is_and_its_director_is_reminded()
    {
        await using var desk = await Open(x => x with { Validation = true });
        var lead = await desk.Lead();

        await Pass(desk, March(2, 14));

        Assert.Equal("Waiting", await desk.Stands(lead));
        Assert.Contains(NotificationKind.OverdueValidate, await desk.DirectorsRemindedOf("lyon"));
    }

    [Fact]
    public async Task A_taken_lead_that_is_not_contacted_goes_back_into_the_pool_and_its_clock_begins_again()
    {
        await using var desk = await Open();
        var lead = await desk.TakenByAnna();
        Assert.Equal(1, await desk.Challenge.Points("anna"));
        // six hours of Monday, two of Tuesday
        Assert.Equal(March(3, 11), (await desk.Row(lead)).DeadlineAt);

        await Pass(desk, March(3, 11));

        Assert.Equal("Open", await desk.Stands(lead));
        Assert.Equal(["received desk", "taken person:10", "released deadline"], await desk.Facts(lead));
        Assert.Equal(March(3, 15), (await desk.Row(lead)).DeadlineAt);
        Assert.Equal(0, await desk.Challenge.Points("anna"));
        Assert.Contains(NotificationKind.ReleasedLate, await desk.RemindedOf("anna"));
        await Invariants.Hold(desk.Engine);

        var anna = await desk.Player("anna");
        var refused = await Assert.ThrowsAsync<RefusedException>(() => desk.Move(anna, lead, "taken"));
        Assert.Equal("given-up", refused.Why.Code);
        await desk.Move(await desk.Player("bob", 11), lead, "taken");
        Assert.Equal("Taken bob", await desk.Stands(lead));
    }

    [Fact]
    public async Task An_assigned_lead_that_is_not_taken_goes_back_into_the_pool()
    {
        await using var desk = await Open();
        var lead = await desk.Lead();
        await desk.Assign(lead, "anna");

        await Pass(desk, March(2, 16));

        Assert.Equal("Open", await desk.Stands(lead));
        Assert.Equal("released deadline", (await desk.Facts(lead))[^1]);
    }

    [Fact]
    public async Task Where_a_campaign_only_reminds_the_holder_keeps_the_lead()
    {
        await using var desk = await Open(x =>
            x with
            {
                Deadlines = PlayedDesk.Office with { OnContact = Overdue.Remind, OnTake = Overdue.Remind },
            }
        );
        var taken = await desk.TakenByAnna();
        var assigned = await desk.Lead();
        await desk.Assign(assigned, "bob");

        await Pass(desk, March(2, 16));
        await Pass(desk, March(3, 11));
        await Pass(desk, March(4, 11));

        Assert.Equal("Taken anna", await desk.Stands(taken));
        Assert.Equal("Assigned bob", await desk.Stands(assigned));
        Assert.Contains(NotificationKind.OverdueContact, await desk.RemindedOf("anna"));
        Assert.Contains(NotificationKind.OverdueTake, await desk.RemindedOf("bob"));
        Assert.Equal(
            [NotificationKind.OverdueContact, NotificationKind.OverdueTake],
            await desk.DirectorsRemindedOf("lyon")
        );
    }

    [Fact]
    public async Task A_weekend_does_not_count()
    {
        await using var desk = await Open(now: March(6, 16));
        var lead = await desk.TakenByAnna();

        foreach (var instant in new[] { March(6, 18), March(7, 12), March(8, 23), March(9, 14, 59) })
            await Pass(desk, instant);
        Assert.Equal("Taken anna", await desk.Stands(lead));
        await Pass(desk, March(9, 15));

        Assert.Equal("Open", await desk.Stands(lead));
    }

    [Fact]
    public async Task In_the_night_in_which_the_clocks_change_an_hour_is_an_hour()
    {
        var deadlines = new Deadlines { Contact = 24, OnContact = Overdue.Release };
        await using var desk = await Open(x => x with { Deadlines = deadlines }, March(28, 12));
        var lead = await desk.TakenByAnna();
        var due = new DateTimeOffset(2026, 3, 29, 13, 0, 0, TimeSpan.FromHours(2));
        Assert.Equal(due, (await desk.Row(lead)).DeadlineAt);

        await Pass(desk, due.AddMinutes(-1));
        Assert.Equal("Taken anna", await desk.Stands(lead));
        await Pass(desk, due);

        Assert.Equal("Open", await desk.Stands(lead));
    }

    [Fact]
    public async Task A_team_has_hours_and_holidays_of_its_own()
    {
        await using var desk = await Open(x =>
            x with
            {
                Teams = [new Team("lyon", "Lyon", "Asia/Tokyo", "JP"), new Team("lille", "Lille")],
            }
        );

        // at noon in Paris it is evening in Tokyo
        var lead = await desk.Lead();

        Assert.Equal(
            new DateTimeOffset(2026, 3, 3, 13, 0, 0, TimeSpan.FromHours(9)),
            (await desk.Row(lead)).DeadlineAt
        );
    }
}
