using ChallengeHub.Testing;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class WriterTests(SharedRedis redis)
{
    [Fact]
    public async Task Many_openers_at_once_apply_the_schema_once()
    {
        var directory = Directory.CreateTempSubdirectory("ch-");
        var file = Path.Combine(directory.FullName, "challengehub.db");
        var databases = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Database.Open(file))));
        await using (var connection = await databases[0].Connect())
            Assert.Equal(await connection.ExecuteScalarAsync<int>("select count(distinct Version) from SchemaVersion"),
                await connection.ExecuteScalarAsync<int>("select max(Version) from SchemaVersion"));
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task A_work_that_fails_is_rolled_back_alone_while_its_neighbours_commit()
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        await using var connection = await challenge.Engine.Database.Connect();
        await connection.ExecuteAsync("create trigger broken before insert on Ledger when new.Points = 1300 begin select raise(abort, 'no luck'); end");
        var works = Enumerable.Range(1, 40).Select(i => challenge.Engine.Corrections.Adjust(
            Challenge.Code, new Adjustment(i % 2 == 0 ? "anna" : "bob", i % 4 == 0 ? 1300 : i, "played", null), $"k{i}", "zoe")).ToList();
        await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(works));
        Assert.All(works.Select((work, i) => (work, i + 1)), x => Assert.Equal(x.Item2 % 4 == 0, x.work.IsFaulted));
        Assert.Equal(30, (await challenge.Ledger()).Count);
        Assert.Equal(30, await connection.ExecuteScalarAsync<int>("select count(*) from IdempotencyKeys"));
        await connection.ExecuteAsync("drop trigger broken");
        await challenge.Tell("taken", "L1", "anna");
        await Invariants.Hold(challenge.Engine);
    }

    [Theory]
    [InlineData("abort")]
    [InlineData("rollback")]
    public async Task After_a_transaction_that_failed_nothing_of_it_is_remembered_and_the_same_events_score(string way)
    {
        await using var challenge = await Challenge.Launched(x => x with
        {
            Rules = [.. x.Rules, new FirstOfTheDayRule { Code = "bird", Name = "Bird", On = Stage.Taken, Points = 5, Cap = new Cap(1, CapScope.Week) }],
        }, redis.ConnectionString);
        await challenge.Tell("contacted", "L0", "anna");
        await using var connection = await challenge.Engine.Database.Connect();
        await connection.ExecuteAsync($"create trigger broken before insert on Ledger when new.Seq = 4 begin select raise({way}, 'the disk is full'); end");
        var events = Enumerable.Range(1, 5).Select(i => challenge.Event("taken", $"L{i}", "anna")).ToList();
        await Assert.ThrowsAnyAsync<Exception>(() => challenge.Tell(events));
        await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(challenge.Tell(events[..3]), challenge.Tell(events[2..])));
        Assert.Single(await challenge.Ledger());
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>("select count(*) from Facts"));
        await connection.ExecuteAsync("drop trigger broken");
        Assert.Equal([6, 1, 1, 1, 1], (await challenge.Tell(events)).Select(x => x.Points));
        Assert.Equal(13, await challenge.Points("anna"));
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task A_request_whose_campaign_fails_leaves_no_caller_waiting()
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        await using var connection = await challenge.Engine.Database.Connect();
        await connection.ExecuteAsync("create trigger broken before insert on Facts when new.Lead = 'bad' begin select raise(rollback, 'no'); end");
        var tells = Enumerable.Range(0, 50).Select(i => challenge.Tell("taken", i % 10 == 0 ? "bad" : $"L{i}", "anna")).ToList();
        var all = Task.WhenAll(tells.Select(x => x.ContinueWith(_ => 0)));
        Assert.Same(all, await Task.WhenAny(all, Task.Delay(TimeSpan.FromSeconds(20))));
        Assert.Equal(tells.Count(x => x.IsCompletedSuccessfully), await connection.ExecuteScalarAsync<int>("select count(*) from Facts"));
        await connection.ExecuteAsync("drop trigger broken");
        await challenge.Tell("taken", "L99", "anna");
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task What_fails_after_the_commit_takes_nobodys_answer_away()
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        await using var writer = new Writer(challenge.Engine.Database, NullLogger<Writer>.Instance);
        var followed = new List<int>();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => writer.Write(writing =>
        {
            writing.AfterCommit(() => i % 2 == 0 ? throw new InvalidOperationException("no boards") : Task.CompletedTask);
            writing.AfterCommit(() =>
            {
                followed.Add(i);
                return Task.CompletedTask;
            });
            return Task.FromResult(i);
        })));
        Assert.Equal([0, 1, 2, 3, 4, 5], answers);
        Assert.Equal([0, 1, 2, 3, 4, 5], followed.Order());
    }

    [Fact]
    public async Task Nothing_in_the_ledger_is_reversed_twice_even_by_hand()
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        var told = await challenge.Tell("taken", "L1", "anna");
        await challenge.Engine.Corrections.Reverse(Challenge.Code, new EventIdentity("crm", told.Id), "wrong", "zoe");
        await using var connection = await challenge.Engine.Database.Connect();
        await Assert.ThrowsAsync<SqliteException>(() => connection.ExecuteAsync(
            "insert into Ledger select CampaignId, 3, Kind, FactSeq, Participant, Team, Lead, Cycle, Stage, Rep, Prospector, Rule, RuleSetVersion, Points, OccurredAt, RecordedAt, Period, Late, Reverses, Reason, Author, Source, EventId from Ledger where Seq = 2"));
    }
}
