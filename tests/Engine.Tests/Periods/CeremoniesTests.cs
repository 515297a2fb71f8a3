using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Results are celebrated at the hour that is set, and what is frozen stays so until then.</summary>
public sealed class CeremoniesTests(SharedRedis redis)
{
    private static readonly Ceremony WorkingDay = new(CeremonyDay.FirstWorkingDay, "09:00");

    [Theory]
    // February begins on a Sunday
    [InlineData(1, "2026-02-02T09:00:00+01:00")]
    [InlineData(3, "2026-04-01T09:00:00+02:00")]
    // a Friday, and the first of May
    [InlineData(4, "2026-05-04T09:00:00+02:00")]
    // the campaign's: New Year is a Friday
    [InlineData(0, "2027-01-04T09:00:00+01:00")]
    public async Task The_first_working_day_is_that_of_the_calendar_of_the_desk(int period, string hour)
    {
        await using var challenge = await Challenge.Launched(
            x =>
                x with
                {
                    Ceremony = WorkingDay,
                    Deadlines = new Deadlines { Take = 8, WorkingHours = new WorkingHours(Holidays: "FR") },
                },
            redis.ConnectionString
        );

        Assert.Equal(DateTimeOffset.Parse(hour), Ceremonies.Hour(await View(challenge), period));
    }

    [Theory]
    [InlineData("09:00", "2026-01-07T09:00:00+01:00")]
    [InlineData("20:00", "2026-01-06T20:00:00+01:00")]
    public async Task The_hour_comes_after_the_end_though_that_is_in_the_middle_of_a_day(string at, string hour)
    {
        await using var challenge = await Challenge.Launched(
            x =>
                x with
                {
                    EndsAt = Challenge.Start.AddDays(5).AddHours(18),
                    Ceremony = new Ceremony(CeremonyDay.FirstDay, at),
                },
            redis.ConnectionString,
            Challenge.Start.AddHours(12)
        );

        Assert.Equal(DateTimeOffset.Parse(hour), Ceremonies.Hour(await View(challenge), BoardKey.Overall));
    }

    [Fact]
    public async Task Frozen_boards_prizes_and_results_are_held_until_the_hour_and_revealed_at_it()
    {
        await using var challenge = await FrozenMarch.Launched(
            redis.ConnectionString,
            x =>
                x with
                {
                    Ceremony = WorkingDay,
                    Prizes = [Some.Prize() with { Code = "month", Scope = PrizeScope.Period }],
                }
        );
        var anna = await challenge.Rep("anna");
        await FrozenMarch.Play(challenge);
        await Close(challenge, "2026-04-01T02:00:00+02:00");

        challenge.Running.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-01T08:59:59+02:00"));
        await challenge.Engine.BoardNews.Run();
        var view = await View(challenge);
        Assert.Equal("1 anna 11, 2 bob 0", await challenge.ToTheOffice("3"));
        Assert.Equal("1 bob 10, 2 anna 1", await challenge.ToEverybody("3"));
        Assert.True((await challenge.Reps("overall")).Frozen);
        Assert.False(challenge.Engine.Reads.IsRevealed(view, 3, Audience.Everybody));
        Assert.True(challenge.Engine.Reads.IsRevealed(view, 3, Audience.Staff));
        Assert.DoesNotContain(NotificationKind.Prize, await Told(challenge, anna));

        challenge.Running.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-01T09:00:00+02:00"));
        await challenge.Engine.BoardNews.Run();
        Assert.Equal("1 anna 11, 2 bob 0", await challenge.ToEverybody("3"));
        Assert.False((await challenge.Reps("overall")).Frozen);
        Assert.True(challenge.Engine.Reads.IsRevealed(view, 3, Audience.Everybody));
        Assert.Contains(NotificationKind.Prize, await Told(challenge, anna));
    }

