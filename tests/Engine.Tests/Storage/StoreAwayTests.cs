using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>The file of the database is gone for a while, as on a disk that is unplugged.</summary>
public sealed class StoreAwayTests(SharedRedis redis)
{
    [Fact]
    public async Task What_was_refused_while_the_store_was_away_is_not_written_when_it_is_back()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        await challenge.Tell("taken", "L1", "anna");

        using (Away.From(challenge.Engine))
        {
            var refused = await Task.WhenAll(
                Enumerable
                    .Range(0, 20)
                    .Select(i => Record.ExceptionAsync(() => challenge.Tell("taken", $"refused {i}", "bob")).AsTask())
            );
            Assert.All(refused, failure => Assert.Equal("it does not answer", StoreFaults.Reason(failure)));
            Assert.NotNull(
                await Record.ExceptionAsync(() => challenge.Engine.Roster.Deactivate(Challenge.Code, "carl"))
            );
        }

        await challenge.Tell("taken", "L2", "anna");
        Assert.Equal(["L1", "L2"], (await challenge.Ledger()).Select(x => x.Lead));
        Assert.True((await challenge.Engine.Reads.Snapshot(Challenge.Code)).Find("carl")!.Active);
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task That_a_key_was_used_is_not_worth_a_refusal()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        var (key, secret) = await challenge.Engine.Keys.Create(
            new ApiKey
            {
                Name = "CRM",
                Hint = "",
                CreatedBy = "",
                Scopes = ["events"],
            },
            new Actor("key:admin", null)
        );

        using (Away.From(challenge.Engine))
            Assert.Equal(key.Id, (await challenge.Engine.Keys.Find(secret))!.Id);

        Assert.Null((await challenge.Engine.Keys.All()).Single().LastUsedAt);
        await challenge.Engine.Keys.Find(secret);
        Assert.NotNull((await challenge.Engine.Keys.All()).Single().LastUsedAt);
    }

    [Fact]
    public async Task A_store_that_is_away_is_not_begun_again_empty()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        using (Away.From(challenge.Engine))
        {
            // more readers than there are open connections
            var reads = await Task.WhenAll(
                Enumerable
                    .Range(0, 40)
                    .Select(_ => Record.ExceptionAsync(() => challenge.Engine.Reads.Snapshot(Challenge.Code)).AsTask())
            );
            Assert.All(reads.OfType<Exception>(), failure => Assert.NotNull(StoreFaults.Reason(failure)));
        }
        Assert.NotNull(await challenge.Engine.Reads.Snapshot(Challenge.Code));
    }

    [Fact]
    public async Task Whether_the_store_can_be_written_is_known_and_known_again_when_it_is_back()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        using (Away.From(challenge.Engine))
            Assert.Equal("it does not answer", await challenge.Engine.Store.Fault());
        while (await challenge.Engine.Store.Fault() is not null)
            await Task.Delay(50, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(13, "its disk is full")]
    [InlineData(8, "it may only be read")]
    [InlineData(5, "it is busy")]
    [InlineData(10, "it does not answer")]
    [InlineData(19, null)]
    public void A_fault_of_the_store_is_told_from_one_of_a_statement(int code, string? reason) =>
        Assert.Equal(
            reason,
            StoreFaults.Reason(new AggregateException(new Microsoft.Data.Sqlite.SqliteException("failed", code)))
        );
}
