using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class DeadlineSweepAtOddTimesTests(SharedRedis redis)
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
    public async Task What_fell_due_in_downtime_is_reminded_at_the_start_and_released_one_working_hour_later()
    {
        await using var desk = await Open();
        var lead = await desk.TakenByAnna();
        await desk.Engine.Deadlines.Run();
        desk.At(March(3, 17, 30));
        await desk.Challenge.Running.Restart(redis.ConnectionString);

        await desk.Engine.Deadlines.Run();
        Assert.Equal("Taken anna", await desk.Stands(lead));
        Assert.Contains(NotificationKind.OverdueContact, await desk.RemindedOf("anna"));

        // half an hour is left of that day
        foreach (var instant in new[] { March(3, 17, 45), March(3, 18, 31), March(4, 9, 29) })
        {
            desk.At(instant);
            Assert.Equal(0, await desk.Engine.Deadlines.Run());
        }

        desk.At(March(4, 9, 30));
        await desk.Engine.Deadlines.Run();
        Assert.Equal("Open", await desk.Stands(lead));
        Assert.Equal("released deadline", (await desk.Facts(lead))[^1]);
    }

    [Fact]
    public async Task Three_processes_that_look_at_once_release_a_lead_once()
    {
        await using var desk = await Open();
        var leads = new List<string>();
        for (var i = 0; i < 5; i++)
            leads.Add(await desk.TakenByAnna());
        await desk.Engine.Deadlines.Run();
        desk.At(March(3, 10, 59));
        await desk.Engine.Deadlines.Run();
        desk.At(March(3, 11));

        var directory = desk.Challenge.Running.Directory;
        var settings = TestStore.Settings(directory, redis.ConnectionString, $"t{Path.GetFileName(directory)}");
        await using var second = await EngineParts.Start(settings, desk.Challenge.Running.Clock);
        await using var third = await EngineParts.Start(settings, desk.Challenge.Running.Clock);
        await Task.WhenAll(new[] { desk.Engine, second, third }.Select(x => x.Deadlines.Run()));

        foreach (var lead in leads)
        {
            Assert.Equal(["received desk", "taken person:10", "released deadline"], await desk.Facts(lead));
            Assert.Equal("Open", await desk.Stands(lead));
        }

        Assert.Equal(10, (await desk.Challenge.Ledger()).Count);
        Assert.Equal(0, await desk.Challenge.Points("anna"));
    }

    [Fact]
    public async Task A_release_that_somebody_corrected_is_not_made_again()
    {
        await using var desk = await Open();
        var lead = await desk.Lead();
        await desk.Assign(lead, "anna");
        await Pass(desk, March(2, 16));
        var release = (await desk.FactsOf(lead))[^1];

        var identity = new EventIdentity(release.Source, release.EventId);
        await desk.Engine.Corrections.Reverse(Challenge.Code, identity, "she was ill", "zoe");
        Assert.Equal("Assigned anna", await desk.Stands(lead));
        foreach (var instant in new[] { March(2, 16, 30), March(2, 17, 30) })
        {
            desk.At(instant);
            await desk.Engine.Deadlines.Run();
        }

        Assert.Equal("Assigned anna", await desk.Stands(lead));
        Assert.Single(await desk.Facts(lead), x => x == "released deadline");
        Assert.Null((await desk.Row(lead)).LookAt);
    }

    [Fact]
    public async Task A_contact_from_before_the_release_that_arrives_after_it_counts_with_its_take()
    {
        await using var desk = await Open();
        var lead = await desk.TakenByAnna();
        await Pass(desk, March(3, 11));
        desk.At(March(3, 11, 30));

        await desk.Contact(await desk.Player("anna"), lead, March(3, 10));

        Assert.Equal("Contacted anna", await desk.Stands(lead));
        Assert.Equal(4, await desk.Challenge.Points("anna"));
        await Invariants.Hold(desk.Engine);
    }

    [Fact]
    public async Task What_was_contacted_and_handed_over_stays_and_its_new_holder_is_reminded_to_close_it()
    {
        await using var desk = await Open(x => x with { Deadlines = PlayedDesk.Office with { Close = 9 } });
        var lead = await desk.TakenByAnna();
        await desk.Contact(await desk.Player("anna"), lead);
        await desk.Assign(lead, "bob");

        await Pass(desk, March(3, 12));

        Assert.Equal("Contacted bob", await desk.Stands(lead));
        Assert.Contains(NotificationKind.OverdueClose, await desk.RemindedOf("bob"));
        Assert.DoesNotContain(NotificationKind.OverdueClose, await desk.RemindedOf("anna"));
    }

    [Fact]
    public async Task A_clock_that_runs_keeps_its_deadline_when_the_campaign_has_none_any_more_and_nothing_is_released()
    {
        await using var desk = await Open();
        var lead = await desk.TakenByAnna();
        await desk.Engine.Campaigns.Put(Challenge.Code, Challenge.Document, null);
        var later = await desk.TakenByAnna();

        await Pass(desk, March(3, 11));

        Assert.Equal("Taken anna", await desk.Stands(lead));
        Assert.Equal([NotificationKind.OverdueContact], await desk.RemindedOf("anna"));
        Assert.Null((await desk.Row(later)).DeadlineAt);
    }

    [Fact]
    public async Task After_the_end_of_a_campaign_nobody_is_reminded_and_nothing_is_released()
    {
        await using var desk = await Open();
        var lead = await desk.TakenByAnna();
        await desk.Engine.Campaigns.End(Challenge.Code);

        await Pass(desk, March(3, 11));

        Assert.Equal("Taken anna", await desk.Stands(lead));
        Assert.Empty(await desk.RemindedOf("anna"));
        Assert.Null((await desk.Row(lead)).LookAt);
        Assert.Equal(0, await desk.Engine.Deadlines.Run());
    }

    [Fact]
    public async Task Who_holds_a_lead_is_reminded_of_the_next_call_once()
    {
        await using var desk = await Open();
        await desk.TakenByAnna(x => x with { Next = March(2, 15) });
        await desk.Lead(x => x with { Next = March(2, 15) });
        await desk.Engine.Deadlines.Run();

        desk.At(March(2, 15).AddSeconds(-1));
        Assert.Equal(0, await desk.Engine.Deadlines.Run());
        desk.At(March(2, 15));
        Assert.Equal(1, await desk.Engine.Deadlines.Run());
        Assert.Equal(0, await desk.Engine.Deadlines.Run());

        Assert.Equal([NotificationKind.Call], await desk.RemindedOf("anna"));
    }

    [Fact]
    public async Task Many_that_fall_due_at_once_are_all_looked_at()
    {
        await using var desk = await Open();
        var cards = Enumerable.Range(1, 450).Select(x => new LeadCard { Code = $"due-{x}", Team = "lyon" });
        await desk.Engine.Desk.Create(Challenge.Code, [.. cards.Select(x => new NewLead(x))], PlayedDesk.Key);

        desk.At(March(2, 16));
        Assert.Equal(450, await desk.Engine.Deadlines.Run());
        Assert.Equal(0, await desk.Engine.Deadlines.Run());

        Assert.Equal(March(2, 16), (await desk.Row("due-450")).RemindedAt);
    }

    [Fact]
    public async Task Where_nothing_falls_due_no_look_is_written()
    {
        await using var desk = await Open(x => x with { Deadlines = null });
        await desk.TakenByAnna();
        await desk.Engine.Deadlines.Run();

        await using var connection = await desk.Engine.Database.Connect();
        Assert.Null(await DeadlineLookRows.Last(connection));
    }
}
