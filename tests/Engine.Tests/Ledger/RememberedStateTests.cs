using ChallengeHub.Testing;
using CsCheck;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>
/// What a process remembers of a campaign is what a fold of the whole ledger says, no matter who else writes, and what
/// is refused or rolled back.
/// </summary>
public sealed class RememberedStateTests(SharedRedis redis)
{
    private static readonly Rule Once = Some.Rule() with { Cap = new Cap(1, CapScope.Campaign) };

    [Fact]
    public Task After_every_step_on_two_processes_what_is_remembered_is_the_fold_of_the_whole_ledger() =>
        Gen.Select(Gen.Int[0, 39], Step.Many)
            .SampleAsync(
                async (variant, steps) =>
                {
                    await using var challenge = await Challenge.Launched(
                        x => SequenceCampaign.Configure(x, variant),
                        redis.ConnectionString,
                        SequenceCampaign.Start.AddHours(20)
                    );
                    await using var other = await Second(challenge);
                    var sequence = new Sequence(challenge, plainly: false) { Other = other };

                    foreach (var step in steps)
                    {
                        await Refused(challenge.Engine);
                        await Refused(other);
                        await sequence.Play([step]);
                        await BoardsHold(challenge.Engine);
                        await BoardsHold(other);
                    }

                    // caps, streaks and the day's first, which no board shows
                    var now = challenge.Running.Clock.GetUtcNow();
                    var replayed = await Replayed.Play(other, Challenge.Code, Trial.InForce, now);
                    Assert.Empty(await replayed.Differences(other, Challenge.Code));
                },
                iter: 6,
                threads: 2
            );

    [Fact]
    public async Task Neither_refusals_nor_an_alias_nor_rules_nor_another_process_make_the_past_be_read_again()
    {
        await using var challenge = await Challenge.Launched(x => x with { Rules = [Once] }, redis.ConnectionString);
        await using var other = await Second(challenge);
        await challenge.Tell("taken", "L1", "anna");
        await other.Scorekeeper.Record([new ReceivedEvent(challenge.Event("taken", "L2", "bob"), null, "{}")]);

        await MakeFirstEntryUnreadable(challenge);
        await Refused(challenge.Engine);
        await other.Roster.Show(Challenge.Code, "anna", new Appearance(Display.Alias, "Red Baron"), "zoe");
        var document = (await other.Campaigns.Get(Challenge.Code)).Campaign.Document;
        await other.Campaigns.Put(
            Challenge.Code,
            document with
            {
                Rules = [Once, Some.Rule("called", Stage.Contacted, 3)],
            },
            null
        );

        // who read the first entry would not find its player, and who forgot it would pay a second time
        Assert.Equal("recorded", (await challenge.Tell("taken", "L3", "anna")).Status);
        Assert.Equal("recorded", (await challenge.Tell("taken", "L4", "bob")).Status);
        Assert.Equal("scored", (await challenge.Tell("taken", "L5", "carl")).Status);
        var called = await challenge.Tell(
            "contacted",
            "L3",
            "anna",
            x => x with { At = challenge.Running.Clock.GetUtcNow() }
        );
        Assert.Equal(3, called.Points);
    }

    [Fact]
    public async Task A_long_past_that_is_read_beside_the_writer_is_remembered_like_any_other()
    {
        await using var challenge = await Challenge.Launched(
            x =>
                x with
                {
                    Rules = [Once, Some.Rule<FirstOfTheDayRule>(points: 5), Some.Rule("called", Stage.Contacted, 3)],
                },
            redis.ConnectionString
        );
        await challenge.Tell(Enumerable.Range(0, 2_100).Select(i => challenge.Event("contacted", $"L{i}", "bob")));
        await challenge.Tell("taken", "L0", "anna");

        await challenge.Running.Restart(redis.ConnectionString);

        Assert.Equal("recorded", (await challenge.Tell("taken", "L1", "anna")).Status);
        Assert.Equal(6, (await challenge.Tell("taken", "L2", "carl")).Points);
        await BoardsHold(challenge.Engine);
    }