    [Fact]
    public async Task Who_won_a_challenge_that_ends_before_a_weekend_is_told_after_it()
    {
        await using var challenge = await FrozenMarch.FiveDays(
            redis.ConnectionString,
            x => x with { EndsAt = Challenge.Start.AddDays(2), Ceremony = WorkingDay, Prizes = [Some.Prize()] }
        );
        var anna = await challenge.Rep("anna");
        await challenge.Tell("taken", "L1", "anna");
        await Close(challenge, "2026-01-03T02:00:00+01:00");
        await challenge.Engine.BoardNews.Run();
        Assert.NotNull((await View(challenge)).Campaign.ClosedAt);
        Assert.DoesNotContain(NotificationKind.Prize, await Told(challenge, anna));

        challenge.Running.Clock.SetUtcNow(DateTimeOffset.Parse("2026-01-05T09:00:00+01:00"));
        await challenge.Engine.BoardNews.Run();

        Assert.Contains(NotificationKind.Prize, await Told(challenge, anna));
    }

    [Fact]
    public async Task Without_a_freeze_only_the_ceremony_waits_and_never_comes_before_the_closing()
    {
        await using var challenge = await Challenge.Launched(
            x => x with { Ceremony = WorkingDay },
            redis.ConnectionString
        );
        var clock = challenge.Running.Clock;
        await challenge.Tell("taken", "L1", "anna");
        await Close(challenge, "2026-04-01T02:00:00+02:00");
        var view = await View(challenge);

        Assert.NotNull(Freezing.RevealedAt(view, 3, clock.GetUtcNow()));
        Assert.DoesNotContain(Held(view, clock.GetUtcNow()), x => x.Number == 3);
        Assert.Equal(DateTimeOffset.Parse("2026-04-01T09:00:00+02:00"), Ceremonies.Next(view, clock.GetUtcNow()));

        clock.SetUtcNow(DateTimeOffset.Parse("2026-04-01T09:00:00+02:00"));
        Assert.Equal(clock.GetUtcNow(), Held(view, clock.GetUtcNow()).Single(x => x.Number == 3).At);
        Assert.Null(Ceremonies.Next(view, clock.GetUtcNow()));

        // certified in the afternoon
        await Close(challenge, "2026-05-01T15:00:00+02:00");
        Assert.Equal(clock.GetUtcNow(), Held(await View(challenge), clock.GetUtcNow()).Single(x => x.Number == 4).At);
    }

    [Fact]
    public async Task The_hour_can_move_while_boards_are_frozen_but_neither_reveal_nor_hide_them()
    {
        await using var challenge = await FrozenMarch.Launched(
            redis.ConnectionString,
            x => x with { Ceremony = WorkingDay }
        );
        await Close(challenge, "2026-04-01T02:00:00+02:00");

        await Change(challenge, WorkingDay with { At = "10:00" });
        await Refused(challenge, null);
        await Refused(challenge, WorkingDay with { At = "01:00" });

        challenge.Running.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-01T10:30:00+02:00"));
        await Refused(challenge, WorkingDay with { At = "11:00" });
        await Change(challenge, null);
    }

    private static IReadOnlyList<HeldCeremony> Held(CampaignSnapshot view, DateTimeOffset now) =>
        Ceremonies.Held(view, seesUnrevealed: false, now);

    private static Task<CampaignSnapshot> View(Challenge challenge) => challenge.Engine.Reads.Snapshot(Challenge.Code);

    private static async Task Close(Challenge challenge, string at)
    {
        challenge.Running.Clock.SetUtcNow(DateTimeOffset.Parse(at));
        await challenge.Engine.Closing.CloseDue();
    }

    private static async Task Change(Challenge challenge, Ceremony? ceremony)
    {
        var document = (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document;
        await challenge.Engine.Campaigns.Put(Challenge.Code, document with { Ceremony = ceremony }, null);
    }

    private static async Task Refused(Challenge challenge, Ceremony? ceremony)
    {
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => Change(challenge, ceremony));
        Assert.Equal("ceremony-reveals", refusal.Why.Code);
    }

    private static async Task<IReadOnlyList<NotificationKind>> Told(Challenge challenge, Account reader) =>
        [.. (await challenge.Engine.Inbox.Look(reader, Inbox.MostLines)).Lines.Select(x => x.Latest.Kind)];
}
