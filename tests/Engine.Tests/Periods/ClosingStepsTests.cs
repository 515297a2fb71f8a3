using ChallengeHub.Testing;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>
/// Between the two steps of a closing: nothing more is booked in the period, and its results are as of the mark,
/// whatever comes meanwhile and however often a process ends.
/// </summary>
public sealed class ClosingStepsTests(SharedRedis redis)
{
    private static readonly DateTimeOffset January = Challenge.Start.AddDays(1);
    private static readonly DateTimeOffset Over = Challenge.Start.AddYears(1).AddHours(2);
    private static readonly Prize MonthlyPrize = new()
    {
        Code = "month",
        Name = "Best of the month",
        Scope = PrizeScope.Period,
        Board = BoardKind.Reps,
        Ranks = [1, 1],
        Value = 100,
    };

    /// <summary>Anna took a lead in January, and Bob one a day later; launched in March.</summary>
    private async Task<Challenge> Played()
    {
        var challenge = await Challenge.Launched(
            x => x with { Prizes = [MonthlyPrize, Some.Prize()] },
            redis.ConnectionString
        );
        await challenge.Tell("taken", "L1", "anna", x => x with { Id = "first", At = January });
        await challenge.Tell("taken", "L2", "bob", x => x with { At = January.AddDays(1) });
        return challenge;
    }

    private static async Task<PeriodState> StateOf(Challenge challenge, int number) =>
        (await challenge.Engine.Reads.Snapshot(Challenge.Code))
            .Period(number)!
            .State(challenge.Running.Clock.GetUtcNow());

    private static Task Reverse(Challenge challenge, string id) =>
        challenge.Engine.Corrections.Reverse(Challenge.Code, new EventIdentity("crm", id), "wrong", "zoe");

    private static async Task<IReadOnlyList<int>> Winners(Challenge challenge) =>
        [.. (await challenge.Engine.Awards.Winners(Challenge.Code, null)).Select(x => x.Period)];

    /// <summary>A dry run of the past by its own rules gives it again, to the last byte.</summary>
    private static async Task Replays(Challenge challenge)
    {
        var again = await Replayed.Play(
            challenge.Engine,
            Challenge.Code,
            Trial.InForce,
            challenge.Running.Clock.GetUtcNow()
        );
        Assert.Empty(await again.Differences(challenge.Engine, Challenge.Code));
    }

    [Fact]
    public async Task A_late_fact_and_a_reversal_go_elsewhere_and_the_results_are_as_of_the_mark()
    {
        await using var challenge = await Played();
        await challenge.Engine.Closing.Begin(Challenge.Code, 1);
        Assert.Equal(PeriodState.Closing, await StateOf(challenge, 1));
        Assert.Null(await challenge.Engine.Results.Find(Challenge.Code, 1));

        var late = await challenge.Tell("taken", "L3", "bob", x => x with { At = January.AddDays(2) });
        await Reverse(challenge, "first");
        Assert.Equal((3, true), (late.Entries[0].Period, late.Entries[0].Late));
        Assert.Equal((3, true), ((await challenge.Ledger())[^1].Period, (await challenge.Ledger())[^1].Late));

        await challenge.Engine.Closing.Close(Challenge.Code, 1);
        Assert.Equal(2, (await challenge.Engine.Results.Find(Challenge.Code, 1))!.Stored.Results.Seq);
        var marked = (await NaiveBoards.Read(challenge.Engine, Challenge.Code)).UpTo(2);
        foreach (var kind in Enum.GetValues<BoardKind>())
            Assert.Equal(marked.Board(kind, 1), NaiveBoards.Lines(await challenge.Board(kind, "1")));
        // she was the first to reach it, though it was taken back since
        Assert.Equal("anna", (await challenge.Engine.Awards.Winners(Challenge.Code, 1)).Single().Code);
        await Invariants.Hold(challenge.Engine);
        await Replays(challenge);
    }

