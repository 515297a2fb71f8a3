using System.Data.Common;
using ChallengeHub.Testing;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class WriterTests(SharedRedis redis)
{
    [Fact]
    public async Task Many_openers_at_once_apply_the_schema_once()
    {
        var directory = Directory.CreateTempSubdirectory("ch-");
        var settings = TestStore.Settings(directory.FullName);
        var databases = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Database.Open(settings))));
        await using (var connection = await databases[0].Connect())
            Assert.Equal(
                Database.Steps(databases[0].Dialect.Schema).Select(x => (long)x.Version),
                await connection.QueryAsync<long>("select Version from SchemaVersion order by Version")
            );
        directory.Delete(recursive: true);
        TestStore.Drop(directory.FullName);
    }

    [Fact]
    public async Task A_work_that_fails_is_rolled_back_alone_while_its_neighbours_commit()
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        await using var connection = await challenge.Engine.Database.Connect();
        await Sabotage.Begin(connection, "Ledger", "Points = 1300", wholeTransaction: false);
        var works = Enumerable
            .Range(1, 40)
            .Select(i =>
                challenge.Engine.Corrections.Adjust(
                    Challenge.Code,
                    new Adjustment(i % 2 == 0 ? "anna" : "bob", i % 4 == 0 ? 1300 : i, "played", null),
                    $"k{i}",
                    "zoe"
                )
            )
            .ToList();
        await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(works));
        Assert.All(works.Select((work, i) => (work, i + 1)), x => Assert.Equal(x.Item2 % 4 == 0, x.work.IsFaulted));
        Assert.Equal(30, (await challenge.Ledger()).Count);
        Assert.Equal(30, await connection.ExecuteScalarAsync<int>("select count(*) from IdempotencyKeys"));
        await Sabotage.End(connection, "Ledger", wholeTransaction: false);
        await challenge.Tell("taken", "L1", "anna");
        await Invariants.Hold(challenge.Engine);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_transaction_that_failed_nothing_of_it_is_remembered_and_the_same_events_score(
        bool wholeTransaction
    )
    {
        await using var challenge = await Challenge.Launched(
            x =>
                x with
                {
                    Rules =
                    [
                        .. x.Rules,
                        new FirstOfTheDayRule
                        {
                            Code = "bird",
                            Name = "Bird",
                            On = Stage.Taken,
                            Points = 5,
                            Cap = new Cap(1, CapScope.Week),
                        },
                    ],
                },
            redis.ConnectionString
        );
        await challenge.Tell("contacted", "L0", "anna");
        await using var connection = await challenge.Engine.Database.Connect();
        await Sabotage.Begin(connection, "Ledger", "Seq = 4", wholeTransaction);
        var events = Enumerable.Range(1, 5).Select(i => challenge.Event("taken", $"L{i}", "anna")).ToList();
        await Assert.ThrowsAnyAsync<Exception>(() => challenge.Tell(events));
        await Assert.ThrowsAnyAsync<Exception>(() =>
            Task.WhenAll(challenge.Tell(events[..3]), challenge.Tell(events[2..]))
        );
        Assert.Single(await challenge.Ledger());
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>("select count(*) from Facts"));
        await Sabotage.End(connection, "Ledger", wholeTransaction);
        Assert.Equal([6, 1, 1, 1, 1], (await challenge.Tell(events)).Select(x => x.Points));
        Assert.Equal(13, await challenge.Points("anna"));
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task A_request_whose_campaign_fails_leaves_no_caller_waiting()
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        await using var connection = await challenge.Engine.Database.Connect();
        await Sabotage.Begin(connection, "Facts", "Lead = 'bad'", wholeTransaction: true);
        var tells = Enumerable
            .Range(0, 50)
            .Select(i => challenge.Tell("taken", i % 10 == 0 ? "bad" : $"L{i}", "anna"))
            .ToList();
        var all = Task.WhenAll(tells.Select(x => x.ContinueWith(_ => 0)));
        Assert.Same(all, await Task.WhenAny(all, Task.Delay(TimeSpan.FromSeconds(20))));
        Assert.Equal(
            tells.Count(x => x.IsCompletedSuccessfully),
            await connection.ExecuteScalarAsync<int>("select count(*) from Facts")
        );
        await Sabotage.End(connection, "Facts", wholeTransaction: true);
        await challenge.Tell("taken", "L99", "anna");
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task What_fails_after_the_commit_takes_nobodys_answer_away()
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        await using var queue = new WriteQueue(challenge.Engine.Database, NullLogger<WriteQueue>.Instance);
        var followed = new List<int>();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    queue.Write(work =>
                    {
                        work.AfterCommit(() =>
                            i % 2 == 0 ? throw new InvalidOperationException("no boards") : Task.CompletedTask
                        );
                        work.AfterCommit(() =>
                        {
                            followed.Add(i);
                            return Task.CompletedTask;
                        });
                        return Task.FromResult(i);
                    })
                )
        );
        Assert.Equal([0, 1, 2, 3, 4, 5], answers);
        Assert.Equal([0, 1, 2, 3, 4, 5], followed.Order());
    }

    [Fact]
    public async Task Nothing_in_the_ledger_is_reversed_twice_even_by_hand()
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        var answer = await challenge.Tell("taken", "L1", "anna");
        await challenge.Engine.Corrections.Reverse(Challenge.Code, new EventIdentity("crm", answer.Id), "wrong", "zoe");
        await using var connection = await challenge.Engine.Database.Connect();
        await Assert.ThrowsAnyAsync<DbException>(() =>
            connection.ExecuteAsync(
                "insert into Ledger select CampaignId, 3, Kind, FactSeq, Participant, Team, Lead, Cycle, Stage, Rep, "
                    + "Prospector, [Rule], RuleSetVersion, Points, OccurredAt, RecordedAt, Period, Late, Reverses, "
                    + "Reason, Author, Source, EventId from Ledger where Seq = 2"
            )
        );
    }
}