    [Fact]
    public async Task What_was_refused_at_its_last_event_fills_no_cap_and_stands_on_no_board()
    {
        await using var challenge = await Challenge.Launched(x => x with { Rules = [Once] }, redis.ConnectionString);
        await challenge.Tell("taken", "L1", "bob");
        challenge.Running.Clock.Advance(TimeSpan.FromDays(400));
        await challenge.Engine.Closing.CloseDue();
        var late = challenge.Event("taken", "L2", "anna", x => x with { At = Challenge.Noon });
        Assert.Equal("late", (await challenge.Tell(late))[0].Status);

        await Assert.ThrowsAsync<RefusedException>(() => Accept(challenge, late.Id, "never-told"));

        Assert.Equal([1L], (await Accept(challenge, late.Id)).Select(x => x.Points));
        Assert.Equal(0, await challenge.Engine.Boards.Drift(Challenge.Code));
    }

    [Fact]
    public async Task What_failed_at_its_commit_is_not_remembered()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        await using var challenge = await Challenge.Launched(x => x with { Rules = [Once] }, redis.ConnectionString);
        await challenge.Tell("taken", "L1", "bob");
        var again = challenge.Event("taken", "L2", "anna");

        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = challenge.Engine.Queue.Write(async _ =>
        {
            begun.SetResult();
            await go.Task;
            return 0;
        });
        await begun.Task;
        // both wait while the first one writes, and are written as one transaction
        var told = challenge.Tell(again);
        var spoilt = challenge.Engine.Queue.Write(FailAtCommit);
        go.SetResult();
        await before;
        Assert.NotNull(await Record.ExceptionAsync(() => told));
        Assert.NotNull(await Record.ExceptionAsync(() => spoilt));

        Assert.Equal("scored", (await challenge.Tell(again))[0].Status);
        Assert.Equal("recorded", (await challenge.Tell("taken", "L3", "anna")).Status);
        Assert.Equal(1, await challenge.Points("anna"));
        await Invariants.Hold(challenge.Engine);
    }

    private Task<EngineParts> Second(Challenge challenge)
    {
        var directory = challenge.Running.Directory;
        return EngineParts.Start(
            TestStore.Settings(directory, redis.ConnectionString, $"t{Path.GetFileName(directory)}"),
            challenge.Running.Clock
        );
    }

    /// <summary>Inside the transaction, after the campaign's lock was taken.</summary>
    private static async Task Refused(EngineParts engine)
    {
        await Assert.ThrowsAsync<RefusedException>(() => engine.Roster.Deactivate(Challenge.Code, "nobody"));
        await Assert.ThrowsAsync<RefusedException>(() =>
            engine.Corrections.Reverse(Challenge.Code, new EventIdentity("crm", "never-told"), "told wrongly", "zoe")
        );
    }

    private static Task<IReadOnlyList<LedgerLine>> Accept(Challenge challenge, params string[] ids) =>
        challenge.Engine.Amendments.Accept(
            Challenge.Code,
            [.. ids.Select(id => new EventIdentity("crm", id))],
            "the sender was down",
            "zoe"
        );

    /// <summary>Redis has what the writers remembered; it is held against a fold of the whole ledger.</summary>
    private static async Task BoardsHold(EngineParts engine)
    {
        await engine.Reads.Read(new StandingsQuery(Challenge.Code, BoardKind.Reps, "overall"));
        Assert.Equal(0, await engine.Boards.Drift(Challenge.Code));
    }

    private static async Task MakeFirstEntryUnreadable(Challenge challenge)
    {
        await using var connection = await challenge.Engine.Database.Connect();
        await connection.ExecuteAsync("update Ledger set Participant = 999999 where Seq = 1");
    }

    private static async Task<int> FailAtCommit(UnitOfWork work)
    {
        await work.Connection.ExecuteAsync(
            """
            pragma defer_foreign_keys = on;
            insert into RuleSets (CampaignId, Version, EffectiveFrom, Rules)
            values (999999, 1, 0, '[]');
            """,
            transaction: work.Transaction
        );
        return 0;
    }
}