    [Fact]
    public async Task What_a_process_began_in_the_grace_is_finished_by_the_next_one_though_the_grace_would_last()
    {
        await using var challenge = await Played();
        await challenge.Engine.Closing.Begin(Challenge.Code, 1);
        await challenge.Running.Restart(redis.ConnectionString);
        Assert.Equal(PeriodState.Closing, await StateOf(challenge, 1));
        Assert.True(await challenge.Engine.Closing.NextDue() <= challenge.Running.Clock.GetUtcNow());

        Assert.Equal(1, await challenge.Engine.Closing.CloseDue());

        Assert.Equal([1], await Winners(challenge));
        Assert.Equal(0, await challenge.Engine.Closing.CloseDue());
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task Two_engines_that_find_a_marked_period_finish_it_once()
    {
        await using var challenge = await Played();
        await using var second = await RunningEngine.Start(
            Challenge.Noon,
            redis.ConnectionString,
            challenge.Running.Directory
        );
        await challenge.Engine.Closing.Begin(Challenge.Code, 1);
        await Task.WhenAll(
            challenge.Engine.Closing.CloseDue(),
            second.Engine.Closing.CloseDue(),
            second.Engine.Closing.Close(Challenge.Code, 1)
        );

        Assert.Equal([1], await Winners(challenge));
        await using var connection = await challenge.Engine.Database.Connect();
        foreach (var kind in new[] { "period-closing", "period-closed" })
            Assert.Equal(
                1,
                await connection.ExecuteScalarAsync<int>(
                    "select count(*) from Changes where Kind = @kind",
                    new { kind }
                )
            );
        await Invariants.Hold(second.Engine);
    }

    [Fact]
    public async Task Who_leaves_between_the_steps_wins_nothing_any_more()
    {
        await using var challenge = await Played();
        await challenge.Engine.Closing.Begin(Challenge.Code, 1);
        await challenge.Engine.Roster.Deactivate(Challenge.Code, "anna");

        await challenge.Engine.Closing.Close(Challenge.Code, 1);

        Assert.Equal("bob", (await challenge.Engine.Awards.Winners(Challenge.Code, 1)).Single().Code);
        await Replays(challenge);
    }

    [Fact]
    public async Task The_last_period_that_is_being_closed_takes_no_fact_and_no_correction()
    {
        await using var challenge = await Played();
        challenge.Running.Clock.SetUtcNow(Over);
        for (var month = 1; month < 12; month++)
            await challenge.Engine.Closing.Close(Challenge.Code, month);
        await challenge.Engine.Closing.Begin(Challenge.Code, 12);

        var late = await challenge.Tell("taken", "L3", "bob", x => x with { At = Over.AddDays(-1) });
        Assert.Equal(("late", 0), (late.Status, late.Points));
        Assert.Equal(RefusedKind.Conflict, await CorrectionsTests.Refused(() => Reverse(challenge, "first")));
        Assert.Equal(CampaignStatus.Running, (await challenge.Engine.Campaigns.Get(Challenge.Code)).Status);

        await challenge.Engine.Closing.CloseDue();
        Assert.Equal(CampaignStatus.Closed, (await challenge.Engine.Campaigns.Get(Challenge.Code)).Status);
        Assert.Equal(2, (await challenge.Engine.Results.Find(Challenge.Code, 0))!.Stored.Results.Seq);
        await Invariants.Hold(challenge.Engine);
        await Replays(challenge);
    }

    [Fact]
    public async Task All_that_is_due_is_marked_though_no_result_can_be_written()
    {
        await using var challenge = await Played();
        await using var connection = await challenge.Engine.Database.Connect();
        await Sabotage.Begin(connection, "Results", "CampaignId = 1", wholeTransaction: false);
        challenge.Running.Clock.SetUtcNow(Over);
        await Assert.ThrowsAnyAsync<Exception>(challenge.Engine.Closing.CloseDue);

        Assert.All(
            (await challenge.Engine.Reads.Snapshot(Challenge.Code)).Periods,
            x => Assert.Equal(PeriodState.Closing, x.State(Over))
        );
        var late = await challenge.Tell("taken", "L3", "bob", x => x with { At = Over.AddDays(-1) });
        Assert.Equal("late", late.Status);
        await Sabotage.End(connection, "Results", wholeTransaction: false);

        Assert.Equal(12, await challenge.Engine.Closing.CloseDue());
        Assert.Equal([1, 0], await Winners(challenge));
        await Replays(challenge);
    }

    [Fact]
    public async Task A_closing_that_was_prepared_in_vain_again_and_again_is_computed_as_of_the_mark_all_the_same()
    {
        await using var challenge = await Played();
        await challenge.Engine.Closing.Begin(Challenge.Code, 1);
        await Reverse(challenge, "first");
        var changing = true;
        var changes = Task.Run(async () =>
        {
            for (var i = 0; Volatile.Read(ref changing); i++)
                await challenge.Engine.Roster.Put(Challenge.Code, [Challenge.People[2] with { Name = $"Carl {i}" }]);
        });

        await challenge.Engine.Closing.Close(Challenge.Code, 1);

        Volatile.Write(ref changing, false);
        await changes;
        Assert.Equal(2, (await challenge.Engine.Results.Find(Challenge.Code, 1))!.Stored.Results.Seq);
        Assert.Equal("anna", (await challenge.Engine.Awards.Winners(Challenge.Code, 1)).Single().Code);
        await Replays(challenge);
    }
}
