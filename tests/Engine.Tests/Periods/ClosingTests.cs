using ChallengeHub.Testing;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class ClosingTests(SharedRedis redis)
{
    private static readonly Prize MonthlyPrize = new()
    {
        Code = "month",
        Name = "Best of the month",
        Scope = PrizeScope.Period,
        Board = BoardKind.Reps,
        Ranks = [1, 1],
        Value = 100,
    };

    private Task<Challenge> Launched(DateTimeOffset? now = null) =>
        Challenge.Launched(x => x with { Prizes = [MonthlyPrize, Some.Prize()] }, redis.ConnectionString, now);

    private static DateTimeOffset Month(int number) =>
        DateTimeOffset.Parse($"2026-{number:00}-01T00:00:00{(number is > 3 and < 11 ? "+02:00" : "+01:00")}");

    [Fact]
    public async Task Closing_twice_or_at_the_same_instant_gives_one_result_and_one_set_of_awards()
    {
        await using var challenge = await Launched();
        await challenge.Tell("taken", "L1", "anna", x => x with { At = Month(1).AddDays(2) });
        challenge.Running.Clock.Advance(TimeSpan.FromHours(2));
        var closings = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(i =>
                    i % 3 == 0
                        ? challenge
                            .Engine.Closing.CloseDue()
                            .ContinueWith(_ => challenge.Engine.Closing.Close(Challenge.Code, 1))
                            .Unwrap()
                        : challenge.Engine.Closing.Close(Challenge.Code, 1)
                )
        );
        Assert.Single(closings.Select(x => x.Sha256).Distinct());
        await using var connection = await challenge.Engine.Database.Connect();
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>("select count(*) from Results where Period = 1"));
        Assert.Equal("anna", (await challenge.Engine.Awards.Winners(Challenge.Code, 1)).Single().Code);
    }

    [Fact]
    public async Task A_period_cannot_be_closed_before_its_end_and_can_be_in_its_grace_in_any_order()
    {
        await using var challenge = await Launched(Month(3).AddMinutes(-1));
        Assert.Equal(
            RefusedKind.Conflict,
            await CorrectionsTests.Refused(() => challenge.Engine.Closing.Close(Challenge.Code, 2))
        );
        Assert.Equal(
            RefusedKind.NotFound,
            await CorrectionsTests.Refused(() => challenge.Engine.Closing.Close(Challenge.Code, 13))
        );
        challenge.Running.Clock.SetUtcNow(Month(3));
        await challenge.Engine.Closing.Close(Challenge.Code, 2);
        await challenge.Engine.Closing.Close(Challenge.Code, 1);
        Assert.Equal(
            [PeriodState.Closed, PeriodState.Closed, PeriodState.Open, PeriodState.Upcoming],
            (await challenge.Engine.Reads.Snapshot(Challenge.Code)).Periods.Take(4).Select(x => x.State(Month(3)))
        );
    }

    [Fact]
    public async Task In_its_grace_late_facts_still_count_in_the_period_and_afterwards_in_the_current_one()
    {
        await using var challenge = await Launched(Month(2).AddDays(3));
        challenge.Running.Clock.SetUtcNow(Month(3).AddMinutes(59));
        var inGrace = await challenge.Tell("taken", "L1", "anna", x => x with { At = Month(3).AddMinutes(-5) });
        Assert.Equal((2, false), (inGrace.Entries[0].Period, inGrace.Entries[0].Late));
        Assert.Equal(1, await challenge.Engine.Closing.CloseDue());
        challenge.Running.Clock.SetUtcNow(Month(3).AddMinutes(60));
        Assert.Equal(1, await challenge.Engine.Closing.CloseDue());
        var late = await challenge.Tell("taken", "L2", "anna", x => x with { At = Month(3).AddMinutes(-4) });
        Assert.Equal((3, true), (late.Entries[0].Period, late.Entries[0].Late));
        Assert.Equal(
            (1, 1, 2),
            (
                await challenge.Points("anna", period: "2"),
                await challenge.Points("anna", period: "3"),
                await challenge.Points("anna")
            )
        );
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task Results_never_change_and_are_what_a_closed_period_answers_even_without_Redis()
    {
        await using var own = await RedisServer.Start();
        await using var challenge = await Challenge.Launched(redis: own.ConnectionString);
        await challenge.Tell("taken", "L1", "anna", x => x with { At = Month(1).AddDays(2) });
        await challenge.Tell("contacted", "L1", "anna", x => x with { At = Month(1).AddDays(3), Prospector = "pia" });
        var before = NaiveBoards.Lines(await challenge.Board(period: "1"));
        var results = await challenge.Engine.Closing.Close(Challenge.Code, 1);
        Assert.Equal(results.Sha256, Results.Sha256(results.Canonical));
        await challenge.Tell("closed", "L1", "bob", x => x with { At = Month(1).AddDays(4) });
        await challenge.Engine.Corrections.Reverse(Challenge.Code, new EventIdentity("crm", "e1"), "wrong", "zoe");
        await challenge.Engine.Roster.Put(Challenge.Code, [Challenge.People[0] with { Team = "lille" }]);
        await own.Kill();
        var board = await challenge.Board(period: "1");
        Assert.Equal(before, NaiveBoards.Lines(board));
        Assert.Equal((PeriodState.Closed, "lyon"), (board.Period!.State, board.Rows.Single().Team));
        Assert.Equal(results.Canonical, (await challenge.Engine.Closing.Close(Challenge.Code, 1)).Canonical);
        Assert.False((await challenge.Board()).Live);
    }

    [Fact]
    public async Task A_campaign_launched_with_history_gets_its_grace_from_the_launch()
    {
        await using var challenge = await Launched(Month(5));
        Assert.Equal(0, await challenge.Engine.Closing.CloseDue());
        var answer = await challenge.Tell("taken", "L1", "anna", x => x with { At = Month(1) });
        Assert.Equal((1, false), (answer.Entries[0].Period, answer.Entries[0].Late));
        challenge.Running.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal(4, await challenge.Engine.Closing.CloseDue());
        Assert.Equal("anna", (await challenge.Engine.Awards.Winners(Challenge.Code, 1)).Single().Code);
    }

    [Fact]
    public async Task An_end_that_fell_into_downtime_is_closed_at_the_next_start_and_the_campaign_with_its_last_period()
    {
        await using var challenge = await Launched();
        await challenge.Tell("taken", "L1", "anna");
        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddYears(1).AddDays(3));
        await challenge.Running.Restart(redis.ConnectionString);
        Assert.Equal(12, await challenge.Engine.Closing.CloseDue());
        Assert.Equal(0, await challenge.Engine.Closing.CloseDue());
        Assert.Equal(CampaignStatus.Closed, (await challenge.Engine.Campaigns.Get(Challenge.Code)).Status);
        Assert.Equal(
            [(3, "month", "anna"), (0, "grand", "anna")],
            (await challenge.Engine.Awards.Winners(Challenge.Code, null)).Select(x => (x.Period, x.Prize, x.Code))
        );
        var board = await challenge.Board();
        Assert.Equal((1, true), (board.Rows.Single().Points, board.Live));
    }

    [Fact]
    public async Task Two_engines_on_one_file_and_one_redis_close_every_period_once_while_points_come_in()
    {
        await using var challenge = await Launched();
        await using var second = await RunningEngine.Start(
            Challenge.Noon,
            redis.ConnectionString,
            challenge.Running.Directory
        );
        var engines = new[] { challenge.Engine, second.Engine };
        var answers = new List<Answer>();
        for (var month = 3; month <= 12; month++)
        {
            answers.Add(await challenge.Tell("taken", $"{month}", "anna"));
            var events = Enumerable
                .Range(0, 30)
                .Select(i => challenge.Event("taken", $"{month}-{i}", i % 3 == 0 ? "bob" : "anna"))
                .ToList();
            var tells = events
                .Chunk(3)
                .Select(
                    (some, i) =>
                        engines[i % 2].Scorekeeper.Record([.. some.Select(x => new ReceivedEvent(x, null, "{}"))])
                )
                .ToList();
            foreach (var clock in new[] { challenge.Running.Clock, second.Clock })
                clock.SetUtcNow(month == 12 ? Challenge.Start.AddYears(1).AddHours(1) : Month(month + 1).AddHours(1));
            await Task.WhenAll([
                .. engines.Select(engine => engine.Closing.CloseDue()),
                .. engines.Select(engine => engine.Closing.Close(Challenge.Code, month)),
                .. tells,
            ]);
            foreach (var tell in tells)
                answers.AddRange(await tell);
        }
        await using var connection = await challenge.Engine.Database.Connect();
        Assert.Equal(13, await connection.ExecuteScalarAsync<int>("select count(*) from Results"));
        Assert.Equal(
            13,
            await connection.ExecuteScalarAsync<int>(
                "select count(*) from Changes where Kind in ('period-closed', 'campaign-closed')"
            )
        );
        foreach (var engine in engines)
        {
            var winners = await engine.Awards.Winners(Challenge.Code, null);
            Assert.Equal([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0], winners.Select(x => x.Period));
            Assert.All(winners, x => Assert.Equal("anna", x.Code));
            Assert.Equal(answers.Sum(x => x.Points), (await engine.Reads.Snapshot(Challenge.Code)).Campaign.LastSeq);
            await Invariants.Hold(engine);
        }
    }

    [Fact]
    public async Task An_engine_that_ends_amid_its_closings_leaves_whole_ones_and_the_next_start_does_the_rest()
    {
        await using var challenge = await Launched(Challenge.Start.AddYears(1).AddHours(-1));
        for (var month = 1; month <= 12; month++)
            await challenge.Tell("taken", $"L{month}", "anna", x => x with { At = Month(month).AddDays(1) });
        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddYears(1).AddHours(2));
        var closing = challenge.Engine.Closing.CloseDue();
        await challenge.Running.Restart(redis.ConnectionString);
        await Task.WhenAny(closing);
        await using var connection = await challenge.Engine.Database.Connect();
        Assert.Equal(
            await connection.ExecuteScalarAsync<int>("select count(*) from Periods where ClosedAt is not null"),
            await connection.ExecuteScalarAsync<int>("select count(*) from Awards where Prize = 'month'")
        );
        await challenge.Engine.Closing.CloseDue();
        Assert.Equal(
            [.. Enumerable.Range(1, 12), 0],
            (await challenge.Engine.Awards.Winners(Challenge.Code, null)).Select(x => x.Period)
        );
        Assert.Equal(13, await connection.ExecuteScalarAsync<int>("select count(*) from Results"));
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task One_campaign_that_cannot_be_closed_does_not_keep_the_others_open()
    {
        await using var challenge = await Launched();
        await challenge.Engine.Campaigns.Put("second", Challenge.Document, null);
        await challenge.Engine.Campaigns.Launch("second");
        await using var connection = await challenge.Engine.Database.Connect();
        await Sabotage.Begin(connection, "Results", "CampaignId = 1", wholeTransaction: false);
        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddYears(2));
        await Assert.ThrowsAnyAsync<Exception>(challenge.Engine.Closing.CloseDue);
        Assert.Equal(CampaignStatus.Closed, (await challenge.Engine.Campaigns.Get("second")).Status);
        Assert.Equal(CampaignStatus.Running, (await challenge.Engine.Campaigns.Get(Challenge.Code)).Status);
        await Sabotage.End(connection, "Results", wholeTransaction: false);
        await challenge.Engine.Closing.CloseDue();
        Assert.Equal(CampaignStatus.Closed, (await challenge.Engine.Campaigns.Get(Challenge.Code)).Status);
    }
}
